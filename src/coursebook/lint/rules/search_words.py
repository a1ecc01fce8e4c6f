"""The list of search words: plain lists of texts, in which the words of an emergency stay what they are.

Whoever types "narcan" or "not breathing" must find help now. So these words can neither be made to say little, nor be
made to stand for something else, nor can the page for an emergency be put behind others.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from ...core import frontmatter
from ...core.pages import read_file
from ...core.problems import Problem, Rule
from ..project import Project

SEARCH_WORDS = PurePosixPath("docs/search-words.yml")
EMERGENCY: Mapping[str, tuple[str, ...]] = {
    "overdose": ("overdose", "overdosed", "overdosing", "od", "oded", "oding"),
    "breathing": ("breathing", "not breathing", "stopped breathing", "isnt breathing", "barely breathing"),
    "wake": ("wake", "wont wake", "cant wake", "cannot wake", "unresponsive", "unconscious"),
    "naloxone": ("naloxone", "narcan"),
    "suicide": ("suicide", "suicidal", "kill himself", "kill herself", "kill myself", "killing himself", "killing herself"),
    "911": ("911", "nine one one"),
}  # fmt: skip
"""What people type in an emergency, by the word of our pages that it must lead to."""
ITS_PAGES = ("help-now", "emergency")
"""The page for an emergency, and the topic."""
_HOMES = {said: word for word, all_said in EMERGENCY.items() for said in all_said}
_WORDS = frozenset(EMERGENCY) | {said for said in _HOMES if " " not in said}


def search_words(project: Project) -> Iterator[Problem]:
    """What is no list of texts, and what would hide the words of an emergency."""
    file = project.root / SEARCH_WORDS
    if not file.is_file():
        return
    text, problems = read_file(file, SEARCH_WORDS)
    found, wrong = frontmatter.pairs(SEARCH_WORDS, text, first_line=1)
    yield from problems + wrong
    for part, line, value in found:
        if bad := _not_a_text(value):
            message = (
                f'"{part}" holds {bad}. Write texts only, in lists: put quotation marks around numbers, yes and no.'
            )
            yield Problem(SEARCH_WORDS, line, Rule.SEARCH_WORDS, message)
        else:
            yield from _hidden(part, value, text, line)


def _hidden(part: str, value: Any, text: str, first: int) -> Iterator[Problem]:
    """What a part of the list does to the words of an emergency."""
    if part == "little":
        for said in value:
            if taken := sorted(_WORDS & set(_plain(said).split())):
                message = f'"{taken[0]}" is a word of an emergency, and cannot be one that says little. Take it out.'
                yield Problem(SEARCH_WORDS, _line(text, first, said), Rule.SEARCH_WORDS, message)
    elif isinstance(value, dict):
        for key, all_said in value.items():
            if part == "needs" and _plain(key) in map(_plain, ITS_PAGES):
                message = f'"{key}" is for an emergency, and never comes behind other pages. Take it out.'
                yield Problem(SEARCH_WORDS, _line(text, first, key), Rule.SEARCH_WORDS, message)
            for said in all_said if part in ("means", "leads-to") else ():
                home = _HOMES.get(_plain(said))
                if home and home not in _plain(key).split() and not (part == "leads-to" and key in ITS_PAGES):
                    message = f'"{said}" is what people type in an emergency: it stands for "{home}", not for "{key}". Take it out here.'
                    yield Problem(SEARCH_WORDS, _line(text, first, said), Rule.SEARCH_WORDS, message)


def _not_a_text(value: Any) -> str:
    """What is no text, no list of texts and no table of lists in a part, in words; ``""`` when all is."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                return f'the key "{str(key)[:40]}", which is no text'
            if not isinstance(inner, list):
                return f'no list under "{key[:40]}"'
        value = [text for inner in value.values() for text in inner]
    elif not isinstance(value, list):
        return "no list"
    other = next((one for one in value if not isinstance(one, str) or not one.strip()), "")
    return f'"{_shown(other)}", which is no text' if not isinstance(other, str) or other else ""


def _shown(value: object) -> str:
    return " ".join(str(value).split())[:40] if not isinstance(value, int) or abs(value) < 10**40 else "a long number"


def _line(text: str, first: int, said: str) -> int:
    """The line where a wording stands, from the line of its part on."""
    lines = text.split("\n")
    return next((number for number in range(first, len(lines) + 1) if said in lines[number - 1]), first)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold().replace("'", "").replace("’", "")))
