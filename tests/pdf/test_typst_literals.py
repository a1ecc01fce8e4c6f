"""Typst markup from plain values."""

import json

import pytest
import typst

from coursebook.pdf.typst_literals import call, format_array, format_labelled, format_string, format_words

TEXTS = [
    "plain",
    'a "quote"',
    "back\\slash",
    "#let x",
    "$1$ *a* _b_ `c` <d> @e",
    "a\nb",
    "tab\tbed",
    "//",
    "é ☐ 漢",
    "\\n",
    "\\u{41}",
]


@pytest.mark.parametrize("text", TEXTS)
def test_string_is_read_back_as_it_was(text: str) -> None:
    source = f"#metadata({format_string(text)})<text>".encode()
    assert typst.query(source, "<text>", field="value", one=True) == json.dumps(text, ensure_ascii=False)


def test_words_are_a_statement() -> None:
    assert format_words("one\ntwo") == '#"one two";'
    assert format_words("") == ""


def test_array_of_one_is_an_array() -> None:
    assert (format_array([]), format_array(["1"]), format_array(["1", "2"])) == ("()", "(1,)", "(1, 2,)")


@pytest.mark.parametrize(
    ("made", "markup"),
    [
        (call("a"), "#a();"),
        (call("a", body="x"), "#a[x];"),
        (call("a", "1", some_name=True, body="x"), "#a(1, some-name: true)[x];"),
        (format_labelled(call("a"), "b c"), '#a()#label("b c");'),
        (format_labelled(call("a"), None), "#a();"),
    ],
)
def test_call(made: str, markup: str) -> None:
    assert made == markup
