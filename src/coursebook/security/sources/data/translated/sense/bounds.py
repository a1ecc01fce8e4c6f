"""At least, at most, more and less than: each number of a translation is bounded as that of its English text."""

from .....amount_words.bounds import DENIED, FILLERS, FREE, FROM, LEADS, NOT, OVER, TAILS, UNDER, UP_TO, WRITE
from .....amount_words.units import DOSES, UNIT
from .difference import Difference
from .spans import Span, choose_word, compile_leads, compile_readings, find_lead, list_both, pair_spans

_LEAD_PATTERNS = {name: compile_leads(lists, FILLERS) for name, lists in LEADS.items()}
_TAIL_PATTERNS = {name: compile_readings(lists, r"[ \u00a0-]?(?P<said>{words})(?!\w)") for name, lists in TAILS.items()}
_ALIKE = {OVER: FROM, FROM: OVER, UNDER: UP_TO, UP_TO: UNDER}
"""Bounds that a translation may write for each other, where nothing is taken: "over 65", "65 o más"."""


def find_other_limit(before: str, after: str, language: str) -> Difference | None:
    """The first number of a text that its translation bounds otherwise."""
    english, there = (
        [one._replace(unit="") for one in spans if one.unit or one.values[0] != {1}]
        for spans in list_both(before, after)
    )
    for one, other in pair_spans(english, there):
        kinds, others = _read(one, "en"), _read(other, language)
        is_taken = any(found.lastgroup in DOSES for found in UNIT.finditer(one.words))
        near = kinds if is_taken else kinds | {_ALIKE[kind] for kind in kinds - {FREE}}
        if near & others:
            continue
        if kinds == {FREE}:
            return Difference("", "", other.around)
        word = choose_word(WRITE[min(kinds - {FREE})], language)
        return Difference(one.around, f"{word} {other.words}", other.around)
    return None


def _read(span: Span, language: str) -> frozenset[str]:
    """What bounds a number, before or behind it; ``FREE`` for nothing."""
    if read := find_lead(_LEAD_PATTERNS[language], span.lead):
        kinds, found = read
        if kinds & NOT.keys() and DENIED.search(span.lead[: found.start("said")]):
            return frozenset(NOT[kind] for kind in kinds & NOT.keys())
        if kinds != {FREE}:
            return kinds
    for kinds, pattern in _TAIL_PATTERNS[language]:
        if pattern.match(span.tail) or pattern.search(span.words):
            return kinds
    return frozenset({FREE})
