"""The drawings of an emergency card stand in the page itself: no request more, and they take the color of the words.

A screen reader passes over them: the step beside says the same, and nothing may stand between two steps.
"""

import re
from functools import cache
from html import escape
from pathlib import Path
from xml.parsers import expat

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ...nodes import drawing
from ...security.images import svg
from ..builders import is_site
from ..node_registration import add_block
from .cards import is_card

SIZE = 56
"""The width and the height in pixels where no style sheet says more."""
_NOT_INLINE = re.compile(r"xmlns|width|height|role|id|aria-.*")
"""What the outermost mark of a drawing in the page has no use for. Ids are left out of all: they could be those of the page."""
INK = "#22282b"
"""The ink of a drawing as a file, which gives way to the color of the words."""


def draw(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the shapes into the page, of a drawing in its steps."""
    if not is_site(app.builder) or not is_card(app, docname):
        return
    known = tuple(app.config.coursebook_short_numbers)
    for image in list(doctree.findall(nodes.image)):
        file = Path(app.srcdir) / image["uri"]
        if file.suffix == ".svg" and file.is_file() and (shown := read_shapes(file, file.stat().st_mtime_ns, known)):
            image.replace_self(drawing("", form=shown[0], shapes=shown[1]))


@cache
def read_shapes(file: Path, _changed: int, known: tuple[str, ...]) -> tuple[str, str] | None:
    """The attributes and the shapes of a drawing; nothing when it could do more than be a picture.

    It is then shown as a file, or refused by the gates. Its ids are left out: they could be those of the page.
    """
    data = file.read_bytes()
    return None if any(svg.find_unsafe(data, known)) else _write_anew(data)


def _write_anew(data: bytes) -> tuple[str, str]:
    """The attributes and the shapes, each part written as the parser read it, so that a browser reads it as the gates did.

    What has words for a file of its own, ``title`` and ``desc``, is left out: HTML reads marks in it as its own.
    """
    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True
    heads: list[str] = []
    inner: list[str] = []
    unseen: list[str] = []
    is_empty = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal is_empty
        if unseen or name in ("title", "desc"):
            unseen.append(name)
            return
        written = "".join(
            f' {key}="{escape(value.replace(INK, "currentColor"), quote=True)}"'
            for key, value in attributes.items()
            if not (key == "id" or (not heads and _NOT_INLINE.fullmatch(key)))
        )
        if heads:
            inner.append(f"<{name}{written}>")
            is_empty = True
        heads.append(written if not heads else name)

    def end(name: str) -> None:
        nonlocal is_empty
        if unseen:
            unseen.pop()
        elif name != "svg" and is_empty:
            inner[-1] = f"{inner[-1][:-1]}/>"
        elif name != "svg":
            inner.append(f"</{name}>")
        is_empty = False

    def characters(text: str) -> None:
        nonlocal is_empty
        is_empty = False
        if not unseen and heads:
            inner.append(escape(text, quote=False))

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    parser.Parse(data, True)
    return heads[0].strip(), "".join(inner).strip()


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    """``width`` and ``height`` hold where the style sheet of the cards is missing, as in a stored edition."""
    translator.body.append(
        f'<svg class="drawing" width="{SIZE}" height="{SIZE}" aria-hidden="true" {node["form"]}>{node["shapes"]}</svg>'
    )


def _depart(translator: HTML5Translator, node: nodes.Element) -> None:
    """Nothing follows."""


def setup(app: Sphinx) -> None:
    """When all links of the page are known, and before the last gate looks."""
    add_block(app, drawing, _visit, _depart)
    app.connect("doctree-resolved", draw)
