"""All rules over the files of a project."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from ..core import course, permalinks, released
from ..core.archives import FOLDER, read_editions
from ..core.facts import Fact, expired, read_facts, read_numbers
from ..core.model import Page, Topic
from ..core.pages import Layout, read_file, read_page
from ..core.problems import Problem
from ..core.topics import read_topics
from . import gate
from .rules import RULES

READERS_PAGES = ("*.md", "modules/**/*.md", "faq/**/*.md", "docs/**/*.md")
NOT_PAGES = ("README.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md", "LICENSE-TEXT.md")
TOPICS = PurePosixPath("faq/topics.yml")
NUMBERS = PurePosixPath("docs/numbers.yml")
FACTS = PurePosixPath("docs/facts.yml")


def pages_of(project: Path) -> list[PurePosixPath]:
    """The pages of a project, in the order of their names."""
    found = {path for pattern in READERS_PAGES for path in project.glob(pattern) if path.is_file()}
    shown = sorted(PurePosixPath(path.relative_to(project).as_posix()) for path in found)
    return [path for path in shown if path.as_posix() not in NOT_PAGES]


def check(project: Path, only: Iterable[PurePosixPath] = (), today: date | None = None) -> list[Problem]:
    """Every problem of a project, or those of the files in ``only``, by file and line. What gate one refuses is not read further. ``today`` decides what is expired."""
    if refused := gate.judge(project, alone=False):
        return [problem for problem in refused if not (wanted := set(only)) or problem.path in wanted] or refused
    layout = Layout()
    pages: dict[PurePosixPath, Page] = {}
    problems: list[Problem] = []
    paths = pages_of(project)
    for path in paths:
        text, wrong = read_file(project / path, path)
        problems += wrong
        if text:
            page, wrong = read_page(path, text, layout)
            problems += wrong
            problems += _rules(path, text)
            if page:
                pages[path] = page
    topics, wrong = _topics(project)
    problems += wrong
    for path, read in ((NUMBERS, read_numbers), (FACTS, read_facts)):
        problems += _changing(project, path, read, today or date.today())
    problems += course.check(pages, topics, TOPICS)
    problems += ledger_problems(project, pages, len(pages) == len(paths))
    wanted = set(only)
    return sorted(
        (problem for problem in problems if not wanted or problem.path in wanted),
        key=lambda problem: (problem.path.as_posix(), problem.line, problem.message),
    )


def _rules(path: PurePosixPath, text: str) -> Iterator[Problem]:
    for rule in RULES:
        yield from rule(path, text)


def _topics(project: Path) -> tuple[tuple[Topic, ...], list[Problem]]:
    if not (project / TOPICS).is_file():
        return (), []
    text, problems = read_file(project / TOPICS, TOPICS)
    return ((), problems) if problems else read_topics(TOPICS, text)


def ledger_problems(project: Path, pages: Mapping[PurePosixPath, Page], whole: bool) -> list[Problem]:
    """What is wrong with ``permalinks.txt``; without one nothing was published. ``whole`` says that every page could be read."""
    stored, problems = read_editions(project / FOLDER, FOLDER)
    if problems:
        return problems
    if not (project / permalinks.FILE).is_file():
        return released.check(None, project / FOLDER, stored)
    text, problems = read_file(project / permalinks.FILE, permalinks.FILE)
    if problems:
        return problems
    ledger, problems = permalinks.read(text)
    if not permalinks.readable(problems):
        return problems
    problems += released.check(ledger, project / FOLDER, stored)
    return [*problems, *permalinks.check(ledger, pages)] if whole else problems


def _changing(
    project: Path,
    path: PurePosixPath,
    read: Callable[[PurePosixPath, str], tuple[Mapping[str, Fact], list[Problem]]],
    today: date,
) -> list[Problem]:
    if not (project / path).is_file():
        return []
    text, problems = read_file(project / path, path)
    if problems:
        return problems
    facts, problems = read(path, text)
    return [*problems, *expired(path, facts, today)]
