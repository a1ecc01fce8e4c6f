"""Typst's complaints, led back to the page that caused them."""

from pathlib import Path

import pytest

from coursebook.pdf.compiler import CompileError, Diagnostic, compile_book, find_line_with, mark

HEAD = '#set document(title: "T")\n= One\n'


def write(folder: Path, body: str) -> Path:
    (folder / "main.typ").write_text(HEAD + body, encoding="utf-8")
    return folder


def test_every_missing_character_is_named_once(tmp_path: Path) -> None:
    body = f'{mark("a", 3)}#"漢字";{mark("b", 7)}#"漢 漢";'
    with pytest.raises(CompileError) as error:
        compile_book(write(tmp_path, body), 0)
    assert [(one.docname, one.line, one.glyph) for one in error.value.complaints] == [
        ("a", 3, "漢"),
        ("a", 3, "字"),
        ("b", 7, "漢"),
    ]


def test_error_in_the_look_is_led_to_the_call(tmp_path: Path) -> None:
    (tmp_path / "book.typ").write_text('#let stop(name) = panic("stopped")', encoding="utf-8")
    body = f'#import "book.typ": *{mark("a", 5)}#stop("x");'
    with pytest.raises(CompileError) as error:
        compile_book(write(tmp_path, body), 0)
    assert [(one.docname, one.line) for one in error.value.complaints] == [("a", 5)]


def test_warning_is_a_complaint_too(tmp_path: Path) -> None:
    made = compile_book(write(tmp_path, f'{mark("a", 3)}#text(font: "No Such")[x]'), 0)
    assert made.complaints == [Diagnostic("unknown font family: no such", "a", 3)]
    assert made.pdf.startswith(b"%PDF")
    assert not made.first_page_overflows


def test_line_with_a_character() -> None:
    source = ["漢", "a", "b 漢"]
    assert (find_line_with("漢", source, 1), find_line_with("漢", source, 2), find_line_with("x", source, 2)) == (
        1,
        3,
        2,
    )
