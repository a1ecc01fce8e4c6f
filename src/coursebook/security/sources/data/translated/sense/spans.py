"""The amounts of a text with what stands before and behind each: where, how often and for how long is read from there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from .....amount_words.units import UNIT
from ..amounts import Number, find_numbers

BEFORE, BEHIND = 60, 40
"""The characters before and behind an amount that are read with it."""
_JOIN = re.compile(r"[^\w.!?;:,\n]{1,3}|-?,? (?:to|or|and|a|o|u|y|bis|oder|und) (?:los |las |de )?")
_FILLED = re.compile(
    r"(?:,?[ \u00a0](?:an?|of|the|de|del|la|las|los|der|die|den|or|o|oder|more|más|mehr|full|whole|other|first|last|primer[oa]s?|últim[oa]s|erste[nr]?|letzte[nr]?|straight)(?!\w)){0,3}[ \u00a0-]{0,2}",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?<![^\W_])(?<!half )(?<!half of )an?(?= (?:{UNIT.pattern}))", re.IGNORECASE)
_PART_OF = re.compile(r"(?:half|quarters?|third|media|cuartos?|halbe\w?|viertel)\W{1,2}(?:de |of )?$", re.IGNORECASE)


class Span(NamedTuple):
    """One amount, such as "2 to 3 minutes": its values, its unit (``""`` without one), its place and its words."""

    values: tuple[frozenset[Fraction], ...]
    unit: str
    begin: int
    end: int
    text: str

    @property
    def words(self) -> str:
        """The amount as it is written."""
        return self.text[self.begin : self.end]

    @property
    def around(self) -> str:
        """It with a word or two on both sides, as a writer finds it again."""
        behind = re.split(r"[.!?;:]", self.tail)[0]
        return " ".join([*self.lead.split()[-2:], self.words, *behind.split()[:2]])

    @property
    def lead(self) -> str:
        """What stands before it."""
        return self.text[max(0, self.begin - BEFORE) : self.begin]

    @property
    def tail(self) -> str:
        """What stands behind it."""
        return self.text[self.end : self.end + BEHIND]

    def is_like(self, other: "Span") -> bool:
        """Whether both are the same amount."""
        return (
            self.unit == other.unit
            and len(self.values) == len(other.values)
            and all(one & two for one, two in zip(self.values, other.values, strict=True))
        )


Readings = list[tuple[frozenset[str], re.Pattern[str]]]
"""What the words before or behind an amount can mean, and a pattern for them with the group ``said``."""


def compile_readings(lists: Mapping[str, str], form: str) -> Readings:
    """The patterns of a language; a key names all that its words can mean, ``form`` has a place for the words."""
    return [
        (frozenset(kinds.split()), re.compile(form.format(words=words), re.IGNORECASE))
        for kinds, words in lists.items()
    ]


def compile_leads(lists: Mapping[str, str], fillers: str) -> Readings:
    """The patterns of words before an amount, with at most three ``fillers`` between."""
    return compile_readings(lists, rf"(?<!\w)(?P<said>{{words}})(?: {fillers}){{{{0,3}}}}[ \u00a0]$")


def find_lead(readings: Readings, lead: str) -> tuple[frozenset[str], re.Match[str]] | None:
    """What the words before an amount mean: those farthest from it, and of these the longest."""
    found = [(kinds, match) for kinds, pattern in readings if (match := pattern.search(lead))]
    return min(found, key=lambda one: (one[1].start("said"), -len(one[1]["said"])), default=None)


def choose_word(pair: str, language: str) -> str:
    """Of a word in Spanish and in German, with / between, the one to write."""
    return pair.split("/")[language == "de"]


@lru_cache(maxsize=8)
def list_spans(text: str, point: str) -> tuple[Span, ...]:
    """Each amount of a text in its order; "an hour" is one of one. ``point`` is the decimal point of the language."""
    return (*_list_spans(_ONE.sub("1", text) if point else text, point),)


def list_both(before: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The amounts of an English text, and of its translation."""
    return list_spans(before, "."), list_spans(after, "")


def _list_spans(text: str, point: str) -> Iterator[Span]:
    run: list[Number] = []
    numbers = [*find_numbers(text, point)]
    for at, number in enumerate(numbers):
        run.append(number)
        follows = at + 1 < len(numbers) and _JOIN.fullmatch(text, number.end, numbers[at + 1].begin)
        filled = _FILLED.match(text, number.end)
        unit = UNIT.match(text, filled.end() if filled else number.end)
        if not unit and follows:
            continue
        if not (number.values == {1} and _PART_OF.search(text[max(0, number.begin - 12) : number.begin])):
            end = unit.end() if unit else number.end
            yield Span(tuple(one.values for one in run), unit.lastgroup or "" if unit else "", run[0].begin, end, text)
        run = []


def pair_spans(english: Sequence[Span], there: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Each amount of an English text with the same one of its translation, in their order."""
    places: dict[tuple[str, Fraction], list[Span]] = {}
    for span in reversed(there):
        for value in span.values[0]:
            places.setdefault((span.unit, value), []).append(span)
    taken: set[int] = set()
    for span in english:
        for value in span.values[0]:
            some = places.get((span.unit, value), [])
            while some and some[-1].begin in taken:
                some.pop()
            if some and some[-1].is_like(span):
                taken.add(some[-1].begin)
                yield span, some.pop()
                break
