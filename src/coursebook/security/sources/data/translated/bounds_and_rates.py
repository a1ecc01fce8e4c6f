"""At least and at most, and for how long or for how much an amount counts: a translation says of it what the English text says."""

import re
from collections.abc import Mapping, Sequence

from ....amount_words.quantifiers import ADVERBS, DOWN, ENGLISH_RATES, OTHER_RATES, UP

_COUNTS = r"(?=[ \u00a0](?:\d|an?[ \u00a0]|un[ao]?[ \u00a0]|eine?[rmns]?[ \u00a0]|[^\W\d_]{2,15}[ \u00a0-](?:to |a |bis )?[^\W_]))"
_STRONG = re.compile(
    rf"(?<!\w)(?:(?P<up>(?:{UP}){_COUNTS}|or more|o más|oder mehr|como mínimo)|(?P<down>(?:{DOWN}){_COUNTS}|or (?:less|fewer)|o menos|oder weniger|como máximo))(?!\w)",
    re.IGNORECASE,
)
_WEAK = {
    "up": re.compile(
        rf"(?<!\w)(?:{UP}|or more|o más|oder mehr|over|above|beyond|past|plus|más|mehr|sobre|über|ab|desde|exceeds?|passes|from|older|higher|longer|up|mayor(?:es)?|superior(?:es)?|encima|adelante|partir|älter|höher|aufwärts)(?!\w)|\+",
        re.IGNORECASE,
    ),
    "down": re.compile(
        rf"(?<!\w)(?:{DOWN}|or less|or fewer|o menos|oder weniger|under|below|within|up to|until|less|fewer|hasta|menos|bis|unter|weniger|dentro|innerhalb|only|limit\w*|younger|lower|shorter|menor(?:es)?|inferior(?:es)?|bajo|debajo|jünger|mucho)(?!\w)",
        re.IGNORECASE,
    ),
}
_NO_RATE = r"(?! (?:siguiente|después|antes|anterior|danach|davor|zuvor|ago|later|before|after|old))"


def _one_of(words: Mapping[str, str]) -> str:
    return "|".join(f"(?P<{name}>{forms})" for name, forms in words.items())


_RATE = re.compile(
    rf"(?:(?<!\w)(?:por|al|cada|a la|a cada|pro|je|jede[nrsm]?)[ \u00a0]|/ ?)(?:{_one_of(OTHER_RATES)})(?!\w){_NO_RATE}",
    re.IGNORECASE,
)
_ADVERB = re.compile(rf"(?<!\w)(?:{_one_of(ADVERBS)})(?!\w)", re.IGNORECASE)
_ENGLISH_RATE = re.compile(
    rf"(?:(?<!\w)(?:per|each|every|(?<=times )an?|(?<=once )an?|(?<=mg )an?|(?<=ml )an?|(?<=pills )an?|(?<=pill )an?|(?<=doses )an?)[ \u00a0]|/ ?)(?:{_one_of(ENGLISH_RATES)})(?!\w){_NO_RATE}"
    r"|(?<!\w)(?:dai(?P<day2>ly)|hour(?P<hour2>ly)|week(?P<week2>ly)|month(?P<month2>ly))(?!\w)",
    re.IGNORECASE,
)
_MENTIONS = {
    name: re.compile(
        rf"(?<!\d )(?<!\d)(?<!\d-)(?<!\w)(?:{forms}|(?:1|one) (?:{forms}))(?!\w)|(?:1|/) ?(?:{forms})(?!\w)",
        re.IGNORECASE,
    )
    for name, forms in ENGLISH_RATES.items()
}
_OTHER_MENTIONS = {
    name: re.compile(rf"(?:{forms}|{ADVERBS.get(name, forms)})", re.IGNORECASE) for name, forms in OTHER_RATES.items()
}


def find_other_bound(before: str, after: str, is_dose: bool) -> str:
    """The first bound or rate that a translation and its English text do not share; rates are those of a text that names a dose."""
    english, there = (_list_bounds(text) for text in (before, after))
    for some, other in ((there, before), (english, after)):
        for kind, words in some:
            if not _WEAK[kind].search(other):
                return words
    if len(english) == len(there) and (wrong := _first_other(english, there)):
        return wrong
    if not is_dose:
        return ""
    rates, others = _list_rates(_ENGLISH_RATE, before), _list_rates(_RATE, after) + _list_rates(_ADVERB, after)
    for kind, words in others:
        if not _MENTIONS[kind].search(before):
            return words
    for kind, words in rates:
        if not _OTHER_MENTIONS[kind].search(after):
            return words
    straight = _list_rates(_RATE, after)
    return _first_other(rates, straight) if len(rates) == len(straight) else ""


def _list_bounds(text: str) -> list[tuple[str, str]]:
    return [(found.lastgroup or "", found[0]) for found in _STRONG.finditer(text)]


def _list_rates(pattern: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    return [((found.lastgroup or "").rstrip("2"), found[0]) for found in pattern.finditer(text)]


def _first_other(english: Sequence[tuple[str, str]], there: Sequence[tuple[str, str]]) -> str:
    return next((two[1] for one, two in zip(english, there, strict=True) if one[0] != two[0]), "")
