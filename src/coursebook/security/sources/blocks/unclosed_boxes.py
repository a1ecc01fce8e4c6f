"""A box whose end was forgotten: all that stands behind it is read as its words, so its first line alone is told."""

import re
from collections.abc import Iterable, Iterator

from ....core.problems import Problem, Rule
from ..markdown.source_location import Place
from ..markdown.unclosed_marks import FENCE_END

_LINE = re.compile(r"[ \t>]*(?P<mark>:{3,}|`{3,}|~{3,})(?P<info>.*)$")
_BOX = re.compile(r"\{[a-z-]+\}")
MOST_OPEN = 100
"""The boxes without an end behind which nobody looks further: the first is told in any case."""


def find_unended(text: str) -> tuple[int, str] | None:
    """The first line, from 0, and the mark of the first box that has no end, however the page is read behind it.

    An end belongs to the last box before it that began with as many marks. A box in a box with an end for each is none.
    """
    lines = text.split("\n")
    open_: list[tuple[int, str]] = []
    endless: dict[str, int] = {}
    at = -1
    while (at := at + 1) < len(lines) and len(open_) < MOST_OPEN:
        if not (found := _LINE.match(lines[at])):
            continue
        mark, info = found["mark"], found["info"].strip()
        if _BOX.match(info):
            open_.append((at, mark))
        elif not info and (ended := _ended(open_, mark)) is not None:
            del open_[ended]
        elif mark[0] != ":" and len(mark) < endless.get(mark[0], len(mark) + 1):
            if (end := _end_of_code(lines, at, mark)) is None:
                endless[mark[0]] = len(mark)
            at = end or at
    return open_[0] if open_ else None


def _ended(open_: list[tuple[int, str]], mark: str) -> int | None:
    """Which of the boxes such a mark ends: the last that began with as many marks, else the last with fewer."""
    marks = [one for _, one in open_]
    same = [at for at, one in enumerate(marks) if one == mark]
    fewer = [at for at, one in enumerate(marks) if mark.startswith(one)]
    found = same or fewer
    return found[-1] if found else None


def _end_of_code(lines: list[str], at: int, mark: str) -> int | None:
    """The line that ends a block of code, if one does. What has no end here has none further down, which saves looking again."""
    for after in range(at + 1, len(lines)):
        line = lines[after].strip(" \t>")
        if len(line) >= len(mark) and not line.strip(mark[0]):
            return after
    return None


def keep_unended_alone(problems: Iterable[Problem], text: str, place: Place) -> Iterator[Problem]:
    """What is wrong with a page: where a box has no end, what stands before it, and that."""
    told = list(problems)
    unended = find_unended(text) if told else None
    if unended is None or all(one.line < place.line + unended[0] for one in told):
        yield from told
        return
    at, mark = unended
    yield from (one for one in told if one.line < place.line + at)
    yield place.problem(at, Rule.OPEN_MARK, FENCE_END.format(mark=mark))
