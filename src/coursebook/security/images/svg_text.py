"""The texts of a drawing by their places: no number comes of texts beside or below each other, in whatever order they are written."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from ..numbers.parted import OWN_FIGURE, find_parted_numbers
from ..numbers.telephone import find_like, find_shown

LETTER = 0.5
"""The width of a letter in letters' heights, as most are."""
NEAREST = 1.0
"""How far two texts of one line stand apart at least, in letters' heights: nearer ones are read as one."""
NEAREST_FIGURES = 2.0
"""The same for two texts that begin or end with a figure, beside and below each other."""


class PlacedText(NamedTuple):
    """Words from ``left`` to ``right`` on a line at ``y``, ``size`` high, in units of the drawing."""

    left: float
    right: float
    y: float
    size: float
    words: str


def place(words: str, x: float, y: float, size: float, anchor: str) -> PlacedText:
    """A text at its place, as wide as its letters mostly are."""
    width = LETTER * size * len(words)
    left = x - {"middle": width / 2, "end": width}.get(anchor, 0)
    return PlacedText(left, left + width, y, size, words)


def find_wrong_texts(texts: Sequence[PlacedText], known: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with the texts of a drawing together, each as the beginning of a sentence."""
    yield from _find_near(texts, known)
    across = sorted(texts, key=lambda text: (round(text.y / max(text.size, 1)), text.left))
    for order in (texts, across):
        for _, number in find_parted_numbers((text.words for text in order), known):
            yield f'The telephone number "{number}"'
    for text in texts:
        if number := find_shown(text.words, known, is_cell=True) or find_like(text.words, known):
            yield f'The telephone number "{number}"'


def _find_near(texts: Sequence[PlacedText], known: tuple[str, ...]) -> Iterator[str]:
    """Texts that stand so near to each other that they are read as one; it ends at the first."""
    rows = sorted(texts, key=attrgetter("y"))
    for first, text in enumerate(rows):
        for other in rows[first + 1 :]:
            size = max(text.size, other.size)
            if other.y - text.y > NEAREST_FIGURES * size:
                break
            apart = max(text.left, other.left) - min(text.right, other.right)
            same_line = other.y - text.y < size / 2
            figures = _has_figure_at_end(text.words, known) and _has_figure_at_end(other.words, known)
            if (same_line and apart < NEAREST * size) or (figures and apart < NEAREST_FIGURES * size):
                yield f'"{text.words[:30]}" and "{other.words[:30]}", which stand so near that they are read as one text,'
                return


def _has_figure_at_end(words: str, known: tuple[str, ...]) -> bool:
    """Whether a text begins or ends with a figure that could be a part of a number."""
    ends = [word.strip(".,:;!?") for word in (words.partition(" ")[0], words.rpartition(" ")[2])]
    return any(
        end not in known and not OWN_FIGURE.fullmatch(end) and (end[:1].isdecimal() or end[-1:].isdecimal())
        for end in ends
    )
