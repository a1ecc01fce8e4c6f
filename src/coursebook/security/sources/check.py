"""``python -m coursebook.security [files]``: the source check. Only what is in ``policy.py`` passes, before anything is built.

With files it judges a change: each must be a file that anybody may change; one that is gone is judged by its name.
Without, it judges all that the folders of the text hold. It reads files and runs nothing of the project. Where the
project is a stranger's, run it from another folder with ``--project``, because Python reads modules from the folder
that it is started in.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ...core.pages import frontmatter
from ...core.plain_file import is_device, is_plain_file
from ...core.problems import Problem, Rule
from ...core.project import PANELS
from ...core.terminal_text import name_of
from .. import forbidden_files, unicode_check, urls
from ..course_files import ODD_NAME, CourseFiles, FileType, read_course_files
from ..images import png
from ..numbers.telephone import forget_texts
from ..policy import LONGEST_PATH, MOST_FILES
from . import merge_conflicts, numbers_file
from .blocks import boxes
from .blocks.unclosed_boxes import keep_unended_alone
from .data import left_to_lint, plain_yaml, search_lists, search_words
from .data.link_texts import check_link_words
from .data.translated_words import page_of, read_wordings
from .file_names import describe_refused, original_of
from .link_cries import Ear
from .markdown import page as markdown
from .markdown import unclosed_marks
from .markdown.source_location import Place
from .number_labels import NumberLabels

MOST_TOLD = 200
"""The problems of the text of one page that are told; what follows is not judged any more, and the page is refused anyway."""
LARGEST_PAGE = 64_000
"""The characters of the page of a translation that are read; a longer page is refused itself."""
NOBODYS = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What file managers leave behind; no build reads it."""


Remember = Callable[[PurePosixPath, bytes, Callable[[], list[Problem]]], list[Problem]]
"""Gives the problems of a file with these bytes, from a memory or from the function that finds them."""


class Trusted(NamedTuple):
    """What no stranger changes: where files lie, the hosts, the pinned numbers, and what people type in an emergency."""

    files: CourseFiles
    hosts: frozenset[str]
    numbers: Mapping[str, str]
    words: Mapping[str, str]
    ear: Ear
    labels: NumberLabels


def check_sources(
    project: Path,
    changed: Iterable[str] | None = None,
    hosts: frozenset[str] | None = None,
    alone: bool = True,
    pins: Mapping[str, str] | None = None,
    remember: Remember | None = None,
    files: CourseFiles | None = None,
    each: Callable[[Callable[[PurePosixPath], list[Problem]], list[PurePosixPath]], Iterable[list[Problem]]] = map,
) -> list[Problem]:
    """What is refused: in the files of a change, or in the whole project.

    ``hosts`` and ``pins`` stand for the project's own lists. Not ``alone``, it leaves the keys of the front matter to the lint.
    ``remember`` may know what is wrong with a file that has not changed, but for what is left to the lint. ``files`` says where the files of the course lie;
    without it the project's own settings do. ``each`` judges each file, as ``map`` does; it may say how far it is.
    """
    if changed is None and (strange := forbidden_files.check_tree(project)):
        return strange
    if files is None:
        files, misplaced = read_course_files(project)
        if misplaced:
            return misplaced
    if hosts is None:
        hosts, problems = _hosts(project, files.paths.file("hosts"))
    else:
        problems = []
    numbers = numbers_file.read_pins(_list_of(project, files.paths.file("pinned_numbers"))) if pins is None else pins
    words = search_words.read_pinned_words(_list_of(project, files.paths.file("pinned_words")))
    ear = Ear(project, files.paths)
    labels = NumberLabels(partial(_list_of, project), files.paths, numbers, ear.is_cry)
    trusted = Trusted(files, hosts, numbers, words, ear, labels)
    shown = list(_all(project, files)) if changed is None else [PurePosixPath(name) for name in changed]
    if len(shown) > MOST_FILES:
        message = f"There are more than {MOST_FILES} files here. Make the change smaller."
        return [Problem(PurePosixPath("."), 1, Rule.TOO_LARGE, message)]

    def judge(path: PurePosixPath) -> list[Problem]:
        return list(_file(project, path, changed is not None, alone, trusted, remember))

    problems += chain.from_iterable(each(judge, shown))
    return sorted(problems, key=lambda problem: (problem.path.as_posix(), problem.line, problem.message))


