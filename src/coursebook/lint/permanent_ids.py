"""``permalinks.txt``: its lines, the ids of the pages, and what the last stored edition holds."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

from ..core.editions.archive import FOLDER, read_editions
from ..core.pages.model import Page
from ..core.pages.parser import Layout, read_file
from ..core.permalinks import cited_ids, registry, released_registry
from ..core.permalinks.address_table import check_former_addresses
from ..core.permalinks.ids import is_id
from ..core.problems import Problem, Rule

ALLOWED = timedelta(days=1)
"""Somewhere it is tomorrow already."""


def check_registry(
    project: Path,
    pages: Mapping[PurePosixPath, Page],
    whole: bool,
    today: date | None = None,
    layout: Layout | None = None,
) -> list[Problem]:
    """What is wrong with ``permalinks.txt``; without one nothing was published. ``whole`` says that every page could be read."""
    stored, problems = read_editions(project / FOLDER, FOLDER)
    if problems:
        return problems
    if not (project / registry.FILE).is_file():
        return released_registry.check(None, project / FOLDER, stored)
    text, problems = read_file(project / registry.FILE, registry.FILE)
    if problems:
        return problems
    registered, problems = registry.read(text)
    if not registry.is_readable(problems):
        never = {term.id for page in pages.values() for term in page.terms if not is_id(term.id)}
        return [one for one in problems if not any(one.message.startswith(f'"{id_}" ') for id_ in never)]
    problems += _future(registered, today or date.today())
    problems += released_registry.check(registered, project / FOLDER, stored)
    if not whole:
        return problems
    found = list(registry.check(registered, pages))
    found += check_former_addresses(registered, pages, layout or Layout())
    if any(problem.rule is Rule.VANISHED_ID for problem in found):
        found = list(cited_ids.name_drafts(found, registered, cited_ids.read_known_ids(project, stored)))
    return [*problems, *found, *released_registry.check_moved(pages, stored)]


def _future(registered: registry.Registry, today: date) -> Iterator[Problem]:
    for entry in registered.values():
        if entry.retired and entry.retired.day > today + ALLOWED:
            message = f'"{entry.id}" is gone since {entry.retired.day}, and that day has not come. Write the day on which its text went.'
            yield Problem(registry.FILE, entry.line, Rule.DAYS, message)
