"""Facts that change: telephone numbers, law, labels and supply, each kept once with the day until which it may be trusted.

Numbers stand in ``numbers.yml``, the other facts in ``facts.yml``. Another country's edition has its own two files.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any

from ..pages import frontmatter
from ..pages.frontmatter import ID, Key, read_date, read_sentence
from ..problems import Problem, Rule

KINDS = ("law", "label", "supply", "service")


def read_kind(value: object) -> str:
    """What sort of fact it is."""
    if value in KINDS:
        return str(value)
    raise ValueError(f"Write one of {', '.join(KINDS)}.")


_DAYS = {
    "checked": Key(read_date, True, "the day it was last looked up"),
    "expires": Key(read_date, True, "the day until which it may be trusted"),
}
_NUMBER = {
    "say": Key(read_sentence, True, "the number as it is printed"),
    "call": Key(read_sentence, True, "its address, such as tel:112"),
    "for": Key(read_sentence, True, "what it is for"),
    "names": Key(
        read_sentence, False, "the words by which pages name it; without the line those of its id and of what it is for"
    ),
    **_DAYS,
}
NUMBER_KEYS: Mapping[str, Key] = _NUMBER
_FACT = {
    "say": Key(read_sentence, True, "the words as a page prints them"),
    "about": Key(read_sentence, True, "what they say, in one sentence"),
    "kind": Key(read_kind, True, f"one of {', '.join(KINDS)}"),
    "source": Key(read_sentence, True, "the key of the work in references.bib"),
    **_DAYS,
}
FACT_KEYS: Mapping[str, Key] = _FACT


@dataclass(frozen=True, slots=True)
class Fact:
    """What a page prints, and until when it may be trusted.

    ``call`` is the address of a number, ``source`` the work behind another fact, ``line`` its place. ``about`` says what it is
    about, or what a number is for. ``names`` are the words by which pages name a number.
    """

    id: str
    say: str
    checked: date
    expires: date
    line: int
    call: str = ""
    source: str = ""
    about: str = ""
    kind: str = ""
    names: str = ""


def list_required(keys: Mapping[str, Key]) -> list[str]:
    """The names of the keys that an entry must have."""
    return [name for name, key in keys.items() if key.required]


def read_numbers(path: PurePosixPath, text: str) -> tuple[Mapping[str, Fact], list[Problem]]:
    """The telephone numbers by id, and what is wrong with the file."""
    return _read(path, text, _NUMBER, Rule.BAD_NUMBERS)


def read_facts(path: PurePosixPath, text: str) -> tuple[Mapping[str, Fact], list[Problem]]:
    """The other facts by id, and what is wrong with the file."""
    return _read(path, text, _FACT, Rule.BAD_FACTS)


def _read(
    path: PurePosixPath, text: str, keys: Mapping[str, Key], rule: Rule
) -> tuple[Mapping[str, Fact], list[Problem]]:
    facts: dict[str, Fact] = {}
    found, problems = frontmatter.read_pairs(path, text, first_line=1)
    for id_, line, value in found:
        fields: dict[str, Any] = {}
        wrong = _judge_lines(id_, value, keys, fields)
        for name, message in wrong:
            problems.append(Problem(path, _line_of(text, line, name), rule, message))
        if not wrong:
            call, source = fields.get("call", ""), fields.get("source", "")
            about = fields["for"] if "for" in fields else fields["about"]
            days = fields["checked"], fields["expires"]
            facts[id_] = Fact(
                id_, fields["say"], *days, line, call, source, about, fields.get("kind", ""), fields.get("names", "")
            )
    return facts, problems


def _judge_lines(id_: str, value: object, keys: Mapping[str, Key], fields: dict[str, Any]) -> list[tuple[str, str]]:
    """What is wrong with one entry, the first of each kind, each with the name of its line; what is right goes into ``fields``."""
    if not (ID.fullmatch(id_) or id_.isalpha()):
        meant = "-".join(re.findall(r"[a-z0-9]+", id_.lower()))
        if not ID.fullmatch(meant) and not meant.isalpha():  # such as "2nd-line", "a1"
            meant = next((one for one in (f"{meant}-line", f"line-{meant}") if ID.fullmatch(one)), "clinic-line")
        return [
            ("", f'"{id_}" cannot be a name here: a name has small letters and figures, with hyphens. Write {meant}.')
        ]
    if not isinstance(value, dict):
        return [
            (
                "",
                f'"{id_}" has no lines under it. Write these, each after two blanks: {", ".join(list_required(keys))}.',
            )
        ]
    if strange := [str(name) for name in value if name not in keys]:
        near = get_close_matches(strange[0].lower(), [name for name in keys if name not in value])
        hint = f" Write {near[0]}." if near else f" It has {', '.join(keys)}. Take the line out."
        return [(strange[0], f'"{strange[0]}" is no line that "{id_}" may have.{hint}')]
    if missing := [name for name in list_required(keys) if name not in value]:
        return [
            (
                "",
                f'"{id_}" lacks the line "{missing[0]}": {keys[missing[0]].meaning}. Write it under it, after two blanks.',
            )
        ]
    wrong = []
    for name, key in keys.items():
        if name not in value:
            continue
        try:
            fields[name] = key.read(value[name])
        except ValueError as why:
            wrong.append((name, f'"{name}" of "{id_}" cannot be "{str(value[name])[:60]}". {why}'))
    return wrong[:1]


def _line_of(text: str, line: int, name: str) -> int:
    """The line of a name in the entry that begins in a line."""
    rest = text.split("\n")[line:]
    return line + next((at for at, one in enumerate(rest, 1) if name and one.strip().startswith(f"{name}:")), 0)


def find_lines(text: str, words: str) -> list[int]:
    """The lines in which words begin that stand in a text, over its line ends too, and are no part of longer ones."""
    parts = words.casefold().split()
    found = text.casefold()
    if not parts or parts[0] not in found:
        return []
    pattern = r"(?<![\w-])" + r"\s+".join(map(re.escape, parts)) + r"(?![\w-])"
    return [found.count("\n", 0, one.start()) + 1 for one in re.finditer(pattern, found)]


NOTICE = timedelta(days=60)
"""How long before its day a fact is named as due."""


def check_expired(path: PurePosixPath, facts: Mapping[str, Fact], today: date) -> Iterator[Problem]:
    """The facts that nobody has looked up again in time."""
    for fact in facts.values():
        if fact.expires < today:
            what = "Open its owner's page, correct the number" if fact.call else "Open its source, correct the words"
            message = (
                f"{fact.say} ({fact.id}) was to be looked up again by {fact.expires}. {what} if it changed, "
                "and write the new days."
            )
            yield Problem(path, fact.line, Rule.EXPIRED, message)


def check_due_soon(path: PurePosixPath, facts: Mapping[str, Fact], today: date) -> Iterator[Problem]:
    """The facts whose day comes within ``NOTICE``."""
    for fact in facts.values():
        if today <= fact.expires <= today + NOTICE:
            days = (fact.expires - today).days
            when = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
            message = (
                f"{fact.say} ({fact.id}) is to be looked up again by {fact.expires}, {when}. Open its source, correct the "
                "words if they changed, and write the new days."
            )
            yield Problem(path, fact.line, Rule.DUE_SOON, message)


def check_names_apart(
    path: PurePosixPath, facts: Mapping[str, Fact], others: Mapping[str, PurePosixPath]
) -> Iterator[Problem]:
    """The facts or numbers of a list whose name is that of something else; ``others`` says where each of these stands.

    A rule that looks up what a page shows for a name would take the words of the other.
    """
    for fact in facts.values():
        if owner := others.get(fact.id):
            message = f'"{fact.id}" is a name in {owner}, too, and a rule could take the one for the other. Give this one a name of its own.'
            yield Problem(path, fact.line, Rule.BAD_NUMBERS if fact.call else Rule.BAD_FACTS, message)
