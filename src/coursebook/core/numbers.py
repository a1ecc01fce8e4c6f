"""Telephone numbers, each kept once with the day until which it may be trusted: ``numbers.yml``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from . import frontmatter
from .frontmatter import ID, Key, read_date, read_sentence
from .problems import Problem, Rule

_FIELDS = {
    "say": Key(read_sentence, True, "the number as it is printed"),
    "call": Key(read_sentence, True, "its address, such as tel:988"),
    "for": Key(read_sentence, True, "what it is for"),
    "checked": Key(read_date, True, "the day it was last looked up"),
    "expires": Key(read_date, True, "the day until which it may be trusted"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number: how it is printed, its address, and until when it may be trusted. ``line`` is its place in the file."""

    id: str
    say: str
    call: str
    expires: date
    line: int


def read_numbers(path: PurePosixPath, text: str) -> tuple[Mapping[str, Number], list[Problem]]:
    """The numbers by id, and what is wrong with the file."""
    numbers: dict[str, Number] = {}
    found, problems = frontmatter.pairs(path, text, first_line=1)
    for id_, line, value in found:
        try:
            if not (ID.fullmatch(id_) or id_.isalpha()) or not isinstance(value, dict) or set(value) != set(_FIELDS):
                raise ValueError
            fields = {name: key.read(value[name]) for name, key in _FIELDS.items()}
        except ValueError:
            message = f'"{id_}" needs exactly these lines under it: {", ".join(_FIELDS)}; the days as 2026-11-23, the number in quotation marks.'
            problems.append(Problem(path, line, Rule.BAD_NUMBERS, message))
        else:
            numbers[id_] = Number(id_, fields["say"], fields["call"], fields["expires"], line)
    return numbers, problems


def expired(path: PurePosixPath, numbers: Mapping[str, Number], today: date) -> Iterator[Problem]:
    """The numbers that nobody has looked up again in time."""
    for number in numbers.values():
        if number.expires < today:
            message = (
                f"{number.say} ({number.id}) was to be looked up again by {number.expires}. Open its owner's page, "
                "correct the number if it changed, and write the new days."
            )
            yield Problem(path, number.line, Rule.EXPIRED, message)
