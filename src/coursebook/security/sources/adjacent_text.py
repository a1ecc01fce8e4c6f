"""What a mark shows is read together with what touches it: a figure, a letter, or a point with one before it.

What a mark shows stands elsewhere, in a title or in a list, and may change; so nothing may touch it, whatever it shows today.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from ...core.problems import Problem, Rule
from .list_item_numbers import ends_in_call
from .markdown.source_location import Place

UNSEEN = frozenset({"fact", "footcite:p", "footcite:t", "module", "number", "paper", "question"})
"""The roles that show other words than those between their ticks, unless these stand before <…>."""
HIDDEN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what such a role shows."""
_SHOWN = ("text", "text_special", "code_inline", "image")
_BREAKS = ("softbreak", "hardbreak")
_ENDS = re.compile(r"[^\W_][.@/:_·-]?$")
_BEGINS = re.compile(r"[.@/:_·-]?[^\W_]")
_FIGURE_BEFORE = re.compile(r"\d[ \u00a0*#+()–—-]{0,3}$")
_FIGURE_BEHIND = re.compile(r"(?:[ \u00a0*#+–—-]{1,3})\d[\d .–-]*+(?! ?[^\W\d_])(?![%/])")
LONGEST_END = 8
"""The characters of a text that may touch what stands beside it."""
TOUCHES = "Letters, figures or another mark touch this mark, and are read as one with what it shows. Write a blank or words between them."
BESIDE = "A figure stands beside this number, and both are read as one. Write words between them."
FIGURES = "Two figures touch here, with a mark between them that does not show, and are read as one. Write them together, or words between them."
BEFORE_SOURCE = (
    "A figure stands before this source here, and the number of the source is read with it. Write words between them."
)


def words_of_role(token: Token) -> str:
    """What a role shows: its words before <…>, or one sign for what stands elsewhere."""
    words, mark, _ = token.content.partition("<")
    return words if mark or token.meta["name"] not in UNSEEN else HIDDEN


def find_touching(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Each mark of a paragraph that something touches, with the line counted from 0 and the sentence that refuses it."""
    flat = ""
    line = 0
    seams: list[tuple[int, int, str]] = []
    for token in tokens:
        if token.type in _BREAKS:
            line += 1
            flat += " "
        elif token.type in _SHOWN or token.type == "myst_role":
            seams.append((len(flat), line, token.meta["name"] if token.type == "myst_role" else ""))
            flat += words_of_role(token) if token.type == "myst_role" else token.content
    told: set[tuple[int, str]] = set()
    for begin, at, role in seams:
        before = flat[max(0, begin - LONGEST_END) : begin]
        behind = flat[begin : begin + 3 * LONGEST_END]
        message = ""
        if behind[:1] == HIDDEN and role in UNSEEN:
            after = behind[1:]
            if before[-1:] == HIDDEN or _ENDS.search(before) or _BEGINS.match(after):
                message = TOUCHES
            elif role == "number" and (_FIGURE_BEFORE.search(before) or _FIGURE_BEHIND.match(after)):
                message = BESIDE
            elif role.startswith("footcite") and ends_in_call(flat[max(0, begin - 200) : begin]):
                message = BEFORE_SOURCE
        elif before[-1:].isdigit() and behind[:1].isdigit():
            message = FIGURES
        if message and (at, message) not in told:
            told.add((at, message))
            yield at, message


def check_touching(tokens: Sequence[Token], at: int, place: Place) -> Iterator[Problem]:
    """What touches a mark in the words of a paragraph, a title, an item or a cell."""
    for line, message in find_touching(tokens):
        yield place.problem(at + line, Rule.NUMBER_IN_TEXT, message)
