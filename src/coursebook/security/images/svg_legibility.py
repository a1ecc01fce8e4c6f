"""Whether the words of a drawing can be read: inside of its frame, filled, large and dense enough.

What lies under another shape, or has the color of what is behind it, cannot be told from the marks alone.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from .svg_contrast import Shape, covers, find_faint
from .svg_shapes import SIDES, read_grounds, read_strokes
from .svg_text_positions import PlacedText, place

DENSEST_LOSS = 0.5
"""How much of the color of words must be left after all opacities."""
SMALLEST = 80
"""The longer side of a drawing in letters: smaller ones are specks on a phone."""
DEFAULT_SIZE = 16.0
SMALLEST_SHOWN = 4.0
"""The least height of letters in pixels, as the drawing says that it is large."""
SLACK = 0.2
"""How much narrower than ``LETTER`` the letters of a text may be, for each letter in its height."""
FONTS = frozenset(
    ["Atkinson Hyperlegible Next", "system-ui", "sans-serif", "serif", "monospace", "Arial", "Helvetica", "Verdana"]
)
"""Fonts of letters; others show signs in the place of letters."""
SIZES = (0.01, 100_000.0)
"""The least and the greatest side of a frame: what is set in print has room for no other."""
Matrix = tuple[float, float, float, float, float, float]
_SOLID = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})|currentColor|black|white")
_STEP = re.compile(r"[ \t\r\n]*(translate|scale|rotate)\(([^()]{1,80})\)(?:[ \t\r\n]*,(?=[ \t\r\n]*[a-z]))?")
_PLAIN = re.compile(r"[+-]?(?:\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})", re.ASCII)
"""A number as a browser takes it: with no figure behind its point it is none, and its attribute is dropped."""
_UNIT = re.compile(r"(?:px|pt|mm|cm|in|em|%)$")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "em": 16.0}
_SHAPES = frozenset(["rect", "circle", "ellipse", "path", "polygon", "polyline", "line"])
_OTHERS = {"ellipse": ("r",), "circle": ("rx", "ry")}
"""Sides that a shape has not; a browser takes no notice of them."""
WIDEST_STROKE = 0.05
"""The widest line of a shape in parts of the longer side of the drawing: a wider one hides what lies beside the shape."""
MOST_PAIRS = 300_000
"""How many shapes and lines are held against words: with more, a drawing takes too long to be judged."""
WIDE_BEHIND = 2.0
"""The width of a line, in units of the drawing, from which on it hides a part of words in its color that stand on it."""
_NO_PLACES = frozenset(["svg", "g"])
"""Marks around words whose x and y move nothing."""
_VALUES = {"translate": (1, 2), "scale": (1, 2), "rotate": (1, 3)}
"""How many numbers each step of a transform may have: with others, a browser drops it."""
_BLANKS = " \t\r\n"
_BETWEEN = re.compile(r"[ \t\r\n]*,[ \t\r\n]*|[ \t\r\n]+")
"""What stands between two numbers of a list: with two commas, a browser drops the list."""


class _UnclearError(Exception):
    """Where or how words stand cannot be told."""


@dataclass(frozen=True)
class _Look:
    """What words at one place of the drawing look like. ``opacity`` is from 0 to 1, ``size`` in units of the drawing."""

    fill: str = "black"
    opacity: float = 1.0
    fill_opacity: float = 1.0
    size: float = DEFAULT_SIZE
    x: float = 0.0
    y: float = 0.0
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    unclear: str = ""
    anchor: str = "start"
    stroke: str = "none"
    line: float = 1.0
    font: str = ""


def find_wrong_frame(attributes: Mapping[str, str]) -> str:
    """The attribute that gives a drawing a frame without a size, ``""`` when each gives one, or there is none.

    Without a viewBox a side is one of the drawing's own units, so it has none of another length.
    """
    for side in ("width", "height"):
        value = attributes.get(side, "1").strip(_BLANKS)
        unit = _UNIT.search(value)
        if not _is_size(_UNIT.sub("", value)) or (unit and unit[0] != "px" and "viewBox" not in attributes):
            return side
    if "viewBox" in attributes:
        box = _BETWEEN.split(attributes["viewBox"].strip(_BLANKS))
        if len(box) != 4 or not all(map(_is_size, box[2:])) or not all(_is_place(one) for one in box[:2]):
            return "viewBox"
    return ""


def _is_size(value: str) -> bool:
    return _is_place(value) and SIZES[0] <= float(value)


def _is_place(value: str) -> bool:
    return bool(_PLAIN.fullmatch(value)) and abs(float(value)) <= SIZES[1]


class ShownWords:
    """Follows the marks of a drawing, and tells of words what hides them."""

    def __init__(self) -> None:
        self.looks = [_Look()]
        self.frame = (0.0, 0.0, 300.0, 150.0)
        self.shown = 1.0
        self.shapes: list[Shape] = []
        self.parts: list[tuple[int, Shape]] = []
        """Shapes of which the frame may be larger than what is filled, and lines, each with how many of ``shapes`` came before it."""
        self.placed: list[PlacedText] = []
        self.pairs = 0
        self.is_covered = False
        """Whether the last shape lies over words that were drawn before it."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A mark begins."""
        look = self.looks[-1]
        if name == "svg":
            self._measure(attributes)
        try:
            look = _changed(look, attributes)
            _refuse_places(name, attributes)
        except _UnclearError as unclear:
            look = replace(look, unclear=str(unclear))
        self.looks.append(look)
        is_plain = not look.unclear and look.matrix[:4] == (1, 0, 0, 1)
        share = look.opacity * look.fill_opacity
        shapes = read_grounds(name, attributes, look.fill.strip(), share, look.matrix[4:]) if is_plain else []
        strokes = read_strokes(name, attributes, look.stroke.strip(), look.line, look.matrix[4:]) if is_plain else []
        is_wide = look.stroke.strip() != "none" and look.line > WIDEST_STROKE * max(self.frame[2:])
        if name in ("rect", "circle", "ellipse"):  # of others the frame may be larger than what is filled
            self.shapes += [shape._replace(color=None) if is_wide else shape for shape in shapes]
        else:
            behind = [*shapes, *(strokes if look.line > WIDE_BEHIND else ())]
            self.parts += [(len(self.shapes), one) for one in behind]
        self.pairs += (len(shapes) + len(strokes)) * len(self.placed)
        is_unread = name in _SHAPES and bool(is_wide or not is_plain or self.pairs > MOST_PAIRS)
        self.is_covered = bool(self.placed) and (
            is_unread or any(covers(one, text) for one in (*shapes, *strokes) for text in self.placed)
        )

    def end(self) -> None:
        """A mark ends."""
        self.looks.pop()

    def find_hidden(self, words: str) -> str:
        """Why nobody would see words that stand here; ``""`` when they can be seen."""
        look = self.looks[-1]
        left, top, width, height = self.frame
        text = self.place(words)
        if look.unclear:
            return look.unclear
        if look.matrix[:4] != (1, 0, 0, 1):
            return "they are turned, stretched or mirrored; move words with translate alone"
        if look.stroke.strip() != "none":
            return f'stroke="{look.stroke[:20]}"; words have a fill alone'
        if look.anchor not in ("start", "middle", "end"):
            return f'text-anchor="{look.anchor[:20]}"'
        if strange := next((font for font in look.font.split(",") if look.font and font.strip() not in FONTS), ""):
            return f'font-family="{strange.strip()[:40]}"; use one of {", ".join(sorted(FONTS))}'
        if not _SOLID.fullmatch(look.fill):
            return f'fill="{look.fill[:20]}"; write a color such as #22282b'
        if not look.opacity * look.fill_opacity >= DENSEST_LOSS:
            return "they are fainter than half"
        if not look.size * SMALLEST >= max(width, height) or look.size * self.shown < SMALLEST_SHOWN:
            return "they are too small"
        if not (top < text.y <= top + height):
            return "they begin outside of the drawing's frame"
        slack = text.size * len(words) * SLACK  # narrow letters are no wider than this
        if not (left <= text.left + slack and text.right - slack <= left + width):
            return "they reach out of the drawing's frame"
        self.placed.append(text)
        self.pairs += len(self.parts)
        if self.pairs > MOST_PAIRS:
            return "too many shapes lie around them"
        return find_faint(text, look.fill, look.opacity * look.fill_opacity, self.shapes, self.parts)

    def place(self, words: str) -> PlacedText:
        """Words at the place where they stand."""
        look = self.looks[-1]
        return place(words, look.x + look.matrix[4], look.y + look.matrix[5], look.size, look.anchor)

    def _measure(self, attributes: Mapping[str, str]) -> None:
        try:
            if "viewBox" in attributes:
                box = _numbers(attributes["viewBox"])
            else:
                sides = zip(("width", "height"), self.frame[2:], strict=True)
                box = [0, 0, *(_length(attributes.get(side, str(usual))) for side, usual in sides)]
        except _UnclearError:
            return
        if len(box) == 4 and box[2] > 0 and box[3] > 0:
            self.frame = (box[0], box[1], box[2], box[3])
            sides = zip(("width", "height"), box[2:], strict=True)
            scales = [_length(attributes[side]) / units for side, units in sides if side in attributes]
            self.shown = min([1.0, *scales])


