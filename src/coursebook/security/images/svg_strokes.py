"""Lines of a drawing that a browser would draw for minutes: without end in dashes, or wider than the drawing."""

import re
from collections.abc import Mapping

MOST_DASHED = 10
"""How many shapes of a drawing may be dashed."""
MOST_NUMBERS = 60
"""How many numbers may say where a dashed shape runs: a browser goes along all of it."""
LEAST_DASH = 1 / 500
"""The least dash, and the least gap, in parts of the longer side of the drawing."""
_ONE = r"(?:\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})"
_WIDTH = re.compile(_ONE)
_DASHES = re.compile(rf"{_ONE}(?:[ ,]{_ONE}){{0,3}}")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_SHAPES = frozenset(["path", "circle", "rect", "ellipse", "line", "polyline", "polygon"])
_GEOMETRY = ("d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height")


def find_wrong_stroke(name: str, attributes: Mapping[str, str], side: float, dashed: int) -> str:
    """What is wrong with the line around a shape, ``""`` when nothing is.

    :param side: the longer side of the drawing, in its units.
    :param dashed: how many shapes before it are dashed.
    """
    width = attributes.get("stroke-width", "1")
    if not _WIDTH.fullmatch(width) or float(width) > side:
        return f'stroke-width="{width[:40]}", which is not one plain number up to the size of the drawing,'
    dashes = attributes.get("stroke-dasharray", "none")
    if dashes == "none":
        return ""
    at = f'stroke-dasharray="{dashes[:40]}"'
    if name not in _SHAPES:
        return f"{at} at <{name}>, where it is not one line (write it at the line itself),"
    if not _DASHES.fullmatch(dashes) or any(float(one) < side * LEAST_DASH for one in re.split("[ ,]", dashes)):
        return f"{at}, which is not one to four plain numbers, each at least a 500th of the drawing,"
    if dashed >= MOST_DASHED:
        return f"{at}, the dashes of more than {MOST_DASHED} shapes,"
    numbers = [float(one) for part in _GEOMETRY for one in _NUMBER.findall(attributes.get(part, ""))]
    if len(numbers) > MOST_NUMBERS or any(abs(one) > 2 * side for one in numbers):
        return f"{at} at a line of more than {MOST_NUMBERS} numbers, or that leaves the drawing,"
    return ""
