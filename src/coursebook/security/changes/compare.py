"""A change held against its base: ``python -P -m coursebook.security --base ../base --project .``.

Both are folders. Their files are compared byte by byte, with modes and links, so that no list of names can lie. What
anybody may change is judged by the source check; what runs, or speaks in the project's name, needs a keeper's label; and some
things no change may do: lose a line of the registry, turn an emergency number into another, alter a stored edition.
"""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ...core.pages import frontmatter
from ...core.problems import Problem, Rule
from ...core.project import PANELS
from ...core.terminal_text import name_of
from ..course_files import CourseFiles, read_course_files
from ..forbidden_files import is_made, refuse_path, refuse_paths
from ..policy import MOST_FILES
from ..sources.check import check_sources
from ..sources.data.translated_words import page_of
from ..urls import read_hosts
from . import also_lines, course_lists, new_numbers, pages, published_ids, reviews, sections, urgent_sentences
from .lists import glossary
from .pages import protected_pages, text_of

EDITIONS = "editions"
SUMS = PurePosixPath("editions/SHA256SUMS")
LISTS = ("topics", "moments", "numbers", "facts", "hosts", "weak_hosts", "care_rules", "references", "triage_words", "own_words", "syllables",
         "required_numbers", "claims", "inclusive_language", "page_shape", "pinned_numbers", "pinned_words", "glossary",
         "search_synonyms", "search_queries", "permalinks", "printables")  # fmt: skip
"""The lists that no change may take out or empty, by the names of their settings."""
MOST_READ = 60_000_000


@dataclass
class Verdict:
    """What a change meets: ``refused`` whoever wants it, ``keepers`` without their label, ``look`` for who reads it."""

    files: list[PurePosixPath] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    keepers: list[PurePosixPath] = field(default_factory=list)
    look: list[str] = field(default_factory=list)


def find_differences(base: Path, change: Path) -> list[PurePosixPath]:
    """The files that are not the same in both: new, gone, other bytes, another mode, a link. In order."""
    before, after = _tree(base, is_made), _tree(change, lambda _: False)
    return sorted(
        path
        for path in before.keys() | after.keys()
        if before.get(path) != after.get(path) or not _same(base / path, change / path, after[path])
    )


def _tree(folder: Path, is_left_out: Callable[[str], bool]) -> dict[PurePosixPath, tuple[int, bool, int]]:
    """Each file, link and empty folder (which may be another repository) with its kind, whether it may be executed, and its size. What tools make is no part of the base."""
    found: dict[PurePosixPath, tuple[int, bool, int]] = {}
    for inside, folders, files in os.walk(folder):
        here = Path(inside)
        folders[:] = [
            name for name in folders if not (is_left_out(name) and _is_machines(folder, here, name)) and not (here == folder and name == ".git")
        ]  # fmt: skip
        if here != folder and not folders and not files and not is_made(here.name):
            found[PurePosixPath(here.relative_to(folder).as_posix())] = (stat.S_IFDIR, False, 0)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in [*files, *links]:
            if here == folder and name == ".git":
                continue
            about = (here / name).lstat()
            found[PurePosixPath((here / name).relative_to(folder).as_posix())] = (
                stat.S_IFMT(about.st_mode), bool(about.st_mode & stat.S_IXUSR), about.st_size,
            )  # fmt: skip
    return found


def _is_machines(top: Path, here: Path, name: str) -> bool:
    """Whether a folder with the name of one of the machine's is one: "build" among the pages is a folder of pages."""
    return here == top or name.casefold() not in (".git", "build")


def _same(one: Path, other: Path, about: tuple[int, bool, int]) -> bool:
    if stat.S_ISLNK(about[0]):
        return os.readlink(one) == os.readlink(other)  # noqa: PTH115
    if stat.S_ISDIR(about[0]):
        return True
    if not stat.S_ISREG(about[0]) or about[2] > MOST_READ:
        return False
    return one.read_bytes() == other.read_bytes()


