"""How often: each day, twice a week, every other day. A translation says the same rates as its English text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .....amount_words.rates import ADVERBS, EACH, LOOSE, PLURALS, SECOND, STRAIGHT, THIRD, UNCLEAR, UNITS, WRITE
from .....amount_words.units import UNIT
from .difference import Difference
from .relations import is_every
from .spans import Span, list_both, list_spans

_NOT_BEHIND = r"(?! (?:siguientes?|después|antes|anterior|danach|davor|zuvor|ago|later|before|after|old))"
_COUNT = re.compile(r"(?:^|\W)(?:once|twice|thrice|times|veces|vez|mal|[^\W\d_]{1,8}mal|\d[\d.,]*)$", re.IGNORECASE)
_ALL_TIMES = re.compile(r"(?<!\w)(?:once|twice|thrice|times)(?!\w)", re.IGNORECASE)
_LAST_WORD = re.compile(r"[^\s]+$")


class _Rate(NamedTuple):
    """Once in so many of a unit. ``is_sure``: the words say nothing else."""

    every: int
    unit: str
    words: str
    begin: int
    is_sure: bool


def _compile(language: str) -> list[tuple[int, str, bool, re.Pattern[str]]]:
    kinds = [(2, SECOND, True), (3, THIRD, True), (0, UNCLEAR, True), (1, STRAIGHT, True), (1, LOOSE, False)]
    found = []
    for unit, forms in UNITS[language].items():
        named = f"(?:{forms})"
        for every, patterns, is_sure in kinds:
            if language in patterns:
                form = patterns[language].format(*[named] * 9)
                found.append(
                    (every, unit, is_sure, re.compile(rf"(?<!\w)(?:{form})(?!\w){_NOT_BEHIND}", re.IGNORECASE))
                )
        if adverbs := ADVERBS[language].get(unit):
            found.append((1, unit, True, re.compile(rf"(?<!\w)(?:{adverbs})(?!\w)", re.IGNORECASE)))
    return found


_PATTERNS = {language: _compile(language) for language in UNITS}


def write_every_other(text: str, language: str) -> str:
    """A text that says "every 2 days" for "every other day", in its own language."""
    for every, unit, _, pattern in _PATTERNS.get(language, ()):
        if every in (2, 3):
            word = unit if language == "en" else WRITE[language][unit]
            many = f"{word}s" if language == "en" else PLURALS[word]
            text = pattern.sub(f"{EACH[language]} {every} {many}", text)
    return text


def find_other_rate(before: str, after: str, language: str, is_dose: bool) -> Difference | None:
    """The first rate of an English text that its translation does not say, or the other way round."""
    english, there = _list_rates(before, "en", "."), _list_rates(after, language, "")
    had = {(one.every, one.unit) for one in english}
    now = {(one.every, one.unit) for one in there}
    is_counted = bool(english) and bool(_ALL_TIMES.search(before))
    is_strict = is_dose or is_counted or any(one.every != 1 for one in english)
    new = next((one for one in there if one.is_sure and (one.every, one.unit) not in had), None)
    for one in english:
        is_said = (one.every, one.unit) in now
        if not is_said and (((one.is_sure or is_counted) and is_strict) or (new and new.unit != one.unit)):
            return Difference(one.words, _write(one, language), new.words if new else "")
    if new and (english or is_dose or new.every != 1):
        return Difference("", "", new.words)
    if english:
        return _find_other_times(before, after, language)
    return None


def _find_other_times(before: str, after: str, language: str) -> Difference | None:
    """How many times, beside a rate: "twice a week"."""
    english, there = (
        [span for span in spans if span.unit == "time" and span.values[0] != {1}] for spans in list_both(before, after)
    )
    for one in english:
        if not any(one.is_like(other) for other in there):
            count = min(one.values[0])
            write = f"{count} veces" if language == "es" else f"{count}-mal"
            return Difference(one.words, write, there[0].words if there else "")
    other = next((span for span in there if not any(span.is_like(one) for one in english)), None)
    return Difference("", "", other.words) if other else None


def _list_rates(text: str, language: str, point: str) -> list[_Rate]:
    found = [*_list_spans(text, language, point), *_list_bare(text, language)]
    return sorted(found, key=lambda rate: rate.begin)


def _list_spans(text: str, language: str, point: str) -> Iterator[_Rate]:
    for span in list_spans(text, point):
        if span.unit in UNITS["en"] and is_every(span, language):
            value = min(span.values[0])
            yield _Rate(
                int(value) if value.denominator == 1 else -1, span.unit, _words_of(span), span.begin, is_sure=True
            )


def _words_of(span: Span) -> str:
    return f"{span.lead.split()[-1] if span.lead.split() else ''} {span.words}".strip()


def _list_bare(text: str, language: str) -> Iterator[_Rate]:
    for every, unit, is_sure, pattern in _PATTERNS[language]:
        for found in pattern.finditer(text):
            if not is_sure and not _follows_amount(text[max(0, found.start() - 25) : found.start()]):
                continue
            yield _Rate(every, unit, found[0], found.start(), is_sure or language == "en")


def _follows_amount(lead: str) -> bool:
    """Whether an amount or a number of times stands there at the end."""
    lead = lead.rstrip(" ,\u00a0")
    word = _LAST_WORD.search(lead)
    return bool(_COUNT.search(lead)) or bool(word and UNIT.fullmatch(word[0]))


def _write(rate: _Rate, language: str) -> str:
    word = WRITE[language][rate.unit]
    if rate.every == 1:
        return f"por {word}" if language == "es" else f"pro {word}"
    return f"{EACH[language]} {rate.every} {PLURALS[word]}"
