"""The lists of a course held against those of the base: numbers, facts, rules of care, and the words of the search."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from ...core import facts, frontmatter
from ...core.care_rules import read_care_rules
from ...core.problems import Problem, Rule
from ..sources import search_words
from .pages import NUMBERS, PINNED, text_of

FACTS = PurePosixPath("docs/facts.yml")
CARE_RULES = PurePosixPath("docs/care-rules.yml")
SEARCH_LISTS = (search_words.FILE, PurePosixPath("docs/search-lines.yml"), PurePosixPath("docs/cries/panels.yml"))


def refuse(base: Path, change: Path) -> Iterator[Problem]:
    """The pinned numbers stay, and what they are for."""
    before = facts.read_numbers(NUMBERS, text_of(base, NUMBERS))[0]
    after = facts.read_numbers(NUMBERS, text_of(change, NUMBERS))[0]
    purpose, now = (_purposes(text_of(folder, NUMBERS)) for folder in (base, change))
    for id_ in PINNED:
        old, new = before.get(id_), after.get(id_)
        if old and (not new or (new.say, new.call) != (old.say, old.call)):
            message = f'"{id_}" is {old.say} ({old.call}), and no change of text may turn it into another. Write it again as it was.'
            yield Problem(NUMBERS, new.line if new else 1, Rule.BAD_NUMBERS, message)
        elif old and new and purpose[id_] != now[id_]:
            message = f'"{id_}" is for {purpose[id_]}, and no change of text may say otherwise. Write under "for" what stood there.'
            yield Problem(NUMBERS, new.line, Rule.BAD_NUMBERS, message)


def show(base: Path, change: Path) -> Iterator[str]:
    """Each value that another person must look up, try or read."""
    yield from _numbers(base, change)
    yield from _facts(base, change)
    yield from _care_rules(base, change)
    for path in SEARCH_LISTS:
        yield from _search(base, change, path)


def _numbers(base: Path, change: Path) -> Iterator[str]:
    before = facts.read_numbers(NUMBERS, text_of(base, NUMBERS))[0]
    after = facts.read_numbers(NUMBERS, text_of(change, NUMBERS))[0]
    purpose, now_for = (_purposes(text_of(folder, NUMBERS)) for folder in (base, change))
    for id_, old in before.items():
        new = after.get(id_)
        if id_ not in PINNED and (not new or (new.say, new.call) != (old.say, old.call)):
            now = f"{new.say} ({new.call})" if new else "gone"
            yield f"{NUMBERS}: {id_} was {old.say} ({old.call}) and is {now}. Call it."
        if new and purpose[id_] != now_for[id_]:
            yield f'{NUMBERS}: {id_} was for "{purpose[id_]}" and is for "{now_for[id_]}". Ask its owner.'
        if new and (new.checked, new.expires) != (old.checked, old.expires):
            yield f"{NUMBERS}: {id_} says that it was looked up on {new.checked}, and is trusted until {new.expires}. Ask who did."
    for id_ in after.keys() - before.keys():
        yield f"{NUMBERS}: {id_} is new: {after[id_].say} ({after[id_].call}). Call it."


def _purposes(text: str) -> dict[str, str]:
    """What each number is for."""
    found, _ = frontmatter.pairs(NUMBERS, text, first_line=1)
    return {id_: str(value.get("for", "")) if isinstance(value, dict) else "" for id_, _, value in found}


def _facts(base: Path, change: Path) -> Iterator[str]:
    before = facts.read_facts(FACTS, text_of(base, FACTS))[0]
    after = facts.read_facts(FACTS, text_of(change, FACTS))[0]
    for id_ in sorted(before.keys() | after.keys()):
        old, new = before.get(id_), after.get(id_)
        if (old.say if old else None) != (new.say if new else None):
            was, now = (f'"{one.say}"' if one else "not there" for one in (old, new))
            yield f"{FACTS}: {id_} was {was} and is {now}. Open its source."


def _care_rules(base: Path, change: Path) -> Iterator[str]:
    """Each rule of care that is another, or gone; a new one adds to what is checked."""
    before, after = (read_care_rules(CARE_RULES, text_of(folder, CARE_RULES))[0] for folder in (base, change))
    for id_, old in before.items():
        new = after.get(id_)
        if new is None:
            yield f'{CARE_RULES}: {id_} is gone. It said "{old.say}".'
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
            yield f'{CARE_RULES}: of {id_}, {", ".join(what)} changed. It said "{old.say}" and says "{new.say}".'


def _search(base: Path, change: Path, path: PurePosixPath) -> Iterator[str]:
    """What leads people in an emergency to another page than before, and what the search offers or puts behind others."""
    phrases = search_words.read_pinned_words(text_of(base, search_words.PINS))
    words = "|".join(map(re.escape, sorted({*phrases, *phrases.values()}, key=len, reverse=True)))
    urgent = re.compile(rf"(?<!\S)(?:{words})(?!\S)") if words else None
    before, after = (_texts_of(path, text_of(folder, path)) for folder in (base, change))
    for verb, found in (("new", after.keys() - before.keys()), ("gone", before.keys() - after.keys())):
        for where, text in sorted(found):
            always = path.parent.name == "cries" or where.partition(": ")[0] in ("offers", "needs", "together")
            if always or (urgent and urgent.search(" ".join(f"{where} {text}".casefold().split()))):
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