def _all(project: Path, course: CourseFiles) -> Iterator[PurePosixPath]:
    """Every file in the folders of the text, links and hidden ones too, the pages at the top, and the lists elsewhere."""
    for entry in sorted(os.listdir(project)):  # noqa: PTH208
        if entry in course.folders and (project / entry).is_symlink():
            yield PurePosixPath(entry)
        elif entry in course.folders:
            yield from _inside(project, PurePosixPath(entry))
        elif (kind := course.kind_of(PurePosixPath(entry))) and kind.name == "page":
            yield PurePosixPath(entry)
    for path in course.list_outside():
        if (project / path).is_dir() and not (project / path).is_symlink():
            yield from _inside(project, path)
        elif os.path.lexists(project / path):
            yield path


def _inside(project: Path, top: PurePosixPath) -> Iterator[PurePosixPath]:
    for folder, subfolders, files in os.walk(project / top):
        subfolders.sort()
        links = [name for name in subfolders if (Path(folder) / name).is_symlink()]
        for name in sorted([*files, *links]):
            if name not in NOBODYS:
                yield PurePosixPath((Path(folder) / name).relative_to(project).as_posix())


def _hosts(project: Path, path: PurePosixPath) -> tuple[frozenset[str], list[Problem]]:
    file = project / path
    if not file.is_file() or file.is_symlink():
        return frozenset(), []
    try:
        return urls.read_hosts(file.read_text(encoding="utf-8-sig")), []
    except ValueError as error:
        line = int(str(error)) if str(error).isdigit() else 1
        message = "This line is not a host. Write one on a line, such as example.org, or *.gov for all that end so."
        return frozenset(), [Problem(path, line, Rule.REFUSED_LINK, message)]


def _list_of(project: Path, path: PurePosixPath) -> str:
    """The text of one of the project's own lists, ``""`` without it."""
    file = project / path
    plain = file.is_file() and not file.is_symlink()
    return file.read_text(encoding="utf-8-sig", errors="replace") if plain else ""


def _file(
    project: Path, path: PurePosixPath, is_change: bool, alone: bool, trusted: Trusted, remember: Remember | None
) -> Iterator[Problem]:
    kind = trusted.files.kind_of(path)
    if kind is None and not alone and ODD_NAME.fullmatch(path.as_posix()) and not original_of(path.stem):
        kind = trusted.files.page
    shown = PurePosixPath(name_of(path.as_posix())[:LONGEST_PATH])
    if path.is_absolute() or ".." in path.parts or kind is None or len(path.as_posix()) > LONGEST_PATH:
        message = describe_refused(path, trusted.files, project)
        yield Problem(shown, 1, Rule.REFUSED_FILE, message)
        return
    if any(map(is_device, path.parts)):
        message = "Windows takes this name for a device, and cannot have such a file or folder. Give it a longer name."
        yield Problem(shown, 1, Rule.REFUSED_FILE, message)
        return
    if is_change and not kind.open:
        message = (
            "Only those who look after the project change this file. Say in the pull request what should be in it."
        )
        yield Problem(shown, 1, Rule.REFUSED_FILE, message)
        return
    file = project / path
    if is_change and not os.path.lexists(file):
        return
    if not is_plain_file(project, path):
        message = "This is a link to another place, or no file at all. Put the file itself here."
        yield Problem(shown, 1, Rule.REFUSED_FILE, message)
        return
    with file.open("rb") as opened:
        data = opened.read(kind.most_bytes + 1)
    if len(data) > kind.most_bytes:
        message = f"This file is larger than {kind.most_bytes // 1000} KB. Make two of it, or make the picture smaller."
        yield Problem(shown, 1, Rule.TOO_LARGE, message)
        return
    if kind.name == "photograph":
        if not png.is_whole(data):
            message = "This file is not a PNG picture, or it is broken. Open it in a program for pictures, and save it as PNG again."
            yield Problem(shown, 1, Rule.REFUSED_DRAWING, message)
        return
    page = _list_of(project, page_of(path))[:LARGEST_PAGE] if kind.name == "translation" else ""
    if remember and not (alone and kind.name == "registry"):
        beside = page.encode() or (_beside(data, trusted) if kind.name in ("page", "notice") else b"")
        known = b"\0".join([data, beside]) if beside else data
        found = remember(path, known, lambda: list(_text(path, kind, data, False, trusted, page)))
        yield from found
        if alone and kind.name == "page" and not found:
            yield from left_to_lint.check_page(path, data, trusted.files)
    else:
        yield from _text(path, kind, data, alone, trusted, page)


def _beside(data: bytes, trusted: Trusted) -> bytes:
    """What the judgment of a page depends on beside its bytes."""
    hears = trusted.ear.fingerprint if trusted.labels.names_office(data) else trusted.ear.depends(data)
    return hears + trusted.labels.depends(data)


