"""Figures directly behind a word that bids a reader to call, whatever they look like: "Call 912%", "In danger: 1988", "Dial 9:11:2".

What a figure is by its form, or counts, is not asked here but for what really stands there: an hour, a day, an amount, calls, minutes.
Riddles ("one more than 112") and single words with figures for letters ("n1ne") are sought here too. Each part of a text is looked at once.
"""

import re
from collections.abc import Iterator
from functools import cache

from ....core.language.pieces.text_pieces import cut_words
from ....core.language.quick_pattern import QuickPattern
from ..bare import DIGITS, is_alike_urgent, read_words
from ..number_words import keep_digits, read_short, write_as_figures

_BIDS = (
    r"(?:call|dial|ring|phone|text|use|try|help(?= is )|ambulances?(?: number)?|emergency(?: number)?|danger|hotline|helpline"
    r"|llam[ae]|llamar|marc[ae]|marcar|marque|ambulancias?|emergencias?|peligro|rufe?|rufen|wähle?|wählen|notruf|notfall|gefahr)"
)
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?")
_DAY = re.compile(
    r"(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d|\d{1,2}/(?:19|20)\d\d)"
)
_THOUSAND = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d{1,4}\.\d{1,2}")
_AS_SOMEBODY = (
    r"(?:use|try|phone|text|ring|emergency|danger|emergencias?|peligro|gefahr|ambulances?|ambulancias?|notfall)"
)
"""Words that may also stand before an amount or a year."""
_STRONG = re.compile(r"(?i:call|dial|help|llam[ae]|marc[ae]|marque|wähle?n?|rufe?n?)")
_ENDS = re.compile(
    r"[\W_]*(?:$|[.!?;\n]|,? (?:now|first|anyway|instead|for help|and|or|if|when|ahora|primero|jetzt|sofort)(?!\w))"
)
_BEGINS = re.compile(
    r"(?:^|[.!?:;\n(])[\W_]*(?:(?:in|for|im|bei|en|para) )?(?:(?:an?|the|your|la|el|una?|ambulance|emergency|danger|help) )?$",
    re.IGNORECASE,
)
_BIDS_FIRST = re.compile(
    r"(?:^|[.!?:;\n(])[\W_]*(?:(?:please|just|then|and|or|now|first|por favor|luego|bitte|dann) ){0,2}$", re.IGNORECASE
)
"""The begin of a sentence, where what bids to call bids a reader."""
_CALLS = re.compile(r"(?i:call|dial|ring|phone|llam[ae]|llamar|marc[ae]|marcar|marque|wähle?n?|rufe?n?)")
_CODE_OF_FEW = QuickPattern(
    r"(?<!\w)(?:text|sms|send|envíe|envía|mande|manda|sende|schicke)\b[^.!?\n\d]{1,40}? (?:to|al?|an) (?P<figures>\d{1,2})(?=[\"”*]*(?:[.!?;](?!\w)|$|\n))"
)
"""A code of one or two figures, which ends a sentence: "Text GO to 44."."""
_SENDS = ("text", "sms", "send", "env", "mand", "schick")
"""A part of each word that sends to a code."""
_SHOUTED = re.compile(r"(?:[A-Z]{2,10}|\bwords?|\bpalabra|\bwort|[\"“„'‘]\w{2,10}[\"”“'’])(?!\w)")
"""The word that is sent to a code."""
_NOUN = re.compile(r"[ -]([^\W\d_]+)")
_SOMEBODY = frozenset("people persons personas menschen leute".split())
_MIXED = QuickPattern(r"(?<![\w@.])(?=[a-z]{0,4}\d)(?=\d{0,4}[a-z])[a-z\d]{3,5}(?![\w])")
_AS_LETTERS = str.maketrans("01345789$@", "oieastbgsa")
_AS_L = str.maketrans("01345789", "oleastbg")
_DIGIT_WORD = rf"(?:\d(?!\w|[.,:/–-]\d)|(?:{'|'.join(sorted(DIGITS, key=len, reverse=True))})(?!\w))"
_GAP = r"(?:\W{1,3}[^\W\d_]{1,12}){0,6}?\W{1,3}"
_IN_TURN = QuickPattern(
    rf"(?<!\w)(?:dial|dials|press|type|tap|marque|marca|wähle|wählen|drücke|oprima)(?: the)?\W{{1,3}}(?P<a>{_DIGIT_WORD})(?P<x>{_GAP})(?P<b>{_DIGIT_WORD})(?P<y>{_GAP})(?P<c>{_DIGIT_WORD})"
)
"""Three figures one after the other behind what bids to dial, whatever words stand between."""
_LETTERS = re.compile(r"(?<![\w.-])(?:[a-z][ ·_|/*,.–-]{1,3}){2,30}[a-z](?!\w)", re.IGNORECASE)
"""Letters one by one: "n i n e"."""
_ONE_LETTER = frozenset("abcdefghijklmnopqrstuvwxyz")
_IN_WORDS = re.compile(f"(?:{'|'.join(sorted(DIGITS, key=len, reverse=True))}){{1,10}}")
_JOINS = re.compile(
    r"(?<!\w)(?:and|then|after|next|end|last|finally|followed|y|luego|después|und|dann|danach)(?!\w)|^[\W_]*$",
    re.IGNORECASE,
)


