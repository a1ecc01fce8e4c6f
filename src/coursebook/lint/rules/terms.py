"""A term belongs to one entry of the glossary, with its plural, in any case, and so does each wording that leads to it.

A word of a page leads to its entry by name alone. So a second entry of that name, or a glossary on another page, would
take the word away from all pages at once.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...core.glossary import SAID, forms_of, wordings
from ...core.problems import Problem, Rule
from ...security.sources.glossary import cut_glossary
from ..page import ParsedPage
from ..project import GLOSSARY, Project

_FENCE = re.compile(r"^[ >*+-]{0,40}(?P<fence>`{3,40}|~{3,40}|:{3,40})[ \t]{0,9}\{(?:std:)?glossary\}")
_SAID = re.compile(rf"^:{SAID}:(.*(?:\n[ \t]+\S.*)*)", re.IGNORECASE | re.MULTILINE)
SHORTEST_PLURAL = 3
"""The letters of a word from which on it and its plural are one; NA and NAS are two."""


class Name(NamedTuple):
    """A word that leads to an entry: as it is written, its line in the file, the entry's first term and that one's line."""

    word: str
    line: int
    entry: str
    entry_line: int


def terms(project: Project) -> Iterator[Problem]:
    """A glossary on another page, and a word that two entries claim."""
    for path, page in project.parsed.items():
        if path != GLOSSARY and "glossary}" in page.body:
            for number, line in enumerate(page.lines, 1):
                if _FENCE.match(line):
                    message = f"A glossary stands in {GLOSSARY} alone, so that a term has one meaning. Write the term there, and {{term}}`its name` here."
                    yield Problem(path, number, Rule.TERM_OWNER, message)
    if own := project.parsed.get(GLOSSARY):
        yield from _claimed_twice(list(read_names(own)))


def _claimed_twice(names: list[Name]) -> Iterator[Problem]:
    owners: dict[str, Name] = {}
    for name in names:
        key = _plain(name.word)
        forms = [key, *(form for form in forms_of(key) if min(len(form), len(key)) >= SHORTEST_PLURAL)]
        first = next((owners[form] for form in forms if form in owners), None)
        if first and first.entry_line != name.entry_line:
            message = f'"{name.word}" belongs to the entry "{first.entry}" already, in line {first.line}. Take it out of one of the two, or put both into one entry.'
            yield Problem(GLOSSARY, name.line, Rule.TERM_OWNER, message)
        else:
            owners.setdefault(key, name)


def read_names(page: ParsedPage) -> Iterator[Name]:
    """All terms of a page's glossaries first, then the other wordings: a term is nobody's by being said elsewhere."""
    said: list[Name] = []
    for start, lines in _bodies(page.lines):
        entry, entry_line, after_meaning = "", 0, True
        for piece in cut_glossary(lines):
            line = start + piece.line
            if piece.wrong:
                break
            if not lines[piece.line][0].isspace():
                word = " ".join(piece.text.split())
                entry, entry_line = (word, line) if after_meaning else (entry, entry_line)
                after_meaning = False
                yield Name(word, line, entry, entry_line)
            else:
                after_meaning = True
                for field in _SAID.finditer(piece.text):
                    at = line + piece.text.count("\n", 0, field.start())
                    said += [Name(word, at, entry, entry_line) for word in wordings(" ".join(field[1].split()))]
    yield from said


def _bodies(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The body of each glossary without its options, and the line in the file where it begins."""
    start, fence = 0, ""
    for number, line in enumerate(lines, 1):
        if not fence:
            opened = _FENCE.match(line)
            start, fence = (number, opened["fence"]) if opened else (0, "")
        elif line.strip().startswith(fence) and not line.strip(" " + fence[0]):
            body = lines[start : number - 1]
            skip = next((at for at, one in enumerate(body) if one.strip() and not one.startswith(":")), len(body))
            yield start + 1 + skip, body[skip:]
            fence = ""


def _plain(word: str) -> str:
    return " ".join(re.findall(r"\w+", word.casefold()))
