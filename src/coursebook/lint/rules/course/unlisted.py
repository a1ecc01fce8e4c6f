"""Every page stands in a list of pages, so that it is in the menu and in the book; every moment has its place."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import PurePosixPath

from ....core.pages.model import Lesson, Module, Question
from ....core.problems import Problem, Rule
from ....core.suggestions import suggest
from ...page import ParsedPage
from ...project import Project

ROOT = PurePosixPath("index.md")
SITUATIONS = "by-situation.md"
_TOCTREE = re.compile(r"^(`{3,}|:{3,})\{toctree\}\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_MOMENT = re.compile(r"^:moment: *([\w-]+)", re.MULTILINE)


def check_unlisted(project: Project) -> Iterator[Problem]:
    """A page that no list of pages names, a moment without a place or without a question."""
    listed = {entry for page in project.parsed.values() for entry in _entries(page.path.parent, _listing(page))}
    whole = {entry for entry in listed if "*" not in entry}
    patterns = [entry for entry in listed if "*" in entry]
    for path, page in project.parsed.items():
        name = path.with_suffix("").as_posix()
        if (
            path == ROOT
            or page.kind is Lesson
            or name in whole
            or any(_takes_in(pattern, name) for pattern in patterns)
        ):
            continue
        where = _list_for(page.kind, path)
        if where not in project.parsed and page.kind is not Module:
            where = ROOT
        if where not in project.parsed:
            continue
        entry = path.relative_to(where.parent).with_suffix("").as_posix()
        message = f"No list of pages names this page. Write {entry} between the lines of the toctree in {where}, where it belongs."
        yield Problem(path, 1, Rule.UNLISTED_PAGE, message)
    yield from _nowhere(project)
    yield from _moments(project)


def _takes_in(pattern: str, name: str) -> bool:
    """Whether a line of a list such as ``faq/*`` takes in a page: a star stands for what lies in the folder itself."""
    return pattern.count("/") == name.count("/") and fnmatch(name, pattern)


def _nowhere(project: Project) -> Iterator[Problem]:
    """An entry of a list that is no page."""
    files = {path.with_suffix("").as_posix() for path in project.files}
    for page in project.parsed.values():
        for toctree in _TOCTREE.finditer(_listing(page)):
            for number, line in enumerate(toctree[2].split("\n"), page.line_of(toctree.start(2))):
                if line.strip() and line.lstrip() != line and not line.lstrip().startswith(":"):
                    message = f'A blank stands before "{line.strip()}" in this list of pages, and the page is not found so. Begin the line at the margin.'
                    yield Problem(page.path, number, Rule.BROKEN_LINK, message)
                for entry in _entry(page.path.parent, line):
                    if "*" in entry and ":glob:" not in toctree[2].split("\n"):
                        message = f'"{line.strip()}" stands for many pages, and this list has no line ":glob:". Write :glob: below {{toctree}}, or name each page.'
                        yield Problem(page.path, number, Rule.BROKEN_LINK, message)
                    if "*" not in entry and entry not in files:
                        message = f"There is no page {entry}.md, which this list names.{suggest(entry, files)} Correct the line, or take it out."
                        yield Problem(page.path, number, Rule.BROKEN_LINK, message)


def _listing(page: ParsedPage) -> str:
    """The text of a page that has a list of pages, ``""`` of any other."""
    return page.without_code if "{toctree}" in page.body else ""


def _entries(folder: PurePosixPath, body: str) -> Iterator[str]:
    for toctree in _TOCTREE.finditer(body):
        for line in toctree[2].split("\n"):
            yield from _entry(folder, line)


def _entry(folder: PurePosixPath, line: str) -> Iterator[str]:
    """The page that a line of a list names, without its ending."""
    entry = line.strip()
    if entry and not entry.startswith(":"):
        yield (folder / re.sub(r"^.*<([^>]+)>$", r"\1", entry).removesuffix(".md")).as_posix()


def _list_for(kind: type[object], path: PurePosixPath) -> PurePosixPath:
    """The page whose list a page belongs in."""
    if kind is Module:
        return path.parent.parent / "index.md"
    if kind is Question or len(path.parts) == 1:
        return path.parent / "index.md"
    return PurePosixPath(path.parts[0]) / "index.md" if path.name != "index.md" else ROOT


def _moments(project: Project) -> Iterator[Problem]:
    moments = project.paths.file("moments")
    situations = PurePosixPath(project.paths.handbook, SITUATIONS)
    page = project.parsed.get(situations)
    if not project.moments or page is None:
        return
    first = {one.moments[0] for one in project.pages.values() if isinstance(one, Question) and one.moments}
    shown = _MOMENT.findall(page.body)
    order = [moment.id for moment in project.moments]
    for moment in project.moments:
        if moment.id not in first and len(project.pages) == len(project.files):
            message = f'No question has "{moment.id}" as its first moment. Give one its "moments: [{moment.id}]", or take the moment out.'
            yield Problem(moments, 1, Rule.UNLISTED_PAGE, message)
        if moment.id not in shown:
            message = f'The moment "{moment.id}" has no list here, and its questions stand nowhere. Write a heading, and under it ```{{question-list}} with the line ":moment: {moment.id}" and ```.'
            yield Problem(situations, 1, Rule.UNLISTED_PAGE, message)
    if sorted(shown) == sorted(order) and shown != order:
        place = next(number for number, (one, right) in enumerate(zip(shown, order, strict=True)) if one != right)
        found = [match.start() for match in _MOMENT.finditer(page.body)][place]
        message = f'"{shown[place]}" stands where "{order[place]}" belongs: the moments keep the order of {moments}.'
        yield Problem(situations, page.line_of(found), Rule.UNLISTED_PAGE, message)
