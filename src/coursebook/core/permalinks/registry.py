"""``permalinks.txt``: every id that was ever published, its kind, and what became of it.

A line is an id and its kind, and perhaps its history::

    choosing-the-moment lesson
    pick-the-moment lesson -> choosing-the-moment
    pick-the-moment-cash section retired 2027-03-21 -> giving-money: The advice has its own page now.
    mix-with-alcohol section withdrawn 2027-03-21: It could hurt.

``->`` leads to the id that says it now. ``retired`` gives the day, the successor if there is one, and the reason;
``withdrawn`` says also that following the old text could hurt. Lines stand in the order of the alphabet and are
never removed once somebody may have seen its id (``cited_ids.py``). A line that begins with ``#`` is a comment at the top.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from ..pages.model import Lesson, Module, Page, Question
from ..problems import Problem, Rule
from ..suggestions import suggest
from .ids import describe_wrong_id, is_id
from .registry_header import write_head

FILE = PurePosixPath("permalinks.txt")
KINDS = ("page", "module", "lesson", "question", "section", "term")
_LINE = re.compile(
    r"(?P<id>\S+) (?P<kind>\S+)"
    r"(?: -> (?P<leads_to>\S+)| (?P<how>retired|withdrawn) (?P<day>\S+?)(?: -> (?P<by>[^\s:]+))?(?::\s*(?P<why>.*))?)?"
)
FIRST_YEAR = 2000
"""Before it no course of this kind had a site."""
_FORM = 'Write "id kind", "id kind -> present-id" or "id kind retired 2027-03-21 -> successor: Why."'


@dataclass(frozen=True, slots=True)
class Retirement:
    """When the text of an id went, why, and what replaced it (``""``: nothing). ``withdrawn``: it could hurt."""

    day: date
    reason: str
    successor: str = ""
    withdrawn: bool = False

    def __str__(self) -> str:
        arrow = f" -> {self.successor}" if self.successor else ""
        return f"{'withdrawn' if self.withdrawn else 'retired'} {self.day}{arrow}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Permalink:
    """A line of the registry. ``leads_to`` is the present id of a former one; ``line`` is its place in the file."""

    id: str
    kind: str
    leads_to: str = ""
    retired: Retirement | None = None
    line: int = 0

    def __str__(self) -> str:
        history = f" -> {self.leads_to}" if self.leads_to else f" {self.retired}" if self.retired else ""
        return f"{self.id} {self.kind}{history}"


Registry = Mapping[str, Permalink]


class Place(NamedTuple):
    """Where an id is now."""

    kind: str
    path: PurePosixPath
    line: int


def read(text: str, path: PurePosixPath = FILE) -> tuple[dict[str, Permalink], list[Problem]]:
    """The registry by id, and what is wrong with its lines."""
    registered: dict[str, Permalink] = {}
    by_case: dict[str, Permalink] = {}
    problems: list[Problem] = []
    last = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            entry = _entry(line, number)
        except ValueError as error:
            problems.append(Problem(path, number, Rule.BAD_PERMALINK, str(error)))
            continue
        if first := registered.get(entry.id):
            rule, message = Rule.BAD_PERMALINK, f'"{entry.id}" is also in line {first.line}. Keep one of the two lines.'
            if first.kind != entry.kind:
                rule = Rule.CHANGED_KIND
                message = f'"{entry.id}" is a {entry.kind} here and a {first.kind} in line {first.line}. Keep the older line, and give the other thing another id.'
            problems.append(Problem(path, number, rule, message))
            continue
        if (other := by_case.setdefault(entry.id.casefold(), entry)) is not entry:
            message = f'"{entry.id}" and "{other.id}" in line {other.line} differ in capitals only. Give one of the two another id.'
            problems.append(Problem(path, number, Rule.BAD_PERMALINK, message))
            continue
        if entry.id < last:
            message = f'"{entry.id}" stands after "{last}". Lines keep the order of the alphabet: run "make ids".'
            problems.append(Problem(path, number, Rule.UNSORTED, message))
        last = max(last, entry.id)
        registered[entry.id] = entry
    return registered, problems


def is_readable(problems: Iterable[Problem]) -> bool:
    """Whether all lines could be read, whatever their order: only then the registry can be held against anything."""
    return all(problem.rule is Rule.UNSORTED for problem in problems)


def _entry(line: str, number: int) -> Permalink:
    found = _LINE.fullmatch(line.rstrip())
    if not found:
        raise ValueError(f"This line cannot be read. {_FORM}")
    for id_ in (found["id"], found["leads_to"], found["by"]):
        if id_ and (wrong := describe_wrong_id(id_)):
            raise ValueError(wrong)
    if found["kind"] not in KINDS:
        raise ValueError(f'"{found["kind"]}" is no kind of id. Write one of {", ".join(KINDS)}.')
    return Permalink(found["id"], found["kind"], found["leads_to"] or "", _retirement(found), number)


def _retirement(found: re.Match[str]) -> Retirement | None:
    if not found["how"]:
        return None
    try:
        day = date.fromisoformat(found["day"].rstrip(":"))
    except ValueError:
        raise ValueError(f'"{found["day"]}" is no day. Write one after "{found["how"]}", such as 2027-03-21.') from None
    if day.year < FIRST_YEAR:
        raise ValueError(
            f'"{day}" is no day on which a text of this site went. Write the day after "{found["how"]}", such as 2027-03-21.'
        )
    if not (found["why"] or "").strip():
        raise ValueError(f'"{found["id"]}" is gone without a reason. Write a colon and why at the end of the line.')
    return Retirement(day, found["why"].strip(), found["by"] or "", found["how"] == "withdrawn")


def write(registered: Registry, language: str = "en") -> str:
    """The text of the file, with the lines at its top in a language."""
    return write_head(language) + "".join(f"{registered[id_]}\n" for id_ in sorted(registered))


def collect_published(pages: Mapping[PurePosixPath, Page]) -> dict[str, Place]:
    """Every id that is on a page, and where."""
    places: dict[str, Place] = {}
    for path, page in pages.items():
        for section in page.sections:
            kind = kind_of(page) if section.level == 1 else "section"
            places.setdefault(section.id, Place(kind, path, section.line))
        for term in filter(lambda one: is_id(one.id), page.terms):  # the check says what is wrong with others
            places.setdefault(term.id, Place("term", path, term.line))
    return places


def kind_of(page: Page) -> str:
    """The kind of a page's own id."""
    return {Module: "module", Lesson: "lesson", Question: "question"}.get(type(page), "page")


