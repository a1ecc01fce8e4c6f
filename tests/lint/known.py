"""What the check knows of good courses, for this process: with one file changed it judges that file, and what depends on it.

It is the cache of ``make check``, kept in memory. Nothing is added while a changed course is judged: what is measured twice is judged twice.
"""

from datetime import date
from pathlib import Path
from typing import Any

from coursebook.core.problems import Problem
from coursebook.lint.caching.cache import Cache, hash_lists
from coursebook.lint.check import check

_known: dict[str, Any] = {}


class Known(Cache):
    """What is known when a check begins; what it finds is kept apart."""

    def __init__(self, root: Path) -> None:
        self.secret = b""  # so nothing is written
        self.ground, self.ground_of_text = (
            hash_lists(root),
            hash_lists(root, False),
        )  # the program stays as it is while the tests run
        self.old = _known
        self.kept: dict[str, Any] = {}
        self.learned: dict[str, Any] = {}


def learn(root: Path) -> list[Problem]:
    """The problems of a course, and from now on what was found in each of its files is known."""
    cache = Known(root)
    found = check(root, cache=cache)
    _known.update(cache.kept)
    return found


def check_changed(root: Path, today: date | None = None) -> list[Problem]:
    """The problems of a course of which some files may be known."""
    return check(root, today=today, cache=Known(root))
