"""Telephone numbers in what the build made of a page: values are put in, and cells, items and marks stand beside each other."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from pathlib import PurePosixPath

from docutils import nodes
from sphinx import addnodes

from ...core.project import KnownNumbers
from ..numbers.disguised.changed_numbers import find_changed_beside
from ..numbers.split_numbers import LONGEST_PART, find_parted_numbers
from ..numbers.telephone import find_shown, may_hold_number
from ..numbers.unexplained import blank_figures, is_short
from ..sources.adjacent_text import UNSEEN
from ..sources.markdown.source_location import EXPLAIN

_CALLED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a number of the list, which may be called, for a source, and for the ends of what a box of the course shows."""
_WALL = _CALLED * (LONGEST_PART + 1)


def find_wrong_figures(
    doctree: nodes.document, known: tuple[str, ...], listed: PurePosixPath
) -> Iterator[tuple[nodes.Node, str]]:
    """Each number that is none of the list, and each place where two texts are read as one, with the sentence that refuses it."""
    for node, number in find_numbers(doctree, known):
        message = f'"{number}": put the number into {listed}, and write its name here: {{number}}`emergency`.'
        yield node, f"{message} {EXPLAIN}" if is_short(number) else message
    for node, words in find_touching(doctree):
        yield (
            node,
            f'"{words}" is read as one, and what it is made of stands in two places. Write a blank or words between them.',
        )


def find_numbers(doctree: nodes.document, known: tuple[str, ...]) -> Iterator[tuple[nodes.Node, str]]:
    """Each block, and each run of short ones beside each other, that shows a number which is none of the list, and the number."""
    blocks = [
        block
        for block in doctree.findall(nodes.TextElement)
        if not isinstance(block.parent, nodes.TextElement) and not _is_work(block)
    ]
    words = {id(block): _said(block) for block in blocks}
    for block in blocks:
        if not isinstance(block, nodes.literal_block):  # a line that ends in the source ends nothing on the page
            words[id(block)] = words[id(block)].replace("\n", " ")
    for block in filter(lambda one: words[id(one)], blocks):
        is_cell = isinstance(block.parent, nodes.entry)
        if number := find_shown(words[id(block)], known, _said(block, explained=True).replace("\n", " "), is_cell):
            yield block, number
    if not may_hold_number(" ".join(words.values())):
        return
    rows: list[list[nodes.Element]] = [[*blocks], *_beside(blocks)]
    for parts in rows:
        said = [words[id(part)] for part in parts]
        cells = frozenset(at for at, part in enumerate(parts) if isinstance(part.parent, nodes.entry))
        for at, number in find_parted_numbers(said, known, cells):
            yield parts[at], number
    if doctree.next_node(lambda node: isinstance(node, nodes.reference) and bool(node.get("number"))):
        for parts in rows:
            in_rows = [part.parent.parent if isinstance(part.parent, nodes.entry) else None for part in parts]
            beside = find_changed_beside([_say_numbers(part) for part in parts], in_rows, known, _more(known))
            yield from ((parts[at], number) for at, number in beside)
    yield from _in_columns(doctree, known)


def _beside(blocks: Sequence[nodes.Element]) -> Iterator[list[nodes.Element]]:
    """What a page shows beside each other apart from what stands between: headings, titles, choices, turns, the begins of items."""
    by_kind: dict[tuple[str, str], list[nodes.Element]] = {}
    for block in blocks:
        parent = block.parent
        if not isinstance(block, nodes.paragraph) or (isinstance(parent, nodes.list_item) and parent.index(block) == 0):
            by_kind.setdefault((type(parent).__name__, type(block).__name__), []).append(block)
    yield from by_kind.values()


def _in_columns(doctree: nodes.document, known: tuple[str, ...]) -> Iterator[tuple[nodes.Node, str]]:
    """The cells of each column, and each behind the heading of its column, as on a narrow screen."""
    for table in doctree.findall(nodes.tgroup):
        headed = bool(list(table.findall(nodes.thead)))
        for column in zip_longest(*(row.children for row in table.findall(nodes.row))):
            cells = [cell for cell in column if cell is not None]
            said = [_said(cell) for cell in cells]
            pairs = [one for cell in said[2:] for one in (_WALL, said[0], cell)] if headed else []
            places = [*cells, *(cell for cell in cells[2:] for _ in range(3))] if headed else cells
            parts = [*said, *(pairs if said and may_hold_number(said[0]) else [])]
            for at, number in find_parted_numbers(parts, known, range(len(parts))):
                yield places[at], number


