"""Features of a text, by which a cry for help is told: parts of words, stems of words, and stems beside or near each other."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from ..language.query_words import fold_typed

PART = 5
"""How many letters a part of a word has."""
SHORTEST = 4
"""How long a word must be to be cut into parts."""
NUMBER, SMALL_NUMBER, SMALL = "@number", "@small", 18
"""What a number counts as; one below ``SMALL`` may be the age of a child."""
ENDS = ("ing", "ed", "es", "s")
WINDOW, STRIDE = 24, 12
"""A long sentence is heard in windows of so many words."""
BEGIN, END = "^", "$"
"""What stands before the first word and after the last."""


def cut_windows(text: str) -> list[list[str]]:
    """The words of each sentence, long ones in windows that overlap."""
    found = []
    for sentence in re.split(r"[.!?;\n]+", text):
        words = fold_typed(sentence).split()
        starts = range(0, max(len(words) - STRIDE, 1), STRIDE) if len(words) > WINDOW else [0]
        found += [words[start : start + WINDOW] for start in starts if words]
    return found


def extract_features(words: Sequence[str], alike: Mapping[str, str]) -> set[str]:
    """What stands in a sentence: parts of words, words without their ends, and such words beside or near each other."""
    return set(_features(words, alike))


def parts_of(word: str) -> Iterator[str]:
    """The parts of a word; none of a short one."""
    whole = f"<{word}>"
    if len(word) >= SHORTEST:
        yield from (f"c{whole[i : i + PART]}" for i in range(len(whole) - PART + 1))


def _features(words: Sequence[str], alike: Mapping[str, str]) -> Iterator[str]:
    for word in words:
        yield from parts_of(word)
    groups = [BEGIN, *(group_of(word, alike) for word in words), END]
    yield from (f"W{group}" for group in groups)
    yield from (f"B{one} {other}" for one, other in itertools.pairwise(groups))
    yield from (f"T{one} {other} {third}" for one, other, third in zip(groups, groups[1:], groups[2:], strict=False))
    for apart in (2, 3):
        yield from (f"S{one} {other}" for one, other in zip(groups, groups[apart:], strict=False))


def group_of(word: str, alike: Mapping[str, str]) -> str:
    """What a word counts as: its group, or itself without its end."""
    if word in alike:
        return alike[word]
    if not word.isdigit():
        return _stem(word)
    return SMALL_NUMBER if len(word) < 3 and int(word) < SMALL else NUMBER


def _stem(word: str) -> str:
    return next((word[: -len(end)] for end in ENDS if word.endswith(end) and len(word) - len(end) >= 3), word)


def hash_feature(feature: str) -> int:
    """A number of 32 bits for a feature (FNV-1a)."""
    value = 2166136261
    for letter in feature:
        value = ((value ^ ord(letter)) * 16777619) & 0xFFFFFFFF
    return value ^ (value >> 15)
