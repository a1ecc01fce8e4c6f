"""Whose a number of the list is stands beside it, in the words of the list: "the housing line, 1-800-669-9777".

A number that is for no emergency is named in its sentence, its item or its row, apart from an emergency. Between two numbers in one sentence, of which one
is for an emergency, stand words of a short list alone, so that none is said to be, to become or to replace the other.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from ...core.data.facts import Fact
from ..numbers.labels import MARK, NUMBER
from ..numbers.owners.own_names import (
    find_danger,
    has_own_word,
    list_own_words,
    list_pairs,
    may_stand_between,
    split_clauses,
    split_sentences,
)
from .parts import Part

_ITEM = "list_item_open"


class NumberOwners:
    """The numbers of a course with the words that name each."""

    def __init__(
        self,
        numbers: Mapping[str, Fact],
        urgent: Collection[str],
        danger: frozenset[str],
        is_cry: Callable[[str], bool],
    ) -> None:
        """``danger`` has words of the course's own danger; ``is_cry`` hears somebody in danger in words."""
        self._numbers, self._urgent, self._danger, self._is_cry = numbers, urgent, danger, is_cry

    def find_unnamed(self, parts: Sequence[Part]) -> Iterator[tuple[int, str]]:
        """The line of each number that its words do not name, or name as one for an emergency, with the sentence that refuses it."""
        rows: dict[int, str] = {}
        for part in parts:
            if part.is_cell and not part.beside:
                rows[part.line] = f"{rows.get(part.line, '')} {part.words}"
        for part in parts:
            if not NUMBER.search(part.words) or (part.is_cell and part.beside):
                continue
            around = rows[part.line] if part.is_cell else part.words if part.beside == _ITEM else ""
            for sentence in split_sentences(part.words):
                if NUMBER.search(sentence):
                    told = self._judge(self._mark(sentence), around, part.title)
                    yield from ((part.line, message) for message in islice(told, 1))

    def _judge(self, sentence: str, around: str, title: str) -> Iterator[str]:
        for one, other, between in list_pairs(sentence):
            some = [id_ in self._urgent for id_ in (one, other)]
            if one == other or not any(some) or {one, other} - {*self._numbers}:
                continue
            if not may_stand_between(between, self._own(other), needs_join=not all(some)):
                said = " ".join(between.split())
                yield (
                    f'"{said[:60]}" stands between {{number}}`{one}` and {{number}}`{other}`, and one could be taken for the other. Between two numbers write '
                    '"or" or "and" and the name of the second alone; say all else in a sentence of its own.'
                )
        for id_ in dict.fromkeys(NUMBER.findall(sentence)):
            if id_ not in self._numbers or id_ in self._urgent:
                continue
            own = self._own(id_)
            is_named = has_own_word(sentence, own)
            if not is_named and not has_own_word(around, own):
                yield (
                    f"Nothing beside {{number}}`{id_}` says whose number it is. Name it in the same sentence, in words that the list of numbers has for it: "
                    f"{self._names(id_)}."
                )
                continue
            told = sentence if is_named else self._mark(around)
            told = told if title.rstrip().endswith("?") else f"{title}. {told}"
            if self._is_urgent_in(self._mark(title)):
                yield (
                    f'The title of this box, "{title[:60].strip()}", names a number for an emergency, and {{number}}`{id_}` stands in the box. Somebody in danger would call it. '
                    "Take it out of the box, or give the box another title."
                )
                continue
            # what is said of a number for an emergency is its own
            rest = [one for one in split_clauses(told) if not self._is_urgent_in(one)]
            if danger := find_danger(". ".join(rest), self._danger) or next(filter(self._is_cry, rest), ""):
                yield (
                    f'"{danger[:60]}" stands beside {{number}}`{id_}`, which is for no emergency: {self._numbers[id_].about[:80]}. Somebody in danger would call it. '
                    "Give what is urgent a sentence and a number of its own, or say here what this number is for, in a sentence that begins with its name."
                )
            elif not is_named and self._is_urgent_in(told):
                yield (
                    f"A number for an emergency stands in the same item or row as {{number}}`{id_}`, and the sentence of this one does not say whose it is. "
                    f"Name it there: {self._names(id_)}."
                )

    def _is_urgent_in(self, words: str) -> bool:
        return any(id_ in self._urgent for id_ in NUMBER.findall(words))

    def _mark(self, words: str) -> str:
        """Words with a mark for each number for an emergency that stands in figures."""
        return self._figures.sub(lambda found: f"{MARK}{self._by_figures[found[0]]}{MARK}", words)

    def _names(self, id_: str) -> str:
        return self._numbers[id_].names or self._numbers[id_].about

    def _own(self, id_: str) -> frozenset[str]:
        number = self._numbers[id_]
        return list_own_words(f"{id_.replace('-', ' ')} {number.names or number.about}")

    @cached_property
    def _by_figures(self) -> Mapping[str, str]:
        return {self._numbers[id_].say: id_ for id_ in sorted(self._urgent, reverse=True) if id_ in self._numbers}

    @cached_property
    def _figures(self) -> re.Pattern[str]:
        figures = "|".join(map(re.escape, self._by_figures)) or "(?!)"
        return re.compile(rf"(?<![\w.,/$€£{MARK}-])(?:{figures})(?![\w%{MARK}]|[.,/-]\d)")
