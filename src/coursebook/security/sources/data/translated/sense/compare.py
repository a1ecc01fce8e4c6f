"""A translation beside its English text: where it says of an amount something else, in one sentence."""

from .....amount_words.units import DOSES, UNIT
from ..amounts import LANGUAGES
from ..exact import write_alike
from .bounds import find_other_limit
from .difference import Difference
from .order import find_other_order
from .rates import find_other_rate
from .relations import find_other_relation


def find_other_sense(original: str, translated: str, language: str) -> Difference | None:
    """The first place where a translation says another how often, for how long, before or after, at least or at most.

    Read are the languages whose words are known here; in others people judge it.
    """
    if language not in LANGUAGES or not any(map(str.isalnum, translated)):
        return None
    before, after = write_alike(original, translated)
    is_dose = any(_names_dose(text) for text in (before, after))
    has_amount = is_dose or any(map(str.isdecimal, before + after))
    return (
        find_other_relation(before, after, language)
        or find_other_rate(before, after, language, is_dose)
        or find_other_limit(before, after, language)
        or find_other_order(before, after, language, has_amount)
    )


def _names_dose(text: str) -> bool:
    return any(found.lastgroup in DOSES for found in UNIT.finditer(text))
