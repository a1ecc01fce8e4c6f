"""An extension with two nodes of its own: the book knows nothing of a gadget; a gizmo brings its own form."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


class gadget(nodes.General, nodes.Element):
    pass


class gizmo(nodes.General, nodes.Element):
    pass


class OwnDirective(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        node = {"gadget": gadget, "gizmo": gizmo}[self.name]("", nodes.paragraph("", "Inside."))
        self.set_source_info(node)
        return [node]


def setup(app: Sphinx) -> None:
    def visit(translator: Any, node: nodes.Element) -> None:
        translator.open("#framed[", "];")

    def depart(translator: Any, node: nodes.Element) -> None:
        translator.close(node)

    app.add_node(gadget)
    app.add_node(gizmo, typst=(visit, depart))
    app.add_directive("gadget", OwnDirective)
    app.add_directive("gizmo", OwnDirective)
