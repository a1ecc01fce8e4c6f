"""What does not fit on a page goes on, on as few pages as hold it: lists, tables, and the letters of a glossary."""

import hashlib
from itertools import pairwise

import pytest

from coursebook.site.generated.subpages.letters import cut_terms, label_of, letter_of
from coursebook.site.generated.subpages.lists import FEW, MARK, cut_lists, cut_rows
from coursebook.site.generated.subpages.page_weight import fill_sheets, room_for, weigh

ITEMS = [f"<li>{hashlib.sha256(str(n).encode()).hexdigest()}</li>\n" for n in range(40)]


def test_a_module_leaves_less_room() -> None:
    assert 0 < room_for(True) < room_for(False)


@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_sheets_hold_as_much_as_they_may(count: int) -> None:
    most = weigh("".join(ITEMS[:5]))
    sheets = fill_sheets(ITEMS[:count], most)
    assert "".join(sheets) == "".join(ITEMS[:count]) and all(weigh(sheet) <= most for sheet in sheets)
    for sheet, following in pairwise(sheets):
        assert weigh(sheet + following.partition("</li>\n")[0] + "</li>\n") > most
    assert bool(sheets) == bool(count)


def test_the_bound_itself_still_fits() -> None:
    most = weigh("".join(ITEMS[:5]))
    assert fill_sheets(ITEMS[:5], most) == ["".join(ITEMS[:5])]
    assert len(fill_sheets(ITEMS[:5], most - 1)) == 2
    assert fill_sheets(ITEMS[:3], 1) == ITEMS[:3], "what is too large by itself has a sheet of its own"


def part(id_: str, count: int, first: int = 0) -> str:
    listed = "".join(ITEMS[first : first + count])
    return f'<section id="{id_}">\n<h2>The {id_}<a class="headerlink" href="#{id_}">#</a></h2>\n<ul class="simple">\n{listed}</ul>\n</section>\n'


def test_the_longest_list_goes_first_and_that_of_the_first_part_never() -> None:
    body = part("one", 20) + part("two", FEW + 1, 20) + part("three", FEW + 2, 27) + part("four", FEW, 0)
    assert cut_lists(body, weigh(body)) == (body, [])
    shorter, moved = cut_lists(body, weigh(body) - 1)
    assert [(one.id, one.title, one.size) for one in moved] == [("three", "The three", FEW + 2)]
    assert "{three}\n" in shorter and moved[0].html not in shorter and moved[0].html in body
    least, moved = cut_lists(body, 1)
    assert [one.id for one in moved] == ["two", "three"], "in the order of the page; a list of few items stays"
    assert part("one", 20) in least and part("four", FEW, 0) in least
    assert cut_lists(part("one", 40), 1) == (part("one", 40), [])


def table(count: int, first: int = 0, *, mark: str = "") -> str:
    rows = "".join(f"<tr><td>{item}</td></tr>\n" for item in ITEMS[first : first + count])
    return f'{mark}<table class="table">\n<thead>\n<tr><th>A</th></tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n'


def test_the_rows_of_the_longest_table_go_on() -> None:
    body = f"<p>Before.</p>\n{table(3, 30)}{table(20)}<p>After.</p>\n"
    assert cut_rows(body, weigh(body), 500) == (body, [])
    first, sheets = cut_rows(body, weigh(body) - 1, 400)
    assert weigh(first) <= weigh(body) - 1 and table(3, 30) in first and f"</table>\n{MARK}<p>After." in first
    assert all(weigh(sheet) <= 400 for sheet in sheets)
    kept = first.count("<tr><td>") - 3
    assert 0 < kept < 20 and kept + sum(sheet.count("<tr><td>") for sheet in sheets) == 20
    assert all(
        sheet.startswith('<table class="table">\n<thead>') and sheet.endswith("</tbody>\n</table>\n")
        for sheet in sheets
    )
    one_more = first.replace(
        f"</tbody>\n</table>\n{MARK}", f"<tr><td>{ITEMS[kept]}</td></tr>\n</tbody>\n</table>\n{MARK}"
    )
    assert weigh(one_more) > weigh(body) - 1
    nothing, sheets = cut_rows(body, 1, 400)
    assert nothing.count("<tr><td>") == 3 and sum(sheet.count("<tr><td>") for sheet in sheets) == 20
    assert cut_rows("<p>No table.</p>", 1, 400) == ("<p>No table.</p>", [])


@pytest.mark.parametrize(
    ("id_", "letter", "label"),
    [
        ("term-dose", "d", "D"),
        ("term-Zebra", "z", "Z"),
        ("term-2-mg", "0", "0-9"),
        ("term-", "0", "0-9"),
        ("dose", "0", "0-9"),
    ],
)
def test_a_term_stands_under_its_letter(id_: str, letter: str, label: str) -> None:
    assert letter_of(id_) == letter and label_of(letter) == label


def glossary(*terms: str) -> str:
    listed = "".join(
        f'<dt id="term-{term}">{term} <em>x</em><a class="headerlink" href="#">#</a></dt><dd><p>What.</p>\n</dd>\n'
        for term in terms
    )
    return f'<h1>T</h1><dl class="simple glossary">\n{listed}</dl>\n</section>'


def test_a_glossary_is_cut_by_letter() -> None:
    found = cut_terms(glossary("apple", "ant", "2-mg", "bee"))
    assert found and [one.letter for one in found[2]] == ["0", "a", "b"]
    assert [one.html.count("<dt") for one in found[2]] == [1, 2, 1]
    assert found[0] == "<h1>T</h1>" and found[1].endswith("</ul>\n</section>")
    assert '<li><strong>0-9</strong> <a id="term-2-mg" href="0/#term-2-mg">2-mg x</a></li>' in found[1]
    assert (
        '<a id="term-apple" href="a/#term-apple">apple x</a>, <a id="term-ant" href="a/#term-ant">ant x</a>' in found[1]
    )
    assert cut_terms("<h1>T</h1>") is None
    assert cut_terms(glossary("apple").replace("<dt id", "<dt name")) is None
