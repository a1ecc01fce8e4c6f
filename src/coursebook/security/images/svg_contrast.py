"""Whether the words of a drawing stand out from what is behind them, and whether a shape is drawn over them later.

The ground of words is the last rectangle, circle or ellipse that is drawn before them and holds them whole, else a white page.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .svg_text_positions import PlacedText

LEAST_CONTRAST = 3.0
"""The contrast that WCAG asks of large letters."""
WHITE = (1.0, 1.0, 1.0)
_HEX = re.compile(r"#(?:([0-9A-Fa-f]{3})|([0-9A-Fa-f]{6}))")
_NAMES = {"black": (0.0, 0.0, 0.0), "currentColor": (0.0, 0.0, 0.0), "white": WHITE}
_CENTER = 0.35
"""How far above their line the middle of letters is, in their height."""
_SLACK = 0.1
"""How much narrower than it is taken for each letter of a text may be, in its height."""
Color = tuple[float, float, float]


class Shape(NamedTuple):
    """A filled shape with its frame; ``color`` is None where it is written in a way that is not read here."""

    left: float
    top: float
    right: float
    bottom: float
    color: Color | None


def read_color(value: str) -> Color | None:
    """A color from 0 to 1 for red, green and blue; None for what is written otherwise."""
    if value in _NAMES:
        return _NAMES[value]
    found = _HEX.fullmatch(value)
    if not found:
        return None
    digits = found[2] or "".join(one * 2 for one in found[1])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def compute_contrast(one: Color, other: Color) -> float:
    """The contrast of two colors as WCAG 2.2 has it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def read_shape(
    name: str, numbers: Mapping[str, float], fill: str, share: float, move: tuple[float, float]
) -> Shape | None:
    """The frame and the color of a shape that may be a ground; None for lines, paths and what is not filled.

    A browser takes ``r`` of a circle alone, and ``rx`` and ``ry`` of an ellipse.

    :param share: how dense its color is, from 0 to 1.
    :param move: how far it stands from its place.
    """
    if fill in ("none", "transparent") or share <= 0:
        return None
    if name == "rect":
        left, top = numbers.get("x", 0), numbers.get("y", 0)
        right, bottom = left + numbers.get("width", 0), top + numbers.get("height", 0)
    elif name in ("circle", "ellipse"):
        radii = ("r", "r") if name == "circle" else ("rx", "ry")
        wide, high = (numbers.get(side, 0) * 0.7071 for side in radii)
        left, right = numbers.get("cx", 0) - wide, numbers.get("cx", 0) + wide
        top, bottom = numbers.get("cy", 0) - high, numbers.get("cy", 0) + high
    elif name in ("path", "polygon", "polyline") and "width" in numbers:
        left, top = numbers["x"], numbers["y"]
        right, bottom = left + numbers["width"], top + numbers["height"]
    else:
        return None
    if right <= left or bottom <= top:
        return None
    color = read_color(fill)
    if color:
        red, green, blue = (one * share + 1 - share for one in color)
        color = red, green, blue
    return Shape(left + move[0], top + move[1], right + move[0], bottom + move[1], color)


def find_faint(
    text: PlacedText, fill: str, share: float, shapes: Sequence[Shape], parts: Sequence[tuple[int, Shape]] = ()
) -> str:
    """Why words do not stand out from their ground; ``""`` when they do.

    :param share: how dense their color is, from 0 to 1.
    :param parts: shapes that may lie behind a part of the words, each with how many of ``shapes`` were drawn before it.
    """
    at, ground = next(((at, one) for at, one in reversed([*enumerate(shapes, 1)]) if _holds(one, text)), (0, None))
    color, behind = read_color(fill), ground.color if ground else WHITE
    if color is None or behind is None:
        return "the color behind them is not written as #22282b"
    if _is_faint(color, share, behind):
        return f'fill="{fill[:20]}" hardly stands out from what is behind it; write a dark color such as #22282b, or draw a dark <rect> before the words that holds them whole'
    above = [*shapes[at:], *(one for drawn, one in parts if drawn >= at)]
    if any(covers(one, text) and _is_faint(color, share, one.color) for one in above):
        return "a shape behind a part of them has nearly their color; draw one shape behind all of them, or none"
    return ""


def _is_faint(color: Color, share: float, behind: Color | None) -> bool:
    if behind is None:
        return True
    red, green, blue = (one * share + under * (1 - share) for one, under in zip(color, behind, strict=True))
    return compute_contrast((red, green, blue), behind) < LEAST_CONTRAST


def covers(shape: Shape, text: PlacedText) -> bool:
    """Whether a shape that is drawn later lies over the middle of the line of words, be it over one letter of them."""
    slack, y = text.size * len(text.words) * _SLACK, text.y - text.size * _CENTER
    begins, ends = (
        text.widest[0] == text.left,
        text.widest[1] == text.right,
    )  # where its anchor is, no letter is narrower
    left = text.left + (0 if begins else 2 * slack if ends else slack)
    right = text.right - (0 if ends and not begins else 2 * slack if begins else slack)
    return shape.left < max(right, left) and shape.right > min(left, right) and shape.top < y < shape.bottom


def _holds(shape: Shape, text: PlacedText) -> bool:
    slack = text.size * len(text.words) * _SLACK
    return (
        shape.left <= text.left + slack
        and text.right - slack <= shape.right
        and shape.top <= text.y - text.size * _CENTER * 2
        and text.y <= shape.bottom
    )
