"""What opens at a touch: ``{dropdown}`` and the tabs of a ``{tab-set}``. Each has words to touch, and something to show."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

_SET, _ITEM = "{tab-set}", "{tab-item}"
_TOUCHED = {_ITEM: "At home", "{dropdown}": "What else helps"}
_HOW = "Write each tab as {tab-item} and its words, with one colon less than {tab-set} has, in one {tab-set}."


def check_touched(tokens: Sequence[Token], around: str) -> Iterator[tuple[int, str]]:
    """What is wrong with these boxes in a piece of a page: the line, counted from 0, and a sentence.

    ``around`` is the name of the box that the piece stands in, such as ``tab-set``; ``""`` at the margin.
    """
    inside = around == "tab-set"
    for token in tokens:
        name, _, words = token.info.strip().partition(" ")
        line = token.map[0] if token.map else 0
        if name in _TOUCHED and not words.strip():
            yield line, f"This {name} has no words to touch. Write them after it, such as {name} {_TOUCHED[name]}."
        elif name in _TOUCHED and not token.content.strip():
            yield line, f"This {name} holds nothing. Write under its first line what it shows, or take it out."
        if name == _ITEM and not inside:
            yield line, f"A {_ITEM} stands outside of a {_SET} here. {_HOW}"
        elif name != _ITEM and inside and not token.level and token.nesting >= 0:
            yield line, f"Between the tabs of a {_SET} stands something else. {_HOW}"
            return
    if inside and not tokens:
        yield -1, f"This {_SET} has no tab. {_HOW}"
