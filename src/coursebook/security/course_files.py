"""Which files the text of a course may hold, and where each kind lies: in the course's own folders, as ``conf.py`` names them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from ..core.permalinks.address_table import MADE
from ..core.problems import Problem, Rule
from ..core.project import SETTINGS, Paths, read_paths
from .forbidden_files import is_made
from .policy import NAME

TRANSLATIONS = "locales"
OURS = frozenset({"src", "tests", "editions", "requirements", "benchmarks", TRANSLATIONS, *(name for name, _ in MADE)})
"""Folders and addresses that are no place for pages."""
_FILE = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*")
_SHORT_NUMBER = re.compile(r"[0-9](?:-?[0-9]){2,5}")
ODD_NAME = re.compile(r"(?:[\w-]+/)*[\w-]+\.md", re.ASCII)
"""A page in the wrong place or with a wrong name, of which ``make check`` says how to call it."""
PAGE_BYTES = 64_000
"""The size of a page; a larger one would keep a parser busy for minutes."""


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file: where it lies, how large it may be, and whether anybody may change it."""

    name: str
    place: re.Pattern[str]
    most_bytes: int
    longest_line: int
    open: bool = True


@dataclass(frozen=True)
class CourseFiles:
    """The kinds of files of one course. A translation is named after a page: by other names Sphinx would take it for its own."""

    paths: Paths

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The folders that hold nothing but these files."""
        return (*self.paths.folders, TRANSLATIONS)

    @cached_property
    def kinds(self) -> tuple[FileType, ...]:
        """Each kind; a file is of the first one whose place it has."""
        modules, questions, handbook = map(re.escape, self.paths.folders)
        tops = "|".join(sorted(map(re.escape, self.paths.tops)))
        cries, images = (re.escape(self.paths.file(name).as_posix()) for name in ("search_distress", "images"))
        lists = rf"{self._files('topics', 'moments', 'numbers', 'facts', 'care_rules', 'printables')}|{handbook}/{NAME}\.yml"
        lists += rf"|{cries}/{NAME}\.yml|{self._files('search_synonyms', 'search_queries')}"
        lists += rf"|{re.escape(self.paths.more_lines.as_posix())}/{NAME}\.yml"
        page = rf"(?:{tops}|(?:{modules}|{questions}|{handbook})/(?:{NAME}/){{0,2}}{NAME})"
        return (
            _kind("page", rf"{page}\.md", PAGE_BYTES, 2000),
            _kind("notice", r"(?:README|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY|LICENSE-TEXT)\.md", 64_000, 2000),
            _kind("rules", self._files("claims", "inclusive_language", "page_shape", "standards"), 200_000, 2000, False),
            _kind("data", lists, 200_000, 2000),
            _kind("works", self._files("references"), 2_000_000, 2000),
            _kind("drawing", rf"{images}/{NAME}\.svg", 64_000, 64_000),
            _kind("photograph", rf"{images}/{NAME}\.png", 400_000, 0),
            _kind("translation", rf"{TRANSLATIONS}/(?!en)[a-z]{{2,3}}(?:_[A-Z]{{2}})?/LC_MESSAGES/{page}\.po", 400_000, 4000),
            _kind("registry", self._files("permalinks"), 2_000_000, 400),
            _kind("words", self._files("own_words", "triage_words", "syllables"), 64_000, 200),
            _kind("hosts", self._files("hosts", "weak_hosts"), 64_000, 200, False),
            _kind("examples", rf"{cries}/(?:{NAME}/)?(?!learned|seen-lines){NAME}\.txt", 400_000, 2000),
            _kind("learned", rf"{self._files('search_related')}|{cries}/(?:learned|seen-lines)\.txt", 4_000_000, 2000, False),
            _kind("pins", self._files("pinned_numbers", "pinned_words", "required_numbers"), 4_000, 120, False),
            _kind("edition", r"editions/.+", 50_000_000, 0, False),
        )  # fmt: skip

    @property
    def page(self) -> FileType:
        """The kind that a page is."""
        return self.kinds[0]

    def kind_of(self, path: PurePosixPath) -> FileType | None:
        """The kind of a file, told by its place alone; ``None`` when no file may be there."""
        shown = path.as_posix()
        return next((kind for kind in self.kinds if kind.place.fullmatch(shown)), None)

    def list_outside(self) -> Iterator[PurePosixPath]:
        """The lists of the course that lie in none of its folders, wherever ``conf.py`` puts them."""
        for _, path in self.paths.all_files():
            if path.parts and path.parts[0] not in self.folders:
                yield path

    def _files(self, *names: str) -> str:
        """A pattern for the places of some lists, by the names of their settings."""
        return "|".join(re.escape(self.paths.file(name).as_posix()) for name in names)

    def find_misplaced(self) -> Iterator[tuple[str, str]]:
        """The settings that put pages or lists where none can be: the name of each, and what to write instead."""
        seen: set[str] = set()
        for name, folder in zip(("modules", "questions", "handbook"), self.paths.folders, strict=True):
            if not re.fullmatch(NAME, folder):
                yield (
                    name,
                    f'is "{ascii(folder)[1:-1][:60]}". Write one folder: lower-case words joined by hyphens, such as "questions".',
                )
            elif folder in OURS or is_made(folder):
                yield name, f'is "{folder}", which is not a folder for pages. Write another, such as "questions".'
            elif folder in seen:
                yield name, f'is "{folder}", as another of the three folders is. Write a folder of its own.'
            seen.add(folder)
        if not re.fullmatch(rf"(?:{NAME}/)*{NAME}", self.paths.emergency_page):
            yield (
                "emergency_page",
                f'is "{ascii(self.paths.emergency_page)[1:-1][:60]}". Write the name of a page without ".md", such as "help-now".',
            )
        for page in self.paths.top_pages:
            if not re.fullmatch(NAME, page):
                message = (
                    f'names "{ascii(page)[1:-1][:60]}". Write the name of a page without ".md", such as "about-us".'
                )
                yield "top_pages", message
        for number in self.paths.short_numbers:
            if not _SHORT_NUMBER.fullmatch(number):
                message = f'names "{ascii(number)[1:-1][:60]}". Write a number of three to six digits, such as "112".'
                yield "short_numbers", message
        for name, written in (self.paths.named or {}).items():
            if not _FILE.fullmatch(written):
                yield (
                    name,
                    f'is "{ascii(written)[1:-1][:60]}". Write the path of a file in this project, such as "docs/hosts.txt".',
                )


def _kind(name: str, place: str, most_bytes: int, longest_line: int, open_: bool = True) -> FileType:
    return FileType(name, re.compile(place), most_bytes, longest_line, open_)


def read_course_files(project: Path) -> tuple[CourseFiles, list[Problem]]:
    """The kinds of files of the course in a folder, and the settings that put them where none can be."""
    files = CourseFiles(read_paths(project))
    file = project / SETTINGS
    lines = file.read_text(encoding="utf-8-sig", errors="replace").split("\n") if file.is_file() else []
    return files, [
        Problem(SETTINGS, _line_of(setting, lines), Rule.REFUSED_FILE, f"{setting} {message}")
        for name, message in files.find_misplaced()
        for setting in ["bibtex_bibfiles" if name == "references" else f"coursebook_{name}"]
    ]


def _line_of(name: str, lines: list[str]) -> int:
    said = re.compile(rf"{re.escape(name)}\b")
    return next((number for number, line in enumerate(lines, 1) if said.match(line)), 1)


USUAL = CourseFiles(Paths())
"""The files of a course that sets no folders of its own."""