def with_former(registered: Registry, pages: Iterable[Page]) -> dict[str, Permalink]:
    """The registry with the ids that pages name under ``formerly`` leading to those pages; what is retired stays so."""
    joined = dict(registered)
    for page in pages:
        for old in former_ids(page):
            joined.setdefault(own_id(page), Permalink(own_id(page), kind_of(page)))
            entry = joined.get(old, Permalink(old, kind_of(page)))
            joined[old] = entry if entry.retired else replace(entry, leads_to=own_id(page))
    return joined


def former_ids(page: Page) -> Iterator[str]:
    """The ids under ``formerly``, without the addresses."""
    return (old for old in page.formerly if not old.startswith("/"))


def own_id(page: Page) -> str:
    """The id of a page's title."""
    return next((section.id for section in page.sections if section.level == 1), page.id)


def resolve(registered: Registry, id_: str) -> Permalink | None:
    """The line of the present id, or of the retired one, that an id leads to. None: nobody knows it."""
    found = registered.get(id_)
    return registered.get(found.leads_to) if found and found.leads_to else found


def find_chain_end(registered: Registry, id_: str) -> str | None:
    """The id at the end of a chain of former ids; None when the chain is a loop or breaks off."""
    seen = set()
    while id_ in registered and id_ not in seen:
        if not registered[id_].leads_to:
            return id_
        seen.add(id_)
        id_ = registered[id_].leads_to
    return None


def check(registered: Registry, pages: Mapping[PurePosixPath, Page], path: PurePosixPath = FILE) -> Iterator[Problem]:
    """Ids that are not in the registry, that vanished, that changed their kind, or that lead nowhere."""
    places = collect_published(pages)
    yield from _unlisted(registered, pages, places)
    yield from _claimed(registered, pages, path)
    joined = with_former(registered, pages.values())
    for id_, entry in registered.items():
        place = places.get(id_)
        if place is None:
            wrong = _wrong_history(joined, joined[id_], places)
            if wrong:
                yield Problem(path, entry.line, *wrong)
            continue
        if entry.leads_to or entry.retired:
            message = (
                f'"{id_}" is on {place.path}:{place.line}, so it neither leads elsewhere nor is it gone. '
                f'Write "{id_} {entry.kind}" here, or give the other heading another id.'
            )
            yield Problem(path, entry.line, Rule.FORMER_CHAIN, message)
        if entry.kind != place.kind:
            message = (
                f'"{id_}" was published as a {entry.kind}, and here it is a {place.kind}. An id keeps its kind: '
                f'give this another id, and write "{id_} {entry.kind} -> that-id" in {path}.'
            )
            yield Problem(place.path, place.line, Rule.CHANGED_KIND, message)


