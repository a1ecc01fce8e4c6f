"""Telephone numbers in what the build made of a page: values are put in, and cells, items and marks stand beside each other."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from docutils import nodes
from sphinx import addnodes

from ..telephone import find_number, find_parted_numbers

_CALLED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a number of the list, which may be called, and for the ends of a link."""


def find_numbers(doctree: nodes.document, known: tuple[str, ...]) -> Iterator[tuple[nodes.Node, str]]:
    """Each block, and each run of short ones beside each other, that shows a number which is none of the list, and the number."""
    for block in doctree.findall(nodes.TextElement):
        if (
            not isinstance(block.parent, nodes.TextElement)
            and not _is_work(block)
            and (number := find_number(_said(block), known))
        ):
            yield block, number
    for parts in _runs(doctree):
        for at, number in find_parted_numbers(map(_said, parts), known):
            yield parts[at], number


def _runs(doctree: nodes.document) -> Iterator[Sequence[nodes.Node]]:
    """What a reader meets beside or below each other: the parts of each block, and the cells of each column of a table."""
    for parent in doctree.findall(
        lambda node: isinstance(node, nodes.Element) and not isinstance(node, nodes.TextElement)
    ):
        parts = [child for child in parent.children if not isinstance(child, (nodes.footnote, nodes.citation))]
        if len(parts) > 1 and not _is_work(parent):
            yield parts
    for table in doctree.findall(nodes.tgroup):
        for column in zip_longest(*(row.children for row in table.findall(nodes.row))):
            yield [cell for cell in column if cell is not None]


def _is_work(node: nodes.Node | None) -> bool:
    """Whether a node is of a list of works, whose pages and years the list of works has judged field by field."""
    while node is not None and not isinstance(node, (nodes.footnote, nodes.citation)):
        node = node.parent
    return node is not None


def _said(node: nodes.Node) -> str:
    """The words of a node as a reader meets them; what calls a number of the list is one mark, and so is the number of a work."""
    if isinstance(node, nodes.Text):
        return node.astext()
    if isinstance(node, nodes.footnote_reference) or (isinstance(node, nodes.reference) and node.get("number")):
        return _CALLED
    words = "".join(_said(child) for child in node.children)
    is_link = isinstance(node, (nodes.reference, addnodes.pending_xref)) or type(node).__module__.startswith(
        "coursebook."
    )
    return f"{_CALLED}{words}{_CALLED}" if is_link else words
