"""What the words of the glossary mean, held against the base: other pages say them, and their reviewers read them as they were."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from ...core.pages.glossary import forms_of, list_entries
from ...core.project import Paths
from . import reviews
from .pages import text_of

_FIELD = re.compile(r"^\s*:[\w -]+:.*$", re.MULTILINE)
_TERM = re.compile(r"\{term\}`(?:[^`<]*<)?([^`<>]+)>?`")


def show(base: Path, change: Path, paths: Paths) -> Iterator[str]:
    """Each word that means something else now, or nothing any more, with the first reviewed page that says it."""
    listed = paths.file("glossary")
    before, after = (_meanings(text_of(folder, listed)) for folder in (base, change))
    for term, was in before.items():
        now = after.get(term, "")
        if was == now:
            continue
        told = f'means "{now[:120]}"' if now else "is gone"
        yield f'{listed}: "{term}" meant "{was[:120]}" and {told}. Read it.'
        has = partial(_says_one, names=frozenset(forms_of(term.casefold())))
        if on := reviews.find_first(change, has, paths):
            yield f'{listed}: "{term}" stands on {on}, which was reviewed with another meaning of it. Ask its reviewer.'


def _says_one(text: str, names: frozenset[str]) -> bool:
    return not names.isdisjoint(name.strip().casefold() for name in _TERM.findall(text))


def _meanings(text: str) -> Mapping[str, str]:
    """The meaning of each entry on one line, without its fields."""
    glossary = text.partition("```{glossary}\n")[2].partition("\n```")[0]
    entries = re.split(r"^(?=\S)", glossary, flags=re.MULTILINE)
    said = {name: "" for name, _ in list_entries(text)}
    for entry in entries:
        term, _, meaning = entry.partition("\n")
        if term.strip() in said:
            said[term.strip()] = " ".join(_FIELD.sub("", meaning).split())
    return said