def _unlisted(
    registered: Registry, pages: Mapping[PurePosixPath, Page], places: Mapping[str, Place]
) -> Iterator[Problem]:
    """One problem for each page: a new page has many new ids."""
    new: dict[PurePosixPath, list[tuple[int, Permalink]]] = {}
    for id_, place in places.items():
        if id_ not in registered:
            new.setdefault(place.path, []).append((place.line, Permalink(id_, place.kind)))
    for path in pages:
        if path in new:
            lines = ", ".join(f'"{entry}"' for _, entry in new[path])
            message = f'{FILE} does not have these ids yet. Run "make ids", or write each there on a line of its own: {lines}.'
            yield Problem(path, new[path][0][0], Rule.UNLISTED_ID, message)


def _claimed(registered: Registry, pages: Mapping[PurePosixPath, Page], path: PurePosixPath) -> Iterator[Problem]:
    """Ids under ``formerly`` of which the registry says something else."""
    for where, page in pages.items():
        for old in former_ids(page):
            entry = registered.get(old)
            if entry is None:
                line = Permalink(old, kind_of(page), own_id(page))
                message = f'{FILE} does not have the former id "{old}". Run "make ids", or write there: "{line}".'
                yield Problem(where, page.lines.get("formerly", 1), Rule.UNLISTED_ID, message)
            elif entry.retired:
                message = f'{path}:{entry.line} says that "{old}" is gone, so it cannot lead here. Take it out of one of the two.'
                yield Problem(where, page.lines.get("formerly", 1), Rule.FORMER_CHAIN, message)
            elif entry.leads_to and entry.leads_to != own_id(page):
                message = f'{path}:{entry.line} says that "{old}" is now "{entry.leads_to}". Run "make ids" if this page is right, or take it out here.'
                yield Problem(where, page.lines.get("formerly", 1), Rule.FORMER_CHAIN, message)


def _wrong_history(registered: Registry, entry: Permalink, places: Mapping[str, Place]) -> tuple[Rule, str] | None:
    """What is wrong with the line of an id that is on no page."""
    target = entry.leads_to or (entry.retired.successor if entry.retired else "")
    if not target:
        return None if entry.retired else (Rule.VANISHED_ID, _vanished(entry, places))
    after = registered.get(target) or (Permalink(target, places[target].kind) if target in places else None)
    if after is None:
        return Rule.BAD_PERMALINK, f'There is no id "{target}".{suggest(target, places)} Write one that is on a page.'
    if after.leads_to:
        last = find_chain_end(registered, target)
        if last in (None, entry.id):
            message = f'"{entry.id}" leads to "{target}", and that leads back. Write after one of the two what became of its text.'
            return Rule.FORMER_CHAIN, message
        arrow = str(entry).replace(f"-> {target}", f"-> {last}")
        message = f'"{entry.id}" leads to "{target}", which is itself a former id. Run "make ids", or write: "{arrow}".'
        return Rule.FORMER_CHAIN, message
    if entry.retired and after.retired:
        better = after.retired.successor
        remedy = f'what replaced that: "{better}"' if better else "another id, or no arrow"
        message = f'"{target}", which replaced "{entry.id}", is gone too. Write after the arrow {remedy}.'
        return Rule.FORMER_CHAIN, message
    return None


def _vanished(entry: Permalink, places: Mapping[str, Place]) -> str:
    found = f'If its page was renamed, write "formerly: [{entry.id}]" in the front matter of that page.'
    if entry.kind in ("section", "term"):
        found = f'If it was renamed, write here "{entry.id} {entry.kind} -> the-present-id".'
    if entry.kind in ("question", "lesson", "module"):
        found = f'If its file was renamed by hand, give the file and the id their old name, and run "make rename OLD={entry.id} NEW=its-new-id".'
        found += f' If its file was deleted, bring it back and run "coursebook retire {entry.id}", which takes out what names it.'
    gone = f'If its text is gone, write here "{entry.id} {entry.kind} retired {date.today()} -> what-replaced-it: Why."'
    same = [id_ for id_ in places if places[id_].kind == entry.kind]
    begin = (
        f'"{entry.id}" was published, and no page has it now.{suggest(entry.id, same)} Put it back before its heading.'
    )
    return f"{begin} {found} {gone}"
