"""What the words right before and behind a number of the list say that it is for, where they name an emergency."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain

import yaml

from .call_like_words import read_call_words

MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands on both sides of the name of a number in the words of a part."""
NUMBER = re.compile(f"{MARK}([a-z-]+){MARK}")
LONGEST_LABEL = 60
"""The characters of a part that may be the label of what stands below or beside it."""
MOST_WORDS_BEHIND = 5
"""The words behind a number among which a word of danger says what it is for; of one more it is seen whether it goes with the last."""
MOST_WORDS_OVER = 3
"""The words before a word of danger that may say that it is past."""
LONGEST_NAME = 3
"""The words of the name of those who answer a number."""
_END = re.compile(r"[.!;](?=\s)|\n")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_GOES_ON = re.compile(r"(?:^|[\s,])(?:or|and|o|u|y|e|oder|und)\W*(?:(?:call|text|ring|ask|the|an?) )?$", re.IGNORECASE)
"""Before a number that is one more beside what the words before it name."""
_LEADS_BEHIND = re.compile(r"[\s,–—:(-]*+(?!(?:or|and|o|u|y|oder|und)(?!\w))", re.IGNORECASE)


@cache
def _read_words() -> dict[str, frozenset[str]]:
    data = yaml.safe_load((files(__package__) / "label-words.yml").read_text("utf-8"))
    return {name: frozenset(map(str, chain.from_iterable(words.values()))) for name, words in data.items()}


def list_dangers(words: str, more: frozenset[str]) -> list[str]:
    """The words of danger of a text that neither are past nor a part of another thing.

    :param more: words of the course's own danger, in small letters.
    """
    lists = _read_words()
    said = [word.casefold().replace("’", "'") for word in _WORD.findall(words)]
    return [
        word
        for at, word in enumerate(said)
        if (word in more or word in lists["dangers"])
        and not lists["things"].intersection(said[at + 1 : at + 2])
        and lists["over"].isdisjoint(said[max(0, at - MOST_WORDS_OVER) : at])
    ]


def is_number_alone(words: str) -> bool:
    """Whether a part holds a number, and beside it words alone that bid to call it."""
    rest = NUMBER.sub(" ", words).casefold()
    return bool(NUMBER.search(words)) and read_call_words().issuperset(_WORD.findall(rest))


def is_name(words: str) -> bool:
    """Whether words are a name alone, such as "Ambulance:"."""
    return len(_WORD.findall(words)) <= LONGEST_NAME


def list_labels(words: str) -> Iterator[tuple[str, str, str]]:
    """Each number of a part with the words of its sentence before it and close behind it, as far as no other number stands between."""
    numbers = list(NUMBER.finditer(words))
    for at, number in enumerate(numbers):
        begin = numbers[at - 1].end() if at else 0
        end = numbers[at + 1].start() if at + 1 < len(numbers) else len(words)
        before = _END.split(words[begin : number.start()])[-1]
        if at and not _END.search(words, begin, number.start()):
            before = before.rpartition(",")[2]  # what stands before the comma is said of the number before it
        behind = _END.split(words[number.end() : end])[0]
        if at + 1 < len(numbers) and not _END.search(words, number.end(), end):
            behind = ""  # it stands before the next number, too
        leads = _LEADS_BEHIND.match(behind)
        near = " ".join(behind[leads.end() :].split()[: MOST_WORDS_BEHIND + 1]) if leads else ""
        yield number[1], "" if _GOES_ON.search(before) else before, near
