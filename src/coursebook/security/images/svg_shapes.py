"""What the shapes of a drawing cover: rectangles, circles, polygons, and paths and lines of straight pieces."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise, zip_longest

from .svg_contrast import Shape, read_color, read_shape

_STRAIGHT = re.compile(r"[MLHVZmlhvz \t\r\n,0-9.+-]{1,64000}", re.ASCII)
_STEP = re.compile(r"([MLHVZmlhvz]?)([^MLHVZmlhvz]*)")
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)", re.ASCII)
_BLANKS = " \t\r\n"
SIDES = frozenset(["x", "y", "width", "height", "cx", "cy", "r", "rx", "ry"])
Move = tuple[float, ...]
"""How far a shape stands from its place, to the right and down."""


def read_grounds(name: str, attributes: Mapping[str, str], fill: str, share: float, move: Move) -> list[Shape]:
    """The shapes that a mark draws, where they can lie behind words, or over them.

    :param share: how dense their color is, from 0 to 1.
    """
    numbers = {
        side: float(value.strip(_BLANKS))
        for side, value in attributes.items()
        if side in SIDES and _PLAIN.fullmatch(value.strip(_BLANKS))
    }
    frames = list_frames(_drawn(name, attributes)) or [numbers]
    read = (read_shape(name, one, fill, share, (move[0], move[1])) for one in frames)
    return [shape for shape in read if shape]


def read_strokes(name: str, attributes: Mapping[str, str], stroke: str, width: float, move: Move) -> list[Shape]:
    """The straight lines that a mark draws, each as far as it reaches."""
    if stroke in ("none", "transparent"):
        return []
    lines = read_lines(_drawn(name, attributes))
    if name == "line":
        sides = [attributes.get(side, "0").strip(_BLANKS) for side in ("x1", "y1", "x2", "y2")]
        x, y, to_x, to_y = (float(one) if _PLAIN.fullmatch(one) else 0.0 for one in sides)
        lines = [[(x, y), (to_x, to_y)]]
    elif name == "polygon":
        lines = [[*points, points[0]] for points in lines]
    moved = [[(x + move[0], y + move[1]) for x, y in points] for points in lines]
    return [one for points in moved for one in list_strokes(points, width, stroke)]


def _drawn(name: str, attributes: Mapping[str, str]) -> str:
    return attributes.get("points" if name.startswith("poly") else "d", "")


def read_lines(drawn: str) -> list[list[tuple[float, float]]]:
    """The points of each part of a path of straight lines, or of a polygon, in their order; ``[]`` of another path."""
    lines: list[list[tuple[float, float]]] = []
    x = y = 0.0
    for step, given in _STEP.findall(drawn) if _STRAIGHT.fullmatch(drawn) else ():
        numbers = [float(one) for one in _PLAIN.findall(given)]
        if step in ("Z", "z") and lines:
            x, y = lines[-1][0]
            lines[-1].append((x, y))
            continue
        sides = {"H": (numbers, []), "V": ([], numbers)}.get(step.upper(), (numbers[::2], numbers[1::2]))
        for at, (across, down) in enumerate(zip_longest(*sides)):
            x = x if across is None else across + x * step.islower()
            y = y if down is None else down + y * step.islower()
            if not lines or (step in ("M", "m") and not at):
                lines.append([])
            lines[-1].append((x, y))
    return lines


def list_frames(drawn: str) -> list[dict[str, float]]:
    """The frame of each part of a path of straight lines, or of a polygon."""
    found = []
    for points in read_lines(drawn):
        (left, right), (top, bottom) = ((min(sides), max(sides)) for sides in zip(*points, strict=True))
        found.append({"x": left, "y": top, "width": right - left, "height": bottom - top})
    return found


PIECES = 8
"""The pieces of a slanting line, each of which is taken for a rectangle."""
MOST_PIECES = 4_000
"""The pieces of all lines of a drawing that are held against its words."""


def list_strokes(points: Sequence[tuple[float, float]], width: float, stroke: str) -> list[Shape]:
    """The rectangles that a line through these points covers, about as far as it does."""
    found, half, color = [], width / 2, read_color(stroke)
    for (x, y), (to_x, to_y) in islice(pairwise(points), MOST_PIECES // PIECES):
        count = 1 if x == to_x or y == to_y else PIECES
        for at in range(count):
            first, last = at / count, (at + 1) / count
            ends_x = sorted((x + (to_x - x) * first, x + (to_x - x) * last))
            ends_y = sorted((y + (to_y - y) * first, y + (to_y - y) * last))
            found.append(Shape(ends_x[0] - half, ends_y[0] - half, ends_x[1] + half, ends_y[1] + half, color))
    return found
