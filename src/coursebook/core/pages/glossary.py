"""The glossary: what it explains, and the other wordings that lead to an entry."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

SAID = "people say"
"""The field of an entry that lists its other wordings."""
TAUGHT = "taught in"
"""The field of an entry that names the page that teaches it."""
_FIELD = re.compile(r"[ >]+:([\w -]+):(.*)$")


def forms_of(word: str) -> list[str]:
    """A word, what it may be the plural of, and its own plural."""
    forms = [word, f"{word}s"]
    if word.endswith("ies"):
        forms.append(f"{word[:-3]}y")
    if word.endswith("es"):
        forms.append(word[:-2])
    if word.endswith("s"):
        forms.append(word[:-1])
    return forms


def is_explained(word: str, terms: Collection[str]) -> bool:
    """Whether a word, in any case and number, is one of the terms; these are in lower case."""
    return any(form in terms for form in forms_of(word.casefold()))


def split_wordings(said: str) -> Iterator[str]:
    """The wordings of a ``people say`` line."""
    return (one.strip() for one in said.split(",") if one.strip())


class OtherWording(NamedTuple):
    """Another wording for a term: its line counted from 0, the words, and the name of the entry."""

    line: int
    words: str
    entry: str


def list_wordings(markdown: str) -> Iterator[OtherWording]:
    """Each other wording of a page; a list may go on over lines."""
    entry, inside = "", 0
    for at, line in enumerate(markdown.split("\n")):
        moved = len(line) - len(line.lstrip(" >"))
        if field := _FIELD.match(line):
            inside = moved if field[1].casefold() == SAID else 0
            yield from (OtherWording(at, words, entry) for words in split_wordings(field[2]) if inside)
        elif not line.strip() or moved <= inside:
            inside = 0
            entry = line.strip() if line.strip() and not moved else entry
        elif inside:
            yield from (OtherWording(at, words, entry) for words in split_wordings(line))


_OPTION = re.compile(r":[\w-]+:.*")
"""A line at the top of a box that says how it is shown, and is no term."""


def list_entries(markdown: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of each entry of a page's glossary, and its other wordings."""
    glossary = markdown.partition("```{glossary}\n")[2].partition("\n```")[0]
    for entry in re.split(r"^(?=\S)", glossary, flags=re.MULTILINE):
        if (name := entry.partition("\n")[0].strip()) and not _OPTION.fullmatch(name):
            yield name, tuple(words for _, words, _ in list_wordings(entry))
