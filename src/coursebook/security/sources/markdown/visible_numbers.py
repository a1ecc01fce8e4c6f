"""The telephone numbers that a page shows at once: not those in code, behind a touch, or where no reader sees them."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from markdown_it.token import Token

from ...policy import DIRECTIVES
from .parser import make_parser, parse_once

CLOSED = frozenset({"dropdown", "tab-set", "self-check"})
"""Boxes whose words are seen only after a touch."""
HIDDEN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands in the place of code among the words of a paragraph."""
_OPTION = re.compile(r"\s*:[a-z-]+:")


class ShownNumber(NamedTuple):
    """A number on a page: its line counted from 0, its id, and whether it is a button, in a list of calls."""

    line: int
    id: str
    is_button: bool


def list_shown_numbers(markdown: str, said: Mapping[str, str] | None = None) -> Iterator[tuple[int, str]]:
    """The id of each number in the order of the text, with its line counted from 0.

    ``said`` gives the digits of numbers by their ids: where the text has the digits, it names that number.
    """
    by_digits = {say: id_ for id_, say in reversed([*(said or {}).items()])}  # digits of two numbers name the first
    digits = "|".join(re.escape(say) for say in by_digits)
    pattern = re.compile(rf"(?<![\w/-])({digits})(?![\w/-])") if digits else None
    return ((number.line, number.id) for number in _walk(markdown, 0, by_digits, pattern))


def list_calling_numbers(markdown: str) -> Iterator[ShownNumber]:
    """Each number that one touch calls, in the order of the text; digits in a sentence call nobody."""
    return _walk(markdown, 0, {}, None)


def list_shown_words(markdown: str, say: Callable[[str, str], str], line: int = 0) -> Iterator[tuple[int, str]]:
    """The words of each paragraph, item and heading that every reader sees, with its line counted from 0.

    Not: code, pictures and their words, what is behind a touch, talk, quoted paragraphs, titles of boxes. ``say`` gives what a role shows, by its name and
    its text.
    """
    quoted = 0
    for token in parse_once(markdown)[0]:
        quoted += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        at = line + (token.map[0] if token.map else 0)
        if token.type == "inline" and not quoted:
            yield at, "".join(_said(child, say) for child in token.children or ())
        elif token.type in ("fence", "colon_fence") and _opens(token) and not quoted and "{dialogue}" not in token.info:
            body = token.content.split("\n")
            first = next((number for number, one in enumerate(body) if not _OPTION.match(one)), len(body))
            yield from list_shown_words("\n".join(body[first:]), say, at + 1 + first)


def _said(token: Token, say: Callable[[str, str], str]) -> str:
    """What a part of a paragraph shows; code is a word that no sentence has."""
    if token.type == "myst_role":
        return say(token.meta["name"], token.content)
    breaks = {"softbreak": " ", "hardbreak": " ", "code_inline": HIDDEN}
    return breaks.get(token.type, token.content if token.type == "text" else "")


def _walk(
    markdown: str, line: int, by_digits: Mapping[str, str], pattern: re.Pattern[str] | None
) -> Iterator[ShownNumber]:
    buttons: list[bool] = []
    for token in make_parser().parse(markdown):
        if token.type.endswith("_list_open"):
            buttons.append("calls" in str(token.attrs.get("class", "")).split())
        elif token.type.endswith("_list_close"):
            buttons.pop()
        at = line + (token.map[0] if token.map else 0)
        if token.type == "inline":
            for child in token.children or ():
                at += child.type in ("softbreak", "hardbreak")
                if child.type == "myst_role" and child.meta["name"] == "number":
                    yield ShownNumber(at, child.content, any(buttons))
                elif child.type == "text" and pattern:
                    yield from (
                        ShownNumber(at, by_digits[found[1]], False) for found in pattern.finditer(child.content)
                    )
        elif token.type in ("fence", "colon_fence") and _opens(token):
            body = token.content.split("\n")
            first = next((number for number, one in enumerate(body) if not _OPTION.match(one)), len(body))
            yield from _walk("\n".join(body[first:]), at + 1 + first, by_digits, pattern)


def _opens(token: Token) -> bool:
    """Whether a box shows its words at once."""
    name = token.info.strip().partition(" ")[0]
    return name.startswith("{") and name[1:-1] in DIRECTIVES.keys() - CLOSED
