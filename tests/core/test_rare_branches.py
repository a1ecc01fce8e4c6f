"""Branches of the small readers that few pages reach: each assertion fails without one of them."""

import math
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursebook.core.arguments import ArgumentParser
from coursebook.core.citations import Cited, build_csl, format_csl_json
from coursebook.core.data.bibtex_entries import read_entries
from coursebook.core.data.facts import find_lines
from coursebook.core.data.inclusive_language import read_inclusive_language
from coursebook.core.data.printables.model import Stock
from coursebook.core.data.printables.reader import PrintablesError, read_printables
from coursebook.core.data.printables.volumes import cut_evenly
from coursebook.core.distress.model import Learned, Machine, kinds_of
from coursebook.core.editions.manifest import Manifest, SectionRecord
from coursebook.core.language.catalogs import LOCALES, read_catalog
from coursebook.core.pages.frontmatter import WORDS, find_frame, holds_lines, list_of, list_of_ids
from coursebook.core.pages.parser import Layout, read_page
from coursebook.core.permalinks.released_registry import check_moved

WORK = Cited("a-b", "Título", "", "Tiny", ("A", "B"), "", "", date(2026, 11, 28), "https://example.org/id/a-b/")


def test_what_a_work_does_not_have_is_not_in_its_csl() -> None:
    """No empty edition or number, which a reference manager would print a comma for; letters stay what they are."""
    assert not {"edition", "chapter-number"} & build_csl(WORK).keys()
    whole = replace(WORK, edition="2026.4", number="3")
    assert (build_csl(whole)["edition"], build_csl(whole)["chapter-number"]) == ("2026.4", "3")
    assert '"Título"' in format_csl_json(WORK)


@pytest.mark.parametrize(
    ("text", "words", "lines"),
    [
        ("One thing.\nTwo\nthings, two  Things", "two things", [2, 3]),
        ("two thing", "two things", []),
        ("a-two things and two things-a", "two things", []),
        ("anything", " ", []),
        ("", "two", []),
    ],
)
def test_lines_that_hold_words(text: str, words: str, lines: list[int]) -> None:
    assert find_lines(text, words) == lines


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12), st.integers(1, 60))
def test_runs_are_as_few_and_as_even_as_can_be(sizes: list[int], most: int) -> None:
    runs = cut_evenly(sizes, most)
    assert [place for start, end in runs for place in range(start, end)] == list(range(len(sizes)))
    assert all(sum(sizes[start:end]) <= most or end - start == 1 for start, end in runs)
    longest = max(sum(sizes[start:end]) for start, end in runs)
    assert all(len(cut_evenly(sizes, room)) > len(runs) for room in range(max(sizes), longest))


@pytest.mark.parametrize("name", ["most", "cut-at"])
@pytest.mark.parametrize(("value", "right"), [("0", False), ("1", True), ("1999", True), ("2000", False), ("x", False)])
def test_numbers_of_a_file_of_the_printables(name: str, value: str, right: bool) -> None:
    stock = Stock(pages={}, modules={"m": "M"}, topics={}, worksheets={}, sizes={})
    more = ", volume: 'Part [number]'" if name == "cut-at" else ""
    text = f"Now:\n  - {{id: f, title: F, about: It., pages: [course], {name}: {value}{more}}}\n"
    if right:
        assert read_printables("docs/printables.yml", text, stock)
    else:
        with pytest.raises(PrintablesError, match=f'"{name}" is'):
            read_printables("docs/printables.yml", text, stock)


def test_a_word_that_is_meant_otherwise_before_some() -> None:
    head = "words:\n  - avoid: clean\n    forms: [clean]\n    write: sober\n    why: nobody is dirty\n"
    plain, but = (
        read_inclusive_language(PurePosixPath("docs/words.yml"), head + more)[0].words[0].pattern
        for more in ("", "    not-before: [needle, old sheets]\n")
    )
    for after, meant in (("", True), (" again", True), (" needles", True), (" needle", False)):
        assert plain.search(f"He is clean{after}")
        assert bool(but.search(f"He is clean{after}")) == meant


