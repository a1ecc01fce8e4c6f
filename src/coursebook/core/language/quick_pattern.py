"""A pattern that does not regard case, quickly: Python tries each of its words letter by letter, and three times as fast where case counts."""

import re
from collections.abc import Iterator
from sys import maxsize

_LETTER = re.compile(r"\\.|\(\?P[<=>]|[A-ZÀ-ÖØ-Þ]", re.DOTALL)
_OTHER = re.compile("[^\x00-\xff–—‘’“”„…•→]")
"""A letter that may stand for another one, as K for k, or that is two in lower case."""
_BY_ITSELF = re.compile(r"\(\?[a-z]*-?[a-z]*i|\\N\{")
"""What says itself where case counts, and the name of a letter."""


class QuickPattern:
    """As ``re.compile(pattern, re.IGNORECASE)``: most text is asked in lower case first, and most has nothing of it."""

    def __init__(self, pattern: str) -> None:
        self.whole = re.compile(pattern, re.IGNORECASE)
        self.groupindex = self.whole.groupindex
        self._lower = _compile_lower(pattern)

    def is_in(self, text: str, start: int = 0, end: int = maxsize) -> bool:
        """Whether it is found in a text, or between two places of it."""
        if self._lower and (text.isascii() or not _OTHER.search(text)):
            return bool(self._lower.search(text.lower(), start, end))
        return bool(self.whole.search(text, start, end))

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The first place, as of any pattern."""
        return self.whole.search(text, start, end) if self.is_in(text, start, end) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each place, as of any pattern."""
        return self.whole.finditer(text) if self.is_in(text) else iter(())


def _compile_lower(pattern: str) -> re.Pattern[str] | None:
    """The pattern for text in lower case; None where it cannot be told."""
    if _BY_ITSELF.search(pattern):
        return None
    try:
        return re.compile(_LETTER.sub(lambda found: found[0] if len(found[0]) > 1 else found[0].lower(), pattern))
    except re.error:
        return None
