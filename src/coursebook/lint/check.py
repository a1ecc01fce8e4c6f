"""All rules over the files of a project."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from ..core import consistency
from ..core.facts import due_soon, expired
from ..core.permalinks.addresses import check_addresses
from ..core.problems import Problem, Rule
from ..security.sources import check as source_check
from .project import Project, pages_of, read_project
from .registry import registry_problems
from .rules import COURSE_RULES, PAGE_RULES


def check(root: Path, only: Iterable[PurePosixPath] = (), today: date | None = None) -> list[Problem]:
    """Every problem of the project in a folder, or those of the files in ``only``, by file and line.

    What the source check refuses is not read further. ``today`` decides what is expired.
    """
    if refused := source_check.check_sources(root, alone=False):
        return [problem for problem in refused if not (wanted := set(only)) or problem.path in wanted] or refused
    project, problems = read_project(root, today or date.today())
    wanted = set(only)
    problems += found_in(project, wanted)
    misnamed = {problem.path for problem in problems if problem.rule is Rule.BAD_ID and problem.line == 1}
    named = [path for path in pages_of(root, project.paths) if path not in misnamed]
    problems += check_addresses(named, project.pages, project.paths.layout)
    problems += registry_problems(
        root, project.pages, len(project.pages) == len(pages_of(root, project.paths)), project.today
    )
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
    yield from consistency.check(project.pages, project.topics, project.paths.file("topics"))
    yield from expired(project.paths.file("numbers"), project.numbers, project.today)
    yield from expired(project.paths.file("facts"), project.facts, project.today)
    yield from due_soon(project.paths.file("numbers"), project.numbers, project.today)
    yield from due_soon(project.paths.file("facts"), project.facts, project.today)
