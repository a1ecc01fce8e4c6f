"""Works of the list, found by the words of their entries."""

import re
from collections import Counter
from collections.abc import Iterator

from ..new.prompts import Interview

MANY, LEAST_OF_MANY = 40, 3
"""A word tells nothing where more than one title in forty has it, and more than three have it."""
_ANY_TEXT = frozenset(
    "about after again against among another because before being between could during every first found having known "
    "might month months often other others people related report results review should since some studies study than "
    "their there these thing things those through today under until using weeks where whether which while within "
    "without would years".split()
)
ENTRY = re.compile(r"^@\w+\{([^,\s]+),(.*?)(?=^@|^%|\Z)", re.MULTILINE | re.DOTALL)


def find_near_works(talk: Interview, sentence: str) -> list[tuple[str, str]]:
    """The works whose titles share two telling words of a sentence or more, each as its key and its title; at most four.

    A word that many titles of the list have tells nothing; what is rare in it tells most.
    """
    wanted = _long_words(sentence)
    works = [
        (entry[1], " ".join(next(list_values(entry[2], "title"), "").split()))
        for entry in (ENTRY.finditer(read_bib(talk)) if len(wanted) > 1 else ())
    ]
    words = {key: _long_words(title) & wanted for key, title in works}
    count = Counter(word for shared in words.values() for word in shared)
    telling = {word for word, times in count.items() if times <= max(LEAST_OF_MANY, len(works) // MANY)}
    found = [
        (-sum(1 / count[word] for word in shared), key, title)
        for key, title in works
        if len(shared := words[key] & telling) > 1
    ]
    return [(key, title) for _, key, title in sorted(found)[:4]]


def _long_words(text: str) -> set[str]:
    """The first letters of the long words of a text, in one number, without those that any text may have."""
    return {word.rstrip("s")[:7] for word in re.findall(r"[a-z]{5,}", text.casefold()) if word not in _ANY_TEXT}


def find_works(talk: Interview, words: str) -> list[tuple[str, str]]:
    """The works whose authors, title, journal or year have all the words, each as its key and its title; at most eight."""
    wanted = words.casefold().split()
    found = []
    for entry in ENTRY.finditer(read_bib(talk)):
        said = " ".join(one for name in ("author", "title", "journal", "year") for one in list_values(entry[2], name))
        if all(word in f"{entry[1]} {said}".casefold() for word in wanted):
            found.append((entry[1], " ".join(next(list_values(entry[2], "title"), "").split())))
    return found[:8]


def read_bib(talk: Interview) -> str:
    """The text of the list of works, ``""`` without one."""
    file = talk.project.root / talk.project.paths.file("references")
    return file.read_bytes().decode("utf-8") if file.is_file() else ""


def list_values(entry: str, name: str) -> Iterator[str]:
    """What the fields of a name say in an entry."""
    yield from (found[1] for found in re.finditer(rf"(?i)\b{name}\s*=\s*\{{((?:[^{{}}]|\{{[^{{}}]*\}})*)\}}", entry))
