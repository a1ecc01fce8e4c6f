"""The file that is meant by a link to a page of the course, copied from the web, GitHub or a browser; the message names it."""

import os.path
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ...core.problems import Problem, Rule
from ..project import pages_of

_SAID = re.compile(r'The link "([^"]*?)…?" is not one')
_BY_TITLE = re.compile(r'"(?P<title>.*?)(?P<cut>…?)" cannot stand in \{(?P<role>question|module)\}\. ')
_ADDRESS = re.compile(r"\]\(<?([^)>\s]+)")
_PARTS = re.compile(r"[\w.-]+")


def name_own_pages(root: Path, problems: Iterable[Problem]) -> list[Problem]:
    """The problems, where those of a link that means a page of the course say how to write it."""
    told = list(_with_titles(root, problems))
    links = [one for one in told if one.rule is Rule.REFUSED_LINK and _SAID.match(one.message)]
    if not links:
        return told
    pages = {_name_of(page): page for page in pages_of(root)}
    return [_named(root, one, pages) if one in links else one for one in told]


def _with_titles(root: Path, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, where those of a mark that holds the title of a page in place of its id name that id."""
    titles: dict[str, tuple[PurePosixPath, str]] = {}
    for problem in problems:
        said = _BY_TITLE.match(problem.message)
        if said and not titles:
            for path in pages_of(root):
                title = next((line[2:] for line in _lines_of(root / path) if line.startswith("# ")), "")
                titles[_plain(title)] = path, title
        wanted = _plain(said["title"]) if said else ""
        title = next((one for one in titles if one == wanted or (said and said["cut"] and one.startswith(wanted))), "")
        if said and wanted and title:
            page, whole = titles[title]
            message = (
                f'"{whole}" is the title of {page}. Write its id in its place: {{{said["role"]}}}`{_name_of(page)}`'
            )
            problem = replace(problem, message=message)
        yield problem


def _plain(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))


def _lines_of(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8-sig", errors="replace").split("\n")


def _named(root: Path, problem: Problem, pages: Mapping[str, PurePosixPath]) -> Problem:
    said = _SAID.match(problem.message)
    file = root / problem.path
    lines = file.read_text(encoding="utf-8-sig", errors="replace").split("\n") if file.is_file() else []
    near = " ".join(lines[problem.line - 1 : problem.line + 12])
    address = next((one for one in _ADDRESS.findall(near) if said and one.startswith(said[1])), said[1] if said else "")
    if page := find_own_page(address, pages):
        return replace(problem, message=describe_own_page(address, page, PurePosixPath(problem.path)))
    return problem


def find_own_page(address: str, pages: Mapping[str, PurePosixPath]) -> PurePosixPath | None:
    """The page of the course that an address means, by its last part; None where it means none. ``pages`` has each by its id."""
    parts = list(_candidates(address))
    page = pages.get(parts[-1]) if parts else None
    is_near = page and ("://" not in address or {page.parts[0], "id"} & set(parts[:-1]))
    return page if is_near else None


def describe_own_page(address: str, page: PurePosixPath, here: PurePosixPath) -> str:
    """What to write instead of an address that means a page of the course."""
    way = os.path.relpath(page, here.parent).replace(os.sep, "/")
    address = address.replace("%5C", "\\")
    shown = address if len(address) <= 60 else f"{address[:59]}…"
    return f'"{shown}" means a page of this course, {page}. A link names its file, as seen from this one: write [words]({way}).'


def _name_of(page: PurePosixPath) -> str:
    return page.parent.name if page.stem == "index" else page.stem


def _candidates(address: str) -> Iterator[str]:
    """The parts of an address that may name a folder or a page."""
    for part in _PARTS.findall(address.partition("#")[0].partition("?")[0].replace("%5C", "/")):
        plain = re.sub(r"\.(?:md|html?)$", "", part)
        if plain and plain != "index":
            yield plain
