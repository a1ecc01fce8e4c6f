"""A translation has the words of closed kinds that its English text has, in its order: first and second, before and after."""

import re
from collections.abc import Sequence

from .....amount_words.kinds import KINDS, LANGUAGES, WRITE
from .difference import Difference
from .spans import choose_word

_Item = tuple[frozenset[str], str]
"""What a word can mean, and the word."""


def _compile(at: int) -> list[re.Pattern[str]]:
    """For a language, a pattern for each kind, whose groups are its members."""
    return [
        re.compile(
            rf"(?<!\w)(?:{'|'.join(f'(?P<{name.replace(chr(32), chr(95))}>{forms[at]})' for name, forms in kind.members.items())})(?!\w)",
            re.IGNORECASE,
        )
        for kind in KINDS
    ]


_PATTERNS = {language: _compile(at) for at, language in enumerate(LANGUAGES)}


def find_other_order(before: str, after: str, language: str, has_amount: bool) -> Difference | None:
    """The first word of a closed kind that a translation exchanges for another of it, or writes in the place of another."""
    for kind, pattern, other in zip(KINDS, _PATTERNS["en"], _PATTERNS[language], strict=True):
        if kind.needs_amount and not has_amount:
            continue
        english, there = _list_items(before, pattern), _list_items(after, other)
        if not english or not there:
            continue
        if found := _find_exchanged(english, there, is_ordered=kind.is_ordered and has_amount):
            (meant, words), said = found
            write = next((WRITE[name] for name in WRITE if meant & {*name.split()}), "/")
            return Difference(words, choose_word(write, language), said[1])
    return None


def _list_items(text: str, pattern: re.Pattern[str]) -> list[_Item]:
    return [(frozenset((found.lastgroup or "").split("_")), found[0]) for found in pattern.finditer(text)]


def _find_exchanged(
    english: Sequence[_Item], there: Sequence[_Item], *, is_ordered: bool
) -> tuple[_Item, _Item] | None:
    meant = frozenset().union(*(one[0] for one in english))
    said = frozenset().union(*(one[0] for one in there))
    lost = next((one for one in english if not one[0] & said), None)
    new = next((one for one in there if not one[0] & meant), None)
    if lost and new:
        return lost, new
    if is_ordered:
        mine = [one for one in english if one[0] & said]
        theirs = [one for one in there if one[0] & meant]
        for some, others in ((mine, theirs), (_first_of_each(mine), _first_of_each(theirs))):
            if len(some) == len(others):
                wrong = next((two for two in zip(some, others, strict=True) if not two[0][0] & two[1][0]), None)
                if wrong:
                    return wrong
    return None


def _first_of_each(items: Sequence[_Item]) -> list[_Item]:
    kept: dict[frozenset[str], _Item] = {}
    for item in items:
        kept.setdefault(item[0], item)
    return [*kept.values()]
