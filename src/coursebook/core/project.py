"""Where everything of a course lies, read once from ``conf.py`` without running it."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from .pages.parser import Layout

SETTINGS = PurePosixPath("conf.py")
NOT_PAGES = ("README.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md", "LICENSE-TEXT.md", "CHANGELOG.md")
"""Files for people who work on a course, which are no page of it."""


FOLDERS = ("modules", "questions", "handbook", "emergency_page")
"""The settings that say in which folders pages lie, and which page is for an emergency."""
LISTS = ("top_pages", "short_numbers", "calling_words", "search_numbers")
"""The settings that are lists of texts, and that the checks read."""


EMERGENCY = ("112", "911", "9-1-1")
"""The two numbers that every mobile telephone takes for an emergency (3GPP TS 22.101), as people write them."""


PANELS = "panels.yml"
"""In the folder of cries for help: the panels of the search, and the words that count as one."""
ORDINARY = "ordinary"
"""How the names of files begin there that hold sentences which are no cry."""
EITHER = "either"
"""The name of the file there of sentences that may be a cry or not: nothing is learned from them, and neither answer is wrong."""

LEARNED = "learned.txt"
"""What was learned there from the examples; only keepers change it, after "make cries"."""
SEEN = "seen-lines.txt"
"""There, too, the lines of pages that "make cries" may take for no cry, as a keeper has read them; only keepers change it."""


class KnownNumbers(tuple[str, ...]):
    """Short numbers that a page may write, and the words of the course beside which another figure is one to call."""

    words: frozenset[str] = frozenset()

    @classmethod
    def of(cls, numbers: Iterable[str], words: Iterable[str]) -> "KnownNumbers":
        """Both together."""
        known = cls(numbers)
        known.words = frozenset(word.casefold() for word in words)
        return known


class Folders(NamedTuple):
    """The folders of pages, as the settings name them."""

    modules: str
    questions: str
    handbook: str


@dataclass(frozen=True)
class Paths:
    """The files and folders of a course, relative to it.

    ``modules``, ``questions`` and ``handbook`` are folders. The others are files, which a course need not have: those that
    ``conf.py`` does not name lie in the handbook, or beside the questions.
    """

    modules: str = "modules"
    questions: str = "faq"
    handbook: str = "docs"
    emergency_page: str = "help-now"
    named: Mapping[str, str] | None = None
    address: str = ""
    """The address of the site, ``""`` when the settings name none."""
    language: str = "en"
    top_pages: tuple[str, ...] = ("index",)
    """The pages that lie beside the folders, without ``.md``; the page for an emergency is one even when not named."""
    short_numbers: tuple[str, ...] = EMERGENCY
    """Short telephone numbers that a page may also write in words of its own."""
    calling_words: tuple[str, ...] = ()
    """Words of the course's own danger, beside which a bare figure is read as a number to call."""
    search_numbers: tuple[str, ...] = ("emergency",)
    """The numbers that come with the search box; no change of text may turn one into another."""

    @cached_property
    def tops(self) -> tuple[str, ...]:
        """The pages that lie beside the folders, the page for an emergency included."""
        return tuple(dict.fromkeys((*self.top_pages, self.emergency_page)))

    @cached_property
    def known_numbers(self) -> "KnownNumbers":
        """The short numbers, with the words of the course beside which another figure would be taken for one."""
        return KnownNumbers.of(self.short_numbers, self.calling_words)

    @cached_property
    def layout(self) -> Layout:
        """Where the kinds of page lie."""
        return Layout(self.modules, self.questions, self.handbook, self.language)

    @property
    def folders(self) -> Folders:
        """The folders of pages."""
        return Folders(self.modules, self.questions, self.handbook)

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """Where pages lie, as patterns for ``glob``."""
        return ("*.md", *(f"{folder}/**/*.md" for folder in self.folders))

    @cached_property
    def of_the_course(self) -> tuple[str, ...]:
        """How the paths of the course's own pages begin; the handbook is also for those who write."""
        return (f"{self.emergency_page}.md", f"{self.modules}/", f"{self.questions}/")

    def all_files(self) -> Iterator[tuple[str, PurePosixPath]]:
        """The place of each list of the course, by the name of its setting."""
        yield from ((name, self.file(name)) for name in FILES)

    def file(self, name: str) -> PurePosixPath:
        """The place of a list of the course, by the name of its setting, such as ``numbers``."""
        if self.named and name in self.named:
            return PurePosixPath(self.named[name])
        folder, file, _ = FILES[name]
        return PurePosixPath(getattr(self, folder), file) if folder else PurePosixPath(file)

    @property
    def more_lines(self) -> PurePosixPath:
        """The folder of further lists of lines for the search, beside the list whose name it has."""
        return self.file("search_queries").with_suffix("")

    def line_files(self, root: Path) -> list[PurePosixPath]:
        """The lists of lines for the search that a course has: the first, and those of the folder of the same name."""
        more = sorted(file.name for file in (root / self.more_lines).glob("*.yml"))
        first = self.file("search_queries")
        return [*([first] if (root / first).is_file() else []), *(self.more_lines / name for name in more)]


class CourseFile(NamedTuple):
    """A list of a course."""

    folder: str
    """The setting that names the folder in which it lies unless ``conf.py`` says otherwise; ``""`` is the course's own."""
    name: str
    """The name of the file, or of the folder."""
    holds: str
    """What it holds, in one sentence."""


