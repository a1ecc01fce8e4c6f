"""What words mean, held against the base: those of the glossary, which other pages say, and of a translation those that only people can judge."""

import io
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from babel.messages.pofile import read_po

from ....core.pages.glossary import forms_of, list_entries
from ....core.project import Paths
from ...amount_words.units import UNIT
from ...sources.data.translated.amounts import LANGUAGES
from ...sources.data.translated.links import list_link_words
from .. import reviews
from ..pages import text_of

_FIELD = re.compile(r"^\s*:[\w -]+:.*$", re.MULTILINE)
_AMOUNT = re.compile(rf"\d[ \u00a0-]?(?:{UNIT.pattern})", re.IGNORECASE)
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


def show_translated(base: Path, change: Path, path: PurePosixPath) -> Iterator[str]:
    """What the check cannot compare in a translation that it let pass: the words of links, and amounts in a language that it does not read."""
    before = _translations(text_of(base, path))
    for original, translated in _translations(text_of(change, path)).items():
        if before.get(original) == translated:
            continue
        english, there = list_link_words(original), list_link_words(translated)
        if len(there) > 1:
            pairs = ", ".join(f'"{one[:40]}" = "{other[:40]}"' for one, other in zip(english, there, strict=False))
            yield f"{path}: words of links: {pairs}. Does each say what the English one says?"
        if path.parts[1][:2] not in LANGUAGES and _AMOUNT.search(original):
            yield f'{path}: "{original[:100]}" is "{translated[:100]}" here. Ask somebody who speaks the language whether amounts, times and "before" or "at most" are the same.'


def _translations(text: str) -> Mapping[str, str]:
    """Each text of a catalog that the source check has passed, with its translation."""
    return {
        str(one.id): one.string
        for one in read_po(io.StringIO(text))
        if one.id and one.string and isinstance(one.string, str)
    }
