"""Typst markup from plain values. Pure: no Sphinx, no docutils.

Text is never escaped. It is always written as a string literal, and every call ends in ``;``, so that no character
of a page can turn into markup.
"""

from collections.abc import Iterable
from typing import Any

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "", "\t": "\\t"})


def format_string(text: str) -> str:
    """A string literal that Typst reads as exactly this text."""
    return f'"{text.translate(_ESCAPES)}"'


WORDS_START, WORDS_END = '#"', '";'
"""Around text that is set as it is."""


def format_words(text: str) -> str:
    """Text as it is set in the book; a line break in the source is a space."""
    return f"#{format_string(text.replace(chr(10), ' '))};" if text else ""


def is_words(markup: str) -> bool:
    """Whether this is what ``format_words`` wrote, and nothing else."""
    return markup.startswith(WORDS_START) and markup.endswith(WORDS_END)


def format_array(items: Iterable[str]) -> str:
    """An array of expressions; one item needs a comma, or it would be that item in parentheses."""
    return "(" + "".join(f"{item}, " for item in items).rstrip() + ")"


def format_content(markup: str) -> str:
    """A content block."""
    return f"[{markup}]"


def format_value(given: bool | int | float | str) -> str:
    """A Python value as a Typst expression; a string is taken as an expression already."""
    return str(given).lower() if isinstance(given, bool) else str(given)


def call(name: str, *positional: str, body: str | None = None, **named: Any) -> str:
    """A call as a statement: ``#name(positional, some-name: value)[body];``."""
    arguments = [*positional, *(f"{key.replace('_', '-')}: {format_value(given)}" for key, given in named.items())]
    block = "" if body is None else format_content(body)
    parentheses = f"({', '.join(arguments)})" if arguments or body is None else ""
    return f"#{name}{parentheses}{block};"


def format_labelled(statement: str, label: str | None) -> str:
    """A statement whose result carries a label, so that links and ``#nameddest`` find it."""
    return f"{statement.removesuffix(';')}#label({format_string(label)});" if label else statement
