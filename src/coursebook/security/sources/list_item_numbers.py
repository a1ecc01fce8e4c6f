"""The number that a list puts before its words, and a figure that stands before it: a reader reads both as one."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from ...core.problems import Problem, Rule
from ..numbers.bare import DIGITS, asks_to_call
from .markdown.source_location import Place

LAST_START = 50
"""The highest number with which a list may go on."""
ENDS_IN_FIGURE = re.compile(
    rf"(?<![\w.,:/–-])(?:\d{{1,2}}|{'|'.join(sorted(DIGITS, key=len, reverse=True))})[\W_]{{0,5}}$", re.IGNORECASE
)
"""A short figure, or one in words, at the end of what is read before something else."""
BESIDE_LIST = "A figure stands at the end here, and the number of the list below is read with it. Write words behind the figure, or take the numbers of the list out."
_FIGURE_FIRST = re.compile(
    rf"\W{{0,5}}(?:\d{{1,3}}|{'|'.join(sorted(DIGITS, key=len, reverse=True))}|ten|eleven|twelve|diez|once|doce|zehn|elf|zwölf)(?=\W*$|\s?[^\w\s])",
    re.IGNORECASE,
)
FIGURE_FIRST = "A figure begins this item, and the number of the list is read with it. Write words before the figure, or take the numbers of the list out."
BEFORE_CALL = "The words before the number become one link with it here, so no figure, source, fact or other link stands in them. Write it behind the number."


def check_list_marks(tokens: Sequence[Token], place: Place) -> Iterator[Problem]:
    """A list that begins with another number than 1, or than the one that goes on; and a figure to call before a list."""
    last = 0
    for at, token in enumerate(tokens):
        if token.type == "list_item_open" and token.info.isdecimal():
            last = int(token.info)
        if token.type != "ordered_list_open" or not token.map:
            continue
        start = int(token.attrs.get("start", 1))
        before = tokens[at - 2] if at > 1 and tokens[at - 1].type == "paragraph_close" else None
        if start > LAST_START or start not in (1, last + 1):
            message = f"A list that begins with {start} is read as a number. Begin it with 1."
            yield place.problem(token.map[0], Rule.NUMBER_IN_TEXT, message)
        elif before and before.map and ends_in_call(before.content):
            yield place.problem(before.map[1] - 1, Rule.NUMBER_IN_TEXT, BESIDE_LIST)


def check_first_figures(tokens: Sequence[Token], place: Place) -> Iterator[Problem]:
    """A figure alone at the begin of a numbered item, where the words before it ask to call: the number of the item is read with it."""
    before = above = ""
    numbered: list[bool] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            numbered.append(token.type[0] == "o" or "steps" in str(token.attrs.get("class", "")).split())
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            numbered.pop()
        elif token.type == "inline" and token.map:
            is_first = above == "list_item_open" and numbered and numbered[-1]
            if is_first and _FIGURE_FIRST.match(token.content) and asks_to_call(before, frozenset()):
                yield place.problem(token.map[0], Rule.NUMBER_IN_TEXT, FIGURE_FIRST)
            before = re.split(r"[.!?]\s", token.content[-200:])[-1]
        above = token.type if token.type != "paragraph_open" else above


def ends_in_call(words: str) -> bool:
    """Whether a sentence that asks to call ends in a short figure."""
    sentence = re.split(r"[.!?]\s", words[-200:])[-1]
    return bool(ENDS_IN_FIGURE.search(sentence)) and asks_to_call(sentence, frozenset())


def check_calls(tokens: Sequence[Token], place: Place) -> Iterator[Problem]:
    """What stands before the number in a list of calls, where it becomes the words of a link."""
    inside: list[bool] = []
    for token in tokens:
        if token.type == "bullet_list_open":
            inside.append("calls" in str(token.attrs.get("class", "")).split())
        elif token.type == "bullet_list_close":
            inside.pop()
        elif token.type == "inline" and token.map and any(inside) and _has_more_before(token.children or ()):
            yield place.problem(token.map[0], Rule.NUMBER_IN_TEXT, BEFORE_CALL)


def _has_more_before(children: Sequence[Token]) -> bool:
    """Whether a figure, another link or what a mark shows stands before the first number of a line."""
    more = False
    for child in children:
        if child.type == "myst_role" and child.meta["name"] == "number":
            return more
        more = more or child.type in ("myst_role", "link_open") or any(map(str.isdecimal, child.content))
    return False
