"""All rules over the files of a project."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from ..core import consistency
from ..core.facts import due_soon, expired
from ..core.page_parser import Layout
from ..core.permalinks.addresses import check_addresses
from ..core.problems import Problem
from ..security.sources import check as source_check
from .project import FACTS, NUMBERS, TOPICS, Project, pages_of, read_project
from .registry import registry_problems
from .rules import COURSE_RULES, PAGE_RULES


def check(root: Path, only: Iterable[PurePosixPath] = (), today: date | None = None) -> list[Problem]:
    """Every problem of the project in a folder, or those of the files in ``only``, by file and line.

    What gate one refuses is not read further. ``today`` decides what is expired.
    """
    if refused := source_check.check_sources(root, alone=False):
        return [problem for problem in refused if not (wanted := set(only)) or problem.path in wanted] or refused
    project, problems = read_project(root, today or date.today())
    wanted = set(only)
    problems += found_in(project, wanted)
    problems += check_addresses(pages_of(root), project.pages, Layout())
    problems += registry_problems(root, project.pages, len(project.pages) == len(pages_of(root)))
    return sorted(
        {problem for problem in problems if not wanted or problem.path in wanted},
        key=lambda problem: (problem.path.as_posix(), problem.line, problem.message),
    )


def found_in(project: Project, wanted: set[PurePosixPath]) -> Iterator[Problem]:
    """What the rules find: those of a page in the files of ``wanted`` (all, if it is empty), those of the course everywhere."""
    for path, page in project.parsed.items():
        if not wanted or path in wanted:
            for rule in PAGE_RULES:
                yield from rule(page, project)
    for course_rule in COURSE_RULES:
        yield from course_rule(project)
    yield from consistency.check(project.pages, project.topics, TOPICS)
    yield from expired(NUMBERS, project.numbers, project.today)
    yield from expired(FACTS, project.facts, project.today)
    yield from due_soon(NUMBERS, project.numbers, project.today)
    yield from due_soon(FACTS, project.facts, project.today)
