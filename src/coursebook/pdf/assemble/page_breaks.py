"""What stays together on paper: the end of a chapter, so that no page has but a line or two, and a box that is not cut."""

from docutils import nodes
from sphinx import addnodes

from ...nodes import answers, backlinks, dialogue, kept, self_check, sheet, source_list, sources, topic_contents

LEAST = 12
"""The lines, as they are estimated, of a section whose end is looked at alone, and of a list that may be parted."""
LINE = 80
"""The letters on a line."""
LARGE_LINE = 44
"""The same in large print."""
MOST = {LINE: 36, LARGE_LINE: 27}
"""The lines of a page, by the letters on a line."""
AROUND = 3
"""The lines that the frame of a box and the space around it take."""
HALF = {LINE: 18, LARGE_LINE: 13}
"""The lines of half a page."""
BOXES = (nodes.Admonition, nodes.figure, nodes.table, dialogue, self_check)
"""What is not cut, but for a long one."""
FRAMED = (nodes.Admonition, backlinks, dialogue, self_check, nodes.table)
"""What has a frame, or rules, around its words."""
WHOLE = (sheet, answers, source_list, addnodes.start_of_file)
"""What is never looked at with other blocks."""


def keep_ends(book: nodes.Element, line: int = LINE) -> None:
    """Look at the end of each chapter of a book, and of each page and topic inside it that begins a page of paper."""
    for chapter in book.children:
        if isinstance(chapter, (addnodes.start_of_file, nodes.section)):
            inside = [page for page in chapter.findall(addnodes.start_of_file) if page is not chapter]
            topics = [one.parent for one in chapter.findall(topic_contents) if one.parent and _is_followed(one.parent)]
            for part in (*(page for page in inside if _begins_page(page)), *topics, chapter):
                keep_end(part, line)


def keep_end(chapter: nodes.Element, line: int = LINE) -> None:
    """Mark the last blocks of a chapter, and of the words before the first page inside it; ``line`` letters make a line.

    How many of them stand together the template decides, which can measure them. In large print a talk may be parted
    between two turns, or what follows it would stand alone.
    """
    section = chapter if isinstance(chapter, nodes.section) else next(iter(chapter.findall(nodes.section)), None)
    while section is not None:
        inside = next((at for at, child in enumerate(section.children) if _begins_page(child)), None)
        if inside is not None:
            _keep(section, line, inside)
        last = section.children[-1] if section.children else None
        if isinstance(last, addnodes.start_of_file):
            section = next(iter(last.findall(nodes.section)), None)
            continue
        if isinstance(last, answers):
            _keep(last, line, len(last.children))
            return
        if isinstance(last, nodes.section) and count_lines(last, line) >= LEAST:
            section = last
            continue
        break
    if section is not None:
        _keep(section, line, len(section.children))


def _keep(parent: nodes.Element, line: int, end: int) -> None:
    """Put the blocks before ``end`` into one node; out of the last section too, down to its title.

    In large print as many as make a page, and the template measures which of them stand together. Else those that make
    ``LEAST`` lines, as they are estimated, and a box before them: to measure them all would take too much time and memory.
    """
    taken: list[nodes.Node] = []
    within, start, lines, height = parent, end, 0, 0
    while start and (lines < MOST[line] if line == LARGE_LINE else True):
        block = within.children[start - 1]
        if isinstance(block, (nodes.title, *WHOLE)) or any(block.findall(addnodes.start_of_file)):
            break
        more = count_lines(block, line)
        if isinstance(block, nodes.section) and more >= LEAST:
            within, start = block, len(block.children)
            continue
        if line != LARGE_LINE:
            around = AROUND * sum(1 for _ in block.findall(lambda node: isinstance(node, FRAMED)))
            if (lines >= LEAST and not isinstance(block, BOXES)) or height + more + around > MOST[line]:
                break
            height += more + around
        lines += more
        taken.insert(0, block)
        within.remove(block)
        start -= 1
        end -= 1 if within is parent else 0
    blocks = [part for block in taken for part in _part(block, line)] if line == LARGE_LINE else taken
    if blocks:
        parent.insert(end, kept("", *blocks, measured=line == LARGE_LINE))


def _part(block: nodes.Node, line: int) -> list[nodes.Node]:
    """A long list in two, the second with its last items; a long talk in large print as turns that are drawn as one; else the block."""
    if isinstance(block, (nodes.bullet_list, nodes.enumerated_list)) and count_lines(block, line) >= LEAST:
        at, lines = len(block.children), 0
        while at > 1 and lines < LEAST - 4:
            at -= 1
            lines += count_lines(block.children[at], line)
        return _cut_list(block, at)
    if line == LARGE_LINE and isinstance(block, dialogue) and count_lines(block, line) >= LEAST // 2:
        return _cut_talk(block)
    return [block]


def _cut_list(block: nodes.Element, at: int) -> list[nodes.Node]:
    rest = block.copy()
    rest["ids"] = []
    if isinstance(block, nodes.enumerated_list):
        rest["start"] = block.get("start", 1) + at
    rest += block.children[at:]
    block.children[at:] = []
    return [block, rest]


def _cut_talk(block: nodes.Element) -> list[nodes.Node]:
    names = [turn["speaker"] for turn in block.children if isinstance(turn, nodes.Element)]
    parts: list[nodes.Node] = []
    for at, turn in enumerate(list(block.children)):
        part = block.copy() if at == 0 else dialogue("", caption="")
        part["first"], part["last"], part["speakers"] = at == 0, at == len(names) - 1, names
        part += turn
        parts.append(part)
    return parts


def _is_followed(topic: nodes.Element) -> bool:
    """Whether another topic comes after one; the end of the last is that of its chapter."""
    return topic.parent is not None and topic.parent.children[-1] is not topic


def _begins_page(node: nodes.Node) -> bool:
    return isinstance(node, addnodes.start_of_file) and not node.get("question")


def is_long(box: nodes.Node, line: int = LINE) -> bool:
    """Whether a box may be cut: it takes more than about half a page, and would leave too much of the page before it empty."""
    return count_lines(box, line) > HALF[line]


def count_lines(node: nodes.Node, line: int = LINE) -> int:
    """About how many lines a block takes."""
    if isinstance(node, nodes.title):
        return 2
    if isinstance(node, (nodes.target, nodes.comment, addnodes.index, sources)):
        return 0
    if not isinstance(node, nodes.Element) or isinstance(node, nodes.TextElement):
        return 1 + len(node.astext()) // line
    return sum(count_lines(child, line) for child in node.children)