def judge_change(base: Path, change: Path) -> Verdict:
    """Hold each file that differs against the rules; the hosts, and where files lie, are those of the base."""
    found = Verdict(find_differences(base, change))
    files, misplaced = read_course_files(base)
    if misplaced:
        found.refused += misplaced
        return found
    paths = files.paths
    never_gone = (
        protected_pages(paths)
        | {paths.file(name) for name in LISTS}
        | {paths.file("search_distress") / PANELS}
        | {*paths.line_files(base)}
    )
    if len(found.files) > MOST_FILES:
        message = f"More than {MOST_FILES} files are not as in the base. Make the change smaller."
        found.refused.append(Problem(PurePosixPath("."), 1, Rule.TOO_LARGE, message))
        return found
    found.refused += refuse_paths(path for path in found.files if os.path.lexists(change / path))
    texts = []
    for path in found.files:
        if path.parts[0] == EDITIONS:
            found.refused += _edition(base, change, path)
        if path in never_gone and (how := _gone(base, change, path)):
            message = f"This file is {how}, and the course cannot be without it. Bring it back."
            found.refused.append(Problem(path, 1, Rule.REFUSED_FILE, message))
        elif refuse_path(path) and os.path.lexists(change / path):
            continue
        elif _is_keepers(path, files):
            found.keepers.append(path)
        else:
            texts.append(path)
            found.refused += _mode(change, path)
    listed = base / paths.file("hosts")
    hosts = read_hosts(listed.read_text(encoding="utf-8-sig")) if listed.is_file() else frozenset()
    names = [path.as_posix() for path in texts]
    found.refused += check_sources(change, names, hosts, files=files) if texts else []
    if not found.refused:
        found.refused += [
            *published_ids.refuse(base, change, files),
            *published_ids.refuse_gone_pages(base, change, texts, files),
        ]
        found.refused += course_lists.refuse(base, change, paths)
        found.keepers += course_lists.list_for_keepers(base, change, paths)
        found.look += [
            *published_ids.show(base, change, files.paths.file("permalinks")),
            *course_lists.show(base, change, paths),
        ]
        moved, look = sections.list_moved(base, change, found.files, files)
        found.keepers += moved
        found.look += look
        gone, led, look = published_ids.judge_addresses(base, change, texts, files)
        found.refused += gone
        found.keepers += led
        found.look += look
        led, look = published_ids.judge_topics(base, change, texts, files)
        found.keepers += led
        found.look += look
        for path in texts:
            if path.suffix == ".md":
                refused, look = pages.judge(base, change, path, paths)
                found.refused += refused
                found.look += [*look, *course_lists.show_asked(base, change, path, paths)]
                found.look += new_numbers.show_cited_figures(base, change, path)
                found.look += new_numbers.show_figures(base, change, path, paths)
                sentences = urgent_sentences.list_new(base, change, path, paths)
                found.look += urgent_sentences.describe_new(path, sentences)
                cries = also_lines.list_new(base, change, path, paths)
                found.look += also_lines.describe_new(path, cries)
                is_keepers = sentences or cries or pages.has_other_steps(base, change, path, paths)
                found.keepers += [path] if is_keepers or pages.is_another_card(base, change, path) else []
            elif path.suffix in (".svg", ".png"):
                on = pages.find_page_showing(base, change, path, paths) or reviews.find_first_with(
                    change, path.name, paths
                )
                found.keepers.append(path)
                found.look.append(
                    f"{path}: {on} shows this picture, and it is not as it was. Look at it."
                    if on
                    else f"{path}: a picture that is new or not as it was. What it shows, no check can tell: look at it, as large as a page shows it."
                )
            elif path.suffix == ".po" and page_of(path) in protected_pages(paths):
                found.look.append(
                    f"{path}: these words stand on a page for an emergency. Read them aloud with somebody who speaks the language."
                )
            if path.suffix == ".po":
                found.keepers.append(path)
                found.look.append(
                    f"{path}: a translation. Whether it says what the text says, no check can tell: somebody who speaks the language reads both, side by side."
                )
                found.look += glossary.show_translated(base, change, path)
                found.look += course_lists.show_asked(base, change, path, paths)
            if path.suffix in (".md", ".po") and (review := reviews.describe_review(base, change, path, paths)):
                found.keepers.append(path)
                found.look.append(review)
        found.keepers = sorted(set(found.keepers))
    return found


def _gone(base: Path, change: Path, path: PurePosixPath) -> str:
    """How a file is gone: its name, or all that the base has in it; ``""`` when it is still there."""
    if not os.path.lexists(change / path):
        return "gone"
    before, after = (_has_content(path, text_of(folder, path)) for folder in (base, change))
    return "empty" if before and not after else ""


def _has_content(path: PurePosixPath, text: str) -> bool:
    if path.suffix == ".yml":
        found, problems = frontmatter.read_pairs(path, text, first_line=1)
        return bool(found or problems)
    if path.suffix == ".bib":
        return "@" in text
    return any(line.strip() and not line.startswith("#") for line in text.split("\n"))


def _is_keepers(path: PurePosixPath, files: CourseFiles) -> bool:
    """Whether a file is the keepers': code, settings, workflows, hosts, editions, and what speaks in the project's name.

    A strange file in the folders of the text is nobody's: the source check refuses it, label or not.
    """
    kind = files.kind_of(path)
    if kind is None:
        return path.parts[0] not in files.folders
    return not kind.open or kind.name == "notice"


def _mode(change: Path, path: PurePosixPath) -> Iterator[Problem]:
    file = change / path
    if not file.is_symlink() and file.is_file() and file.stat().st_mode & stat.S_IXUSR:
        message = "This file is marked as a program. It is a text: take the mark away (chmod -x)."
        yield Problem(PurePosixPath(name_of(path)), 1, Rule.REFUSED_FILE, message)


def _edition(base: Path, change: Path, path: PurePosixPath) -> Iterator[Problem]:
    """Editions may only grow: a stored file stays, and the list of sums keeps all its lines."""
    if not os.path.lexists(base / path):
        return
    kept = False
    if path == SUMS and (change / path).is_file() and not (change / path).is_symlink():
        before, after = ((folder / path).read_bytes().splitlines() for folder in (base, change))
        kept = set(before) <= set(after)
    if not kept:
        message = "A stored edition never changes. Bring this file back as it was."
        yield Problem(PurePosixPath(name_of(path)), 1, Rule.EDITION, message)


def lay_over(base: Path, change: Path, tree: Path, keeper: bool) -> int:
    """Make ``tree``: the base with the texts of the change; with the keepers' label also their files. How many it took.

    Links are never taken. The copies keep their times, so that nothing is installed again.
    """
    verdict = judge_change(base, change)
    if verdict.refused or (verdict.keepers and not keeper):
        raise ValueError("The change is refused, so nothing of it is taken.")
    shutil.copytree(
        base,
        tree,
        symlinks=True,
        ignore=lambda at, names: {name for name in names if is_made(name) and _is_machines(base, Path(at), name)},
    )
    for path in verdict.files:
        target = tree / path
        if target.is_symlink() or target.is_file():
            target.unlink()
        source = change / path
        if source.is_file() and not source.is_symlink():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return len(verdict.files)
