"""Days: nothing was checked or reviewed in the future, nothing is trusted for ever, and a review names who did it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any

from ....core.data.facts import Fact
from ....core.language.ascii_words import ascii_words
from ....core.pages import frontmatter
from ....core.pages.parser import read_file
from ....core.problems import Problem, Rule
from ....core.suggestions import suggest
from ...project import Project

ALLOWED = timedelta(days=1)
"""Somewhere it is tomorrow already."""
EARLIEST = date(2000, 1, 1)
"""No page, number or work of a course was looked at before; such a day is a slip of the hand."""
LONGEST = timedelta(days=731)
"""Two years: no number and no law is trusted longer without a look."""
CITATION = PurePosixPath("CITATION.cff")
_PEOPLE = ("authors", "contact", "contacts", "reviewers")
_NAMES = ("given-names", "name-particle", "family-names", "name-suffix")


def check_days(project: Project) -> Iterator[Problem]:
    """A day that cannot be, or a review by nobody."""
    latest = project.today + ALLOWED
    people = read_people(project)
    for path, page in project.pages.items():
        for key, day in (("checked", page.checked), ("reviewed", page.reviewed)):
            if day and day > latest:
                message = f'"{key}" is {day}, and that day has not come. Write the day on which it was done.'
                yield Problem(path, page.lines.get(key, 1), Rule.DAYS, message)
            elif day and day < EARLIEST:
                message = f'"{key}" is {day}, and nobody did it so long ago. Write the day on which it was done.'
                yield Problem(path, page.lines.get(key, 1), Rule.DAYS, message)
        if page.reviewed and not page.by:
            message = (
                'The page was "reviewed", and nobody is named. Write who did it under "by", as named in CITATION.cff.'
            )
            yield Problem(path, page.lines.get("reviewed", 1), Rule.DAYS, message)
        for person in page.by:
            if person not in people:
                message = f'"{person}" is nobody in {CITATION}.{suggest(person, people)} Add the person there first, or take the name out.'
                yield Problem(path, page.lines.get("by", 1), Rule.DAYS, message)
    for work in project.listed.values():
        if work.day and work.day > latest:
            message = f'"{work.key}" was opened on {work.day}, and that day has not come. Write the day on which somebody opened it.'
            yield Problem(project.paths.file("references"), work.line, Rule.DAYS, message)
        elif work.day and work.day < EARLIEST:
            message = f'"{work.key}" was opened on {work.day}, and nobody did it so long ago. Write the day on which somebody opened it.'
            yield Problem(project.paths.file("references"), work.line, Rule.DAYS, message)
    yield from _of_facts(project.paths.file("numbers"), project.numbers, latest)
    yield from _of_facts(project.paths.file("facts"), project.facts, latest)


def _of_facts(path: PurePosixPath, facts: Mapping[str, Fact], latest: date) -> Iterator[Problem]:
    for fact in facts.values():
        if fact.checked > latest:
            message = f'"{fact.id}" was checked on {fact.checked}, and that day has not come. Write the day on which somebody looked it up.'
        elif fact.checked < EARLIEST:
            message = f'"{fact.id}" was checked on {fact.checked}, and nobody did it so long ago. Write the day on which somebody looked it up.'
        elif fact.expires <= fact.checked:
            message = f'"{fact.id}" expires on {fact.expires}, before anybody could trust it: it was checked on {fact.checked}. Write a later day.'
        elif fact.expires > fact.checked + LONGEST:
            message = f'"{fact.id}" expires on {fact.expires}, more than two years after it was checked. Write an earlier day.'
        else:
            continue
        yield Problem(path, fact.line, Rule.DAYS, message)


def read_people(project: Project) -> set[str]:
    """The people and groups of ``CITATION.cff`` as ``by`` names them: in lower case, joined by hyphens, or by alias."""
    file = project.root / CITATION
    text = read_file(file, CITATION)[0] if file.is_file() and not file.is_symlink() else ""
    found, _ = frontmatter.read_pairs(CITATION, text, first_line=1)
    entries = [entry for key, _, value in found if key in _PEOPLE and isinstance(value, list) for entry in value]
    return {name for entry in entries for name in _names_of(entry)}


def _names_of(entry: Any) -> Iterator[str]:
    """What one entry may be called."""
    if isinstance(entry, str):
        yield _joined(entry)
    elif isinstance(entry, dict):
        whole = " ".join(str(entry[part]) for part in _NAMES if part in entry)
        yield from (_joined(str(name)) for name in (whole, entry.get("name", ""), entry.get("alias", "")) if name)


def _joined(name: str) -> str:
    return "-".join(ascii_words(name))