def _is_work(node: nodes.Node | None) -> bool:
    """Whether a node is of a list of works, whose pages and years the list of works has judged field by field."""
    while node is not None and not isinstance(node, (nodes.footnote, nodes.citation)):
        node = node.parent
    return node is not None


def _more(known: tuple[str, ...]) -> frozenset[str]:
    return known.words if isinstance(known, KnownNumbers) else frozenset()


def _say_numbers(node: nodes.Node) -> str:
    """The words of a node with a mark for each number of the list, and none for what else a role shows."""
    if isinstance(node, nodes.Text):
        return node.astext().replace("\n", " ")
    if isinstance(node, nodes.footnote_reference):
        return ""
    if isinstance(node, nodes.reference) and node.get("number"):
        return _CALLED
    return "".join(map(_say_numbers, node.children))


def _said(node: nodes.Node, explained: bool = False) -> str:
    """The words of a node as a reader meets them; what calls a number of the list is one mark, and so is the number of a work.

    :param explained: without the figures of a link that stand in its address.
    """
    if isinstance(node, nodes.Text):
        return node.astext()
    if isinstance(node, nodes.footnote_reference):
        return f" {_CALLED}"  # docutils takes the blank away that the source has before it, and a sentence ends there
    if isinstance(node, nodes.reference) and node.get("number"):
        return _CALLED
    if isinstance(node, addnodes.pending_xref) and _is_of_a_list(node) and node.get("reftype") in UNSEEN:
        return _CALLED  # it has an id as yet; what it shows is the title of a page, which was read there
    words = "".join(_said(child, explained) for child in node.children)
    if isinstance(node, nodes.TextElement) and not isinstance(node, nodes.Inline):
        return words
    if explained and isinstance(node, nodes.reference):
        words = blank_figures(words, str(node.get("refuri", "")))
    return f"{_CALLED}{words}{_CALLED}" if type(node).__module__.startswith("coursebook.") else words


_ENDS = re.compile(r"[^\W_][.@/:_·-]?$")
_BEGINS = re.compile(r"[.@/:_·-]?[^\W_]")
LONGEST_END = 8


def find_touching(doctree: nodes.document) -> Iterator[tuple[nodes.Node, str]]:
    """Each place where two texts touch that the source kept apart, so that both are read as one, with what is read there."""
    for block in doctree.findall(nodes.TextElement):
        if isinstance(block.parent, nodes.TextElement) or _is_work(block):
            continue
        for before, behind in pairwise(_leaves(block)):
            if isinstance(behind, nodes.footnote_reference):
                continue  # the mark of a work, which stands close behind what it is for
            end, begin = before.astext()[-LONGEST_END:], behind.astext()[:LONGEST_END]
            is_hidden = _is_of_a_list(before) or _is_of_a_list(behind)
            is_put_in = before.parent is behind.parent and {type(before), type(behind)} == {nodes.Text}
            if (end[-1:].isdigit() and begin[:1].isdigit()) or (
                (is_hidden or is_put_in) and _touch(before, behind, end, begin, is_put_in)
            ):
                yield block, end + begin


def _touch(before: nodes.Node, behind: nodes.Node, end: str, begin: str, is_put_in: bool) -> bool:
    """Whether a letter, a figure or a point with one before it stands beside what comes from a list."""
    if is_put_in:
        return bool(_ENDS.search(end) and _BEGINS.match(begin))
    if _is_of_a_list(before) and _is_of_a_list(behind):
        return True
    return bool(_BEGINS.match(begin)) if _is_of_a_list(before) else bool(_ENDS.search(end))


def _leaves(node: nodes.Node) -> Iterator[nodes.Node]:
    """The texts of a block in their order, with what stands for a text of another page."""
    for child in node.children:
        if isinstance(child, nodes.Text) or _is_of_a_list(child):
            yield child
        elif not isinstance(child, nodes.TextElement) or isinstance(child, nodes.Inline):
            yield from _leaves(child)


def _is_of_a_list(node: nodes.Node) -> bool:
    """Whether a node shows what the lists of the course or the title of a page say: a number, the mark of a work, a title."""
    if isinstance(node, nodes.reference):
        return bool(node.get("number"))
    is_title = isinstance(node, addnodes.pending_xref) and not node.get("refexplicit") and node.get("reftype") != "term"
    return is_title or isinstance(node, nodes.footnote_reference)
