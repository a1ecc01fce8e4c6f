"""What stays together on paper: the end of a chapter, so that no page has but a line or two, and a box that is not cut."""

from docutils import nodes
from sphinx import addnodes

from ...nodes import answers, backlinks, dialogue, kept, self_check, sheet

LEAST = 12
"""The lines that the last page of a chapter has at least, as they are estimated: more than are asked for."""
LINE = 80
"""The letters on a line."""
LARGE_LINE = 44
"""The same in large print."""
MOST = {LINE: 36, LARGE_LINE: 27}
"""The lines that are kept together at most: what is not cut must fit a page, or it runs over its foot."""
AROUND = 3
"""The lines that the frame of a box and the space around it take."""
BOXES = (nodes.Admonition, backlinks, dialogue, self_check, nodes.table)
"""What has a frame, or rules, around its words."""
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
    if section is not None and (blocks := _take_last(section, line)):
        section += kept("", *blocks)


def _take_last(section: nodes.section, line: int) -> list[nodes.Node]:
    """Take the last blocks out of a section, and out of the last section in it, as many as make ``LEAST`` lines and fit a page."""
    taken: list[nodes.Node] = []
    lines, height = 0, 0
    while lines < LEAST and section.children:
        block = section.children[-1]
        if isinstance(block, (nodes.title, *WHOLE)) or any(block.findall(addnodes.start_of_file)):
            break
        more = count_lines(block, line)
        around = AROUND * sum(1 for _ in block.findall(lambda node: isinstance(node, BOXES)))
        if height + more + around <= MOST[line]:
            lines, height = lines + more, height + more + around
            taken.insert(0, section.children.pop())
        elif isinstance(block, nodes.section):
            section = block
        else:
            break
    return taken


def is_long(box: nodes.Node, line: int = LINE) -> bool:
    """Whether a box may be cut: it takes more than about half a page, and would leave too much of the page before it empty."""
    return count_lines(box, line) > MOST[line] // 2


def count_lines(node: nodes.Node, line: int = LINE) -> int:
    """About how many lines a block takes."""
    if isinstance(node, nodes.title):
        return 2
    if isinstance(node, (nodes.target, nodes.comment, addnodes.index)) or type(node).__name__ == "sources":
        return 0
    if not isinstance(node, nodes.Element) or isinstance(node, nodes.TextElement):
        return 1 + len(node.astext()) // line
    return sum(count_lines(child, line) for child in node.children)