def _refuse_places(name: str, attributes: Mapping[str, str]) -> None:
    """Only a text has a place of its own for words; browsers read none on what it stands in.

    :raises _UnclearError: x or y stands where the words of a drawing would be placed by it here alone.
    """
    for side in ("x", "y") if name in _NO_PLACES else ():
        if side in attributes:
            raise _UnclearError(f'{side}="{attributes[side][:20]}" of <{name}>; write it at their <text>')


def find_unread(name: str, attributes: Mapping[str, str]) -> str:
    """The attribute of a shape that a browser reads and this check does not, ``""`` without one.

    A side is one plain number: a percentage, a unit or an exponent would draw a shape that is seen, and that is not here.
    """
    for side, value in attributes.items() if name not in ("svg", "g", "text") else ():
        if (side in SIDES or side == "stroke-width") and not _PLAIN.fullmatch(value.strip(_BLANKS)):
            return side
        if side in _OTHERS.get(name, ()):
            return side
    return ""


def _changed(look: _Look, attributes: Mapping[str, str]) -> _Look:
    for name, value in attributes.items():
        match name:
            case "fill":
                look = replace(look, fill=value.strip())
            case "opacity":  # a group is as faint as all that it stands in
                look = replace(look, opacity=look.opacity * _share(value))
            case "fill-opacity":
                look = replace(look, fill_opacity=_share(value))
            case "font-size":
                look = replace(look, size=_number(value))
            case "x":
                look = replace(look, x=_number(value))
            case "y":
                look = replace(look, y=_number(value))
            case "dx" | "dy":
                raise _UnclearError(f'{name}="{value[:20]}"; write their place with x and y alone')
            case "text-anchor":
                look = replace(look, anchor=value.strip())
            case "stroke":
                look = replace(look, stroke=value)
            case "stroke-width":
                look = replace(look, line=_number(value))
            case "font-family":
                look = replace(look, font=value)
            case "transform":
                look = replace(look, matrix=_times(look.matrix, _moves(value)))
    return look