@cache
def _compile(known: tuple[str, ...], more: frozenset[str]) -> tuple[QuickPattern, QuickPattern, re.Pattern[str]]:
    """A figure behind what bids to call; a number told by another; the words that may also stand before an amount."""
    words = "|".join(map(re.escape, sorted(more, key=len, reverse=True))) or "(?!)"
    near = "|".join([*map(re.escape, sorted(known, key=len, reverse=True)), "the emergency number", "emergency number"])
    bids, near = f"(?:{_BIDS}|{words})", f"(?:{near})"
    bidden = QuickPattern(
        rf"(?<![\w-])(?P<bid>{bids})(?P<join>[^\w\n$€£]{{1,4}}(?:(?:is|es|ist|at|the|to|now|al?|el|on|sie|an|die|only|use)[^\w\n$€£]{{1,3}}){{0,3}})"
        r"(?P<glued>[A-Za-z§]{0,2})(?P<figures>\d(?:[^\w\n]{0,2}\d){2,6})(?!\d|[ .,:/–-]{1,2}\d)(?P<unit>%|[A-Za-zµ]{1,3}(?![\w]))?"
    )
    riddle = QuickPattern(
        rf"(?<!\w)(?:(?:one|two|1|2|\d) (?:more|less|higher|lower|bigger|smaller|above|below|up|down) (?:than |from )?{near}|(?:number|digits?) (?:after|before|next to|following|above|below) {near}"
        rf"|{near},? (?:plus|minus) (?:one|two|three|\d)|{near},? (?:but |only )?with (?:a |the )?(?:\w+ )?(?:one|two|three|four|five|six|seven|eight|nine|zero|\d)(?: (?:at|for|instead|as)|\W*$)|{near},? (?:but |only )?with (?:the |its )(?:last|first|middle|second|third|final) (?:digit|figure|number)"
        rf"|(?:dial|call|type|number|{near})[^.!?\n]{{0,40}} (?:change|swap|replace|turn|make|drop|leave out) (?:the |its )?(?:last|first|middle|second|third|final) (?:figure|digit|number|one|1|9))(?!\w)"
    )
    return bidden, riddle, re.compile(f"(?:{_AS_SOMEBODY}|{words})", re.IGNORECASE)


def find_bidden(
    text: str, known: tuple[str, ...], more: frozenset[str] = frozenset()
) -> Iterator[tuple[int, int, str]]:
    """Each such figure with its begin and end.

    :param known: the short numbers that a page may write.
    :param more: words of the course that ask to call.
    """
    short = read_short(known)
    bidden, riddle, weak = _compile(tuple(known), more)
    for found in bidden.finditer(text):
        if _is_a_call(text, found, short, weak):
            yield found.start("figures"), found.end("figures"), found[0].strip()
    for found in riddle.finditer(text):
        yield found.start(), found.end(), found[0]
    for found in _MIXED.finditer(text):
        if found[0].casefold().translate(_AS_LETTERS) in DIGITS or found[0].casefold().translate(_AS_L) in DIGITS:
            yield found.start(), found.end(), found[0]
    for found, letters in read_letters(text):
        if _IN_WORDS.fullmatch(letters):
            yield found.start(), found.end(), found[0]
    folded = text.casefold()
    for found in _CODE_OF_FEW.finditer(write_as_figures(text)) if any(one in folded for one in _SENDS) else ():
        if _SHOUTED.search(found[0], 4):
            yield found.start(), found.end(), found[0]
    for found in _IN_TURN.finditer(text):
        digits = "".join(DIGITS.get(found[one].casefold(), found[one]) for one in "abc")
        if is_alike_urgent(digits, short) and all(_JOINS.search(found[gap]) for gap in "xy"):
            yield found.start(), found.end(), found[0]


def read_letters(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """What a text tells letter by letter, with the letters together and small; not one letter again and again."""
    read = cut_words(text)
    if read is not None and len(read[0] & _ONE_LETTER) < 2:
        return
    for found in _LETTERS.finditer(text):
        yield found, "".join(filter(str.isalpha, found[0])).casefold()


def _is_a_call(text: str, found: re.Match[str], short: frozenset[str], weak: re.Pattern[str]) -> bool:
    """Whether a figure behind a word that bids to call is one to call."""
    figures = found["figures"]
    digits = keep_digits(figures)
    first = re.split(r"[ ,;]", figures)[0]
    if digits in short or keep_digits(first) in short:
        return False
    if not short.isdisjoint(re.findall(r"\d+", figures)):
        return False
    if _DAY.fullmatch(figures):
        return False
    if found["glued"]:
        return bool(_STRONG.fullmatch(found["bid"])) and len(digits) > 3
    label = bool(_BEGINS.search(text, max(0, found.start() - 12), found.start()))
    ends = bool(_ENDS.match(text, found.end()))
    alike = is_alike_urgent(digits, short)
    whole = figures.isdecimal()
    if found["unit"]:
        return alike and whole and bool(_STRONG.fullmatch(found["bid"]))
    noun = _NOUN.match(text, found.end())
    if (
        whole
        and len(digits) == 3
        and text[found.end() : found.end() + 1] not in ("-", ")")
        and _BIDS_FIRST.search(text, max(0, found.start() - 24), found.start())
        and (_CALLS.fullmatch(found["bid"]) or (noun is not None and noun[1].casefold() in _SOMEBODY))
    ):
        return True
    counted = noun is not None and noun[1].casefold() in read_words().counted
    if _HOUR.fullmatch(figures) or _THOUSAND.fullmatch(figures):
        if re.search(r"(?:at|um|a las) $", found["join"]):
            return False
        return alike and label and ends and not found["bid"].endswith(("s", "S"))
    somebody = noun is not None and noun[1].casefold() in _SOMEBODY
    if alike and whole and found["bid"].casefold() in ("use", "try") and (ends or somebody):
        return True
    if alike and whole and _STRONG.fullmatch(found["bid"]):
        return True
    if weak.fullmatch(found["bid"]):
        return label and ends and (whole or len(digits) < 5) and not counted
    return label and ends and not counted