@pytest.mark.parametrize(
    ("read", "values"), [(list_of("words", 1, 2), ["a b ", "c"]), (list_of_ids("words", 1, 2), ["a-b", "c-d"])]
)
def test_a_list_of_texts(read: Callable[[object], tuple[str, ...]], values: list[str]) -> None:
    assert read(values) == tuple(one.strip() for one in values)
    assert read(values[:1]) == (values[0].strip(),)
    for wrong, why in (
        (["a", "A "], '"A" stands there twice'),
        ([], "Write 1 to 2 words; there are 0"),
        (["a", "b", "c"], "there are 3"),
        (["a", " "], "Write a list of words"),
        (["a", 5], "Write a list of words"),
        ("ab-cd", r'"  - ", or in brackets: \[ab-cd\]'),
        ("a b.", r'"  - "\.'),
        (5, r'"  - "\.'),
    ):
        with pytest.raises(ValueError, match=why):
            read(wrong)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\na: b\n---\n# T\n", 0),
        ("---\na: b\n...  \n# T\n", 0),
        ("---\na: b\n--\n# T\n", 3),
        ("---\na: b\n\n# T\n", 3),
        ("---\na: b", 1),
        ("\n---\na: b\n---\n", 2),
        ("-- \na: b\n---\n", 1),
        ("checked: 2026-11-23\n---\n", 1),
        ("\n\nchecked it\n", 0),
        ("", 0),
    ],
)
def test_front_matter_that_has_one_end(text: str, line: int) -> None:
    assert [one.line for one in find_frame(PurePosixPath("faq/a.md"), text)] == [line] * bool(line)


def test_which_files_hold_what_people_type() -> None:
    names = ("people-say.yml", "people-say/a.yml", "people-say.md", "people-say/a.md", "a.yml")
    found = {name: holds_lines(PurePosixPath("docs", name.replace("people-say", WORDS))) for name in names}
    assert found == dict(zip(names, (True, True, False, False, False), strict=True))


@pytest.mark.parametrize("language", sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir()))
def test_a_catalog_holds_what_is_translated_alone(language: str) -> None:
    """Not its head, which stands under the empty text, and nothing that nobody has translated."""
    catalog = read_catalog(language)
    assert catalog and all(catalog) and all(catalog.values())


def test_a_wrong_command_line_shows_the_right_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "conf.py").write_text("language = 'en'\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["x"])
    with pytest.raises(SystemExit) as ended:
        ArgumentParser("x", "About.", usage="x [options]").parse_args(["--what"])
    assert ended.value.code == 2
    assert capsys.readouterr().err == "usage: x [options]\nx: error: unrecognized arguments: --what\n"


def test_a_value_that_is_not_closed_ends_with_its_entry() -> None:
    """Braces of the next work do not close it."""
    found = {one.key: sorted(one.fields) for one in read_entries("@a{k, t = {x\n@b{l, u = {y}}}}\n@c{m, v = {z}}\n")}
    assert "t" not in found["k"] and found["m"] == ["v"]


def test_an_old_address_leads_on_or_is_told_once() -> None:
    """In the newest edition that has it; not of an id that is gone, of a part of a page, or where another page lies now."""
    head = "---\nchecked: 2026-11-23\ntopics: [a-b]\nasked: [a, b]\nmodules: [a-b]\n{}---\n\n({})=\n# Is it?\n\nYes.\n"
    pages = {
        (path := PurePosixPath(f"faq/{name}-page.md")): read_page(path, head.format(more, id_), Layout())[0]
        for name, id_, more in (("new", "moved-on", ""), ("led", "led-on", "formerly: [/faq/older/]\n"), ("here", "is-here", ""), ("now", "was-there", ""))
    }  # fmt: skip
    assert all(pages.values())
    first, last = (
        Manifest(number, date(2026, 11, 1), {}, {
            "moved-on": SectionRecord("faq/old", "A", 1, ""), "gone": SectionRecord("faq/gone", "A", 1, ""), "part": SectionRecord("faq/part", "A", 2, ""),
            "led-on": SectionRecord("faq/older", "A", 1, ""), "is-here": SectionRecord("faq/here-page", "A", 1, ""), "was-there": SectionRecord("faq/here-page", "A", 1, ""),
        })
        for number in ("2026.1", "2026.2")
    )  # fmt: skip
    told = [str(one) for one in check_moved({path: page for path, page in pages.items() if page}, [first, last])]
    assert [one.partition(" Write")[0] for one in told] == [
        "faq/new-page.md:1: This page was at /faq/old/ in edition 2026.2, and that address leads nowhere now."
    ]


def test_a_text_without_a_word_is_no_cry() -> None:
    nothing = Machine(0, 0, {})
    learned = Learned("", nothing, {}, {}, {})
    assert [kinds_of(text, learned, {}) for text in ("", "…", " \n")] == [({}, -math.inf)] * 3
