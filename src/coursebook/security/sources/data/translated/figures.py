"""The figures of a translated text: each is one of the English text by its value, with its unit, and each hour is one of its hours."""

import re
from collections.abc import Iterator
from html import unescape

from ....amount_words.units import UNIT
from ....numbers.number_words import read_roman, read_values, write_as_figures

Figure = tuple[str, str]
"""The digits before the point, and those behind it."""
FIGURE = re.compile(r"\d{1,3}(?:[.,'\u00a0\u202f ]\d{3}){1,4}(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
PART = re.compile(r"(?<![\d/.,])(?P<over>\d{1,3})[ \u00a0]?[/⁄][ \u00a0]?(?P<under>[1-9]\d{0,2})(?![\d/]|[.,]\d)")
"""A part, such as 1/2, or the two halves of a dose, such as 8/2."""
_NO_ZERO = re.compile(r"(?<![^\s(\[+–-])[.,](?=\d)")
_GROUPED = re.compile(r"\d{1,3}(?:([.,'\u00a0\u202f ])\d{3})(?:\1\d{3})*(?:[.,](\d+))?")
_HOUR = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?= ?(?:h|horas?|uhr)\b)|\b(?P<at>[01]?\d|2[0-4]):(?P<past>[0-5]\d)\b",
    re.IGNORECASE,
)
"""A time of the day, which other languages count otherwise."""
_ENGLISH_HOUR = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d))?(?= ?(?:[ap]\.? ?m\b|o['’]clock))|\b(?P<at>[01]?\d|2[0-4]):(?P<past>[0-5]\d)\b",
    re.IGNORECASE,
)
_TWELVE = re.compile(r"(?<!\w)(?:noon|midnight|midday)(?!\w)", re.IGNORECASE)
_PARTS = {"½": ("half", "1/2"), "¼": ("quarter", "fourth", "1/4"), "¾": ("quarters", "fourths", "3/4"), "⅓": ("third", "1/3"), "⅔": ("thirds", "2/3")}  # fmt: skip
_ROUND = {"hundred": "100", "thousand": "1000", "dozen": "12", "twice": "2", "thrice": "3"}
_THOUSAND = re.compile(
    r"(?<!\w)[^\W\d_]{2,12} (?:mil|tausend|millones|millionen)(?= (?:veces|mal|mg|mcg|miligramos|milligramm|horas|días|tiras|dosis|pastillas|stunden|tage))",
    re.IGNORECASE,
)
_MANY = re.compile(r"\d{4}|\d,\d{3}|thousand|million", re.IGNORECASE)
"""Thousands of something, in a translation and in an English text."""
DAY = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(?=\d{4}(?!\d))")
"""A day as German writes it."""
_WORD = re.compile(r"[^\W\d_]{2,15}(?= )")


def find_new_figure(original: str, translated: str) -> str:
    """The first figure, hour, fraction or amount of a translation that its original has not; ``""`` without one."""
    original, translated = write_zeros(unescape(original)), write_zeros(unescape(translated))
    original = re.sub(r"(?<!\w)twice(?!\w)", "2 times", original, flags=re.IGNORECASE)
    original = re.sub(r"(?<!\w)both(?!\w)", "two", original, flags=re.IGNORECASE)
    for part, words in _PARTS.items():
        if part in translated and part not in original and not any(word in original.casefold() for word in words):
            return part
    had = _figures_of(original)
    if amount := _new_amount(original, translated, had):
        return amount
    if not any(map(str.isdecimal, translated)):
        return ""
    plain = blank_hours(original, DAY.sub(r"\1 \2 ", translated))
    for found in _HOUR.finditer(plain):
        if ":" in found[0]:
            return found[0]
    for found in FIGURE.finditer(plain):
        if had.isdisjoint(read_figure(found[0])) and not had.issuperset((part, "") for part in found[0].split()):
            return found[0]
    return ""


def write_zeros(text: str) -> str:
    """A text in which each decimal has a figure before its point: 0.4 for .4."""
    return _NO_ZERO.sub(lambda found: f"0{found[0]}", text)


def blank_hours(original: str, translated: str) -> str:
    """A translation with blanks for the hours of the day that its English text has, too."""
    hours = {_clock(found) for found in _ENGLISH_HOUR.finditer(original)} | {(0, 0) for _ in _TWELVE.finditer(original)}
    for found in _HOUR.finditer(translated):
        if _clock(found) in hours:
            translated = translated[: found.start()] + " " * len(found[0]) + translated[found.end() :]
    return translated


def _figures_of(original: str) -> set[Figure]:
    """The value of each figure of an English text, in figures or in words."""
    had = {(value, "") for value in read_values(original)}
    had |= {
        (value, "") for word, value in _ROUND.items() if re.search(rf"(?<!\w){word}s?(?!\w)", original, re.IGNORECASE)
    }
    for text in (original, write_as_figures(original, is_part=True)):
        for found in FIGURE.findall(text):
            had |= set(read_figure(found, "."))
            had |= {one for part in found.split() for one in read_figure(part, ".")}
    return had


def read_figure(figure: str, point: str = "") -> Iterator[Figure]:
    """How a figure can be read: with groups of thousands, or with a decimal mark; in English a ``point`` is one, and a comma is none."""
    if (grouped := _GROUPED.fullmatch(figure)) and grouped[1] != point:
        whole = figure[: grouped.start(2) - 1] if grouped[2] else figure
        yield "".join(filter(str.isdecimal, whole)).lstrip("0") or "0", grouped[2] or ""
        if point:
            return
    whole, mark, rest = figure.partition("," if "," in figure else ".")
    if whole.isdecimal() and (rest.isdecimal() or not mark):
        yield whole.lstrip("0") or "0", rest


def _clock(found: re.Match[str]) -> tuple[int, int]:
    """The hour of a clock with twelve of them, and the minute."""
    return int(found["hour"] or found["at"]) % 12, int(found["minute"] or found["past"] or 0)


def _new_amount(original: str, translated: str, had: set[Figure]) -> str:
    """An amount in words or in Roman figures that is new, or one whose unit is another; ``""`` without one."""
    before = {*_amounts(original), *_amounts(write_as_figures(original, is_part=True))}
    values = {value for value, _, _ in before}
    units = {(value, unit) for value, unit, _ in before}
    for value, unit, words in _amounts(translated):
        if value in values and (value, unit) not in units:
            return words
    if (thousand := _THOUSAND.search(translated)) and not _MANY.search(original):
        return thousand[0]
    for word in _WORD.finditer(translated):
        counted = UNIT.match(translated, word.end() + 1)
        read = read_roman(word[0]) or next(iter(read_values(word[0])), "")
        if counted and read not in ("", "1") and (read, "") not in had:
            return f"{word[0]} {counted[0]}"
    return ""


def _amounts(text: str) -> Iterator[tuple[Figure, str, str]]:
    """Each figure with what it counts, where that is a unit, and the words of both."""
    for found in FIGURE.finditer(text):
        blank = 1 if text[found.end() : found.end() + 1] in (" ", "\u00a0", "-") else 0
        unit = UNIT.match(text, found.end() + blank)
        if unit and unit.lastgroup:
            for value in read_figure(found[0]):
                yield value, unit.lastgroup, text[found.start() : unit.end()]
