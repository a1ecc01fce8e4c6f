"""What people say for an entry of the glossary, in a translation: it leads to the entry as the English words do."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from babel.messages.pofile import read_po

from ....core.language.query_words import fold_typed
from ....core.pages.glossary import list_wordings, split_wordings
from ....core.plain_file import is_plain_file
from ...course_files import TRANSLATIONS
from ...policy import FIELDS

TRANSLATIONS_DEPTH = 3
"""How many folders stand before the path of the page: ``locales/es/LC_MESSAGES/``."""


class Wordings(NamedTuple):
    """The entries of a page with all that people say for each, and what people type in an emergency with its meaning."""

    entries: Mapping[str, frozenset[str]]
    pinned: Mapping[str, str]

    def find_entry(self, original: str) -> str:
        """The entry for which people say an English text; ``""`` when it is no text of that kind."""
        words = frozenset(fold_typed(original).split())
        return next((entry for entry, said in self.entries.items() if words and words <= said), "")

    def meaning_of(self, said: str) -> str:
        """What words mean that people type in an emergency; ``""`` for others."""
        typed = fold_typed(said)
        return self.pinned.get(typed, typed if typed in self.pinned.values() else "")


NO_WORDINGS = Wordings({}, {})


def list_translations(root: Path) -> Iterator[PurePosixPath]:
    """The translations of a course, in the order of their names."""
    for file in sorted((root / TRANSLATIONS).glob("*/LC_MESSAGES/**/*.po")):
        path = PurePosixPath(file.relative_to(root).as_posix())
        if is_plain_file(root, path):
            yield path


def page_of(translation: PurePosixPath) -> PurePosixPath:
    """The page that a file of translations belongs to."""
    return PurePosixPath(*translation.parts[TRANSLATIONS_DEPTH:]).with_suffix(".md")


def read_wordings(page: str, pinned: Mapping[str, str]) -> Wordings:
    """The wordings of the text of a page."""
    found: dict[str, set[str]] = {}
    for _, said, entry in list_wordings(page):
        found.setdefault(entry, set()).update(fold_typed(said).split())
    return Wordings({entry: frozenset(words) for entry, words in found.items()}, pinned)


def list_translated(translation: str, page: str) -> set[str]:
    """What people say for the entries of a page in a translation that the source check has passed."""
    known = read_wordings(page, {})
    messages = [message for message in read_po(io.StringIO(translation)) if isinstance(message.string, str)]
    return {said for one in messages if known.find_entry(str(one.id)) for said in split_wordings(str(one.string))}


def find_wrong_wordings(original: str, translated: str, known: Wordings) -> Iterator[str]:
    """What is wrong with a translation of what people say, or of the name of that field: sentences with their remedies."""
    if original.strip().casefold() in FIELDS and translated.strip().casefold() not in ("", original.strip().casefold()):
        yield (
            f'"{original.strip()}" is the name of a field, by which the site finds the words under it. '
            "Leave its translation empty."
        )
    entry = known.find_entry(original)
    if not entry or not translated.strip():
        return
    before = {meant for said in split_wordings(original) if (meant := known.meaning_of(said))}
    after = set()
    for said in split_wordings(translated):
        meant = known.meaning_of(said)
        after.add(meant)
        if meant and meant not in before and not set(meant.split()) & set(fold_typed(entry).split()):
            yield (
                f'"{said[:40]}" cannot be what people say for "{entry[:40]}": in an emergency they type it, and it means '
                f"{meant}. Take it out."
            )
    if gone := sorted(before - after):
        kept = next(said for said in split_wordings(original) if known.meaning_of(said) == gone[0])
        yield (
            f'"{kept[:40]}" is gone from what people say for "{entry[:40]}", and in an emergency they type it. Write it '
            "beside the translated words, as it is in English."
        )
