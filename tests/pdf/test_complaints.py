"""What Typst complains of is told once, at the line of the page that caused it."""

from pathlib import Path

import pytest

from coursebook.pdf.compiler import Diagnostic, find_line_with, first_of_each, mark, read_complaints
from coursebook.pdf.typst_literals import call, format_array, format_labelled, format_string, format_value, format_words

PLACE = "  ┌─ {}:{}:1\n"


def complaints(folder: Path, *said: str) -> list[Diagnostic]:
    main = folder / "main.typ"
    main.write_text(f"= Head\n{mark('a', 3)}one\ntwo\n{mark('b', 7)}three\n", encoding="utf-8")
    return list(read_complaints("\n".join(said), main))


@pytest.mark.parametrize(
    ("line", "docname", "number"),
    [(1, "", 0), (2, "", 0), (3, "a", 3), (4, "a", 3), (6, "a", 3), (7, "b", 7), (8, "b", 7), (99, "b", 7)],
)
def test_a_line_belongs_to_the_last_mark_above(line: int, docname: str, number: int, tmp_path: Path) -> None:
    said = complaints(tmp_path, "error: it fails", PLACE.format("main.typ", line))
    assert said == [Diagnostic("it fails", docname, number)]


def test_of_several_places_that_in_the_main_file_counts(tmp_path: Path) -> None:
    said = complaints(
        tmp_path,
        "warning: it fails",
        PLACE.format("book.typ", 8),
        PLACE.format("x/main.typ", 4),
        PLACE.format("main.typ", 8),
    )
    assert said == [Diagnostic("it fails", "a", 3)]
    assert complaints(tmp_path, "error: it fails", PLACE.format("book.typ", 8)) == [Diagnostic("it fails")]


def test_each_complaint_has_its_own_place_and_is_told_once(tmp_path: Path) -> None:
    one, two = PLACE.format("main.typ", 4), PLACE.format("main.typ", 8)
    said = complaints(
        tmp_path, "error: first", one, "warning: second", two, "error: first", one, "error: third", "error: first", two
    )
    assert said == [
        Diagnostic("first", "a", 3),
        Diagnostic("second", "b", 7),
        Diagnostic("third"),
        Diagnostic("first", "b", 7),
    ]
    assert complaints(tmp_path, "no complaint at all") == []


def test_a_missing_character_and_a_word_of_our_own_templates(tmp_path: Path) -> None:
    place = PLACE.format("main.typ", 8)
    said = complaints(
        tmp_path,
        'error: the text `"漢"` could not be displayed',
        place,
        'error: the text `"\\u{200b}x"` could not be displayed',
        place,
    )
    assert [one.glyph for one in said] == ["漢", "\u200bx"]
    assert complaints(tmp_path, "error: panicked with: @ faq/one:12 It is too long.", place) == [
        Diagnostic("It is too long.", "faq/one", 12)
    ]


def test_a_character_is_looked_for_from_its_block_on() -> None:
    source = ["x", "a", "x", "a"]
    assert [find_line_with("x", source, start) for start in range(1, 6)] == [1, 3, 3, 4, 5]


def test_each_page_of_paper_has_its_first_paragraph() -> None:
    assert first_of_each([(2, "b", 1), (1, "a", 1), (1, "a", 5), (2, "b", 9)]) == [(1, "a", 1), (2, "b", 1)]
    assert first_of_each([]) == []


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("", '""'),
        ('a"b', '"a\\"b"'),
        ("a\\b", '"a\\\\b"'),
        ("a\nb", '"a\\nb"'),
        ("a\r\tb", '"a\\tb"'),
        ("#x[$", '"#x[$"'),
    ],
)
def test_a_text_is_a_literal(text: str, literal: str) -> None:
    assert format_string(text) == literal
    assert format_words(text) == (f"#{format_string(text.replace(chr(10), ' '))};" if text else "")


def test_calls_and_arrays() -> None:
    assert [format_array([]), format_array(["a"]), format_array(["a", "b"])] == ["()", "(a,)", "(a, b,)"]
    assert [format_value(one) for one in (True, False, 1, 1.5, "x")] == ["true", "false", "1", "1.5", "x"]
    assert call("f") == "#f();" and call("f", body="x") == "#f[x];" and call("f", body="") == "#f[];"
    assert call("f", "a", "b", body="x", some_name=True, n=2) == "#f(a, b, some-name: true, n: 2)[x];"
    assert format_labelled("#f();", None) == format_labelled("#f();", "") == "#f();"
    assert format_labelled("#f();", "a") == '#f()#label("a");'
