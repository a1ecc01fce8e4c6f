"""A telephone number that is cut: over paragraphs, the items of a list, the cells of a row or of a column."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from ....core.problems import Problem, Rule
from ...telephone import LONGEST_PART, find_call, find_parted_numbers
from .inline import SHOWN
from .place import Place, describe_number

Part = tuple[int, str]
"""The line of a part, counted from the begin of the text, and its words."""
_WALL: Part = (0, "." * (LONGEST_PART + 1))
"""Stands where something else comes between: a box, a number that a reader may call."""


def check_parted_numbers(tokens: Sequence[Token], place: Place) -> Iterator[Problem]:
    """Each number that short parts of a page make together."""
    if not place.latin:
        return
    for parts in (list(_parts(tokens)), *_columns(tokens)):
        for at, number in find_parted_numbers((words for _, words in parts), place.files.paths.short_numbers):
            yield place.problem(parts[at][0], Rule.NUMBER_IN_TEXT, describe_number(number, place))


def _parts(tokens: Sequence[Token]) -> Iterator[Part]:
    at = 0
    for token in tokens:
        at = token.map[0] if token.map else at
        if token.type == "inline":
            yield at, _words(token)
        elif token.type in ("fence", "colon_fence", "hr"):
            yield _WALL


def _columns(tokens: Sequence[Token]) -> Iterator[list[Part]]:
    """The cells of each column of each table, from the top down. Of one column they are the parts of the page already."""
    columns: list[list[Part]] = []
    at = column = 0
    for token in tokens:
        at = token.map[0] if token.map else at
        if token.type == "table_open":
            columns = []
        elif token.type == "tr_open":
            column = 0
        elif token.type in ("th_open", "td_open"):
            columns += [[]] if column == len(columns) else []
            column += 1
        elif token.type == "inline" and column and columns:
            columns[column - 1].append((at, _words(token)))
        elif token.type == "table_close":
            yield from columns if len(columns) > 1 else ()
            columns, column = [], 0


def _words(token: Token) -> str:
    children = token.children or ()
    if any(child.type == "myst_role" and child.meta["name"] == "number" for child in children):
        return _WALL[1]
    if any(find_call(words) for words in _link_words(children)):
        return _WALL[1]  # this is told as a link that looks as if it called
    return "".join(child.content if child.type in SHOWN else " " for child in children)


def _link_words(children: Sequence[Token]) -> Iterator[str]:
    """The words of each link of a paragraph."""
    words: list[str] | None = None
    for child in children:
        if child.type == "link_open":
            words = []
        elif child.type == "link_close" and words is not None:
            yield "".join(words)
            words = None
        elif words is not None:
            words.append(child.content)
