"""What would keep a parser busy for minutes: marks by the hundred, which no page needs, counted before it is parsed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...policy import LONGEST_HEADING, MOST_COLUMNS, MOST_ROWS

MOST_MARKS = {"!": 40, "[": 120, "]": 120, "_": 120, "&": 120, "\\": 120, "~": 120, "<": 120, "*": 300, ">": 300}
"""The most of one mark in a paragraph, a table or a list without empty lines; the first ones cost parsers the most."""
MOST_OF_PAGE = {
    "!": 300,
    "[": 2400,
    "]": 2400,
    "&": 1200,
    "~": 1200,
    "\\": 2400,
    "<": 2400,
    "_": 6000,
    "*": 6000,
    "`": 6000,
}
"""The most of one mark in a whole page, however many paragraphs it has; the longest pages have 7, 90, 90, and 2 of the first."""
MOST_OTHERS = 600
"""The same for ticks, braces, bars and parentheses, of which a long table has many."""
MOST_DEFINITIONS = 400
"""The most lines of a page that begin with a colon and a blank: each is a list of its own to a parser."""
MOST_ITEMS = 1000
"""The most lines of a page that begin as an item of a list does."""
MOST_PARAGRAPHS = 2000
"""The most paragraphs of a page; the glossary, which has the most, has 300."""
MOST_HEADINGS = 150
"""The most headings of a page: each has an address of its own, a line in lists, and a box to cite it."""
MOST_REPEATED = 60_000
"""The most characters that the cells of a page's tables repeat of their headings."""
MOST_DEEP = 60
"""The most quotation and list marks at the beginning of one line."""
_OTHERS = "`{}()|"
_ITEM = re.compile(r"[ >]*(?:[-*+]|\d{1,9}[.)])(?: |$)")
_HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
_RULE = re.compile(r"[ >|:]*-[ |:-]*")
"""The line under the headings of a table."""


class ManyMarks(NamedTuple):
    """A mark that a text has too often: the line, counted from 0, how often it stands there, and how often it may."""

    line: int
    mark: str
    found: int
    most: int


def find_overload(text: str) -> tuple[int, str] | None:
    """The line, counted from 0, and the message for the first paragraph that has more marks than a person writes."""
    definitions = [at for at, line in enumerate(text.split("\n")) if line.lstrip().startswith(": ")]
    if len(definitions) > MOST_DEFINITIONS:
        message = f'This page has {len(definitions)} lines that begin with ": "; {MOST_DEFINITIONS} are the most. Make two pages of it.'
        return definitions[MOST_DEFINITIONS], message
    headings = [at for at, line in enumerate(text.split("\n")) if _HEADING.match(line)]
    if len(headings) > MOST_HEADINGS:
        message = f"This page has {len(headings)} headings; {MOST_HEADINGS} are the most. Make two pages of it."
        return headings[MOST_HEADINGS], message
    items = [at for at, line in enumerate(text.split("\n")) if _ITEM.match(line)]
    if len(items) > MOST_ITEMS:
        message = f"This page has {len(items)} items of lists; {MOST_ITEMS} are the most. Make two pages of it."
        return items[MOST_ITEMS], message
    if many := find_many_marks(text):
        return (
            many.line,
            f'This page has {many.found} times "{many.mark}"; {many.most} are the most. Make two pages of it.',
        )
    paragraphs = list(_paragraphs(text))
    if len(paragraphs) > MOST_PARAGRAPHS:
        message = f"This page has {len(paragraphs)} paragraphs; {MOST_PARAGRAPHS} are the most. Make two pages of it."
        return paragraphs[MOST_PARAGRAPHS][0], message
    repeated = 0
    for start, paragraph in paragraphs:
        for mark, most in {**MOST_MARKS, **dict.fromkeys(_OTHERS, MOST_OTHERS)}.items():
            if (count := paragraph.count(mark)) > most:
                return start, f'This paragraph has {count} times "{mark}"; {most} are the most. Make two of it.'
        if wrong := _find_large_table(paragraph):
            return start, wrong
        repeated += count_repeated(paragraph)
        if repeated > MOST_REPEATED:
            message = f"On a narrow screen each cell repeats the heading of its column, and the tables of this page so far make {repeated} characters of these; {MOST_REPEATED} are the most. Write shorter headings, or make two pages of it."
            return start, message
        for at, line in enumerate(paragraph.split("\n")):
            marks = line[: len(line) - len(line.lstrip(" >-*+\t"))]
            if len(marks) - marks.count(" ") > MOST_DEEP:
                return start + at, f"This line begins with more than {MOST_DEEP} marks. Take them out."
    return None


def find_many_marks(text: str, pages: int = 1) -> ManyMarks | None:
    """The first mark of which a text has more than so many pages may have together, and the line of the first one too many."""
    for mark, one in MOST_OF_PAGE.items():
        most = one * pages
        if (count := text.count(mark)) > most:
            before = mark.join(text.split(mark, most + 1)[: most + 1])
            return ManyMarks(before.count("\n"), mark, count, most)
    return None


def _find_large_table(paragraph: str) -> str:
    """Why a table is larger than a page needs: on a narrow screen each cell repeats the heading of its column."""
    lines = paragraph.split("\n")
    for at, line in enumerate(lines):
        if at and _RULE.fullmatch(line) and "|" in f"{lines[at - 1]}{line}":
            columns = [cell.strip() for cell in re.split(r"(?<!\\)\|", lines[at - 1].strip(" >|"))]
            if len(lines) - at - 1 > MOST_ROWS:
                return f"This table has {len(lines) - at - 1} rows; {MOST_ROWS} are the most. Make two of it."
            if len(columns) > MOST_COLUMNS:
                return f"This table has {len(columns)} columns; {MOST_COLUMNS} are the most. Make two of it, or turn it around."
            if max(map(len, columns)) > LONGEST_HEADING:
                return f"The heading of a column has more than {LONGEST_HEADING} characters. Write a few words, and the rest above the table."
    return ""


def count_repeated(paragraph: str) -> int:
    """The characters of headings that the cells of a table repeat, 0 without a table."""
    lines = paragraph.split("\n")
    for at, line in enumerate(lines):
        if at and _RULE.fullmatch(line) and "|" in f"{lines[at - 1]}{line}":
            return len(lines[at - 1].strip(" >|")) * (len(lines) - at - 1)
    return 0


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each run of lines that are not empty, with its first line."""
    start, lines = 0, text.split("\n")
    for at, line in enumerate([*lines, ""]):
        if not line.strip():
            if at > start:
                yield start, "\n".join(lines[start:at])
            start = at + 1
