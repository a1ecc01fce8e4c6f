"""How many times a dose is taken or made, in words: what a translation says must be said in English, too."""

import re
from collections.abc import Iterator

from ....amount_words.units import UNIT
from ....numbers.not_a_number.number_word_values import VALUES

_WORDS = {
    2: r"twice|twofold|doubl(?:e|es|ed|ing)|dobles?|duplica\w*|duplique\w*|doppelt\w*|verdopp\w*|zweifach\w*|zweimal",
    3: r"thrice|threefold|tripl(?:e|es|ed)|triplica\w*|triplique\w*|dreifach\w*|dreimal|verdreif\w*",
    4: r"fourfold|quadrupl\w*|cuádruples?|cuadruplica\w*|vierfach\w*|viermal",
    5: r"fivefold|quíntuples?|fünffach\w*|fünfmal",
    10: r"tenfold|zehnfach\w*|zehnmal",
}
_TIMES = tuple((times, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for times, words in _WORDS.items())
_COUNTED = re.compile(r"(?P<count>\d{1,3}|[^\W\d_]{2,15}) (?:more |más )?(?=times|veces|mal)", re.IGNORECASE)


def find_more_times(original: str, translated: str) -> str:
    """The first words of a translation that multiply, and that its English text has not; ``""`` without any."""
    had = {times for times, _ in _list_times(original)}
    return next((words for times, words in _list_times(translated) if times not in had), "")


def _list_times(text: str) -> Iterator[tuple[int, str]]:
    """Each number of times from two on, with its words."""
    for times, pattern in _TIMES:
        if found := pattern.search(text):
            yield times, found[0]
    for found in _COUNTED.finditer(text):
        unit = UNIT.match(text, found.end())
        count = found["count"].casefold()
        value = int(count) if count.isdecimal() else int(VALUES.get(count, 0))
        if unit and unit.lastgroup == "time" and value > 1:
            yield value, f"{found[0]}{unit[0]}"
