"""The glossary: what it explains, and the other wordings that lead to an entry."""

import re
from collections.abc import Iterator

SAID = "people say"
"""The field of an entry that lists its other wordings."""


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


def wordings(said: str) -> Iterator[str]:
    """The wordings of a ``people say`` line."""
    return (one.strip() for one in said.split(",") if one.strip())


def entries(markdown: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of each entry of a page's glossary, and its other wordings."""
    glossary = markdown.partition("```{glossary}\n")[2].partition("\n```")[0]
    for entry in re.split(r"^(?=\S)", glossary, flags=re.MULTILINE):
        said = re.search(rf"^[ \t]+:{SAID}:(.*)$", entry, re.MULTILINE)
        if name := entry.partition("\n")[0].strip():
            yield name, tuple(wordings(said[1])) if said else ()
