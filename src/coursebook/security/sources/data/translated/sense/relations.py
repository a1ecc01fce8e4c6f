"""How an amount of time stands in its sentence: each 8 hours, for 8 hours, before, after, within, ago.

A form that can be read in two ways is read in both; two forms agree when they have a reading in common.
"""

from .....amount_words.relations import AGO, BEHIND, EVERY, FILLERS, FROM_THEN, LEADS, TAILS, TO_THEN, WRITE
from .....amount_words.units import TIMES
from .difference import Difference
from .spans import Span, choose_word, compile_leads, compile_readings, find_lead, list_both, pair_spans

_LEAD_PATTERNS = {name: compile_leads(lists, FILLERS) for name, lists in LEADS.items()}
_TAIL_PATTERNS = {
    name: compile_readings(lists, r"(?: (?:or (?:more|less)|o (?:más|menos)|oder (?:mehr|weniger)))?[ \u00a0-](?P<said>{words})(?!\w)")
    for name, lists in TAILS.items()
}  # fmt: skip
_STRICT = frozenset({EVERY, TO_THEN, FROM_THEN, AGO})
"""What a translation never leaves unsaid."""


def find_other_relation(before: str, after: str, language: str) -> Difference | None:
    """The first amount of time that stands otherwise in a translation than in its English text."""
    english, there = ([span for span in spans if span.unit in TIMES] for spans in list_both(before, after))
    for one, other in pair_spans(english, there):
        kinds, others = _read(one, "en"), _read(other, language)
        is_lost = not others and kinds and kinds <= _STRICT
        is_new = not kinds and others and others <= {EVERY, TO_THEN}
        if (kinds and others and not kinds & others) or is_lost or is_new:
            return Difference(one.around, _write(one, other, kinds, language), other.around)
    return None


def _write(one: Span, other: Span, kinds: frozenset[str], language: str) -> str:
    """The amount of a translation, to be written as it stands in English."""
    if not kinds:
        return other.words
    if (
        one.tail[:1] == " "
        and any(pattern.match(one.tail) for _, pattern in _TAIL_PATTERNS["en"])
        and kinds & BEHIND.keys()
    ):
        word, is_behind = BEHIND[min(kinds & BEHIND.keys())], True
    else:
        word, is_behind = WRITE[min(kinds)], False
    said = choose_word(word, language)
    return f"{other.words} {said}" if is_behind else f"{said} {other.words}"


def is_every(span: Span, language: str) -> bool:
    """Whether an amount of time is said of what comes again and again."""
    return EVERY in _read(span, language)


def _read(span: Span, language: str) -> frozenset[str]:
    """How an amount stands: by what is before it, farthest from it first, else by what is behind it."""
    if span.words.casefold().endswith(("stündlich", "stündliche", "stündlichen")):
        return frozenset({EVERY})
    if read := find_lead(_LEAD_PATTERNS[language], span.lead):
        return read[0]
    return next((kinds for kinds, pattern in _TAIL_PATTERNS[language] if pattern.match(span.tail)), frozenset())
