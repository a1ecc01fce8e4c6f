"""Which alternatives of all patterns a text may hold, told at once: each piece of a text knows those that need it, and each pattern asks for its own.

A text is taken apart once, however many patterns are asked of it afterwards.
"""

from collections.abc import Iterable
from functools import lru_cache

from .needed_pieces import Needed
from .text_pieces import BEGINNINGS, MOST_FIGURES, cut_words

LEVELS = 3
"""The sets of an alternative that are asked; of more, the others say nothing."""
MOST_WORDS = 50_000
"""The words of which is remembered who needs them."""

Alternatives = int
"""Some of all alternatives: a bit for each."""


class PieceIndex:
    """The alternatives of all patterns that were added, by their pieces.

    Each alternative has ``LEVELS`` bits side by side, one for each of its sets; a text may hold it when it has a piece of each. A set that
    an alternative has not got is always met.
    """

    def __init__(self) -> None:
        self._by_piece: dict[str, int] = {}
        self._by_word = _Words(self._by_piece)
        self._by_figures: list[int] = []
        self._count = self._always = self._firsts = 0
        self.read = lru_cache(maxsize=512)(self._read)

    def add(self, needed: Iterable[Needed]) -> Alternatives:
        """Add what the alternatives of a pattern need; returns which of all alternatives they are."""
        added = 0
        for sets in needed:
            first = 1 << (LEVELS * self._count)
            for level in range(LEVELS):
                if level >= len(sets):
                    self._always |= first << level
                for piece in sets[level] if level < len(sets) else ():
                    self._by_piece[piece] = self._by_piece.get(piece, 0) | first << level
            added |= first
            self._count += 1
        self._firsts |= added
        self._by_word.clear()
        figures = [0]
        for count in range(1, MOST_FIGURES + 1):
            figures.append(figures[-1] | self._by_piece.get("#" * count, 0))
        self._by_figures = [one | self._always for one in figures]
        self.read.cache_clear()
        return added

    def _read(self, text: str) -> Alternatives | None:
        """Which alternatives a text may hold; None where letters may stand for others, so that nothing can be told."""
        if (read := cut_words(text)) is None:
            return None
        words, figures = read
        met = self._by_figures[figures]
        by_word = self._by_word
        for word in words:
            if needing := by_word[word]:
                met |= needing
        return met & met >> 1 & met >> 2 & self._firsts


class _Words(dict[str, int]):
    """Whose sets a word is of, as a whole or by how it begins."""

    def __init__(self, by_piece: dict[str, int]) -> None:
        self._by_piece = by_piece

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_WORDS:
            self.clear()
        needing = self._by_piece.get(word, 0)
        for letters in BEGINNINGS:
            needing |= self._by_piece.get(word[:letters], 0)
        self[word] = needing
        return needing
