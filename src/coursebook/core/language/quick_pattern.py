"""A pattern that does not regard case, quickly: Python tries each of its words letter by letter, and three times as fast where case counts."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, reduce
from operator import or_
from sys import maxsize

from .pieces.needed_pieces import cut_alternatives, find_needed
from .pieces.piece_index import Alternatives, PieceIndex
from .pieces.text_pieces import OTHER

_LETTER = re.compile(r"\\.|\(\?P[<=>]|[A-ZÀ-ÖØ-Þ]", re.DOTALL)
_OF_CASE = re.compile(r"\(\?-?i:")
_BY_ITSELF = re.compile(r"\(\?[a-z]*-?[a-z]*i|\\N\{")
"""What says itself where case counts, and the name of a letter."""


OFTEN = 400
"""The texts that are asked before it pays to find out what the pattern needs, which takes as long as some hundred of them."""
_INDEX = PieceIndex()


class Way:
    """One alternative of a pattern, with those of all alternatives that are its own."""

    def __init__(self, pattern: str, flags: re.RegexFlag, is_loose: bool, own: Alternatives = 0) -> None:
        self.pattern, self.flags, self.is_loose, self.own = pattern, flags, is_loose, own

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The alternative as Python's own pattern."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def lower(self) -> re.Pattern[str] | None:
        """The same for text in lower case; None where it cannot be told."""
        if self.is_loose:
            return _compile_lower(_OF_CASE.sub("(?:", self.pattern))
        return _compile_lower(self.pattern) if self.flags & re.IGNORECASE else None


class QuickPattern:
    """As ``re.compile(pattern, flags)``: whether a text has what the pattern needs is asked first, then the text in lower case; most has nothing of it.

    It is compiled when a text first may hold it.
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.IGNORECASE, is_loose: bool = False) -> None:
        """``is_loose``: case counts in parts of the pattern, but in none that must not stand there, so that where it is not found
        without regard to case, it is not found.
        """
        self.pattern, self.flags, self.is_loose = pattern, flags, is_loose
        self._asked = 0
        self._own: Alternatives = 0
        self._one_way = Way(pattern, flags, is_loose)

    @property
    def whole(self) -> re.Pattern[str]:
        """The pattern as Python's own."""
        return self._one_way.whole

    @property
    def groupindex(self) -> Mapping[str, int]:
        """The names of its groups."""
        return self.whole.groupindex

    @property
    def _lower(self) -> re.Pattern[str] | None:
        return self._one_way.lower

    @cached_property
    def _ways(self) -> list[Way]:
        return [
            Way(one, self.flags, self.is_loose, _INDEX.add(find_needed(one))) for one in cut_alternatives(self.pattern)
        ]

    def _list_ways(self, text: str, held: Alternatives) -> Iterator[Way]:
        """The alternatives that a text may hold."""
        return (way for way in self._ways if way.own & held)

    def is_in(self, text: str, start: int = 0, end: int = maxsize) -> bool:
        """Whether it is found in a text, or between two places of it."""
        if not self._own or end < maxsize:  # a word is cut there, which is none of the text
            self._asked += 1
            if self._asked < OFTEN or end < maxsize:
                return self._is_found(text, start, end)
            self._own = reduce(or_, (way.own for way in self._ways))
        if (held := _INDEX.read(text)) is None:
            return bool(self.whole.search(text, start, end))
        if not held & self._own:
            return False
        for way in self._list_ways(text, held):
            if way.lower is None:
                if way.whole.search(text, start):
                    return True
            elif way.lower.search(text.lower(), start) and (not self.is_loose or way.whole.search(text, start)):
                return True
        return False

    def _is_found(self, text: str, start: int, end: int) -> bool:
        """The same, without what the pattern needs."""
        if self._lower and (text.isascii() or not OTHER.search(text)):
            is_in = bool(self._lower.search(text.lower(), start, end))
            if not (is_in and self.is_loose):
                return is_in
        return bool(self.whole.search(text, start, end))

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The first place, as of any pattern."""
        return self.whole.search(text, start, end) if self.is_in(text, start, end) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each place, as of any pattern."""
        return self.whole.finditer(text) if self.is_in(text) else iter(())

    def sub(self, write: Callable[[re.Match[str]], str] | str, text: str) -> str:
        """The text with other words in each place, as of any pattern."""
        return self.whole.sub(write, text) if self.is_in(text) else text


def _compile_lower(pattern: str) -> re.Pattern[str] | None:
    """The pattern for text in lower case; None where it cannot be told."""
    if _BY_ITSELF.search(pattern):
        return None
    try:
        return re.compile(_LETTER.sub(lambda found: found[0] if len(found[0]) > 1 else found[0].lower(), pattern))
    except re.error:
        return None
