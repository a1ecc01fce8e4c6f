"""The glossary: each wording belongs to one entry, and all entries stand on one page."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from ....core.pages.glossary import SAID, list_wordings
from ....core.permalinks.ids import is_id
from ....core.problems import Problem, Rule
from ...page import ParsedPage, find_box
from ...project import Project

_SAID = re.compile(rf"[ >]+:{SAID}:(.*)$")


class Wording(NamedTuple):
    """Words of an entry: its name or what people say, with their line, and the entry's name."""

    words: str
    line: int
    entry: str


def check_glossary(project: Project) -> Iterator[Problem]:
    """A wording that two entries have, and a glossary that stands on another page."""
    for path, page in project.parsed.items():
        if path != project.paths.file("glossary") and (line := find_box(page, "glossary")):
            message = f"Here is a second glossary; the first is {_shown(project.paths.file('glossary'), _first(project))}. Move the entries there, so that a word has one meaning."
            yield Problem(path, line, Rule.GLOSSARY, message)
    if project.paths.file("glossary") in project.parsed:
        yield from _nameless(project.parsed[project.paths.file("glossary")])
        yield from _said(project.parsed[project.paths.file("glossary")])
        yield from _taken(project.parsed[project.paths.file("glossary")])


def _nameless(page: ParsedPage) -> Iterator[Problem]:
    """Entries whose words make no address."""
    for term in page.page.terms if page.page else ():
        if not is_id(term.id):
            message = f'"{term.title}" cannot be the name of an entry: its address would be "{term.id}". Write the word alone, without a full stop.'
            yield Problem(page.path, term.line, Rule.GLOSSARY, message)


def _said(page: ParsedPage) -> Iterator[Problem]:
    """What people say, parted by another mark than a comma, or on a second line of that name."""
    told = False
    for number, line in enumerate(page.text.split("\n"), 1):
        field = _SAID.match(line)
        if field and told:
            message = "What people say stands in one line of an entry. Put these words behind those of the line above, with a comma between."
            yield Problem(page.path, number, Rule.GLOSSARY, message)
        elif field and re.search(r"[;/|]", field[1]):
            words = ", ".join(one.strip() for one in re.split(r"[,;/|]", field[1]) if one.strip())
            message = f"What people say is parted by commas. Write :people say: {words}"
            yield Problem(page.path, number, Rule.GLOSSARY, message)
        told = bool(field) or (told and bool(line.strip()) and line[0] in " \t")


def _taken(page: ParsedPage) -> Iterator[Problem]:
    owners: dict[str, Wording] = {}
    for wording in list_all_wordings(page):
        first = owners.setdefault(fold(wording.words), wording)
        if first.entry != wording.entry or (first is not wording and wording.words == wording.entry):
            message = (
                f'"{wording.words}" leads to "{wording.entry}" here and to "{first.entry}" in {_shown(page.path, first.line)} '
                f'("{first.words}"). Keep it in one of the two.'
            )
            yield Problem(page.path, wording.line, Rule.GLOSSARY, message)


def list_all_wordings(page: ParsedPage) -> Iterator[Wording]:
    """The names of the entries first, each with its line, then what people say: a name is stronger than a wording."""
    if page.page:
        yield from (Wording(term.title, term.line, term.title) for term in page.page.terms)
        yield from (Wording(words, at + 1, entry) for at, words, entry in list_wordings(page.text))


def fold(words: str) -> str:
    """Words without case, blanks, hyphens and the endings of plurals: what makes one word of two."""
    plain = " ".join(re.findall(r"[^\W_]+", words.casefold()))
    for ending, single in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if plain.endswith(ending) and len(plain) > len(ending) + 2 and not plain.endswith(("ss", "us", "is")):
            return plain.removesuffix(ending) + single
    return plain


def _first(project: Project) -> int:
    page = project.parsed.get(project.paths.file("glossary"))
    return (find_box(page, "glossary") if page else 0) or 1


def _shown(path: PurePosixPath, line: int) -> str:
    return f"{path}:{line}"
