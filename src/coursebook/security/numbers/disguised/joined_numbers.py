"""What is read as a number behind a bid to call, whatever stands between its parts: "Call 9 or 1 or 2", "Wählen Sie neunhundertzwölf".

The words behind the bid are taken as long as they are numbers or join numbers; what they make together may be like no number for an
emergency, and no arithmetic stands there. Each part of a text is looked at once.
"""

import re
from collections.abc import Iterator

from ....core.language.pieces.text_pieces import cut_words
from ....core.language.quick_pattern import QuickPattern
from ..bare import is_alike_urgent
from ..not_a_number.number_word_values import VALUES

_BID = QuickPattern(
    r"(?:^|[.!?:;,\n(¡]\s*|(?<!\w)(?:please|then|and|or|to|must|can|just|bitte|por favor) )(?:call|dial|ring|phone|press|enter|wählen sie|wähle?|rufen sie|rufe?|drücken sie|ll[aá]m[ae]n?|marqu?en?|marca|pulse (?:el|la|las)|oprima)(?!\w)"
)
_OWN_NUMBER = QuickPattern(
    r"(?<!\w)(?:his|her|my|our|your|their|su|mi|seine?|ihre?|meine?) (?:(?:tele)?phone |cell )?(?:number|número|nummer) (?:is|es|ist|lautet)(?!\w)"
)
_TOKEN = re.compile(
    r"\((?:not|no|nicht)[^()\n]{0,30}\)|0x[0-9a-f]{2,4}(?!\w)|\d+|[^\W\d_]+|[.!?](?=\s|$)|\n|[^\w\s]", re.IGNORECASE
)
_JOINS = frozenset(
    "a an the on or and then not key keys digit digits figure number phone keypad version v q x c it with after that first second third last"
    " die das der den und oder dann taste tasten ziffer nummer el la los y o luego después tecla teclas número cifra al".split()
)
_ENDS = frozenset(".!?\n")
_TIMES = frozenset("times plus minus divided multiplied more less mal minus por más menos".split())
_HUNDRED = {"hundred": 100, "hundert": 100}
_ENGLISH = {"once", "elf", "mil", "media", "un", "una", "ein", "eine", "einen", "einer"}
_ORDINALS = QuickPattern(
    r"(?<!\w)first\b[^.!?\n]{0,20}? is (?P<a>\w{1,5})\W{1,3}[^.!?\n]{0,12}\bsecond\b[^.!?\n]{0,20}? is (?P<b>\w{1,5})\W{1,3}[^.!?\n]{0,12}\b(?:third|last)\b[^.!?\n]{0,20}? is (?P<c>\w{1,5})(?!\w)"
)
_NUMBER_WORDS = frozenset([*VALUES, *_HUNDRED, *(word.replace("ss", "ß") for word in VALUES)])
"""One of these, or a figure, is in all of it."""
LONGEST = 14
"""The words and marks behind a bid that are looked at."""


def find_called(text: str, short: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Each such number with its begin and end.

    :param short: digits of the short numbers that a page may write.
    """
    read = cut_words(text)
    if read is not None and not read[1] and _NUMBER_WORDS.isdisjoint(read[0]):
        return
    for found in _BID.finditer(text):
        parts, end, is_sum = _read_run(text, found.end())
        digits = "".join(parts)
        is_number = digits not in short and len(parts) > 0 and is_alike_urgent(digits, short)
        if short.isdisjoint(parts) and (is_number or is_sum):
            yield found.start(), end, text[found.start() : end].strip(" .,;:!?\n(")
    for found in _OWN_NUMBER.finditer(text):
        parts, end, _ = _read_run(text, found.end())
        if len(parts) > 1 and len("".join(parts)) > 2 and short.isdisjoint(parts):
            yield found.start(), end, text[found.start() : end]
    for found in _ORDINALS.finditer(text):
        digits = "".join(str(_value(found[one])) for one in "abc")
        if is_alike_urgent(digits, short):
            yield found.start(), found.end(), found[0]


def _read_run(text: str, at: int) -> tuple[list[str], int, bool]:
    """The numbers behind a place with nothing but joining words between, the end of the last, and whether they are a sum."""
    parts: list[str] = []
    end, room, is_sum, was_times = at, 0, False, False
    for count, found in enumerate(_TOKEN.finditer(text, at)):
        word = found[0].casefold()
        value = _value(word)
        if (word in _ENDS and not text[found.end() : found.end() + 1].isalnum()) or count > LONGEST:
            break
        if word in _HUNDRED:
            parts[-1:] = [str(int(parts[-1]) * 100 if parts else 100)]
            room, end = 100, found.end()
        elif value is not None:
            if room > value > 0:
                parts[-1] = str(int(parts[-1]) + value)
            else:
                parts.append(word if word.isdecimal() else str(value))
            is_sum = is_sum or was_times
            room = 10 if 20 <= value < 100 and value % 10 == 0 and not word.isdecimal() else 0
            end = found.end()
        elif word in _TIMES and parts:
            was_times = True
            continue
        elif word[0].isalpha() and word not in _JOINS:
            break
        was_times = False
    return parts, end, is_sum


def _value(word: str) -> int | None:
    """What a word is as a number; None for other words."""
    if word.isdecimal():
        return int(word)
    if word.startswith("0x"):
        return int(word, 16)
    value = None if word in _ENGLISH else VALUES.get(word.casefold())
    return int(value) if value is not None and value.denominator == 1 else None
