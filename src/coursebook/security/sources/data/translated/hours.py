"""The hours of the day in a translated text: each is one of the English text, in the half of the day that is said there."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ....numbers.not_a_number.number_word_values import VALUES

_AM = r"a\.? ?m\b\.?|in the morning|de la mañana|de la madrugada|morgens|früh|vormittags|in der Früh"
_PM = r"p\.? ?m\b\.?|in the (?:afternoon|evening)|at night|de la (?:tarde|noche)|nachmittags|mittags|abends|nachts|am Abend"
_HALF = rf"[ \u00a0]?(?:(?P<am>{_AM})|(?P<pm>{_PM}))"
_HOUR = re.compile(
    rf"(?<![\w.,:])(?P<hour>\d{{1,2}}|[^\W\d_]{{2,10}})(?:[:.](?P<minute>[0-5]\d))?(?![\d.,:]\d)(?:[ \u00a0]?(?:h|horas?|uhr|o['’]clock)\b\.?)?{_HALF}"
    r"|(?P<noon>(?<!\w)(?:noon|midday|mediodía|mittag)(?!\w))|(?P<midnight>(?<!\w)(?:midnight|medianoche|mitternacht)(?!\w))"
    r"|(?<![\w.,:])(?P<clock>[01]?\d|2[0-4])(?::(?P<past>[0-5]\d)|[.](?P<point>[0-5]\d)(?= ?(?:h|horas|uhr)\b)|(?= ?uhr\b))",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<!\w)(?:las?|um|gegen|ab) (?P<hour>\d{1,2})(?= ?(?:h|horas?|uhr)?(?:[.,;!?]| [^\W\d]|$))")
_DAY = re.compile(r"(?<!\d)(?:\d{4}-\d\d-\d\d|\d{1,2}[/. ] ?\d{1,2}[/. ] ?\d{4})(?!\d)")
"""A day in figures, which each language writes in its own order."""
DAY_LONG = 24 * 60


class _Hour(NamedTuple):
    """``times`` are the minutes of the day that the words can mean."""

    times: frozenset[int]
    words: str


def blank_days(text: str) -> str:
    """The text with blanks for its days in figures and its hours."""
    for pattern in (_DAY, _HOUR):
        text = pattern.sub(lambda found: " " * len(found[0]) if _is_time(found) else found[0], text)
    return text


def find_other_hour(before: str, after: str) -> str:
    """The first hour of a translation that is another than the one of the English text, or is gone; ``""`` without one."""
    english = [*_list_hours(before, is_english=True)]
    there = [*_list_hours(after, is_english=False)]
    for one, other in zip(english, there, strict=False):
        if not one.times & other.times:
            return other.words
    if len(there) < len(english):
        bare = {int(found["hour"]) * 60 % DAY_LONG for found in _BARE.finditer(after)}
        lost = english[len(there) :] if there else english
        return next((one.words for one in lost if not one.times & bare and len(one.times) == 1), "")
    if len(there) > len(english):
        known = frozenset().union(*(one.times for one in english))
        return next((one.words for one in there if not one.times & known), "")
    return ""


def _is_time(found: re.Match[str]) -> bool:
    return found.re is _DAY or bool(_read(found, is_english=False))


def _list_hours(text: str, *, is_english: bool) -> Iterator[_Hour]:
    for found in _HOUR.finditer(text):
        if times := _read(found, is_english):
            yield _Hour(times, found[0].strip())


def _read(found: re.Match[str], is_english: bool) -> frozenset[int]:
    """The minutes of the day; none where the words before a half of the day are no hour."""
    if found["noon"]:
        return frozenset({12 * 60})
    if found["midnight"]:
        return frozenset({0})
    if found["clock"]:
        hour, minute = int(found["clock"]), int(found["past"] or found["point"] or 0)
        both = {hour * 60 + minute, (hour + 12) * 60 + minute} if is_english and hour <= 12 else {hour * 60 + minute}
        return frozenset(one % DAY_LONG for one in both)
    word = found["hour"].casefold()
    value = int(word) if word.isdecimal() else int(VALUES.get(word, 0))
    if not 1 <= value <= (12 if is_english else 24):
        return frozenset()
    if word.isalpha() and word in ("un", "uno", "ein", "eins", "one"):
        return frozenset()
    night = found["pm"] and re.match(r"at night|de la noche|nachts", found["pm"], re.IGNORECASE)
    hour = value % 12 + (12 if found["pm"] else 0)
    minute = int(found["minute"] or 0)
    if value > 12:
        hour = value
    return frozenset(
        {hour * 60 + minute, (hour + 12) % 24 * 60 + minute}
        if night and value in (12, 1, 2, 3)
        else {hour * 60 + minute}
    )
