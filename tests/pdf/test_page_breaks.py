"""Which blocks at the end of a chapter stand together, which box may be cut, and what a booklet keeps of a page: compared as a whole.

After a change that was meant: ``pytest tests/pdf/test_page_breaks.py --renew``, then read ``git diff tests/pdf/golden``.
"""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from docutils import nodes
from sphinx import addnodes

from coursebook import nodes as ours
from coursebook.pdf.assemble import page_breaks
from coursebook.pdf.assemble.page_summary import shorten

Golden = Callable[[str, str], None]


def words(lines: int, line: int = page_breaks.LINE) -> nodes.paragraph:
    """A paragraph that takes so many lines."""
    return nodes.paragraph("", "x" * (line * (lines - 1)))


def listed(items: int, numbered: bool = False) -> nodes.Element:
    made = nodes.enumerated_list(ids=["a"], start=3) if numbered else nodes.bullet_list(ids=["a"])
    return made.__class__(
        "", *(nodes.list_item("", words(1)) for _ in range(items)), ids=["a"], **({"start": 3} if numbered else {})
    )


def talk(turns: int) -> nodes.Element:
    return ours.dialogue("", *(ours.dialogue_turn("", words(1), speaker=f"S{n}") for n in range(turns)), caption="C")


def part(*blocks: nodes.Node) -> nodes.section:
    return nodes.section("", nodes.title("", "T"), *blocks)


def box(lines: int) -> nodes.Element:
    return nodes.note("", words(lines))


def table(rows: int) -> nodes.Element:
    return nodes.table(
        "", nodes.tgroup("", nodes.tbody("", *(nodes.row("", nodes.entry("", words(1))) for _ in range(rows))))
    )


BLOCKS: dict[str, Callable[[], nodes.Node]] = {
    "p1": lambda: words(1), "p5": lambda: words(5), "p11": lambda: words(11), "p12": lambda: words(12), "p36": lambda: words(36), "p37": lambda: words(37), "list4": lambda: listed(4), "list11": lambda: listed(11), "list12": lambda: listed(12), "steps13": lambda: listed(13, numbered=True), "box3": lambda: box(3), "box12": lambda: box(12), "box33": lambda: box(33), "box34": lambda: box(34),
    "talk5": lambda: talk(5), "talk6": lambda: talk(6), "table6": lambda: table(6), "part5": lambda: part(words(3)), "part11": lambda: part(words(9)), "part12": lambda: part(words(10)), "part20": lambda: part(words(6), box(4), words(8)), "target": lambda: nodes.target(), "file": lambda: addnodes.start_of_file("", part(words(4), listed(12))), "question": lambda: addnodes.start_of_file("", part(words(4)), question=True),
    "answers": lambda: ours.answers("", words(3), words(2)), "sheet": lambda: ours.sheet("", words(3)),
}  # fmt: skip


def _shape(node: nodes.Node) -> str:
    if isinstance(node, nodes.TextElement) or not isinstance(node, nodes.Element):
        return f"{type(node).__name__[0]}{page_breaks.count_lines(node)}"
    more = {
        name: node[name]
        for name in ("measured", "start", "first", "last", "caption", "ids")
        if node.get(name) not in (None, "", [])
    }
    inner = " ".join(map(_shape, node.children)) if not isinstance(node, nodes.list_item) else ""
    return f"{type(node).__name__}{more or ''}({inner})"


def _chapters() -> Iterator[tuple[str, ...]]:
    yield ()
    yield from ((one,) for one in BLOCKS)
    yield from product(("p5", "box12", "part12", "file"), BLOCKS)
    yield from product(BLOCKS, ("p1", "list12", "part5", "box3"))
    yield from product(("p36", "part20"), ("p11", "box33", "talk6"), ("p1", "box3", "list4"))


@pytest.mark.parametrize("line", [page_breaks.LINE, page_breaks.LARGE_LINE])
def test_what_stands_together_at_an_end(golden: Golden, line: int) -> None:
    lines = []
    for names in dict.fromkeys(_chapters()):
        chapter = part(*(BLOCKS[name]() for name in names))
        page_breaks.keep_end(chapter, line)
        lines.append(f"{' '.join(names)} → {_shape(chapter)}")
        whole = addnodes.start_of_file("", part(*(BLOCKS[name]() for name in names)))
        page_breaks.keep_end(whole, line)
        assert _shape(whole.children[0]) == _shape(chapter)
    nothing = addnodes.start_of_file()
    page_breaks.keep_end(nothing, line)
    assert nothing.children == []
    golden(f"page-ends-{line}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("line", [page_breaks.LINE, page_breaks.LARGE_LINE])
def test_a_box_of_more_than_half_a_page_may_be_cut(line: int) -> None:
    half = page_breaks.HALF[line]
    assert not page_breaks.is_long(nodes.note("", words(half, line)), line)
    assert page_breaks.is_long(nodes.note("", words(half, line), words(1)), line)


def test_lines_of_a_block() -> None:
    assert [page_breaks.count_lines(words(n)) for n in (1, 2, 9)] == [1, 2, 9]
    assert (
        page_breaks.count_lines(nodes.paragraph("", "x" * 79)) == 1
        and page_breaks.count_lines(nodes.Text("x" * 80)) == 2
    )
    assert page_breaks.count_lines(nodes.paragraph("", "x" * 44), page_breaks.LARGE_LINE) == 2
    assert page_breaks.count_lines(part(words(3), nodes.comment("", "x"), nodes.target(), addnodes.index())) == 5


def _page(*parts: nodes.Node) -> addnodes.start_of_file:
    return addnodes.start_of_file("", part(nodes.paragraph("", "First."), ours.objectives_box(), *parts))


def _said(text: str, *more: nodes.Node) -> nodes.paragraph:
    return nodes.paragraph("", "", nodes.Text(text), *more)


def test_a_page_in_brief(golden: Golden) -> None:
    call = nodes.reference("", "911", refuri="tel:911")
    pages = {
        "only words": (part(_said("Why."), _said("So.")),), "steps": (part(_said("Why."), _said("Lead:"), listed(2), _said("After.")),), "a box": (part(box(2), _said("After.")),), "a call": (part(_said("Why."), _said("Call ", call)),), "a text": (part(_said("Text ", nodes.reference("", "x", refuri="sms:741"))),), "another link": (part(_said("See ", nodes.reference("", "x", refuri="https://a"))),),
        "bold": (part(nodes.paragraph("", "", nodes.strong("", "Bold."), nodes.Text(" More.")), listed(1), _said("x", nodes.strong("", "y"))),), "deep": (part(_said("Why."), part(_said("So."), part(talk(2))), part(_said("No."))),), "beside": (part(ours.backlinks("", listed(2)), _said("Why.")), ours.page_status("", listed(1))), "do now": (part(_said("Why."), nodes.admonition("", words(1), classes=["do-now"])), part(_said("x"))),
        "a lead to nothing": (part(_said("Lead:"), _said("More."), box(1)),), "a lead to a target": (part(_said("Lead:"), nodes.target(), listed(1)),), "a picture": (part(nodes.figure("", nodes.image()), _said("x")),), "a table": (part(table(2), _said("x")),), "a definition": (part(nodes.definition_list("", nodes.definition_list_item("", nodes.term("", "x"))), _said("y")),),
    }  # fmt: skip
    lines = [
        f"{name} → {shorten(_page(*(one.deepcopy() for one in parts))).pformat()}" for name, parts in pages.items()
    ]
    lines.append(shorten(addnodes.start_of_file()).pformat())
    golden("in-brief.txt", "\n".join(lines) + "\n")
