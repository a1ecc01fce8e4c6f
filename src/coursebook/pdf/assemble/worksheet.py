"""A worksheet as a sheet of paper: what people write on is the front; what explains it stands behind."""

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from ...core.pages.model import Lesson
from ...nodes import backlinks, objectives_box, page_break, page_status, sheet, sheet_side, sources, write_in

STEPS, CALLS = "steps", "calls"
"""The classes of the lists of an emergency card: what to do, and whom to call."""
SHEETS = ("sheet", "poster", "card")
"""The forms of a file in which each page is a sheet of its own."""
HAND_OUT = "hand-out"
"""The form of pages of one's own choice: a booklet in which a worksheet is a whole sheet, its example behind."""
BOOKLETS = ("booklet", HAND_OUT)
"""The forms of a file in which a worksheet has pages that look like a sheet."""
LETTER = "letter"
"""The class of a quotation that is a letter to copy; it begins a page."""


def as_sheet(page: addnodes.start_of_file, file_form: str = "sheet", notes: bool = False) -> addnodes.start_of_file:
    """A page with two sides. A page on which nobody writes is all front; of an emergency card, a poster is the steps alone.

    In a booklet it has the front alone. ``file_form`` is the form of the file that it is in; ``notes``: a poster whose file lists the works keeps the marks. The front has the title, the first paragraph, and each section up to the last one that is written on.
    """
    section = next(iter(page.findall(nodes.section)), None)
    if section is None:
        return page
    form = file_form if file_form in SHEETS else "sheet"
    if form == "card" or (form == "poster" and not notes):
        strip_notes(page)
    title = next(iter(section.findall(nodes.title)))
    own = [child for child in section.children if isinstance(child, nodes.Element) and child is not title]
    last = max((at for at, child in enumerate(own) if is_written_on(child)), default=len(own) - 1)
    front = [child for child in own[: last + 1] if not isinstance(child, objectives_box)]
    behind = [] if file_form == "booklet" else [child for child in own[last + 1 :] if not isinstance(child, backlinks)]
    if all(isinstance(child, (page_status, sources)) for child in behind):
        front, behind = [*front, *behind], []  # a page with the day of its check alone is none
    if form == "card":
        front, behind = split_card(section)
    elif form == "poster" and (steps := find_lists(section, STEPS)):
        front, behind = [*lead(section), *steps[:1]], [one for one in own if isinstance(one, sources)]
    for part in front:
        if isinstance(part, nodes.section) and any(LETTER in one["classes"] for one in part.findall(nodes.block_quote)):
            part.insert(0, page_break())
    if file_form in BOOKLETS:
        page["apart"] = True
    elif form == "sheet":
        page.insert(0, page_break())  # beside the end of another sheet, its front would not fit
    section.children = [title]
    section += sheet("", sheet_side("", *front), sheet_side("", *behind), form=form)
    return page


def find_worksheets(env: BuildEnvironment) -> frozenset[str]:
    """The pages that are worksheets: lessons without objectives."""
    course: Any = env.domains.get("course")
    pages = course.pages if course is not None else {}
    return frozenset(
        name for name, entry in pages.items() if isinstance(entry.item, Lesson) and not entry.item.objectives
    )


def split_card(section: nodes.section) -> tuple[list[nodes.Element], list[nodes.Element]]:
    """The first sentence and half of the first numbered list; the rest of the list and the numbers: of a page without any, its last table."""
    steps = next(iter(section.findall(nodes.enumerated_list)), None)
    tables: list[nodes.Element] = list(section.findall(nodes.table))
    numbers = find_lists(section, CALLS)[-1:] or tables[-1:]
    if steps is None:
        return lead(section), numbers
    rest = steps.copy()
    half = (len(steps.children) + 1) // 2
    rest["start"] = half + 1
    rest += steps.children[half:]
    steps.children = steps.children[:half]
    return [*lead(section), steps], [rest, *numbers]


def lead(section: nodes.section) -> list[nodes.Element]:
    """The first paragraph of a page, which says what it is for; none of a list."""
    found: list[nodes.Element] = [child for child in section.children if isinstance(child, nodes.paragraph)]
    return found[:1]


def find_lists(section: nodes.section, name: str) -> list[nodes.Element]:
    """The lists of a page with a class."""
    return [
        child
        for child in section.findall(nodes.Element)
        if isinstance(child, nodes.Sequential) and name in child["classes"]
    ]


def strip_notes(page: nodes.Element) -> None:
    """Take the notes out: a poster and a card have no room for works, and the page on the web names them."""
    for note in list(page.findall(nodes.footnote_reference)):
        note.parent.remove(note)
    for extra in (page_status, sources, backlinks):
        for block in list(page.findall(extra)):
            block.parent.remove(block)


def is_written_on(node: nodes.Node) -> bool:
    """Whether a block has a place to write: lines, a table with empty cells, a box to tick, a letter to copy."""
    return any(
        isinstance(child, write_in)
        or (isinstance(child, nodes.tgroup) and bool(blank_columns(child)))
        or (isinstance(child, nodes.paragraph) and child.astext().startswith("☐"))
        or (isinstance(child, nodes.block_quote) and LETTER in child["classes"])
        for child in node.findall(nodes.Element)
    )


def blank_columns(group: nodes.tgroup) -> set[int]:
    """The columns without a word under their head: they are there to write in."""
    rows = [row for part in group if isinstance(part, nodes.tbody) for row in part if isinstance(row, nodes.row)]
    width = min((len(row) for row in rows), default=0)
    return {column for column in range(width) if not any(row[column].astext().strip() for row in rows)}


def longest_words(group: nodes.tgroup, blank: set[int]) -> int:
    """The letters of the longest cell that is not there to write in."""
    rows = [row for part in group if isinstance(part, nodes.tbody) for row in part if isinstance(row, nodes.row)]
    return max(
        (len(cell.astext()) for row in rows for at, cell in enumerate(row.children) if at not in blank), default=0
    )
