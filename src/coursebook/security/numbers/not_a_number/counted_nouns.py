"""Whether the words behind a figure are things that it counts, though no list has them."""

from collections.abc import Container, Sequence

LITTLE_WORDS = frozenset(
    "in by after before to into or and with through within per a an since until around about over under between up only at en desde hacia y o con un una bis und oder mit ein eine".split()
)
"""Words before a figure after which mostly an amount comes, and where somebody is to call a number as well: write to 2233."""
_OBJECTS = frozenset(
    "you us me him her them your our my the a an someone somebody anyone te le les nos dir ihnen uns".split()
)
"""Words behind a verb, and hardly behind what is counted."""
_NO_THINGS = frozenset(
    "is was has does goes us this as his yes always besides unless sometimes afterwards perhaps nowadays across less thus towards whereas es las los después antes además das".split()
)
UNITS = frozenset("MME MB KB GB TB PB HZ KHZ MHZ GHZ IU KW DPI USD EUR PDF DNA".split())
"""Units in capital letters."""
_ALSO_THINGS = frozenset(["runs", "tests", "works"])
"""Verbs that are things behind another word: 148 test runs."""
_SHORTEST = 3


def is_counting(words: Sequence[str], telling: Container[str]) -> bool:
    """Whether the words behind a figure, in small letters, have the form of things that it counts: several, and none that somebody helps.

    :param telling: words behind which nothing is counted any more.
    """
    for at, word in enumerate(words):
        if word in UNITS:
            return True
        if (word in telling and not (at and word in _ALSO_THINGS)) or word in _OBJECTS:
            return False
        following = words[at + 1] if at + 1 < len(words) else ""
        if len(word) > _SHORTEST and word not in _NO_THINGS and word[-1] in "sn":
            return following not in _OBJECTS
    return False
