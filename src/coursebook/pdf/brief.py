"""A page in brief, for a booklet: what it says first, and what to do."""

from docutils import nodes
from sphinx import addnodes

DOING = (nodes.bullet_list, nodes.enumerated_list, nodes.admonition)
"""The blocks that say what to do."""


def shorten(page: addnodes.start_of_file) -> addnodes.start_of_file:
    """Keep the paragraphs under the title; of each further section keep the title with its steps, boxes and dialogues.

    A section without any is left out. The permanent link under the title leads to the whole page.
    """
    section = next(iter(page.findall(nodes.section)), None)
    if section is None:
        return page
    kept: list[nodes.Node] = []
    for child in section.children:
        if isinstance(child, nodes.section):
            title, *rest = child.children
            does = [block for block in rest if isinstance(block, DOING) or type(block).__name__ == "dialogue"]
            if does:
                led = [rest[0]] if isinstance(rest[0], nodes.paragraph) and rest[0].astext().endswith(":") else []
                child.children = [title, *led, *does]
                kept.append(child)
        elif isinstance(child, (nodes.title, nodes.paragraph, nodes.table, *DOING)):
            kept.append(child)
    section.children = kept
    return page
