"""The lists of a course held against those of the base: numbers, facts, rules of care, and the words of the search."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from ...core.data import facts
from ...core.data.care_rules import read_care_rules
from ...core.language.typed_words import plain
from ...core.pages import frontmatter
from ...core.problems import Problem, Rule
from ...core.project import Paths
from ..sources.data import search_words
from ..sources.data.tables import PANELS
from . import cries
from .pages import pinned_ids, text_of


def refuse(base: Path, change: Path, paths: Paths) -> Iterator[Problem]:
    """The pinned numbers stay, and what they are for."""
    listed = paths.file("numbers")
    before = facts.read_numbers(listed, text_of(base, listed))[0]
    after = facts.read_numbers(listed, text_of(change, listed))[0]
    purpose, now = (_purposes(listed, text_of(folder, listed)) for folder in (base, change))
    pinned = pinned_ids(base, paths)
    for id_, old in before.items():
        new = after.get(id_)
        if id_ not in pinned:
            continue
        if not new or (new.say, new.call) != (old.say, old.call):
            message = f'"{id_}" is {old.say} ({old.call}), and no change of text may turn it into another. Write it again as it was.'
            yield Problem(listed, new.line if new else 1, Rule.BAD_NUMBERS, message)
        elif new and purpose[id_] != now[id_]:
            message = f'"{id_}" is for {purpose[id_]}, and no change of text may say otherwise. Write under "for" what stood there.'
            yield Problem(listed, new.line, Rule.BAD_NUMBERS, message)
    yield from cries.refuse(base, change, paths.file("cries"))


def show(base: Path, change: Path, paths: Paths) -> Iterator[str]:
    """Each value that another person must look up, try or read."""
    yield from _numbers(base, change, paths)
    yield from cries.show(base, change, paths.file("cries"))
    yield from _facts(base, change, paths)
    yield from _care_rules(base, change, paths)
    lines = dict.fromkeys([*paths.line_files(base), *paths.line_files(change)])
    for path in (paths.file("search_words"), *lines, paths.file("cries") / PANELS):
        yield from _search(base, change, path, paths)


def _numbers(base: Path, change: Path, paths: Paths) -> Iterator[str]:
    listed = paths.file("numbers")
    before = facts.read_numbers(listed, text_of(base, listed))[0]
    after = facts.read_numbers(listed, text_of(change, listed))[0]
    purpose, now_for = (_purposes(listed, text_of(folder, listed)) for folder in (base, change))
    pinned = pinned_ids(base, paths)
    for id_, old in before.items():
        new = after.get(id_)
        if id_ not in pinned and (not new or (new.say, new.call) != (old.say, old.call)):
            now = f"{new.say} ({new.call})" if new else "gone"
            yield f"{listed}: {id_} was {old.say} ({old.call}) and is {now}. Call it."
        if new and purpose[id_] != now_for[id_]:
            yield f'{listed}: {id_} was for "{purpose[id_]}" and is for "{now_for[id_]}". Ask its owner.'
        if new and (new.checked, new.expires) != (old.checked, old.expires):
            yield f"{listed}: {id_} says that it was looked up on {new.checked}, and is trusted until {new.expires}. Ask who did."
    for id_ in after.keys() - before.keys():
        yield f"{listed}: {id_} is new: {after[id_].say} ({after[id_].call}). Call it."


def _purposes(path: PurePosixPath, text: str) -> dict[str, str]:
    """What each number is for."""
    found, _ = frontmatter.pairs(path, text, first_line=1)
    return {id_: str(value.get("for", "")) if isinstance(value, dict) else "" for id_, _, value in found}


def _facts(base: Path, change: Path, paths: Paths) -> Iterator[str]:
    listed = paths.file("facts")
    before = facts.read_facts(listed, text_of(base, listed))[0]
    after = facts.read_facts(listed, text_of(change, listed))[0]
    for id_ in sorted(before.keys() | after.keys()):
        old, new = before.get(id_), after.get(id_)
        if (old.say if old else None) != (new.say if new else None):
            was, now = (f'"{one.say}"' if one else "not there" for one in (old, new))
            yield f"{listed}: {id_} was {was} and is {now}. Open its source."


def _care_rules(base: Path, change: Path, paths: Paths) -> Iterator[str]:
    """Each rule of care that is another, or gone; a new one adds to what is checked."""
    listed = paths.file("care_rules")
    before, after = (read_care_rules(listed, text_of(folder, listed))[0] for folder in (base, change))
    for id_, old in before.items():
        new = after.get(id_)
        if new is None:
            yield f'{listed}: {id_} is gone. It said "{old.say}".'
        elif replace(new, line=old.line) != old:
            what = [
                name
                for name, one, other in (
                    ("its words", old.say, new.say),
                    ("its sources", old.sources, new.sources),
                    ("what it refuses", old.refused, new.refused),
                    ("its pages", old.pages, new.pages),
                )
                if one != other
            ]
            yield f'{listed}: of {id_}, {", ".join(what)} changed. It said "{old.say}" and says "{new.say}".'


def _search(base: Path, change: Path, path: PurePosixPath, paths: Paths) -> Iterator[str]:
    """What leads people in an emergency to another page than before, and what the search offers or puts behind others."""
    phrases = search_words.read_pinned_words(text_of(base, paths.file("pinned_words")))
    words = "|".join(map(re.escape, sorted({*phrases, *phrases.values()}, key=len, reverse=True)))
    urgent = re.compile(rf"(?<!\S)(?:{words})(?!\S)") if words else None
    before, after = (_texts_of(path, text_of(folder, path)) for folder in (base, change))
    for verb, found in (("new", after.keys() - before.keys()), ("gone", before.keys() - after.keys())):
        for where, text in sorted(found):
            always = path.parent.name == "cries" or where.partition(": ")[0] in ("offers", "needs", "together")
            if always or (urgent and urgent.search(plain(f"{where} {text}"))):
                yield f'{path}: {verb} under {where}: "{text}". Type it into the search, as somebody in an emergency would.'


def _texts_of(path: PurePosixPath, text: str) -> dict[tuple[str, str], None]:
    """Each text of a list, with the keys that it stands under."""
    found: dict[tuple[str, str], None] = {}

    def walk(where: str, value: Any) -> None:
        if isinstance(value, Mapping):
            for key, inner in value.items():
                walk(f"{where}: {key}", inner)
        elif isinstance(value, list):
            for inner in value:
                walk(where, inner)
        else:
            found[where, str(value)] = None

    for key, _, value in frontmatter.pairs(path, text, first_line=1)[0]:
        walk(key, value)
    return found
