"""All rules over the files of a project."""

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from enum import Enum, auto
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from ..core.data.facts import check_due_soon, check_expired, check_names_apart
from ..core.pages import cross_page_checks
from ..core.permalinks.address_table import check_addresses
from ..core.problems import Problem, Rule
from ..core.project import Paths, read_paths
from .caching.cache import Cache, Watched
from .caching.processes import map_in_processes
from .caching.source_check import find_refused
from .output.course_links import name_own_pages
from .output.number_names import name_numbers
from .output.page_count import count_pages
from .output.refused_files import NOTHING_REFUSED, Refused, is_all_hidden, read_beginning, sort_refused
from .output.root_causes import CAUSES, keep_causes_first
from .page import Named, ParsedPage
from .permanent_ids import check_registry
from .project import Project, pages_of, read_project
from .rules import COURSE_RULES, PLACE_RULES, TEXT_RULES
from .rules.course.settings import check_written_settings
from .rules.course.similar_questions import Pairs, check_near_questions, find_near_pairs, select_questions
from .rules.wording.readability import grades_of


class Left(Enum):
    """What is not judged before what was found is mended: nothing, what else stands in the same files, or all else."""

    NOTHING = auto()
    SAME_FILES = auto()
    ALL = auto()


class Found(NamedTuple):
    """The problems of a course, and what they leave unjudged."""

    problems: list[Problem]
    left: Left


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

    ``today`` decides what is expired. ``cache`` gives what was found in files that have not changed; without it every file is
    read. ``course`` is what was read already.
    """
    return look(root, only, today, cache, course).problems


def look(
    root: Path,
    only: Iterable[PurePosixPath] = (),
    today: date | None = None,
    cache: Cache | None = None,
    course: Course | None = None,
) -> Found:
    """As ``check``, with what the problems leave unjudged. What the source check refuses hides what follows from it, and no other page."""
    if wrong := check_written_settings(root):  # what the settings say wrong would be said of every page
        return Found(wrong, Left.ALL)
    wanted, paths = set(only), read_paths(root)
    refused = name_own_pages(root, name_numbers(root, course.refused if course else find_refused(root, cache)))
    if is_all_hidden(root, paths, refused):
        if cache:
            cache.save(is_part=True, is_stopped=True)
        shown = [problem for problem in refused if not wanted or problem.path in wanted] or refused
        return Found(keep_causes_first(shown, {}, paths), Left.ALL)
    sorted_ = sort_refused(refused, pages_of(root, paths)) if refused else NOTHING_REFUSED
    if course and not sorted_.unread:
        project, problems = course.project, course.problems
    else:
        project, problems = read_project(root, today or date.today(), sorted_.unread)
    found = judge(project, problems, cache, wanted, sorted_)
    return Found(found, _left(found, sorted_, paths))


def count_to_fix(number: int, left: Left) -> str:
    """The last line of a check: how much is to fix, and whether that hides more."""
    match left:
        case Left.ALL:
            return f"{number} to fix. The rest is looked at when this is fixed."
        case Left.SAME_FILES:
            return f"{number} to fix. The rest of the same files is looked at when this is fixed."
        case _:
            return f"{number} to fix."


def _left(found: Iterable[Problem], refused: Refused, paths: Paths) -> Left:
    """What may be wrong beside what was found, as far as that hides it."""
    told, by_source = {PurePosixPath(one.path) for one in found}, {PurePosixPath(one.path) for one in refused.problems}
    hiding = {PurePosixPath(one.path) for one in found if one.rule in CAUSES and one.rule is not Rule.LATER}
    hiding |= told & by_source
    if any(place in hiding for _, place in paths.all_files()):
        return Left.ALL
    return Left.SAME_FILES if hiding else Left.NOTHING


def judge(
    project: Project,
    read: Iterable[Problem],
    cache: Cache | None = None,
    only: Iterable[PurePosixPath] = (),
    refused: Refused = NOTHING_REFUSED,
) -> list[Problem]:
    """The problems of a course that was read; ``read`` are those that reading it has found, ``refused`` is what the source check refuses."""
    root, wanted = project.root, set(only)
    problems = [*read, *found_in(project, wanted, cache, refused.files)]
    misnamed = {problem.path for problem in problems if problem.rule is Rule.BAD_ID and problem.line == 1}
    named = [path for path in project.files if path not in misnamed]
    problems += check_addresses(named, project.pages, project.paths.layout)
    problems += check_registry(
        root, project.pages, len(project.pages) == len(project.files), project.today, project.paths.layout
    )
    if cache:
        cache.save(is_part=bool(wanted or refused.problems))
    texts = {path: page.text for path, page in project.parsed.items()}
    texts |= {path: read_beginning(root / path) for path in refused.unread}
    if wanted:  # what was asked for is told, wherever its cause lies
        problems = [problem for problem in problems if problem.path in wanted]
        told_of = wanted | {place for _, place in project.paths.all_files()}
        refused = refused._replace(problems=tuple(one for one in refused.problems if one.path in told_of))
    return keep_causes_first(problems, texts, project.paths, refused)


def found_in(
    project: Project,
    wanted: set[PurePosixPath],
    cache: Cache | None = None,
    without: Collection[PurePosixPath] = frozenset(),
) -> Iterator[Problem]:
    """What the rules find: those of a page in the files of ``wanted`` (all, if it is empty) and not of ``without``, those of the
    course everywhere.
    """
    looked_at = [
        page for path, page in project.parsed.items() if (not wanted or path in wanted) and path not in without
    ]
    if cache:
        _learn_new(looked_at, project, cache)
    with closing(count_pages(looked_at, project.paths.language)) as counted:
        for page in counted:
            yield from _in_text(page, project, cache)
            for rule in PLACE_RULES:
                yield from rule(page, project)
    for course_rule in COURSE_RULES:
        yield from course_rule(project)
    yield from check_near_questions(project, _near_pairs(project, cache))
    numbers, facts = project.paths.file("numbers"), project.paths.file("facts")
    yield from cross_page_checks.check(project.pages, project.topics, project.paths.file("topics"))
    pages = {page.id: path for path, page in project.pages.items()}
    yield from check_names_apart(numbers, project.numbers, pages)
    yield from check_names_apart(facts, project.facts, pages | dict.fromkeys(project.numbers, numbers))
    yield from check_expired(numbers, project.numbers, project.today)
    yield from check_expired(facts, project.facts, project.today)
    yield from check_due_soon(numbers, project.numbers, project.today)
    yield from check_due_soon(facts, project.facts, project.today)


def _learn_new(pages: Iterable[ParsedPage], project: Project, cache: Cache) -> None:
    """Judge the pages of which the cache knows nothing, many at once."""
    new = [page for page in pages if not cache.is_known("text", page.path, page.text.encode())]
    learned = map_in_processes(lambda page: cache.find_entries(lambda: list(_in_text(page, project, cache))), new)
    with closing(count_pages(new, project.paths.language)) as counted:
        for _, entries in zip(counted, learned, strict=True):
            cache.learn(entries)


def _near_pairs(project: Project, cache: Cache | None) -> Pairs:
    """The questions that ask nearly the same; to compare all of them takes half a second for 800, so it is remembered."""
    questions = select_questions(project)
    if cache is None:
        return find_near_pairs(questions)
    asked = [[str(path), page.title, *page.asked] for path, page in questions.items()]

    def find() -> tuple[list[Problem], dict[str, dict[str, str]], Any]:
        return [], {}, [[str(one), str(other)] for one, other in find_near_pairs(questions)]

    _, pairs = cache.recall("near", PurePosixPath("."), json.dumps(asked).encode(), find, {})
    return [(PurePosixPath(one), PurePosixPath(other)) for one, other in pairs]


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