def _moves(value: str) -> Iterable[Matrix]:
    at = 0
    value = value.strip(_BLANKS)
    while at < len(value):
        step = _STEP.match(value, at)
        given = _numbers(step[2]) if step else []
        if not step or len(given) not in _VALUES[step[1]]:
            raise _UnclearError(f'transform="{value[:20]}"; use translate, scale or rotate')
        at = step.end()
        if step[1] == "translate":
            yield (1, 0, 0, 1, given[0], given[1] if len(given) > 1 else 0)
        elif step[1] == "scale":
            yield (given[0], 0, 0, given[1] if len(given) > 1 else given[0], 0, 0)
        else:
            cos, sin = math.cos(math.radians(given[0])), math.sin(math.radians(given[0]))
            x, y = (given[1], given[2]) if len(given) == 3 else (0, 0)
            yield (cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)


def _times(matrix: Matrix, moves: Iterable[Matrix]) -> Matrix:
    for p, q, r, s, t, u in moves:
        a, b, c, d, e, f = matrix
        matrix = (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)
    return matrix


def _numbers(value: str) -> list[float]:
    return [_number(one) for one in _BETWEEN.split(value.strip(_BLANKS))]


def _share(value: str) -> float:
    """An opacity, as a browser takes it: from 0 to 1."""
    return max(0.0, min(1.0, _number(value)))


def _length(value: str) -> float:
    """A side in pixels; a percentage is of what the drawing stands in, and no less than its own size."""
    unit = _UNIT.search(value.strip(_BLANKS))
    number = _number(_UNIT.sub("", value.strip(_BLANKS)))
    return number * _PIXELS[unit[0]] if unit and unit[0] in _PIXELS else math.inf if unit else number


def _number(value: str) -> float:
    if not _PLAIN.fullmatch(value.strip(_BLANKS)):  # float() takes "2_00" and "1e2", too
        raise _UnclearError(f'"{value[:20]}" is not one plain number')
    return float(value)
