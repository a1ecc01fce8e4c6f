"""The body of a ``{glossary}``, cut as Sphinx cuts it: terms at the margin, under each what it means, moved in.

Sphinx takes as many characters off each line of a meaning as the first line is moved in, whatever they are. So a line
that is moved in less would lose letters, and what is left could be a box. Any layout but the plain one is refused.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

NO_MEANING = "This term has no meaning. Write it on the line after the term, moved in by two blanks."
LONGEST_TERM = 80
"""The characters of a term, which becomes a folder of the site."""
_RECORD = re.compile(r"\s\S*:\S*\s+-?\d+(?!\S)")
"""What Sphinx takes for the kind and the rank of an entry in ``objects.inv``, where a term is the name."""
_FIELD = re.compile(r":[\w -]+:")
_SENTENCE = re.compile(r"\w \S.*[.?!][\"'”’)]*$|`|(?:\S+ ){6}")
"""A line that explains and names nothing: it ends as a sentence does, holds a mark, or has many words."""


class Piece(NamedTuple):
    """A term or a meaning, its line counted from 0 in the box, and its text; or ``wrong``: why it is refused."""

    line: int
    text: str
    wrong: str = ""
    is_term: bool = False


def cut_glossary(lines: list[str]) -> Iterator[Piece]:
    """The terms and meanings of a glossary, in their order. What stands after a refusal is not cut any more."""
    meaning: list[str] = []
    start = indent = term = 0
    has_term, after_blank = False, True
    for at, line in enumerate(lines):
        if not line:
            meaning += [""] if meaning else []
            after_blank = True
            continue
        if wrong := _refuse(line, has_term, bool(meaning), after_blank, indent):
            yield Piece(at, "", wrong)
            return
        if not line[0].isspace():
            if meaning:
                yield _end(start, meaning)
            meaning, has_term, term = [], True, at
            yield Piece(at, line, is_term=True)
        else:
            if not meaning:
                start, indent = at, len(line) - len(line.lstrip())
            meaning.append(line[indent:])
        after_blank = False
    if meaning:
        yield _end(start, meaning)
    elif has_term:
        yield Piece(term, "", NO_MEANING)


def _end(start: int, meaning: list[str]) -> Piece:
    """The meaning of a term, refused where it has fields and no words."""
    if any(line and not line[0].isspace() and not _FIELD.match(line) for line in meaning):
        return Piece(start, "\n".join(meaning))
    return Piece(start, "", NO_MEANING)


def _refuse(line: str, has_term: bool, has_meaning: bool, after_blank: bool, indent: int) -> str:
    """Why a line may not stand where it stands; ``""`` when it may."""
    if not line.strip() or "\t" in line:
        return "This line of the glossary has blanks or tabs that move it. Take them out, or write two blanks before the words."
    if not line[0].isspace():
        if line.startswith(".. "):
            return 'A line that begins with ".." is a comment, which no reader sees. Take it out.'
        if field := _FIELD.match(line):
            return f'"{field[0]}" belongs to the term above it. Write two blanks before it.'
        if has_term and not has_meaning and not after_blank and _SENTENCE.search(line):
            return "This says what the term above it means. Write two blanks before it."
        if line.endswith(":"):
            return f'A term has no colon at its end. Write "{line[:-1]}" alone; what it means stands on the next line.'
        if " : " in line:
            return 'A term has no " : " in it. Write the term alone; what it means stands on the next line.'
        if len(line) > LONGEST_TERM:
            return f"A term of {len(line)} letters stands here, and {LONGEST_TERM} are the most: it is a part of an address. Write the rest under it."
        if _RECORD.search(line):
            return "This term has a colon in a word and a figure behind it, which machines of other sites read as an address. Take the colon or the figure out."
        if has_meaning and not after_blank:
            return "A term stands after an empty line. Put one before it, or move this line in."
        if has_term and not has_meaning and after_blank:
            return "The term before this one has no meaning. Write it on the next line, moved in by two blanks."
        return ""
    if not has_term:
        return "A glossary begins with a term at the margin. Take the blanks before this line out."
    if not has_meaning and after_blank:
        return "The meaning stands directly under its term, moved in by two blanks. Take the empty line out, or move the words in."
    if has_meaning and len(line) - len(line.lstrip()) < indent:
        return f"This line is moved in less than the first line of the meaning. Write {indent} blanks before it."
    return ""
