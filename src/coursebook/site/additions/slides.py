"""The slides of a page are numbered, so that whoever speaks finds on the page what the room sees on the screen."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ...nodes import slide_number
from ...priorities import DoctreeRead
from ..language.translation import translate as _
from ..node_registration import add_block

SLIDE = "slide"
"""The class of an admonition that is shown to a room."""


def add_numbers(app: Sphinx, doctree: nodes.document) -> None:
    """Put the number before the title of each slide."""
    boxes = [box for box in doctree.findall(nodes.admonition) if SLIDE in box["classes"]]
    for number, box in enumerate(boxes, 1):
        title = next(iter(box.findall(nodes.title)))
        title.insert(0, slide_number("", _("Slide %(number)s:") % {"number": number} + " "))


def _nothing(translator: HTML5Translator, node: nodes.Element) -> None:
    """Show the words only."""


def setup(app: Sphinx) -> None:
    """After the writer's own words are summed."""
    add_block(app, slide_number, _nothing, _nothing)
    app.connect("doctree-read", add_numbers, priority=DoctreeRead.SLIDES)
