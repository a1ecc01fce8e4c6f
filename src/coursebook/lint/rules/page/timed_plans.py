"""A plan of an hour: its minutes add up, each part begins when the one before ends, and what is read aloud has the time.

A plan is a table whose first column is minutes and ends in a bold sum. A row may say when its part begins (0:25), and
may link to the section of the page that holds its words to read aloud, in boxes of the class ``aloud``.
"""

import re
from collections.abc import Iterator
from math import ceil

from ....core.language.readability import WORDS_A_MINUTE
from ....core.pages.outline import strip_markup
from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

ALOUD = ":class: aloud"
_ROW = re.compile(r"^\|(.*)\|\s*$")
_SUM = re.compile(r"\*\*(\d{1,4})\*\*")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_LINK = re.compile(r"\]\(#([\w-]+)\)")
_WORD = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*")
_BOX = re.compile(r"^(:{3,}|`{3,})(\{?)")

Row = tuple[int, list[str]]
"""A line and the cells of a row."""


def check_minutes(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """A sum that is wrong, a part that begins at another time, or words that take longer than their part."""
    for rows in _tables(page):
        given = _minutes_of(rows)
        if given is None:
            continue
        said = int(_SUM.fullmatch(rows[-1][1][0])[1])  # type: ignore[index]
        if sum(given) != said:
            message = f"The minutes add up to {sum(given)}, and the last row says {said}. Correct one of them."
            yield Problem(page.path, rows[-1][0], Rule.MINUTES, message)
        begins = 0
        for (line, cells), lasts in zip(rows, [*given, 0], strict=True):
            yield from _clock(page, line, cells, begins)
            yield from _spoken(page, line, cells, lasts)
            begins += lasts


def _tables(page: ParsedPage) -> Iterator[list[Row]]:
    """The rows of each table, without its head."""
    rows: list[Row] = []
    for number, line in [*page.outside_fences, (0, "")]:
        found = _ROW.match(line)
        if found:
            rows.append((number, [cell.strip() for cell in found[1].split("|")]))
        elif rows:
            yield rows[2:]
            rows = []


def _minutes_of(rows: list[Row]) -> list[int] | None:
    """The first column of a plan, without its sum; None for any other table."""
    firsts = [cells[0] for _, cells in rows]
    if (
        len(firsts) < 2
        or not _SUM.fullmatch(firsts[-1])
        or not all(cell.isascii() and cell.isdigit() for cell in firsts[:-1])
    ):
        return None
    return [int(cell) for cell in firsts[:-1]]


def _clock(page: ParsedPage, line: int, cells: list[str], begins: int) -> Iterator[Problem]:
    for cell in cells[1:2]:
        clock = _CLOCK.fullmatch(cell)
        if clock and int(clock[1]) * 60 + int(clock[2]) != begins:
            message = (
                f"This part begins after {begins} minutes. Write {begins // 60}:{begins % 60:02} instead of {cell}."
            )
            yield Problem(page.path, line, Rule.MINUTES, message)


def _spoken(page: ParsedPage, line: int, cells: list[str], lasts: int) -> Iterator[Problem]:
    for id_ in _LINK.findall(" ".join(cells)):
        words = spoken_words(page, id_)
        needed = ceil(words / WORDS_A_MINUTE)
        if needed > lasts:
            message = (
                f'The {words} words to read aloud under "{id_}" take {needed} minutes at {WORDS_A_MINUTE} words a minute, '
                f"and this part has {lasts}. Shorten them, or give the part more time."
            )
            yield Problem(page.path, line, Rule.MINUTES, message)


def spoken_words(page: ParsedPage, id_: str) -> int:
    """The words to read aloud in the section with an id, its smaller sections included; 0 without such a section."""
    sections = page.page.sections if page.page else ()
    at = next((number for number, section in enumerate(sections) if section.id == id_), None)
    if at is None:
        return 0
    own = sections[at]
    end = next((section.line for section in sections[at + 1 :] if section.level <= own.level), len(page.lines) + 1)
    return sum(len(_WORD.findall(strip_markup(line))) for line in _aloud(page.lines[own.line : end - 1]))


def _aloud(lines: list[str]) -> Iterator[str]:
    """The lines in boxes to read aloud."""
    fence, inside = "", False
    for line in lines:
        box = _BOX.match(line)
        if box and not fence:
            fence, inside = box[1], False
        elif box and box[1] == fence and not box[2]:
            fence, inside = "", False
        elif fence and line.strip() == ALOUD:
            inside = True
        elif inside:
            yield line
