"""All that the rules may look at: the pages of a project, and the lists beside them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath

from ..core.care_rules import CareRule, read_care_rules
from ..core.facts import Fact, read_facts, read_numbers
from ..core.glossary import entries
from ..core.language.readability import Sentence, sentences
from ..core.model import Moment, Page, Topic
from ..core.page_parser import Layout, read_file, read_page
from ..core.plain_file import is_plain_file
from ..core.problems import Problem
from ..core.references import Work, read_list, read_works
from ..core.topics import read_moments, read_topics
from .page import ParsedPage
from .standards import FILE as STANDARDS
from .standards import Standards, read_standards

READERS_PAGES = ("*.md", "modules/**/*.md", "faq/**/*.md", "docs/**/*.md")
NOT_PAGES = ("README.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md", "LICENSE-TEXT.md")
TOPICS = PurePosixPath("faq/topics.yml")
MOMENTS = PurePosixPath("faq/moments.yml")
NUMBERS = PurePosixPath("docs/numbers.yml")
FACTS = PurePosixPath("docs/facts.yml")
CARE_RULES = PurePosixPath("docs/care-rules.yml")
WORKS = PurePosixPath("docs/references.bib")
WEAK_HOSTS = PurePosixPath("docs/weak-hosts.txt")
REQUIRED_NUMBERS = PurePosixPath("docs/required-numbers.txt")
TRIAGE_WORDS = PurePosixPath("docs/triage-words.txt")
SETTINGS = PurePosixPath("conf.py")
GLOSSARY = PurePosixPath("docs/glossary.md")
OWN_WORDS = PurePosixPath("docs/own-words.txt")


def pages_of(project: Path) -> list[PurePosixPath]:
    """The pages of a project, in the order of their names; a link to another place is none."""
    found = {path for pattern in READERS_PAGES for path in project.glob(pattern)}
    shown = sorted(PurePosixPath(path.relative_to(project).as_posix()) for path in found)
    return [path for path in shown if path.as_posix() not in NOT_PAGES and is_plain_file(project, path)]


@dataclass(frozen=True)
class Project:
    """A course as files. ``today`` decides what is expired."""

    root: Path
    parsed: Mapping[PurePosixPath, ParsedPage]
    topics: tuple[Topic, ...]
    moments: tuple[Moment, ...]
    numbers: Mapping[str, Fact]
    facts: Mapping[str, Fact]
    care_rules: Mapping[str, CareRule]
    listed: Mapping[str, Work]
    today: date
    standards: Standards = field(default_factory=Standards)
    files: tuple[PurePosixPath, ...] = ()
    """All pages, also those that cannot be read."""
    grades: dict[PurePosixPath, tuple[float, float]] = field(default_factory=dict)
    """The grade of each page that was read, and that of its prose alone."""
    read: dict[PurePosixPath, tuple[Sentence, ...]] = field(default_factory=dict, repr=False)

    def sentences(self, page: ParsedPage) -> tuple[Sentence, ...]:
        """The sentences of a page, cut once."""
        if page.path not in self.read:
            self.read[page.path] = sentences(page.text, self.names)
        return self.read[page.path]

    @cached_property
    def pages(self) -> dict[PurePosixPath, Page]:
        """The pages whose front matter and title are right."""
        return {path: parsed.page for path, parsed in self.parsed.items() if parsed.page}

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

    @cached_property
    def former(self) -> dict[str, str]:
        """The present id for each former one."""
        return {old: page.id for page in self.pages.values() for old in page.formerly}

    @cached_property
    def glossary(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What the glossary explains: each name with its other wordings."""
        page = self.parsed.get(GLOSSARY)
        return tuple(entries(page.text)) if page else ()

    @cached_property
    def explained(self) -> set[str]:
        """The words of the names that the glossary explains, lower case."""
        return {word for name, _ in self.glossary for word in re.findall(r"[a-z][a-z-]*", name.lower())}

    @cached_property
    def terms(self) -> set[str] | None:
        """What ``{term}`` may name, lower case, None without a glossary."""
        return {one.casefold() for name, said in self.glossary for one in (name, *said)} if self.glossary else None

    @cached_property
    def address(self) -> str:
        """The address of the site, from the settings, ``""`` when they name none."""
        settings = self.root / SETTINGS
        found = (
            re.search(r'^html_baseurl = "([^"]+)"', settings.read_text("utf-8"), re.M) if settings.is_file() else None
        )
        return found[1] if found else ""

    @cached_property
    def works(self) -> set[str] | None:
        """The keys of the works that may be cited, None without a list of works."""
        return set(self.listed) if (self.root / WORKS).is_file() else None

    @cached_property
    def weak_hosts(self) -> frozenset[str]:
        """The places that are too weak for an emergency, none without a list."""
        return frozenset(self._lines(WEAK_HOSTS))

    @cached_property
    def triage_words(self) -> tuple[str, ...]:
        """The wordings of emergencies, doses and waits, none without a list."""
        return tuple(self._lines(TRIAGE_WORDS))

    @cached_property
    def own_words(self) -> dict[str, bool]:
        """The words that are right here although no dictionary knows them, lower case: our list, and what the glossary explains."""
        said = " ".join([*(name for name, _ in self.glossary), *(one for _, more in self.glossary for one in more)])
        listed = [line.lower() for line in self._lines(OWN_WORDS)]
        return dict.fromkeys([*listed, *re.findall(r"[^\W\d_]+", said.lower())], True)

    @cached_property
    def required_numbers(self) -> dict[PurePosixPath, tuple[str, ...]]:
        """The names of the numbers that a page must print, by its file, none without a list."""
        lines = (line.partition(":") for line in self._lines(REQUIRED_NUMBERS))
        return {PurePosixPath(page.strip()): tuple(ids.replace(",", " ").split()) for page, _, ids in lines}

    def _lines(self, path: PurePosixPath) -> list[str]:
        plain = is_plain_file(self.root, path)
        return list(read_list((self.root / path).read_text("utf-8"))) if plain else []


def read_project(root: Path, today: date) -> tuple[Project, list[Problem]]:
    """The project in a folder, and what is wrong with each file alone."""
    layout = Layout()
    parsed: dict[PurePosixPath, ParsedPage] = {}
    problems: list[Problem] = []
    files = pages_of(root)
    for path in files:
        text, wrong = read_file(root / path, path)
        problems += wrong
        if text:
            page, wrong = read_page(path, text, layout)
            problems += wrong
            parsed[path] = ParsedPage(path, text, layout.kind(path), page)
    topics, wrong = read_topics(TOPICS, _text(root, TOPICS, problems))
    problems += wrong
    moments, wrong = read_moments(MOMENTS, _text(root, MOMENTS, problems))
    problems += wrong
    numbers, wrong = read_numbers(NUMBERS, _text(root, NUMBERS, problems))
    problems += wrong
    facts, wrong = read_facts(FACTS, _text(root, FACTS, problems))
    problems += wrong
    listed, wrong = read_works(WORKS, _text(root, WORKS, problems))
    problems += wrong
    care, wrong = read_care_rules(CARE_RULES, _text(root, CARE_RULES, problems))
    problems += wrong
    standards, wrong = read_standards(_text(root, STANDARDS, problems))
    problems += wrong
    return Project(
        root, parsed, topics, moments, numbers, facts, care, listed, today, standards, tuple(files)
    ), problems


def _text(root: Path, path: PurePosixPath, problems: list[Problem]) -> str:
    if not is_plain_file(root, path):
        return ""
    text, wrong = read_file(root / path, path)
    problems += wrong
    return text
