"""A table becomes a list on a phone: each cell has the heading of its column, and a long word makes the table scroll."""

import pytest

from coursebook.site.theme.page_contents import add_contents
from coursebook.site.theme.responsive_tables import label_cells, mark_long_words


def table(heads: list[str], *rows: list[str], mark: str = "") -> str:
    head = "".join(f"<th><p>{one}</p></th>" for one in heads)
    body = "".join("<tr>" + "".join(f"<td{mark}><p>{one}</p></td>" for one in row) + "</tr>\n" for row in rows)
    return f'<table class="table">\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{body}</tbody>\n</table>'


def labels(html: str) -> list[str]:
    return [piece.partition('"')[0] for piece in html.split('data-label="')[1:]]


@pytest.mark.parametrize(
    ("heads", "row", "found"),
    [
        (["A", "B"], ["x", "y"], []),
        (["A", "B", "C"], ["x", "y", "z"], ["B", "C"]),
        (["A", "B", "C"], ["1", "y", "z"], ["A", "B", "C"]),
        (["A", "B", "C"], ["1.5 %", "2,000", "z"], ["A", "B", "C"]),
        (["A", "B", "C"], ["", "", ""], ["A", "B", "C"]),
        (["A", "B", "C"], ["1 day", "y", "z"], ["B", "C"]),
        (["A", "B", "C"], ["<em>1</em>", "y", "z"], ["A", "B", "C"]),
        (["A", "B", "C"], ["x", "y", "z", "more"], ["B", "C"]),
        (["A", "B", "C"], ["x"], []),
        (["A", "", "C"], ["x", "y", "z"], ["C"]),
        (["A", "<em>B</em> &amp; so", "C"], ["x", "y", "z"], ["B &amp; so", "C"]),
        (["A", "&quot;B&quot;", "C", "D"], ["x", "y", "z", "v"], ["&quot;B&quot;", "C", "D"]),
    ],
)
def test_a_cell_has_the_heading_of_its_column(heads: list[str], row: list[str], found: list[str]) -> None:
    made = label_cells(table(heads, row, row))
    assert labels(made) == found * 2
    for one in found:
        made = made.replace(f' data-label="{one}"', "")
    assert made == table(heads, row, row), "nothing else changes"


THREE = table(["A", "B", "C"], ["x", "y", "z"])


@pytest.mark.parametrize(
    "html",
    [
        THREE.replace("<thead>", "<tbody>").replace("</thead>", "</tbody>"),
        table(["A", "B", "C"], ["x", "y", "z"], mark=' colspan="2"'),
        table(["A", "B", "C"], ["x", "y", "z"], mark=' rowspan="2"'),
        table(["A", "B", "C"], ["x", table(["A"], ["x"]), "z"]),
        table(["A", "B", "C"], ["x", table(["A", "B", "C"], ["x", "y", "z"]), table(["A"], ["x"])]),
        "<p>No table.</p>",
    ],
    ids=["no head", "wide cell", "high cell", "a table in it", "two tables in it", "none"],
)
def test_other_tables_stay_as_they_are(html: str) -> None:
    assert label_cells(html) == html


def test_each_table_has_its_own_headings() -> None:
    assert labels(label_cells(THREE + THREE.replace("B", "D"))) == ["B", "C", "D", "C"]


@pytest.mark.parametrize(
    ("word", "is_long"),
    [
        ("x" * 24, False), ("x" * 25, True), (f"{'x' * 12}-{'x' * 24}", False), (f"{'x' * 24} {'x' * 24}", False),
        (f"{'x' * 13}<em>{'x' * 13}</em>", False), (f'<a href="{"x" * 99}">x</a>', False),
    ],
)  # fmt: skip
def test_a_long_word_makes_the_table_scroll(word: str, is_long: bool) -> None:
    made = mark_long_words(f"<p>{'y' * 99}</p>{table(['A', 'B'], ['x', word])}")
    assert made.count('<table class="long table">') == is_long and made.count("long") == is_long


PARTS = [(f"part-{n}", f"Part {n} & so") for n in range(1, 5)]


def sections(count: int, *, call: int = 0) -> str:
    said = ['<a href="tel:911">Call 911</a>' if n == call else "Text." for n in range(count + 1)]
    return f"<h1>T</h1>{said[0]}" + "".join(
        f'<section id="part-{n}"><p>{said[n]}</p></section>' for n in range(1, count + 1)
    )


@pytest.mark.parametrize(("count", "has"), [(0, False), (1, False), (2, False), (3, True), (4, True)])
def test_a_page_of_three_parts_has_a_list_of_them(count: int, has: bool) -> None:
    body = sections(count)
    made = add_contents(body, PARTS[:count], "On this page")
    assert (made != body) == has
    assert [f'<li><a href="#part-{n}">Part {n} &amp; so</a>' in made for n in range(1, count + 1)] == [has] * count


@pytest.mark.parametrize(("call", "before"), [(0, "part-1"), (1, "part-2"), (2, "part-1"), (3, "part-1")])
def test_the_list_comes_after_a_first_part_that_calls(call: int, before: str) -> None:
    made = add_contents(sections(3, call=call), PARTS[:3], "On this page")
    assert made.partition("</nav>\n")[2].startswith(f'<section id="{before}"')


def test_a_page_whose_parts_have_gone_has_no_list() -> None:
    assert add_contents("<h1>T</h1>", PARTS[:3], "On this page") == "<h1>T</h1>"
