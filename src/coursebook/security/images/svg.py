"""An SVG file that can do nothing but be a picture: shapes and words, nothing that runs, links or loads."""

import re
from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

from ...core.project import EMERGENCY
from .. import unicode_check
from ..numbers.telephone import find_shown
from ..unlinked_urls import find_unknown_place
from .svg_legibility import ShownWords, find_unread, find_wrong_frame
from .svg_strokes import find_wrong_stroke
from .svg_text_positions import PlacedText, find_wrong_texts

NAMESPACE = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset(
    ["svg", "title", "desc", "g", "path", "text", "circle", "rect", "ellipse", "line", "polyline", "polygon"]
)
ATTRIBUTES = frozenset(
    [
        "viewBox",
        "width",
        "height",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "dx",
        "dy",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "d",
        "points",
        "transform",
        "role",
        "id",
        "aria-label",
        "aria-labelledby",
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linejoin",
        "stroke-linecap",
        "stroke-dasharray",
        "opacity",
        "font-size",
        "font-weight",
        "font-family",
        "font-style",
        "text-anchor",
        "lang",
        "xml:lang",
    ]
)
DEEPEST = 30
"""How many marks may stand in each other: the book's reader of pictures goes no deeper than some hundreds."""
LARGEST = 100_000
"""How far from nothing a length or a place may lie: what is drawn on paper grows with it."""
_NO_LENGTHS = frozenset(["fill", "stroke", "id", "aria-label", "aria-labelledby", "font-family", "lang", "xml:lang"])
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_VALUE = re.compile(r"[^<>&:;\\@\"]*")
_NO_URL = re.compile(r"url\s*\(", re.IGNORECASE)


class _RefusedError(Exception):
    """The first thing that is wrong."""


def find_unsafe(
    data: bytes, known: tuple[str, ...] = EMERGENCY, hosts: frozenset[str] | None = None
) -> Iterator[tuple[int, str]]:
    """What makes a drawing unsafe, with its line: the first thing alone, for the rest cannot be judged after it.

    :param known: short numbers that it may show.
    :param hosts: the places of the web that its words may name; without them places are not looked for.
    """
    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True
    shown: list[str] = []
    texts: list[PlacedText] = []
    inside: list[str] = []
    look = ShownWords()
    hidden = ""
    depth = parts = dashed = 0

    def refuse(what: str) -> NoReturn:
        raise _RefusedError(what)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, parts, dashed
        depth, parts = depth + 1, parts + 1
        if depth > DEEPEST:
            refuse(f"More than {DEEPEST} shapes or groups in each other")
        if parts == 1 and name != "svg":
            refuse(f"<{name}> as the first mark")
        if parts == 1 and attributes.get("xmlns") != NAMESPACE:
            refuse(f'<svg> without xmlns="{NAMESPACE}"')
        if parts > 1 and name == "svg":
            refuse("<svg> in another <svg>")
        if inside and inside[-1] in ("title", "desc"):
            refuse(f"<{name}> in a <{inside[-1]}>, where only words are,")
        if name in ("title", "desc") and len(inside) > 1:
            refuse(f"<{name}> in a part of the drawing, where nobody sees it,")
        if name == "tspan":
            refuse("<tspan>, a part of a text with a place of its own (each line is a <text>),")
        if name == "text" and "text" in inside:
            refuse("<text> in another <text>")
        if name not in ELEMENTS:
            refuse(f"<{name}>")
        for attribute, value in attributes.items():
            if attribute == "xmlns" and value == NAMESPACE:
                continue
            if attribute not in ATTRIBUTES or not _VALUE.fullmatch(value) or _NO_URL.search(value):
                refuse(f'{attribute}="{value[:40]}"')
            if attribute not in _NO_LENGTHS and any(abs(float(number)) > LARGEST for number in _NUMBER.findall(value)):
                refuse(f'{attribute}="{value[:40]}", which is larger than any drawing,')
            words(value)
            if attribute == "aria-label":
                no_number(value)
                if name != "svg":
                    refuse(f'aria-label="{value[:40]}" at a part of the drawing, which nobody would see,')
        if unread := find_unread(name, attributes):
            refuse(f'{unread}="{attributes[unread][:40]}" at <{name}>, which is no plain number of its own,')
        if name == "svg" and (side := find_wrong_frame(attributes)):
            refuse(f'{side}="{attributes[side][:40]}", which gives no frame that can be drawn,')
        inside.append(name)
        look.start(name, attributes)
        if look.is_covered:
            refuse(f"<{name}> over words that are drawn before it (draw the words last)")
        if wrong := find_wrong_stroke(name, attributes, max(look.frame[2:]), dashed):
            refuse(wrong)
        dashed += "stroke-dasharray" in attributes

    def no_number(text: str) -> None:
        if number := find_shown(text, known, is_cell=True):
            refuse(f'The telephone number "{number}"')
        if hosts is not None and (place := find_unknown_place(text, hosts)):
            refuse(f'"{place[:60]}", a place of the web that is not in the list of places or an address of mail,')

    def characters(text: str) -> None:
        nonlocal hidden
        words(text)
        if not text.strip():
            shown.append(" " if shown else "")
            return
        plain = " ".join(text.split())[:40]
        mark = inside[-1]
        if mark == "text":
            why = look.find_hidden(" ".join(text.split()))
        elif mark == "title" and inside == ["svg", "title"]:
            why = ""
        else:
            why = f"they stand in <{mark}>"
        if why and not hidden:
            hidden = f'The words "{plain}", which nobody would see ({why}),'
        shown.append(text)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        inside.pop()
        if name == "text" and not hidden and (said := " ".join("".join(shown).split())):
            texts.append(look.place(said))
        look.end()
        if name in ("text", "title", "desc", "svg"):
            no_number("".join(shown))
            shown.clear()
            if hidden:
                refuse(hidden)
        if name == "svg":
            for wrong in find_wrong_texts(texts, known):
                refuse(wrong)

    def words(text: str) -> None:
        for _, what in unicode_check.find_disallowed(text.replace("\t", " ")):
            refuse(f"A character that cannot be seen or typed, or that looks like another ({what}),")

    def declaration(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.casefold() != "utf-8":
            refuse(f'encoding="{encoding[:20]}"')

    parser.XmlDeclHandler = declaration
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = lambda *_: refuse("<!DOCTYPE>")
    parser.ProcessingInstructionHandler = lambda *_: refuse("<? … ?>")
    parser.StartCdataSectionHandler = lambda *_: refuse("<![CDATA[ … ]]>")
    parser.CommentHandler = lambda *_: refuse("a comment")
    try:
        parser.Parse(data, True)
    except _RefusedError as refused:
        yield parser.CurrentLineNumber, str(refused)
    except expat.ExpatError as error:
        yield error.lineno, f"text that is not XML ({expat.ErrorString(error.code)})"
