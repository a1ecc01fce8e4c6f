"""All rules over the files of a project."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from ..core.data.facts import check_due_soon, check_expired, check_names_apart
from ..core.pages import cross_page_checks
from ..core.permalinks.address_table import check_addresses
from ..core.problems import Problem, Rule
from ..core.project import read_paths
from ..security.sources import check as source_check
from .cache import Cache, Watched
from .output.course_links import name_own_pages
from .output.number_names import name_numbers
from .output.page_count import count_files, count_pages
from .output.root_causes import keep_causes_first
from .page import Named, ParsedPage
from .permanent_ids import check_registry
from .project import Project, read_project
from .rules import COURSE_RULES, PLACE_RULES, TEXT_RULES
from .rules.course.settings import check_written_settings
from .rules.wording.readability import grades_of


class Course(NamedTuple):
    """A course that was read just now, what reading it has found, and what the source check refuses in it."""

    project: Project
    problems: list[Problem]
    refused: list[Problem]


def check(
    root: Path,
    only: Iterable[PurePosixPath] = (),
    today: date | None = None,
    cache: Cache | None = None,
    course: Course | None = None,
) -> list[Problem]:
    """The problems of the project in a folder, causes before the rest, or those of the files in ``only``.

    What the source check refuses is not read further. ``today`` decides what is expired. ``cache`` gives what was found
    in files that have not changed; without it every file is read. ``course`` is what was read already.
    """
    if wrong := check_written_settings(root):  # what the settings say wrong would be said of every page
        return wrong
    wanted = set(only)
    if refused := course.refused if course else find_refused(root, cache):
        shown = [problem for problem in refused if not wanted or problem.path in wanted] or refused
        return keep_causes_first(name_own_pages(root, name_numbers(root, shown)), {}, read_paths(root))
    project, problems = (course.project, course.problems) if course else read_project(root, today or date.today())
    return judge(project, problems, cache, wanted)


def find_refused(root: Path, cache: Cache | None = None) -> list[Problem]:
    """What the source check refuses in the files of a course; the keys of front matter are left to the rules."""
    remember = partial(cache.remember, "source") if cache else None
    return source_check.check_sources(root, alone=False, remember=remember, count=count_files(root))


def judge(
    project: Project, read: Iterable[Problem], cache: Cache | None = None, only: Iterable[PurePosixPath] = ()
) -> list[Problem]:
    """The problems of a course that was read and that the source check lets pass; ``read`` are those that reading it has found."""
    root, wanted = project.root, set(only)
    problems = [*read, *found_in(project, wanted, cache)]
    misnamed = {problem.path for problem in problems if problem.rule is Rule.BAD_ID and problem.line == 1}
    named = [path for path in project.files if path not in misnamed]
    problems += check_addresses(named, project.pages, project.paths.layout)
    problems += check_registry(
        root, project.pages, len(project.pages) == len(project.files), project.today, project.paths.layout
    )
    if cache:
        cache.save(is_part=bool(wanted))
    if wanted:  # what was asked for is told, wherever its cause lies
        problems = [problem for problem in problems if problem.path in wanted]
    return keep_causes_first(problems, {path: page.text for path, page in project.parsed.items()}, project.paths)


def found_in(project: Project, wanted: set[PurePosixPath], cache: Cache | None = None) -> Iterator[Problem]:
    """What the rules find: those of a page in the files of ``wanted`` (all, if it is empty), those of the course everywhere."""
    looked_at = [page for path, page in project.parsed.items() if not wanted or path in wanted]
    with closing(count_pages(looked_at, project.paths.language)) as counted:
        for page in counted:
            yield from _in_text(page, project, cache)
            for rule in PLACE_RULES:
                yield from rule(page, project)
    for course_rule in COURSE_RULES:
        yield from course_rule(project)
    numbers, facts = project.paths.file("numbers"), project.paths.file("facts")
    yield from cross_page_checks.check(project.pages, project.topics, project.paths.file("topics"))
    pages = {page.id: path for path, page in project.pages.items()}
    yield from check_names_apart(numbers, project.numbers, pages)
    yield from check_names_apart(facts, project.facts, pages | dict.fromkeys(project.numbers, numbers))
    yield from check_expired(numbers, project.numbers, project.today)
    yield from check_expired(facts, project.facts, project.today)
    yield from check_due_soon(numbers, project.numbers, project.today)
    yield from check_due_soon(facts, project.facts, project.today)


def _in_text(page: ParsedPage, project: Project, cache: Cache | None) -> Iterator[Problem]:
    if cache is None:
        for rule in TEXT_RULES:
            yield from rule(page, project)
        return

    def find() -> tuple[list[Problem], dict[str, dict[str, str]], Any]:
        names, listed, own = Watched(project.names), Watched(project.listed), Watched(project.own_words)
        view = replace(project, listed=listed)
        view.__dict__.update(names=names, works=project.works, own_words=own)
        found = [problem for rule in TEXT_RULES for problem in rule(page, view)]
        value = (*grades_of(page, view), page.named)
        return found, {"names": names.seen, "listed": listed.seen, "own_words": own.seen}, value

    now = {"names": project.names, "listed": project.listed, "own_words": project.own_words}
    found, (all_words, prose, named) = cache.recall("text", page.path, page.text.encode(), find, now)
    project.grades[page.path] = (all_words, prose)
    page.__dict__["named"] = Named(*named)
    yield from found
