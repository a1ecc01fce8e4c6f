"""What a merge leaves in a file when two people changed the same lines: both versions, between marks of their own."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...core.problems import Problem, Rule

_MARK = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)


def find_merge_marks(path: PurePosixPath, text: str) -> Iterator[Problem]:
    """The first mark of a merge in a file."""
    if (found := _MARK.search(text)) and (found[1] != "=" * 7 or "<" * 7 in text or ">" * 7 in text):
        message = (
            f'A merge left its marks here ("{found[1]}"), and two versions of the text. Keep the right version, and delete '
            "the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>."
        )
        yield Problem(path, text.count("\n", 0, found.start()) + 1, Rule.MERGE_MARKS, message)
