"""Numbers written in words, in Roman figures, or with letters among figures, as the figures that a reader takes them for.

One door: what judges telephone numbers reads a text a second time as it comes out here. Each part of a text is looked at once.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product

from ...core.language.quick_pattern import QuickPattern

_DIGITS = {
    "en": "zero one two three four five six seven eight nine",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun",
}
_TEENS = {
    "en": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "es": "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
_HUNDREDS = "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
_MANY = {"double": 2, "doble": 2, "triple": 3}
_HUNDRED = "hundred"
_AND = ("and", "y")
_WEAK = {"I": 1, "l": 1, "O": 0}
"""Letters that are taken for a figure between two others only."""


def _values() -> Mapping[str, int]:
    values = {"oh": 0, "cien": 100}
    for words in _DIGITS.values():
        values |= {word: value for value, word in enumerate(words.split())}
    for words in _TEENS.values():
        values |= {word: value for value, word in enumerate(words.split(), 10)}
    for words in _TENS.values():
        values |= {word: 10 * value for value, word in enumerate(words.split(), 2)}
    return values | {word: 100 * value for value, word in enumerate(_HUNDREDS.split(), 1)}


_NO_ROMANS = frozenset("CI CD DC CV CC XL".split())
"""Letters that stand for something else far oftener: a confidence interval, a disc, a size."""


def _romans() -> Mapping[str, int]:
    """Each Roman number from 1 to 999, as ``CMXII``, but for those of ``_NO_ROMANS``."""
    places = [
        ["", *"C CC CCC CD D DC DCC DCCC CM".split()],
        ["", *"X XX XXX XL L LX LXX LXXX XC".split()],
        ["", *"I II III IV V VI VII VIII IX".split()],
    ]
    written = {"".join(parts): value for value, parts in enumerate(product(*places)) if value}
    return {roman: value for roman, value in written.items() if roman not in _NO_ROMANS}


_ORDINARY = {"once": ("es", "en"), "elf": ("de", "en"), "ten": ("en", "es")}
"""Words for numbers that are ordinary words elsewhere, with both languages: "takes one once", "two elf ears", "ten dos a mano"."""
_LANGUAGES = {"hundred": "en", "cien": "es"} | {
    word: language for said in (_DIGITS, _TEENS, _TENS) for language, words in said.items() for word in words.split()
}
_VALUES = _values()
_ROMANS = _romans()


def _any_of(words: Iterable[str]) -> str:
    """A pattern of words, by their first letters, which is quicker to try."""
    by_start: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_start.setdefault(word[:1], []).append(word[1:])
    return "|".join(f"{start}(?:{'|'.join(rest)})" for start, rest in by_start.items())


_WORDS = _any_of([*_VALUES, *_MANY, _HUNDRED])
_HUNDRED_WORDS = _any_of([_HUNDRED, "cien", *_HUNDREDS.split()])
_TOKEN = re.compile(rf"(?<![^\W\d_])(?:(?i:{_WORDS})|[IVXLCDM]{{2,9}}|[lIO])(?![^\W\d_])|\d+")
"""One number: a word, a Roman number, figures."""
_GLUED = QuickPattern(rf"(?<![^\W\d_])(?:{_WORDS}){{2,20}}(?![^\W\d_])")
"""Words for numbers without a blank between them, as in "nineonetwo"."""
_WORD = re.compile(rf"(?i:{_WORDS})")
_JOIN = "(?:a|an|un|una|ein|eine|einen|einer|and|then|first|second|third|before|plus|more|digit|number|goes|ends|on|with|again|another|más|next|after|that|this|it|afterwards|dash|hyphen|point|dot|comma|followed|by|press|pressing|push|tap|hit|dial|type|the|key|now|finally|y|luego|después|entonces|guion|guión|punto|coma|oprima|marque|pulse|el|la|und|dann|drücken|strich|punkt)"
"""A word that joins two numbers."""
LONGEST_GAP = 40
"""The most characters that may join two numbers."""
LONGEST_WORD_GAP = 3
"""The most characters between a word and one that tells which language it is of."""
_ONCE_BEHIND = re.compile(
    r" (?:(?:a|an|per|each|every|this) (?:day|night|week|month|year|hour|while|shift|meal)|daily|weekly|in|more|again|every|you|she|it|they|we|the)(?!\w)",
    re.IGNORECASE,
)
"""What tells that "once" behind a figure is English: "2 once a day"."""
_GAP = re.compile(
    r"(?:[^\w\n.!?]|[.!?](?!\s)){0,3}|[^\w\n]{1,3}" rf"(?:{_JOIN}[^\w\n]{{1,3}}){{1,4}}",
    re.IGNORECASE,
)
"""What may stand between two numbers that are read as one."""
NAMES = QuickPattern(rf"(?<![^\W\d_])(?i:{_WORDS})(?![^\W\d_])|[IVXLCD]{{2}}", re.NOFLAG, is_loose=True)
"""What is a number in a text beside figures."""
_MORE = rf"(?:(?i:{_WORDS})(?![^\W\d_])|[IVXLCDM]{{2}}|[IlO](?![^\W\d_])|\d)"
_MAY_NAME = QuickPattern(
    rf"(?<![^\W\d_])(?:(?i:{_HUNDRED_WORDS})(?![^\W\d_])|(?i:{_WORDS})(?![^\W\d_])[^\w\n]{{0,3}}(?:[a-z ó]{{1,18}}\W{{1,3}})?{_MORE})"
    rf"|(?<![^\W\d_])(?i:(?:{_WORDS}){{2,20}})(?![^\W\d_])"
    rf"|\d(?:[^\w\n]{{1,3}}[a-z ó]{{1,18}})?[^\w\n]{{0,3}}(?:(?i:{_WORDS})(?![^\W\d_])|[lIO](?![^\W\d_]))|[lO]\d",
    re.NOFLAG,
    is_loose=True,
)
_CAPITALS = re.compile(r"[IVXLCDM]{2}")
_ROMAN = re.compile(r"(?<![^\W\d_])(?:[IVXLCDM]{3}|[IVXLCD]{2}\W)")
JOINED = QuickPattern(rf"\d\W{{1,3}}{_JOIN}\b")


def may_name(text: str) -> bool:
    """Whether a text may hold more of numbers than figures; this is fast."""
    return _MAY_NAME.is_in(text) or bool(_CAPITALS.search(text) and _ROMAN.search(text))


def write_as_figures(text: str, whole: frozenset[str] = frozenset(), is_part: bool = False) -> str:
    """The text with figures for each number in words, and "-" for what joins one with another.

    :param whole: numbers that are written without a gap, such as "112" for "one twelve".
    :param is_part: whether more stands beside the text, so that one word alone, such as "nine", may be a part of a number.
    """
    text = _GLUED.sub(lambda found: " ".join(_WORD.findall(found[0])), text)
    if not (may_name(text) or JOINED.is_in(text) or (is_part and NAMES.is_in(text))):
        return text
    written: list[str] = []
    end = 0
    for run in map(_trim, _runs(text, whole)):
        if not run or (len(run) == 1 and run[0][0].isdecimal()):
            continue
        figures = _write(text, run)
        digits = keep_digits(figures)
        figures = digits if digits in whole and not run[0][0].isdecimal() else figures
        written += [text[end : run[0].start()], figures]
        end = run[-1].end()
    return "".join([*written, text[end:]])


def read_values(text: str) -> set[str]:
    """The value of each word of a text that is one for a number, in figures."""
    words = (found[0].casefold() for found in _TOKEN.finditer(text))
    return {str(_VALUES[word]) for word in words if word in _VALUES}


def read_roman(word: str) -> str:
    """The value of a Roman number of two letters and more, in figures; ``""`` for other words."""
    return str(_ROMANS.get(word, "")) if len(word) > 1 else ""


def is_ordinary(word: str, *beside: str) -> bool:
    """Whether a word for a number is an ordinary one there: a word beside it is a number of the language in which it is that, and none of its own."""
    own, other = _ORDINARY.get(word.casefold(), ("", ""))
    languages = {_LANGUAGES.get(one.casefold()) for one in beside}
    return other in languages and own not in languages


def keep_digits(text: str) -> str:
    """The digits of a text alone."""
    return "".join(filter(str.isdecimal, text))


@lru_cache(maxsize=64)
def read_short(known: tuple[str, ...]) -> frozenset[str]:
    """The digits of each of some numbers."""
    return frozenset(map(keep_digits, known))


def _runs(text: str, whole: frozenset[str]) -> Iterator[list[re.Match[str]]]:
    """Numbers beside each other, as they stand in the text; after a whole one a comma or a word begins another."""
    run: list[re.Match[str]] = []
    for found in _keep_numbers(text):
        if run:
            gap = text[run[-1].end() : found.start()] if found.start() - run[-1].end() < LONGEST_GAP else "\n"
            if not _GAP.fullmatch(gap) or (run[-1][0] in whole and gap.strip(" -–")):
                yield run
                run = []
        run.append(found)
    if run:
        yield run


def _keep_numbers(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a text, without words that are ordinary ones beside those of another language."""
    tokens = [*_TOKEN.finditer(text)]
    for at, found in enumerate(tokens):
        near = [
            one[0]
            for one in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
            if max(found.start() - one.end(), one.start() - found.end()) <= LONGEST_WORD_GAP
        ]
        is_once = found[0].casefold() == "once" and at and tokens[at - 1][0].isdecimal() and near
        if not is_ordinary(found[0], *near) and not (is_once and _ONCE_BEHIND.match(text, found.end())):
            yield found


