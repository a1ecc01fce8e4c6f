"""All that the rules may look at: the pages of a project, and the lists beside them."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from ..core.data.care_rules import CareRule, read_care_rules
from ..core.data.claims import ReviewForms, read_claims, read_reviews
from ..core.data.facts import Fact, read_facts, read_numbers
from ..core.data.inclusive_language import InclusiveLanguage, read_inclusive_language
from ..core.data.page_shape import PageShape, read_page_shape
from ..core.data.printables.model import PrintableFile, Stock
from ..core.data.printables.reader import PrintablesError, read_printables
from ..core.data.references import Work, read_list, read_works
from ..core.data.standards import Standards, read_standards
from ..core.data.topics import read_moments, read_topics
from ..core.editions.archive import FOLDER
from ..core.language.quick_pattern import QuickPattern
from ..core.language.readability import Sentence, split_sentences
from ..core.language.syllables import read_syllables
from ..core.pages.glossary import list_entries
from ..core.pages.model import Lesson, Module, Moment, Page, Question, Topic
from ..core.pages.parser import read_file, read_page
from ..core.permalinks.cited_ids import read_known_from
from ..core.plain_file import is_plain_file
from ..core.problems import Problem
from ..core.project import NOT_PAGES, Paths, read_paths
from .page import ParsedPage

LISTS: Mapping[str, tuple[str, Callable[[PurePosixPath, str], tuple[Any, list[Problem]]]]] = {
    "topics": ("topics", read_topics),
    "moments": ("moments", read_moments),
    "numbers": ("numbers", read_numbers),
    "facts": ("facts", read_facts),
    "listed": ("references", read_works),
    "care_rules": ("care_rules", read_care_rules),
    "language": ("inclusive_language", read_inclusive_language),
    "claims": ("claims", read_claims),
    "reviews": ("claims", read_reviews),
    "shape": ("page_shape", read_page_shape),
    "standards": ("standards", read_standards),
    "syllables": ("syllables", read_syllables),
}
"""Each list that a project holds: the name of its file, and what reads it and says what is wrong with it."""


def pages_of(project: Path, paths: Paths | None = None) -> list[PurePosixPath]:
    """The pages of a project, in the order of their names; a link to another place is none."""
    paths = paths or read_paths(project)
    found = {path for pattern in paths.patterns for path in project.glob(pattern)}
    shown = sorted(PurePosixPath(path.relative_to(project).as_posix()) for path in found)
    return [path for path in shown if path.as_posix() not in NOT_PAGES and is_plain_file(project, path)]


@dataclass(frozen=True)
class Project:
    """A course as files. ``today`` decides what is expired."""

    root: Path
    paths: Paths
    parsed: Mapping[PurePosixPath, ParsedPage]
    topics: tuple[Topic, ...]
    moments: tuple[Moment, ...]
    numbers: Mapping[str, Fact]
    facts: Mapping[str, Fact]
    care_rules: Mapping[str, CareRule]
    listed: Mapping[str, Work]
    language: InclusiveLanguage
    claims: Mapping[str, str]
    reviews: ReviewForms
    shape: PageShape
    standards: Standards
    syllables: Mapping[str, int]
    today: date
    files: tuple[PurePosixPath, ...]
    """All pages, also those that cannot be read."""
    grades: dict[PurePosixPath, tuple[float, float]] = field(default_factory=dict)
    """The grade of each page that was read, and that of its prose alone."""
    read: dict[PurePosixPath, tuple[Sentence, ...]] = field(default_factory=dict, repr=False)

    def sentences(self, page: ParsedPage) -> tuple[Sentence, ...]:
        """The sentences of a page, cut once."""
        if page.path not in self.read:
            self.read[page.path] = split_sentences(page.text, self.names)
        return self.read[page.path]

    @cached_property
    def pages(self) -> dict[PurePosixPath, Page]:
        """The pages whose front matter and title are right."""
        return {path: parsed.page for path, parsed in self.parsed.items() if parsed.page}

    @cached_property
    def claim_patterns(self) -> tuple[tuple[str, QuickPattern], ...]:
        """What makes a sentence a claim: its kind, and the pattern that finds it."""
        return tuple((what, QuickPattern(pattern)) for what, pattern in self.claims.items())

    @cached_property
    def names(self) -> dict[str, str]:
        """What a reader sees for an id: a page's title, a telephone number, a fact."""
        titles = {page.id: page.title for page in self.pages.values()}
        return titles | {id_: fact.say for id_, fact in {**self.numbers, **self.facts}.items()}

    @cached_property
    def ids(self) -> dict[str, PurePosixPath]:
        """Every id that a link may name, with its file."""
        found = {page.id: path for path, page in self.pages.items() if type(page) is not Page}
        return found | {section.id: path for path, page in self.pages.items() for section in page.sections}

    def ids_of(self, kind: type[Page]) -> frozenset[str]:
        """The ids of all pages of a kind."""
        return self._ids_by_kind.get(kind, frozenset())

    @cached_property
    def _ids_by_kind(self) -> dict[type[Page], frozenset[str]]:
        kinds = {type(page) for page in self.pages.values()}
        return {kind: frozenset(page.id for page in self.pages.values() if type(page) is kind) for kind in kinds}

    @cached_property
    def former(self) -> dict[str, str]:
        """The present id for each former one."""
        return {old: page.id for page in self.pages.values() for old in page.formerly}

    @cached_property
    def known_ids(self) -> frozenset[str] | None:
        """The ids that somebody may have cited, asked once; None where git or a stored edition cannot say."""
        return read_known_from(self.root, self.root / FOLDER)

    @cached_property
    def glossary(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What the glossary explains: each name with its other wordings."""
        page = self.parsed.get(self.paths.file("glossary"))
        return tuple(list_entries(page.text)) if page else ()

    @cached_property
    def explained(self) -> set[str]:
        """The words of the names that the glossary explains, lower case."""
        return {word for name, _ in self.glossary for word in re.findall(r"[a-z][a-z-]*", name.lower())}

    @cached_property
    def terms(self) -> set[str] | None:
        """What ``{term}`` may name, lower case, None without a glossary."""
        return {one.casefold() for name, said in self.glossary for one in (name, *said)} if self.glossary else None

    @cached_property
    def names_of_terms(self) -> tuple[str, ...]:
        """The same as the glossary writes them."""
        return tuple(one for name, said in self.glossary for one in (name, *said))

    @cached_property
    def works(self) -> set[str] | None:
        """The keys of the works that may be cited, None without a list of works."""
        return set(self.listed) if (self.root / self.paths.file("references")).is_file() else None

    @cached_property
    def weak_hosts(self) -> frozenset[str]:
        """The places that are too weak for an emergency, none without a list."""
        return frozenset(self._lines("weak_hosts"))

    @cached_property
    def triage_words(self) -> tuple[str, ...]:
        """The wordings of emergencies, doses and waits, none without a list."""
        return tuple(self._lines("triage_words"))

    @cached_property
    def own_words(self) -> dict[str, bool]:
        """The words that are right here although no dictionary knows them, lower case: our lists, and what the glossary explains."""
        said = " ".join([*(name for name, _ in self.glossary), *(one for _, more in self.glossary for one in more)])
        listed = [line.lower() for line in self._lines("own_words")]
        return dict.fromkeys([*listed, *self.syllables, *re.findall(r"[^\W\d_]+", said.lower())], True)

    @cached_property
    def stock(self) -> Stock:
        """What can be printed, as the build sees it."""
        found = self.pages.items()
        modules = {page.id: page.title for page in self.pages.values() if isinstance(page, Module)}
        lessons = [page for page in self.pages.values() if isinstance(page, Lesson)]
        asked = Counter(page.topics[0] for page in self.pages.values() if isinstance(page, Question) and page.topics)
        in_module = Counter(page.module for page in lessons)
        return Stock(
            {page.id: path.with_suffix("").as_posix() for path, page in found if page.id != "index"},
            modules,
            {topic.id: topic.name for topic in self.topics if topic.id in asked},
            {page.id: page.title for page in lessons if not page.objectives},
            frozenset(modules) - in_module.keys(),
            {f"topic:{id_}": count for id_, count in asked.items()}
            | {path.with_suffix("").as_posix(): in_module[page.id] + 1 for path, page in found if page.id in modules},
        )

    @cached_property
    def _printables(self) -> tuple[tuple[PrintableFile, ...] | None, str]:
        path = self.paths.file("printables")
        try:
            text = (self.root / path).read_text("utf-8-sig") if is_plain_file(self.root, path) else ""
            return (read_printables(path.as_posix(), text, self.stock) if text else ()), ""
        except PrintablesError as error:
            return None, str(error)

    @property
    def printables(self) -> tuple[PrintableFile, ...] | None:
        """The files to print, none without a list, and None when it cannot be read; then ``printables_fault`` says why."""
        return self._printables[0]

    @property
    def printables_fault(self) -> str:
        """Why the list of files to print cannot be read, a line with its place for each thing to fix."""
        return self._printables[1]

    @cached_property
    def required_numbers(self) -> dict[PurePosixPath, tuple[str, ...]]:
        """The names of the numbers that a page must print, by its file, none without a list."""
        lines = (line.partition(":") for line in self._lines("required_numbers"))
        return {PurePosixPath(page.strip()): tuple(ids.replace(",", " ").split()) for page, _, ids in lines}

    def _lines(self, name: str) -> list[str]:
        path = self.paths.file(name)
        plain = is_plain_file(self.root, path)
        return list(read_list((self.root / path).read_text("utf-8-sig"))) if plain else []


def read_project(
    root: Path, today: date, without: Collection[PurePosixPath] = frozenset()
) -> tuple[Project, list[Problem]]:
    """The project in a folder, and what is wrong with each file alone. The pages of ``without`` are not read."""
    paths = read_paths(root)
    layout = paths.layout
    parsed: dict[PurePosixPath, ParsedPage] = {}
    problems: list[Problem] = []
    files = pages_of(root, paths)
    for path in [one for one in files if one not in without]:
        text, wrong = read_file(root / path, path)
        problems += wrong
        if text:
            page, wrong = read_page(path, text, layout)
            problems += wrong
            parsed[path] = ParsedPage(
                path, text, layout.kind(path), page, _is_of_the_course(path, page, paths), paths.language
            )

    lists, wrong_lists = _read_lists(root, paths)
    return Project(
        root=root, paths=paths, parsed=parsed, today=today, files=tuple(files), **lists
    ), problems + wrong_lists


def read_lists(project: Project) -> tuple[Project, list[Problem]]:
    """A course whose lists are read again, and what is wrong with each alone; its pages stay as they were read."""
    lists, problems = _read_lists(project.root, project.paths)
    return replace(project, read={}, grades={}, **lists), problems


def _read_lists(root: Path, paths: Paths) -> tuple[dict[str, Any], list[Problem]]:
    """The lists of a course by the names that a project has for them."""
    problems: list[Problem] = []
    found: dict[str, Any] = {}
    for name, (file, read) in LISTS.items():
        found[name], wrong = read(*_file(root, paths.file(file), problems))
        problems += wrong
    return found, problems


def _is_of_the_course(path: PurePosixPath, page: Page | None, paths: Paths) -> bool:
    """Whether readers of the course read a page: an emergency card in another language is one, wherever it lies."""
    return bool(page and page.emergency) or path.as_posix().startswith(paths.of_the_course)


def _file(root: Path, path: PurePosixPath, problems: list[Problem]) -> tuple[PurePosixPath, str]:
    """The place of a list and its text, ``""`` when the course has none."""
    if not is_plain_file(root, path):
        return path, ""
    text, wrong = read_file(root / path, path)
    problems += wrong
    return path, text
