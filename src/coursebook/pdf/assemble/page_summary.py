"""A page in brief, for a booklet: what it says first, what to do, what to beware of, and whom to call."""

from docutils import nodes
from sphinx import addnodes

from ...nodes import backlinks, cite_box, dialogue, minutes, objectives_box, pacer, page_status, sources

DOING = (nodes.bullet_list, nodes.enumerated_list, nodes.definition_list, nodes.Admonition, dialogue, pacer)
"""The blocks that say what to do or what to beware of: lists, boxes of each kind, talks. What holds one of them is kept whole."""
BESIDE = (objectives_box, backlinks, sources, page_status, cite_box, minutes)
"""What the machine puts around the words of a page."""
CALLED = ("tel:", "sms:")
DO_NOW = "do-now"
"""The class of the box at the end of a page: it belongs to the page, not to the section that happens to be the last."""


def shorten(page: addnodes.start_of_file) -> addnodes.start_of_file:
    """Keep what stands under the title; of each further section, at any depth, the title with its steps, boxes and dialogues.

    A list keeps the paragraph that leads to it, and no number to call is lost: the block that has it stays, and a paragraph
    that begins in bold. A section without any of these is left out. The permanent link under the title leads to the whole page.
    """
    section = next(iter(page.findall(nodes.section)), None)
    if section is not None:
        last = _take_last(section)
        section.children = [
            child
            for child in section.children
            if (_shortened(child) if isinstance(child, nodes.section) else not isinstance(child, BESIDE))
        ]
        section += last
    return page


def _take_last(section: nodes.section) -> list[nodes.Element]:
    """Take the boxes "Do this now" out of the sections: a section that has nothing else to do would stay as a bare title."""
    found = [box for box in section.findall(nodes.admonition) if DO_NOW in box["classes"]]
    for box in found:
        assert box.parent is not None
        box.parent.remove(box)
    return list(found)


def _shortened(section: nodes.section) -> bool:
    """Leave out of a section what only explains; whether anything to do, to beware of or to call is left."""
    title, *rest = section.children
    blocks: list[nodes.Node] = []
    is_kept = False
    for at, block in enumerate(rest):
        matters = _shortened(block) if isinstance(block, nodes.section) else _does(block) or _calls(block)
        is_kept = is_kept or matters
        if matters or _leads(block, rest[at + 1 :]) or _begins_in_bold(block):
            blocks.append(block)
    section.children = [title, *blocks]
    return is_kept


def _does(block: nodes.Node) -> bool:
    return not isinstance(block, BESIDE) and any(True for _ in block.findall(lambda node: isinstance(node, DOING)))


def _leads(block: nodes.Node, following: list[nodes.Node]) -> bool:
    """Whether a paragraph says what the list below it is."""
    is_led = bool(following) and isinstance(following[0], (nodes.bullet_list, nodes.enumerated_list))
    return isinstance(block, nodes.paragraph) and is_led


def _begins_in_bold(block: nodes.Node) -> bool:
    first = next((child for child in block.children if child.astext()), None)
    return isinstance(block, nodes.paragraph) and isinstance(first, nodes.strong)


def _calls(block: nodes.Node) -> bool:
    return any(link.get("refuri", "").startswith(CALLED) for link in block.findall(nodes.reference))
