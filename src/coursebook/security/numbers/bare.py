"""Figures that nothing but the words around them makes a number to call: held apart ("9-1-2"), or bare ("Fire: 912").

The words are data, ``bare-words.yml``. A figure passes where a noun or a unit follows it that it counts, or where a page, a room or
an amount is said before it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ...core.language.quick_pattern import QuickPattern
from .not_a_number.context import ROOM_IS
from .number_words import keep_digits, read_short
from .packaged_lists import load_list

_SENTENCE = re.compile(r"(?<=[.!?;])(?<!\bp\.)(?<!\bpp\.)(?<!\bNo\.)\s+|\n")
_APART = re.compile(
    r"(?<![\w./=+-])(?<![0-9][ ,:/])[0-9]([^\w\n.!?]{1,3}|[._])[0-9](?:\1[0-9]){1,4}(?![\w])(?!\1[0-9])(?![-–][0-9])"
)
"""Three to six figures with the same mark between them."""
_CLOSE = re.compile(r"[-–—·_ ]{1,3}|\W*[\"'“”‘’|*+]\W*")
"""A mark that figures of a list, a section or a day do not have between them."""
_BARE = re.compile(
    r"(?<![\w./=$€£§#%+–—-])(?<![0-9][ ,:])\(?(?P<figures>[0-9]{3}|[0-9]{5,6})(?![\w%°½¼¾²³+])(?![.,:/][0-9])(?!\)?-\w|\()(?! ?[–—/×] ?[0-9])(?!,? ?(?:\$|€|£|°))"
)
"""A short number without a mark that makes an amount of it."""
_GROUPS = re.compile(
    r"(?<![\w./=$€£-])(?<![0-9][ ,:])(?:[0-9]{1,2}[ -][0-9]{1,2}|[0-9]{3}[ -][0-9]{3}|[0-9]{2}([ -])[0-9]{2}\1[0-9]{2})(?![\w%])(?![-–.,:/ ]{1,2}[0-9])"
)
"""A short number in two or three groups: "9 12", "741-741"."""
_STOPS = re.compile(r"(?<![\w./])[0-9]([.!;:)]{1,3} ?)[0-9]\1[0-9](?![\w])(?!\1[0-9])")
"""Three figures with the end of a sentence or of an item between them."""
_OF = re.compile(r"[0-9] (?:in|of|out of|de|von|a|to|or|and|oder|und|bis|o|y) \(?$")
"""What stands before the second figure of "1 in 100" and of "450 to 940"."""
_LIST = re.compile(r",? ?(?:and|or|y|o|und|oder) [0-9]|, [0-9]")
_WEAK = re.compile(r"(?<![\w-])[0-9][lIO][0-9lIO](?!\w)")
"""A letter for a figure: 9l1."""
_RANGE = re.compile(
    r" (?:to|or|and|of|in|out of|a|o|y|de|en|bis|oder|von|in) (?:the )?[$€£]?\d[\d.,]*(?: ([^\W\d_]+))?"
)
_NEXT = re.compile(r"\)?(?: ?,)? ([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+)[.:=]?[ (]{0,2}$")
_LABEL = re.compile(r"\W*([^\W\d_][^\n.!?;:=→]{0,40}?)\s*[:=–—→?-]{1,3}\s*(?:\(?\d[\d-]*\)?\W*)$")
"""A few words and behind them a figure alone, as on a card: "Fire: 912"."""
LONGEST_LABEL = 4
"""The words of a label."""
LONGEST_CARD = 80
"""The characters of a sentence that may be a label and its figure."""
LAST_DAY = 31
"""No group of a day, as 11-29-26, is greater."""
_DIRECT = QuickPattern(
    r"(?<!\w)(?:calls?|dials?|rings?|phones?|emergency|emergencies|ambulances?|texts?|police|number(?: [a-z]{1,10}){0,2} is|marque|marca|marcar|llame|llama|llamar|emergencias?|ambulancias?|rufe?n?|wählen?|notruf)"
    r"(?: sie| al?| to| the| el| now| ahora)?[ :(]{1,3}[0-9]{1,2}([:;/+=_·*#h]|\.|, ?)[0-9]{1,2}(?![\w]|[:.,/][0-9])"
)
"""Two groups of figures with any mark between them, directly behind what bids to call: "Dial 9:12"."""
_DIRECT_APART = QuickPattern(
    r"(?<!\w)(?:(?:calls?|dials?|rings?|phones?|texts?|marque|marca|marcar|llame|llama|llamar|rufe?n?|wählen?)(?: sie| al?| to| the| el| now| ahora)?[ :(\"'“„«]{1,3}|(?:help|ayuda|hilfe):[ (\"'“„«]{0,3})"
    r"(?P<figures>[0-9]{1,2}(?:(?:[^\w\n$€£.!?,]|_|[.!?,](?! ))(?:[^\w\n$€£]|_){0,4}[0-9]{1,2}|µ[0-9]){1,2})(?![\w%°]|[:.,/–-][0-9]| ?(?:[ap]\.?m\b|percent))"
)
"""Two or three groups with whatever marks between them, with blanks or without, directly behind what bids to call: "Call 9 • 12"."""
_DIRECT_THREE = QuickPattern(
    r"(?<!\w)(?:dials?|marque|marca|marcar|wählen?)(?: sie| al?| to| the| el)?[ :(]{1,3}(?P<figures>[0-9]{3})(?= [^\W\d_])"
)
"""Three figures that are dialed, whatever they seem to count: "Dial 912 people are there"."""
DIGITS = {
    word: str(value)
    for words in (
        "zero one two three four five six seven eight nine",
        "cero uno dos tres cuatro cinco seis siete ocho nueve",
        "null eins zwei drei vier fünf sechs sieben acht neun",
    )
    for value, word in enumerate(words.split())
}
_KEY = "(?:press|pressing|push|tap|hit|dial|type|enter|oprima|marque|pulse|drücken sie)"
_ONE_KEY = rf"{_KEY}\W{{1,3}}([0-9]|{'|'.join(DIGITS)})(?!\w)"
_PRESSED = QuickPattern(rf"(?<!\w){_ONE_KEY}" + rf"[^0-9\n]{{1,30}}?{_ONE_KEY}" * 2)
"""Three keys, one after the other, whatever stands between them: "Press 9. Wait. Press 1. Wait. Press 2."."""
_TOLD = re.compile(r"(?<![\w.])([0-9])" + r" ?\([^()\d\n]{1,30}\),? ?([0-9])" * 2 + r"(?!\w)")
"""Three figures with a remark behind each."""
_NUMBERED = frozenset("table figure exhibit tabla figura tabelle abbildung".split())
"""What has a number in parts that is written with hyphens: "Table 9-1-2"."""
_FIGURES = re.compile("[0-9]+")
_DIGIT = re.compile(r"\d")
_FOLLOWING = re.compile(
    r"[^\w\n]{1,3}(?:first|anyway|is|are|es|ist|now|ahora|jetzt|instead|does|sends?|connects?|takes?|gets?|brings?|gives?|comes?|saves?|puts?|reaches|picks?|someone|somebody|kommt|schickt|hilft|manda|env[ií]a|viene|will|works?|answers?|helps?|funciona|responde|contesta|for|para|für|if|when|si|cuando|wenn)\b"
)
"""What follows a number to call."""


class Words(NamedTuple):
    """The words around a figure, all languages together, for a page of one quotes another."""

    calling: frozenset[str]
    after: frozenset[str]
    places: frozenset[str]
    amounts: frozenset[str]
    counted: frozenset[str]


@cache
def read_words() -> Words:
    """The words of ``bare-words.yml``."""
    data = load_list(__package__, "bare-words.yml")
    return Words(*(frozenset(word for words in data[name].values() for word in words) for name in Words._fields))


_OF_CALLS = r" (?:volumes?|counts?|rates?|logs?|cent(?:er|re)s?|bells?|lights?|lists?)(?!\w)"
"""Things of calls, and no call."""


@cache
def _compile_calling(more: frozenset[str]) -> QuickPattern:
    """The words that ask to call, with those of the course."""
    words = "|".join(map(re.escape, sorted(read_words().calling | more, key=len, reverse=True)))
    return QuickPattern(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_]|\.\w|{_OF_CALLS})")


def asks_to_call(sentence: str, more: frozenset[str]) -> bool:
    """Whether a sentence has a word that asks to call; ``more`` are those of the course."""
    return _compile_calling(more).is_in(sentence)


def find_bare(
    text: str, short: frozenset[str], grouped: bool = True, is_spoken: bool = False, more: frozenset[str] = frozenset()
) -> Iterator[tuple[int, int, str]]:
    """Each such figure of a text, with its begin and end.

    :param short: digits of the short numbers that a page may write.
    :param grouped: whether figures with blanks between them are read as one; those of cells are not.
    :param is_spoken: whether the text had words for its figures; an amount in words is none to call.
    :param more: words of the course that ask to call as those of ``bare-words.yml`` do.
    """
    for found in _STOPS.finditer(text):
        digits = keep_digits(found[0])
        if found[1] not in (".", ":") and is_alike_urgent(digits, short):
            yield found.start(), found.end(), found[0]
    yield from _find_direct(text, short)
    start = 0
    asks_before = False
    for end in [*(found.start() for found in _SENTENCE.finditer(text)), len(text)]:
        sentence = text[start:end]
        if _DIGIT.search(sentence):
            asks = asks_to_call(sentence, more)
            for begin, stop in _find_apart(sentence, short, asks, grouped):
                yield start + begin, start + stop, sentence[begin:stop]
            for begin, stop in _find_grouped(sentence, short, asks, is_spoken):
                yield start + begin, start + stop, sentence[begin:stop]
            for begin, stop in _find_alone(sentence, short, asks, asks_before, is_spoken):
                yield start + begin, start + stop, sentence[begin:stop]
        asks_before = sentence.rstrip().endswith("?") and len(sentence.split()) <= LONGEST_LABEL
        start = end


def _find_direct(text: str, short: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """What is dialed, of which no form of a number or a list of words is asked."""
    for pattern in (_DIRECT, _DIRECT_APART, _DIRECT_THREE, _TOLD):
        for found in pattern.finditer(text):
            digits = keep_digits(found["figures"] if "figures" in pattern.groupindex else found[0])
            digits = digits[1:] if len(digits) == 4 and digits[0] == "0" else digits
            if is_alike_urgent(digits, short):
                yield found.start(), found.end(), found[0]


def find_pressed(text: str, known: Iterable[str]) -> str:
    """Three keys that a reader is to press one after the other, which are no number of the list; ``""`` without them."""
    short = read_short(tuple(known))
    for found in _PRESSED.finditer(text):
        if is_alike_urgent("".join(DIGITS.get(key.casefold(), key) for key in found.groups()), short):
            return found[0]
    return ""


def _find_apart(sentence: str, short: frozenset[str], asks: bool, grouped: bool) -> Iterator[tuple[int, int]]:
    """Figures held apart, and a letter that stands for a figure."""
    yield from (found.span() for found in _WEAK.finditer(sentence))
    for found in _APART.finditer(sentence):
        digits = keep_digits(found[0])
        close = bool(_CLOSE.fullmatch(found[1])) and (grouped or bool(found[1].strip()))
        alike = is_alike_urgent(digits, short)
        if len(digits) == 4 or digits in short or _counts(digits) or _is_counted(sentence, found.end(), alike):
            continue
        before = _word_before(sentence, found.start())
        if not asks and not digits.strip("0"):
            continue  # a score: 0-0-0
        if not asks and before in _NUMBERED and not _FOLLOWING.match(sentence, found.end()):
            continue
        named = found[1] == "." and bool(before) and before not in read_words().after and not asks
        listed = bool(_LIST.match(sentence, found.end()))
        if close or (found[1].strip() and not listed and (asks or (alike and not named))):
            yield found.span()


def _find_grouped(sentence: str, short: frozenset[str], asks: bool, is_spoken: bool) -> Iterator[tuple[int, int]]:
    """Figures in groups that would be read as one number, in a sentence that asks to call."""
    for found in _GROUPS.finditer(sentence):
        groups = [int(one) for one in _FIGURES.findall(found[0])]
        digits = keep_digits(found[0])
        is_range = "-" in found[0] and not is_spoken and sorted(groups) == groups and len(set(groups)) > 1
        is_day = len(groups) == 3 and max(groups) <= LAST_DAY
        said = asks or bool(_FOLLOWING.match(sentence, found.end()))
        is_short = (len(digits) == 3 and said and is_alike_urgent(digits, short)) or (len(digits) > 4 and asks)
        is_other = is_range or is_day or groups[1] == groups[0] + 1 or is_of_a_place(sentence, found.start())
        if is_short and digits not in short and not is_other and not _is_counted(sentence, found.end(), False):
            yield found.span()


def _find_alone(
    sentence: str, short: frozenset[str], asks: bool, asks_before: bool, is_spoken: bool
) -> Iterator[tuple[int, int]]:
    """Bare figures of a short number."""
    words = read_words()
    label = _LABEL.fullmatch(sentence) if len(sentence) < LONGEST_CARD else None
    named = label[1].casefold().split() if label else []
    is_label = 0 < len(named) <= LONGEST_LABEL and named[-1] not in words.places | words.amounts | words.counted
    is_label |= asks_before and not any(map(str.isalpha, sentence))
    for found in _BARE.finditer(sentence):
        digits = found["figures"]
        alike = is_alike_urgent(digits, short)
        before = _word_before(sentence, found.start("figures"))
        is_said = before in words.after or bool(_FOLLOWING.match(sentence, found.end()))
        is_round = digits.endswith("0") and not alike
        is_told = (asks and not is_round) or (alike and is_said)
        if digits in short or not (is_label or (is_told and (alike or not is_spoken))):
            continue
        is_for = alike and asks and bool(_FOLLOWING.match(sentence, found.end()))
        is_amount = (before in words.places and not is_for) or (before in words.amounts and not (alike and asks))
        is_amount |= not asks and bool(
            ROOM_IS.search(sentence, max(0, found.start() - LONGEST_CARD), found.start("figures"))
        )
        is_part = _OF.search(sentence, max(0, found.start() - 12), found.start("figures"))
        if not is_amount and not is_part and not _is_counted(sentence, found.end(), alike and asks):
            yield found.span("figures")


def is_of_a_place(text: str, at: int) -> bool:
    """Whether a page, a room or the like is said before a figure that begins there."""
    return _word_before(text, at) in read_words().places


def _word_before(sentence: str, at: int) -> str:
    """The word before a place, in small letters; ``""`` without one."""
    word = _BEFORE.search(sentence, max(0, at - LONGEST_CARD), at)
    return word[1].casefold() if word else ""


def is_alike_urgent(digits: str, short: frozenset[str]) -> bool:
    """Whether three figures differ by one from a number for an emergency, and are none: these begin with 9, 1 or 0."""
    return is_alike(digits, short, [one for one in short if one[0] in "901"])


def is_alike(digits: str, short: frozenset[str], known: Iterable[str]) -> bool:
    """Whether three figures differ by one from one of the ``known`` numbers, and are no short number themselves."""
    return (
        len(digits) == 3
        and digits not in short
        and any(len(one) == 3 and sum(map(str.__ne__, one, digits)) == 1 for one in known)
    )


def _counts(digits: str) -> bool:
    """Whether figures count up or down, as 1-2-3 does."""
    steps = {int(after) - int(before) for before, after in pairwise(digits)}
    return steps in ({1}, {-1})


def _is_counted(sentence: str, end: int, strictly: bool) -> bool:
    """Whether a figure that ends there counts what follows it; ``strictly``: only what the list has is counted."""
    words = read_words()
    if range_ := _RANGE.match(sentence, end):
        return not strictly or (range_[1] or "").casefold() in words.counted
    following = _NEXT.match(sentence, end)
    word = following[1].casefold() if following else ""
    return word in words.counted or (bool(word) and not strictly and word not in words.after)
