"""The end of a chapter: its last blocks stay together, so that no page has but a line or two."""

from docutils import nodes
from sphinx import addnodes

from ...nodes import answers, kept, sheet

LEAST = 12
"""The lines that the last page of a chapter has at least, as they are estimated: more than are asked for."""
LINE = 80
"""The letters on a line."""
LARGE_LINE = 44
"""The same in large print."""
WHOLE = (sheet, answers, addnodes.start_of_file)
"""What is never put inside of another block."""


def keep_end(chapter: nodes.Element, line: int = LINE) -> None:
    """Put the last blocks of a chapter into one that is not cut, as many as make ``LEAST`` lines of ``line`` letters."""
    section = chapter if isinstance(chapter, nodes.section) else next(iter(chapter.findall(nodes.section)), None)
    while section is not None:
        last = section.children[-1] if section.children else None
        if isinstance(last, addnodes.start_of_file):
            section = next(iter(last.findall(nodes.section)), None)
            continue
        if isinstance(last, nodes.section) and count_lines(last, line) >= LEAST:
            section = last
            continue
        break
    if section is None:
        return
    at, height = len(section.children), 0
    while at > 0 and height < LEAST:
        block = section.children[at - 1]
        if isinstance(block, (nodes.title, *WHOLE)) or any(block.findall(addnodes.start_of_file)):
            break
        height += count_lines(block, line)
        at -= 1
    if height and len(section.children) - at > 0 and height <= 3 * LEAST:
        together = kept("", *section.children[at:])
        section.children = section.children[:at]
        section += together


def count_lines(node: nodes.Node, line: int = LINE) -> int:
    """About how many lines a block takes."""
    if isinstance(node, nodes.title):
        return 2
    if isinstance(node, (nodes.target, nodes.comment, addnodes.index)) or type(node).__name__ == "sources":
        return 0
    if not isinstance(node, nodes.Element) or isinstance(node, nodes.TextElement):
        return 1 + len(node.astext()) // line
    return sum(count_lines(child, line) for child in node.children)
