"""A link to ``#id`` goes to the heading with that permanent id, wherever it is.

MyST would also try the id as the name of a file beside the page, and warn of two answers: a question's id is the name of its file.
"""

from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from ...core.permalinks.registry import resolve
from ..domain import course_of


class SectionLinks(SphinxPostTransform):
    """Resolve MyST's ``[words](#id)``; without words the link prints the heading."""

    default_priority = 8  # before MyST's own, which is 9

    def run(self, **kwargs: Any) -> None:
        """Replace each link whose id is known."""
        domain = course_of(self.env)
        for node in [node for node in self.document.findall(pending_xref) if node.get("reftype") == "myst"]:
            line = resolve(domain.permalinks, node["reftarget"])
            place = domain.places.get(line.id if line else node["reftarget"])
            if place is None:
                continue
            words = nodes.inline("", "", *node.children) if node.get("refexplicit") else nodes.inline("", place.title)
            builder = self.env._app.builder
            node.replace_self(make_refnode(builder, node["refdoc"], place.docname, place.anchor, words))


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(SectionLinks)
