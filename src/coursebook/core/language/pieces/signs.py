"""The signs for which a letter or a class of a pattern stands: those that a text may have, in either case."""

import re
from functools import cache
from typing import Any

from .text_pieces import ALLOWED, WORD

_TWINS = {"µ": "μ", "μ": "µ", "ſ": "s", "K": "k", "Å": "å", "ẞ": "ß", "Ÿ": "ÿ"}
"""Letters that stand for another one where case does not count."""
_FORMS = {
    one: [form for form in {one, one.lower(), one.upper(), *_TWINS.get(one, "")} if len(form) == 1] for one in ALLOWED
}
"""Each sign that a text may have, as a pattern may write it."""
_KNOWN = frozenset(form for forms in _FORMS.values() for form in forms)
LETTERS = frozenset(one for one in ALLOWED if WORD.fullmatch(one))
_CLASSES: dict[str, frozenset[str]] = {}
"""The signs of each class that was read."""
_CATEGORIES = {
    f"CATEGORY_{name}": sign
    for name, sign in {
        "DIGIT": r"\d",
        "NOT_DIGIT": r"\D",
        "SPACE": r"\s",
        "NOT_SPACE": r"\S",
        "WORD": r"\w",
        "NOT_WORD": r"\W",
    }.items()
}


@cache
def fold_letter(code: int) -> frozenset[str]:
    """The forms of a letter that a text may have, as a string has them."""
    forms = {chr(code), chr(code).lower(), *_TWINS.get(chr(code), "")}
    return frozenset(_fold(one) for one in forms if one in _FORMS)


@cache
def fold_signs(signs: frozenset[str]) -> frozenset[str]:
    """Signs as strings have them: letters in lower case, 0 for any figure, a blank for any other."""
    return frozenset(map(_fold, signs))


@cache
def _fold(sign: str) -> str:
    return "0" if sign.isdecimal() else sign.lower() if sign.isalnum() else " "


def list_signs(items: Any) -> frozenset[str]:
    """The signs of a class, in either case."""
    key = str(items)
    if key not in _CLASSES:
        is_other = str(items[0][0]) == "NEGATE"
        said = frozenset().union(*map(_signs_of_one, items))
        _CLASSES[key] = frozenset(
            one for one, forms in _FORMS.items() if any((form in said) != is_other for form in forms)
        )
    return _CLASSES[key]


def _signs_of_one(item: Any) -> frozenset[str]:
    operation, argument = str(item[0]), item[1]
    if operation == "CATEGORY":
        return _read_category(str(argument))
    first, last = argument if operation == "RANGE" else (argument, argument)
    return frozenset(one for one in _KNOWN if operation != "NEGATE" and first <= ord(one) <= last)


@cache
def _read_category(name: str) -> frozenset[str]:
    return frozenset(one for one in _KNOWN if re.match(_CATEGORIES[name], one))
