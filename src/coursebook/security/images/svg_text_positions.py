"""The texts of a drawing by their places: no number comes of texts beside or below each other, in whatever order they are written."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from operator import attrgetter
from typing import NamedTuple

from ..numbers.split_numbers import OWN_FIGURE, find_parted_numbers
from ..numbers.telephone import find_like, find_shown

LETTER = 0.5
"""The width of a letter in letters' heights, as most are."""
WIDE_LETTER = 0.75
"""The same of capitals and of the widest small letters."""
BELOW_LINE = 0.25
"""How far letters reach below their line, in letters' heights."""
MOST_NEIGHBORS = 4
"""How many texts to the right of one, or below it, are read with it."""
NEAREST = 1.0
"""How far two texts of one line stand apart at least, in letters' heights: nearer ones are read as one."""
NEAREST_FIGURES = 2.0
"""The same for two texts that begin or end with a figure, beside and below each other."""


class PlacedText(NamedTuple):
    """Words from ``left`` to ``right`` on a line at ``y``, ``size`` high, in units of the drawing; ``widest``: how far they may reach."""

    left: float
    right: float
    y: float
    size: float
    words: str
    widest: tuple[float, float] = (0.0, 0.0)


def place(words: str, x: float, y: float, size: float, anchor: str) -> PlacedText:
    """A text at its place, as wide as its letters mostly are."""
    width = LETTER * size * len(words)
    left = x - {"middle": width / 2, "end": width}.get(anchor, 0)
    wide = size * sum(WIDE_LETTER if letter.isupper() or letter in "mw%@" else LETTER for letter in words)
    far = x - {"middle": wide / 2, "end": wide}.get(anchor, 0)
    return PlacedText(left, left + width, y, size, words, (far, far + wide))


def find_wrong_texts(texts: Sequence[PlacedText], known: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with the texts of a drawing together, each as the beginning of a sentence."""
    yield from _find_near(texts, known)
    across = sorted(texts, key=lambda text: (round(text.y / max(text.size, 1)), text.left))
    columns: dict[int, list[PlacedText]] = {}
    for text in sorted(texts, key=attrgetter("y")):
        columns.setdefault(round(text.left / max(text.size, 1)), []).append(text)
    orders = (texts, across, *columns.values())
    for order in (*orders, *_find_neighbors(texts, known, orders)):
        for _, number in find_parted_numbers((text.words for text in order), known):
            yield f'The telephone number "{number}"'
    for text in texts:
        if number := find_shown(text.words, known, is_cell=True) or find_like(text.words, known):
            yield f'The telephone number "{number}"'


def _find_neighbors(
    texts: Sequence[PlacedText], known: tuple[str, ...], read: Iterable[Sequence[PlacedText]]
) -> Iterator[list[PlacedText]]:
    """Each text with a figure that could be a part of a number, and what a reader reads behind it: to its right, and below it.

    Two texts stand in one row as soon as their heights overlap, whatever stands between them. Those that stand in this order in
    what was ``read`` already are left out.
    """
    following = {pair for order in read for pair in pairwise(order)}
    across, down = sorted(texts, key=attrgetter("left")), sorted(texts, key=attrgetter("y"))
    for text in texts:
        if _has_figure_at_end(text.words, known):
            right = (other for other in across if other.left > text.left and _overlaps(text, other))
            below = (
                other for other in down if other.y > text.y and other.left < text.right and text.left < other.right
            )
            for others in (right, below):
                row = [text, *islice(others, MOST_NEIGHBORS)]
                if not following.issuperset(pairwise(row)):
                    yield row


def _overlaps(text: PlacedText, other: PlacedText) -> bool:
    """Whether two texts stand beside each other: one does not end above where the other begins."""
    first, second = sorted((text, other), key=attrgetter("y"))
    return second.y - second.size < first.y + BELOW_LINE * first.size


def _find_near(texts: Sequence[PlacedText], known: tuple[str, ...]) -> Iterator[str]:
    """Texts that stand so near to each other that they are read as one; it ends at the first."""
    rows = sorted(texts, key=attrgetter("y"))
    for first, text in enumerate(rows):
        for other in rows[first + 1 :]:
            size = max(text.size, other.size)
            if other.y - text.y > NEAREST_FIGURES * size:
                break
            apart = max(text.widest[0], other.widest[0]) - min(text.widest[1], other.widest[1])
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
