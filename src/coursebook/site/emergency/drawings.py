"""The drawings of an emergency card stand in the page itself: no request more, and they take the color of the words.

A screen reader passes over them: the step beside says the same, and nothing may stand between two steps.
"""

import re
from functools import cache
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ...nodes import drawing
from ...security.images import svg
from ..blocks import add_block, is_site
from .cards import is_card

SIZE = 56
"""The width and the height in pixels where no style sheet says more."""
_FORM = re.compile(r"<svg\b([^>]*)>(?:\s*<title>[^<]*</title>)?(.*)</svg>", re.DOTALL)
_NOT_INLINE = re.compile(r'\s(?:xmlns|width|height|role|aria-\w+)="[^"]*"')
_ID = re.compile(r'\sid="[^"]*"')
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
    found = _FORM.fullmatch(data.decode("utf-8", "replace").strip())
    if not found or any(svg.find_unsafe(data, known)):
        return None
    form, inner = (_ID.sub("", part).replace(INK, "currentColor").strip() for part in found.groups())
    return _NOT_INLINE.sub("", f" {form}").strip(), inner


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
