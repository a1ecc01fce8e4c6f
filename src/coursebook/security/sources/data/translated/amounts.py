"""The amounts of a translated text, each a number with its unit: they are those of the English text, in figures or in words.

Of an amount with the number one nothing is said: "an hour" and "una hora" have none.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from html import unescape
from typing import NamedTuple

from ....amount_words.quantifiers import NOT_ENGLISH
from ....amount_words.units import DOSES, SURE, UNIT
from ....numbers.not_a_number.number_word_values import MULTIPLES, TENS, VALUES
from .figures import DAY, FIGURE, PART, blank_hours, read_figure, write_zeros
from .times import find_more_times

LANGUAGES = ("es", "de")
"""Languages whose units and numbers are all known here."""
_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_MARKS = re.compile(r"\{[\w:-]{1,40}\}(?=`)|\]\([^()\s]{0,300}\)|[*_`()\[\]\"“”„«»]")
"""Marks of a page, brackets and quotation marks, which stand between a number and its unit for nobody."""
_NUMBER = re.compile(
    rf"(?P<of>{PART.pattern})|(?<![^\W_])(?:{FIGURE.pattern})(?!(?:st|nd|rd|th)\b|\.?[ºª])|[½¼¾⅓⅔]|[^\W\d_]{{2,20}}"
)
_NO_HALF = re.compile(r"(?<!\w)(?:por|en) medio(?!\w)", re.IGNORECASE)
_BOTH = tuple(
    (re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), two)
    for words, two in (("both", "two"), ("amb[oa]s", "dos"), ("beide[nrs]?", "zwei"))
)
_TIMES = re.compile(r"(?:mal|fach\w{0,2})$")
"""The end of a German word for a number of times."""
_AND_A = re.compile(r" and (?:a|one) ", re.IGNORECASE)
_HALF_BEHIND = re.compile(r" (?:and a half|y medi[ao]|y ½|und eine? halbe[rs]?|and ½)(?!\w)", re.IGNORECASE)
_AND_PART = re.compile(r"[ \u00a0-]?|,? (?:and|y|und) (?:an? |una? |eine? )?")
"""What stands between a number and a part of one more: "2½", "2 1/2", "two and a half"."""
_JOIN = re.compile(r"[^\w.!?;:,\n]{1,3}|,? (?:to|or|and|a|o|u|y|bis|oder|und) ")
"""What stands between two numbers of one unit: "2 to 4 mg"."""
_FILLED = re.compile(
    r"(?:,?[ \u00a0](?:an?|of|the|de|del|la|las|los|der|die|den|or|o|oder|des|eines|einem|more|más|mehr|less|menos|weniger|fewer|full|whole|other|such|ganze|ganzen|volle|vollen)(?!\w)){0,4}"
    r"(?:,?[ \u00a0-]{1,2})?",
    re.IGNORECASE,
)
"""What may stand between a number and its unit."""
_NEXT_WORD = re.compile(r"[^\W\d_]*[ -](?=[^\W\d_])")


Values = frozenset[Fraction]
"""What one number can be read as."""


class Amount(NamedTuple):
    """A number and its unit, and the words of both. ``is_strict``: the unit stands directly behind it."""

    values: Values
    unit: str
    words: str
    is_strict: bool


class Number(NamedTuple):
    """A number, its place in the text, and what it can be read as."""

    begin: int
    end: int
    values: Values


def find_other_amount(original: str, translated: str, language: str) -> tuple[str, str]:
    """The first amount of a translation that its original has not there, and the first of the original that is gone; ``""`` for none."""
    english = [*_amounts(write_plain(original), ".")]
    if not any(map(str.isalnum, translated)):
        return "", ""
    there = [*_amounts(DAY.sub(r"\1 \2 ", blank_hours(original, write_plain(translated))), "")]
    left = list(english)
    counted = {number for one in english for number in one.values}
    bare = [number for number in find_numbers(write_plain(original), ".") if not number.values & counted]
    for amount in there:
        same = next((one for one in left if one.unit == amount.unit and one.values & amount.values), None)
        if same is not None:
            left.remove(same)
        elif amount.unit == "year" and any(amount.values & number.values for number in bare):
            continue  # "under 18", "menores de 18 años"
        elif amount.is_strict:
            return amount.words, ""
    if language not in LANGUAGES:
        return "", ""
    if lost := next((one for one in left if one.is_strict and (one.unit in SURE or _is_part_of_dose(one))), None):
        return "", lost.words
    if any(one.unit in DOSES for one in there) and (more := find_more_times(original, translated)):
        return more, ""
    for unit in DOSES:
        mine, theirs = ([one for one in some if one.unit == unit and one.is_strict] for some in (there, english))
        for one, other in zip(mine, theirs, strict=False):
            if len(mine) == len(theirs) and not one.values & other.values:
                return one.words, ""
    return "", ""


def _is_part_of_dose(amount: Amount) -> bool:
    return amount.unit in DOSES and max(amount.values) < 1


def write_plain(text: str) -> str:
    """A text without marks and entities, with a figure before each decimal point, and two for both."""
    plain = _NO_HALF.sub(" ", write_zeros(_MARKS.sub("", unescape(text))))
    for pattern, two in _BOTH:
        plain = pattern.sub(two, plain)
    return plain


def _amounts(text: str, point: str) -> Iterator[Amount]:
    """Each number with its unit, where it has one, but for the number one."""
    run: list[Number] = []
    numbers = [*find_numbers(text, point)]
    for at, number in enumerate(numbers):
        run = [*run, number] if run and _JOIN.fullmatch(text, run[-1].end, number.begin) else [number]
        filled = _FILLED.match(text, number.end)
        unit = UNIT.match(text, filled.end() if filled else number.end)
        is_strict = bool(unit)
        if not unit:
            end = numbers[at + 1].begin if at + 1 < len(numbers) else len(text)
            unit = next(filter(None, (UNIT.match(text, one, end) for one in _places(text, number.end, end))), None)
        behind = _HALF_BEHIND.match(text, unit.end()) if unit else None
        if behind and _is_whole(number) and number.values != {1}:  # "2 hours and a half"
            number = number._replace(values=frozenset(one + Fraction(1, 2) for one in number.values))
            run[-1] = number
        if unit and unit.lastgroup and unit.lastgroup != "time":
            for one in run if is_strict else run[-1:]:
                if one.values != {1}:
                    yield Amount(one.values, unit.lastgroup, text[one.begin : unit.end()], is_strict)


def _places(text: str, begin: int, end: int) -> Iterator[int]:
    """Where each of the next words begins."""
    for _ in range(4):
        found = _NEXT_WORD.match(text, begin, end)
        if not found:
            return
        begin = found.end()
        yield begin


def find_numbers(text: str, point: str) -> Iterator[Number]:
    """Each number of a text, in figures or in words; tens take the ones behind them, and what multiplies them."""
    last: Number | None = None
    for found in _NUMBER.finditer(text):
        word = found[0].casefold()
        if point and word in NOT_ENGLISH:
            continue
        times = MULTIPLES.get(word)
        part = Fraction(int(found["over"]), int(found["under"])) if found["of"] else _SIGNS.get(word)
        if word == "half" and last and _AND_A.fullmatch(text, last.end, found.start()):
            part = Fraction(1, 2)
        if last and part and part < 1 and _is_whole(last) and _AND_PART.fullmatch(text, last.end, found.start()):
            last = Number(last.begin, found.end(), frozenset(one + part for one in last.values))
            continue
        near = last is not None and _between(text[last.end : found.start()])
        if last and near and times is not None:
            last = Number(last.begin, found.end(), frozenset(one * times for one in last.values))
            continue
        value = part or VALUES.get(word, times) or VALUES.get(_TIMES.sub("", word))
        if (
            last
            and value == 1
            and max(last.values) < 1
            and text[last.end : found.start()] in (" of ", " de ", " von ", " ")
        ):
            last = last._replace(end=found.end())  # "half of one strip"
            continue
        if last and near and value and value < 10 and _is_tens(text[last.begin : last.end]):
            last = Number(last.begin, found.end(), frozenset(one + value for one in last.values))
            continue
        values = frozenset([value]) if value else frozenset(_read(word, point)) if word[:1].isdecimal() else frozenset()
        if values:
            if last:
                yield last
            last = Number(found.start(), found.end(), values)
    if last:
        yield last


def _is_whole(number: Number) -> bool:
    return all(value.denominator == 1 for value in number.values)


def _between(gap: str) -> bool:
    """Whether what stands there makes one number of two words: "twenty-four", "treinta y uno", "2 docenas", "3 cuartos"."""
    return gap in (" ", "-", " y ", " and ", " a ", " \u00a0", "\u00a0", "")


def _is_tens(word: str) -> bool:
    return any(word.casefold() in tens.split() for tens in (TENS["en"], TENS["es"]))


def _read(figure: str, point: str) -> Iterator[Fraction]:
    for whole, rest in read_figure(figure, point):
        yield Fraction(f"{whole}.{rest or 0}")