FILES: Mapping[str, CourseFile] = {
    "topics": CourseFile(
        "questions", "topics.yml", "The closed list of topics: for each an id, a name, and a line on what it is about."
    ),
    "moments": CourseFile(
        "questions",
        "moments.yml",
        'The closed list of moments, the most urgent first. The page "By situation" and the home page are made from it.',
    ),
    "numbers": CourseFile(
        "handbook",
        "numbers.yml",
        "Telephone numbers, each kept once: what is shown, what is dialed, and until which day it may be trusted.",
    ),
    "facts": CourseFile(
        "handbook",
        "facts.yml",
        "Other things that change, such as laws and labels, each with the day until which it may be trusted.",
    ),
    "claims": CourseFile(
        "handbook", "claims.yml", "Words that make a sentence a claim, which needs a source beside it."
    ),
    "page_shape": CourseFile(
        "handbook", "page-shape.yml", "The parts of an answer in their order, and how their headings begin."
    ),
    "standards": CourseFile(
        "handbook", "standards.yml", "How much a question, a lesson and a module must hold at least."
    ),
    "inclusive_language": CourseFile(
        "handbook", "inclusive-language.yml", "Words to leave, what to write instead, and why."
    ),
    "care_rules": CourseFile(
        "handbook",
        "care-rules.yml",
        "Rules that have one wording, the pages that print them, and wordings that are refused.",
    ),
    "references": CourseFile(
        "handbook",
        "references.bib",
        "The sources, as BibTeX. Sphinx's own setting ``bibtex_bibfiles`` names another file.",
    ),
    "glossary": CourseFile("handbook", "glossary.md", "The page of the glossary."),
    "hosts": CourseFile("handbook", "hosts.txt", "The sites that a page may link to."),
    "weak_hosts": CourseFile(
        "handbook", "weak-hosts.txt", "Sites that cannot carry a sentence on which somebody acts at once."
    ),
    "required_numbers": CourseFile("handbook", "required-numbers.txt", "The numbers that certain pages must print."),
    "triage_words": CourseFile(
        "handbook", "triage-words.txt", "What a sentence names when somebody may act on it at once."
    ),
    "own_words": CourseFile("handbook", "own-words.txt", "Words that the spelling check accepts."),
    "syllables": CourseFile("handbook", "syllables.txt", "Names with their syllables, for how hard a page is to read."),
    "permalinks": CourseFile("", "permalinks.txt", "Every id that was ever published; ``coursebook ids`` adds to it."),
    "search_synonyms": CourseFile(
        "handbook", "search-words.yml", "What readers type, and the words of the pages that it stands for."
    ),
    "search_queries": CourseFile(
        "handbook",
        "search-lines.yml",
        "Further ways in which people say what a page is about; more lists may lie in a folder of the same name.",
    ),
    "search_related": CourseFile(
        "handbook", "near-words.txt", "Words that are near in meaning, with a digest and the command that makes them."
    ),
    "search_distress": CourseFile(
        "handbook",
        "cries",
        "A folder: sentences that cry for help and sentences that do not, and the panels that answer. What a stranger wrote lies in a folder below, and counts more.",
    ),
    "printables": CourseFile(
        "handbook",
        "printables.yml",
        'The files to print, and how long each may be; without this setting there is no page "As a PDF".',
    ),
    "pinned_numbers": CourseFile(
        "handbook",
        "pinned-numbers.txt",
        "Numbers that are facts of the world: no change of text can turn one into another.",
    ),
    "pinned_words": CourseFile(
        "handbook", "pinned-words.txt", "What people type in an emergency; the search words must keep it."
    ),
    "images": CourseFile("handbook", "images", "A folder: the pictures of the pages."),
}
"""Each list of a course, by the name of its setting. A course need not have any of them."""


def read_paths(root: Path) -> Paths:
    """Where everything of the course in a folder lies; what ``conf.py`` does not write as plain text is where it always is."""
    file = root / SETTINGS
    return paths_from(read_settings(file.read_text(encoding="utf-8-sig", errors="replace")) if file.is_file() else {})


def paths_from(said: Mapping[str, object]) -> Paths:
    """Where everything lies by the values of settings, such as ``coursebook_questions``; other settings are passed over."""
    own = "coursebook_"
    texts = {
        name.removeprefix(own): value for name, value in said.items() if name.startswith(own) and isinstance(value, str)
    }
    folders = {name: texts[name] for name in FOLDERS if texts.get(name)}
    named = {name: texts[name] for name in FILES if texts.get(name)}
    books = said.get("bibtex_bibfiles")
    if isinstance(books, list) and books and isinstance(books[0], str):
        named["references"] = books[0]
    address, language = (str(said.get(name) or "") for name in ("html_baseurl", "language"))
    lists: dict[str, tuple[str, ...]] = {
        name: tuple(value)
        for name in LISTS
        if isinstance(value := said.get(f"{own}{name}"), (list, tuple)) and all(isinstance(one, str) for one in value)
    }
    usual = replace(Paths(), named=named, address=address, language=language or "en")
    return replace(replace(usual, **folders), **lists)  # type: ignore[arg-type]


_PLAIN_LINE = re.compile(r"""^(\w+) *= *(["'])([^"'\\\x00-\x1f]*)\2 *$""", re.MULTILINE)


def read_settings(text: str) -> dict[str, Any]:
    """The settings that are written as plain values, by name; of text that Python cannot read, those on a line of their own."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {name: said for name, _, said in _PLAIN_LINE.findall(text)}
    said: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            try:
                said[node.targets[0].id] = ast.literal_eval(node.value)
            except (ValueError, RecursionError):
                continue
    return said
