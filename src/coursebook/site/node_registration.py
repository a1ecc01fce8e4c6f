"""Nodes of ours are registered with their HTML; builders that know no other form show the children as they are."""

from collections.abc import Callable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

Visit = Callable[[HTML5Translator, nodes.Element], None]


def show_children(translator: object, node: nodes.Element) -> None:
    """Show the children only."""


def add_block(app: Sphinx, node: type[nodes.Element], visit: Visit, depart: Visit) -> None:
    """Register a node with its HTML. The book registers its own form; other builders show the children."""
    plain = (show_children, show_children)
    app.add_node(node, html=(visit, depart), latex=plain, text=plain, man=plain, texinfo=plain)


def get_first_section(doctree: nodes.document) -> nodes.section | None:
    """The section of the page's title."""
    return next(iter(doctree.findall(nodes.section)), None)
