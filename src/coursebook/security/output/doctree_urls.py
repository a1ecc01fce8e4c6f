"""Places of the web, and addresses of mail, in words of a page that are no link: a reader would type them."""

from collections.abc import Iterator

from docutils import nodes

from ..unlinked_urls import find_cut_ending, find_unknown_place

_APART = (nodes.comment, nodes.reference, nodes.literal_block, nodes.footnote, nodes.citation)
"""What is judged elsewhere: links by their address, works field by field; a block of code shows how something is written."""


def find_places(doctree: nodes.document, hosts: frozenset[str]) -> Iterator[tuple[nodes.Node, str]]:
    """Each block whose words name a place which is not in the list, and the place; what roles show is read with what touches it."""
    for block in doctree.findall(nodes.TextElement):
        if isinstance(block.parent, nodes.TextElement) or isinstance(block, _APART) or _is_apart(block):
            continue
        words = _words(block)
        if words and (place := find_unknown_place(words, hosts) or find_cut_ending(words, hosts)):
            yield block, place


def _words(node: nodes.Node) -> str:
    """The words of a block; of a link none, for its address is judged with them."""
    if isinstance(node, nodes.Text):
        return node.astext()
    return "" if isinstance(node, _APART) else "".join(map(_words, node.children))


def _is_apart(node: nodes.Node) -> bool:
    parent = node.parent
    while parent is not None and not isinstance(parent, _APART):
        parent = parent.parent
    return parent is not None