def _text(
    path: PurePosixPath, kind: FileType, data: bytes, alone: bool, trusted: Trusted, page: str
) -> Iterator[Problem]:
    """What is wrong with the text of a file; ``page`` is the text of the page that a translation is of."""
    forget_texts()
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        if alone or kind.name != "page":  # of pages the lint says the same
            yield left_to_lint.describe_not_text(path, data, error)
        return
    files = trusted.files
    problems = list(_lines(path, kind, text))
    if problems:
        yield from problems
        return
    match kind.name:
        case "page" | "notice":
            yield from _page(path, kind, text, trusted, alone)
        case "data" | "rules":
            wrong = list(plain_yaml.check_yaml(path, text, files, hosts=trusted.hosts))
            yield from wrong
            if not wrong and path != files.paths.file("numbers"):
                yield from check_link_words(
                    path, text, groups=path == files.paths.file("printables"), danger=files.paths.calling_words
                )
            if not wrong and (frontmatter.holds_lines(path) or path.name == PANELS):  # no rule of the lint reads them
                yield from search_lists.check_table(path, text, files.paths)
            if not wrong and path == files.paths.file("printables"):
                yield from search_lists.check_printables(path, text)
            if path == files.paths.file("numbers"):
                yield from numbers_file.check_numbers(path, text, trusted.numbers, files)
            if path == files.paths.file("search_synonyms") and not wrong:
                yield from search_words.check_search_words(path, text, trusted.words, files.paths)
        case "works":
            # this and the next two take a third of the time of a check of nothing new to be loaded
            from .data import bibtex

            yield from bibtex.check_bibtex(path, text, trusted.hosts, files)
        case "learned":
            yield from search_lists.check_learned(path, text, files.paths)
        case "registry":
            yield from plain_yaml.check_registry(path, text, alone, files, trusted.hosts)
        case "translation":
            from .data import po

            yield from po.check_po(path, text, trusted.hosts, files, read_wordings(page, trusted.words), page)
        case "drawing":
            from ..images import svg

            for line, what in svg.find_unsafe(data, files.paths.known_numbers, trusted.hosts):
                message = f"{what} may not stand in a picture. Save it again as plain SVG: shapes and words only."
                yield Problem(path, line, Rule.REFUSED_DRAWING, message)


def _lines(path: PurePosixPath, kind: FileType, text: str) -> Iterator[Problem]:
    yield from merge_conflicts.find_merge_marks(path, text)
    for line, message in unicode_check.find_misread(text):
        yield Problem(path, line, Rule.ODD_CHARACTER, message)
    for line, what in unicode_check.find_disallowed(text, path.parts[1] if kind.name == "translation" else ""):
        message = unicode_check.describe(what)
        yield Problem(path, line, Rule.ODD_CHARACTER, message)
    for number, line_of_text in enumerate(text.split("\n"), 1):
        if len(line_of_text) > kind.longest_line:
            message = f"This line has {len(line_of_text)} characters; {kind.longest_line} are the most. Break it into several lines."
            yield Problem(path, number, Rule.TOO_LARGE, message)


def _page(path: PurePosixPath, kind: FileType, text: str, trusted: Trusted, alone: bool) -> Iterator[Problem]:
    yaml_text, body, _ = frontmatter.split(text)
    if kind.name == "notice" and yaml_text:
        yield Problem(path, 1, Rule.REFUSED_MARKUP, "This file has no front matter. Take the lines between --- out.")
    if kind.name == "page" and (wrong := list(frontmatter.find_frame(path, text))):
        yield from wrong
        return
    tricks = list(plain_yaml.check_yaml(path, yaml_text, trusted.files, 2, trusted.hosts))
    yield from tricks
    if not tricks:
        yield from check_link_words(path, yaml_text, first_line=2, danger=trusted.files.paths.calling_words)
    if kind.name == "page" and alone and not tricks:
        yield from left_to_lint.check_front_matter(path, yaml_text, trusted.files)
    place = Place(path, 1, 0, trusted.hosts, files=trusted.files, hears=trusted.ear.is_cry, labels=trusted.labels)
    yield from keep_unended_alone(_body(path, text, body, trusted, place), body, place)


def _body(path: PurePosixPath, text: str, body: str, trusted: Trusted, place: Place) -> Iterator[Problem]:
    yield from boxes.check_counts(body, place)
    yield from search_words.check_wordings(path, text, trusted.words, trusted.files.paths.file("pinned_words"))
    yield from search_words.check_terms(path, text, trusted.words, trusted.files.paths.file("pinned_words"))
    yield from unclosed_marks.without_effects(islice(markdown.check_markdown(body, place), MOST_TOLD))