def _trim(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """A run without letters at its ends: there they are words."""
    begin, end = 0, len(run)
    while begin < end and run[begin][0] in _WEAK:
        begin += 1
    while end > begin and run[end - 1][0] in _WEAK:
        end -= 1
    return run[begin:end]


def _write(text: str, run: list[re.Match[str]]) -> str:
    """The figures of a run: tens take the ones behind them, hundreds all that is less."""
    parts: list[str] = []
    room = 0
    times = 1
    joint = ""
    end = run[0].start()
    for at, token in enumerate(run):
        gap, word, end = text[end : token.start()], token[0], token.end()
        folded = word.casefold()
        value = None if word.isdecimal() else _WEAK.get(word, _ROMANS.get(word, _VALUES.get(folded)))
        if folded in _MANY:
            times, joint = _MANY[folded], gap
        elif folded == _HUNDRED:
            if parts and parts[-1].isdecimal() and len(parts[-1]) == 1:
                parts[-1], room = f"{parts[-1]}00", 100
        elif value and value < room and (value >= 10 or room == 10 or at + 1 == len(run)) and _adds(gap):
            parts[-1] = str(int(parts[-1]) + value)
            room = 10 if value >= 20 and value % 10 == 0 else 0
        else:
            gap, joint = joint or gap, ""
            parts += [_gap(gap)] if parts else []
            parts.append((word if value is None else str(value)) * times)
            room = 0 if value is None or times > 1 or value < 20 or value % 10 else 100 if value % 100 == 0 else 10
            times = 1
    return "".join(parts)


def _adds(gap: str) -> bool:
    """Whether what stands between two numbers makes one of them, as in "nine hundred and twelve"."""
    return not gap.strip(" -") or gap.strip().casefold() in _AND


def _gap(text: str) -> str:
    """What stands between two numbers: its marks, and "-" where words or nothing join them."""
    return "-" if any(map(str.isalpha, text)) or not text else text
