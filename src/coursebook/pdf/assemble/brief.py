"""A page in brief, for a booklet: what it says first, and what to do."""

from docutils import nodes
from sphinx import addnodes

DOING = (nodes.bullet_list, nodes.enumerated_list, nodes.admonition)
"""The blocks that say what to do."""


CALLED = ("tel:", "sms:")


def shorten(page: addnodes.start_of_file) -> addnodes.start_of_file:
    """Keep the paragraphs under the title; of each further section keep the title with its steps, boxes and dialogues.

    A list keeps the paragraph that leads to it, and no number to call is lost: its paragraph stays, and one that begins in
    bold. A section without any of these is left out. The permanent link under the title leads to the whole page.
    """
    section = next(iter(page.findall(nodes.section)), None)
    if section is None:
        return page
    kept: list[nodes.Node] = []
    for child in section.children:
        if isinstance(child, nodes.section):
            title, *rest = child.children
            blocks = [
                block
                for at, block in enumerate(rest)
                if _does(block) or _leads(block, rest[at + 1 :]) or _matters(block)
            ]
            if any(_does(block) or _calls(block) for block in blocks):
                child.children = [title, *blocks]
                kept.append(child)
        elif isinstance(child, (nodes.title, nodes.paragraph, nodes.table, *DOING)):
            kept.append(child)
    section.children = kept
    return page


def _does(block: nodes.Node) -> bool:
    return isinstance(block, DOING) or type(block).__name__ == "dialogue"


def _leads(block: nodes.Node, following: list[nodes.Node]) -> bool:
    """Whether a paragraph says what the list below it is."""
    is_led = bool(following) and isinstance(following[0], (nodes.bullet_list, nodes.enumerated_list))
    return isinstance(block, nodes.paragraph) and is_led


def _matters(block: nodes.Node) -> bool:
    """Whether a paragraph begins in bold, or has a number to call."""
    if not isinstance(block, nodes.paragraph):
        return False
    first = next((child for child in block.children if child.astext()), None)
    return isinstance(first, nodes.strong) or _calls(block)


def _calls(block: nodes.Node) -> bool:
    return any(link.get("refuri", "").startswith(CALLED) for link in block.findall(nodes.reference))
