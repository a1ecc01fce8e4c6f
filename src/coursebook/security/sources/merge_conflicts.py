"""What a merge or a comparison leaves in a file: both versions between marks of their own, or lines that are no text."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...core.problems import Problem, Rule

_MARK = re.compile(r"^[ \t>]*(={7}(?=[ \t]*$)|(?:<{7,}|>{7,}|\|{7,})(?= |$))", re.MULTILINE)
"""Programs write them at the margin; who puts a text in order may move them in, or into a quotation."""
_BETWEEN = "=" * 7
_COMPARISON = re.compile(r"^(@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@|diff --git )", re.MULTILINE)


def find_merge_marks(path: PurePosixPath, text: str) -> Iterator[Problem]:
    """The first mark of a merge in a file, or else the first line of a comparison."""
    for found in _MARK.finditer(text):
        if found[1] != _BETWEEN or _is_mark(text, found):
            message = (
                f'A merge left its marks here ("{found[1]}"), and two versions of the text. Keep the right version, and delete '
                "the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>."
            )
            yield Problem(path, text.count("\n", 0, found.start()) + 1, Rule.MERGE_MARKS, message)
            return
    if compared := _COMPARISON.search(text):
        message = (
            f'This line, "{compared[1].strip()}", belongs to a comparison of two versions, not to the text. Take it out, and the '
            "signs + and - that the comparison put before other lines."
        )
        yield Problem(path, text.count("\n", 0, compared.start()) + 1, Rule.MERGE_MARKS, message)


def _is_mark(text: str, found: re.Match[str]) -> bool:
    """Whether a row of seven = is one. Directly under words, and alone in its file, it was to make a heading of them."""
    above = text[: found.start()].rpartition("\n")[0].rpartition("\n")[2]
    return "<" * 7 in text or ">" * 7 in text or not above.strip()
