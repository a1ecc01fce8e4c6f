"""Words that say whose a number of the list is, and those that may stand between two numbers in one sentence."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise

from ..labels import NUMBER, list_dangers
from ..packaged_lists import load_list

STEM = 5
"""The letters by which two forms of a word are one: "veteran", "veterans"."""
SHORTEST = 3
"""The letters of the shortest word that tells whose a number is: "HUD"."""
_SENTENCE = re.compile(r"(?<=[.!;])[\"”’)*_]{0,3}\s+|\n")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CLAUSE = re.compile(r"[,:;?()]\s|\s[–—-]\s")
_APART = re.compile(r"[^\w\s,()'’\"”“*]")
"""What may not stand between two numbers, for it makes one the name of the other: a colon, a sign of equality, a dash."""


@cache
def read_words(name: str) -> frozenset[str]:
    """One of the lists of ``own-names.yml``, of all languages."""
    return frozenset(map(str, chain.from_iterable(load_list(__package__, "own-names.yml")[name].values())))


def split_sentences(words: str) -> list[str]:
    """The sentences of a part; a question is one with what follows it, for it is its label."""
    return [one for one in _SENTENCE.split(words) if one.strip()]


def split_clauses(words: str) -> list[str]:
    """The pieces of a text between its commas, colons, question marks and ends of sentences."""
    return [
        one
        for sentence in split_sentences(words)
        for one in (" ".join(one.split()) for one in _CLAUSE.split(sentence))
        if one
    ]


def list_own_words(names: str) -> frozenset[str]:
    """The first letters of the words that tell whose a number is, out of its names."""
    plain = read_words("plain")
    said = (word.casefold() for word in _WORD.findall(names))
    return frozenset(word[:STEM] for word in said if len(word) >= SHORTEST and word not in plain)


def has_own_word(words: str, own: frozenset[str]) -> bool:
    """Whether a text has one of these words."""
    return any(word.casefold()[:STEM] in own for word in _WORD.findall(NUMBER.sub(" ", words)))


def find_danger(words: str, more: frozenset[str]) -> str:
    """The first word of a text that names an emergency; ``""`` without one.

    :param more: words of the course's own danger, in small letters.
    """
    said = [word.casefold().replace("’", "'") for word in _WORD.findall(NUMBER.sub(" ", words))]
    deadly = read_words("deadly")
    if found := next((word for word in said if word in deadly), ""):
        return found
    return next(iter(list_dangers(" ".join(said), more)), "")


def list_pairs(sentence: str) -> Iterator[tuple[str, str, str]]:
    """Each two numbers of a sentence that follow each other, with the words between them."""
    for one, other in pairwise(NUMBER.finditer(sentence)):
        yield one[1], other[1], sentence[one.end() : other.start()]


def may_stand_between(between: str, own: frozenset[str], needs_join: bool) -> bool:
    """Whether the words between two numbers of a sentence leave both what they are: all of them are in the list, or names of the second.

    :param own: the first letters of the names of the second number.
    :param needs_join: whether a word such as "or" must stand there, for one of the two is for no emergency.
    """
    said = [word.casefold() for word in _WORD.findall(between)]
    if _APART.search(between) or not (said or "," in between):
        return False
    if needs_join and read_words("joins").isdisjoint(said):
        return False
    known = read_words("between")
    return all(word in known or word[:STEM] in own for word in said)
