"""Places of the web, and addresses of mail, in words of a page that are no link: a reader would type them."""

from collections.abc import Iterator

from docutils import nodes

from ..places import find_unknown_place

_APART = (nodes.comment, nodes.reference, nodes.literal_block, nodes.footnote, nodes.citation)
"""What is judged elsewhere: links by their address, works field by field; a block of code shows how something is written."""


def find_places(doctree: nodes.document, hosts: frozenset[str]) -> Iterator[tuple[nodes.Node, str]]:
    """Each text that names a place which is not in the list, and the place."""
    for text in doctree.findall(nodes.Text):
        if not _is_apart(text) and (place := find_unknown_place(str(text), hosts)):
            yield text.parent, place


def _is_apart(node: nodes.Node) -> bool:
    parent = node.parent
    while parent is not None and not isinstance(parent, _APART):
        parent = parent.parent
    return parent is not None
