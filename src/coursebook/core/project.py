"""Where everything of a course lies, read once from ``conf.py`` without running it."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from .page_parser import Layout

SETTINGS = PurePosixPath("conf.py")
NOT_PAGES = ("README.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md", "LICENSE-TEXT.md", "CHANGELOG.md")
"""Files for people who work on a course, which are no page of it."""


FOLDERS = ("modules", "questions", "handbook", "emergency")
"""The settings that say in which folders pages lie, and which page is for an emergency."""


@dataclass(frozen=True)
class Paths:
    """The files and folders of a course, relative to it.

    ``modules``, ``questions`` and ``handbook`` are folders. The others are files, which a course need not have: those that
    ``conf.py`` does not name lie in the handbook, or beside the questions.
    """

    modules: str = "modules"
    questions: str = "faq"
    handbook: str = "docs"
    emergency: str = "help-now"
    named: Mapping[str, str] | None = None
    address: str = ""
    """The address of the site, ``""`` when the settings name none."""
    language: str = "en"

    @cached_property
    def layout(self) -> Layout:
        """Where the kinds of page lie."""
        return Layout(self.modules, self.questions, self.handbook)

    @property
    def folders(self) -> tuple[str, str, str]:
        """The folders of pages."""
        return self.modules, self.questions, self.handbook

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """Where pages lie, as patterns for ``glob``."""
        return ("*.md", *(f"{folder}/**/*.md" for folder in self.folders))

    @cached_property
    def of_the_course(self) -> tuple[str, ...]:
        """How the paths of the course's own pages begin; the handbook is also for those who write."""
        return (f"{self.emergency}.md", f"{self.modules}/", f"{self.questions}/")

    def all_files(self) -> Iterator[tuple[str, PurePosixPath]]:
        """The place of each list of the course, by the name of its setting."""
        yield from ((name, self.file(name)) for name in _FILES)

    def file(self, name: str) -> PurePosixPath:
        """The place of a list of the course, by the name of its setting, such as ``numbers``."""
        if self.named and name in self.named:
            return PurePosixPath(self.named[name])
        folder, file = _FILES[name]
        return PurePosixPath(getattr(self, folder), file) if folder else PurePosixPath(file)


_FILES = {
    "topics": ("questions", "topics.yml"),
    "moments": ("questions", "moments.yml"),
    "numbers": ("handbook", "numbers.yml"),
    "facts": ("handbook", "facts.yml"),
    "claims": ("handbook", "claims.yml"),
    "page_shape": ("handbook", "page-shape.yml"),
    "standards": ("handbook", "standards.yml"),
    "inclusive_language": ("handbook", "inclusive-language.yml"),
    "care_rules": ("handbook", "care-rules.yml"),
    "references": ("handbook", "references.bib"),
    "glossary": ("handbook", "glossary.md"),
    "hosts": ("handbook", "hosts.txt"),
    "weak_hosts": ("handbook", "weak-hosts.txt"),
    "required_numbers": ("handbook", "required-numbers.txt"),
    "triage_words": ("handbook", "triage-words.txt"),
    "own_words": ("handbook", "own-words.txt"),
    "syllables": ("handbook", "syllables.txt"),
    "permalinks": ("", "permalinks.txt"),
    "search_words": ("handbook", "search-words.yml"),
    "search_lines": ("handbook", "search-lines.yml"),
    "search_near": ("handbook", "near-words.txt"),
    "cries": ("handbook", "cries"),
    "shelf": ("handbook", "shelf.yml"),
    "pinned_numbers": ("handbook", "pinned-numbers.txt"),
    "pinned_words": ("handbook", "pinned-words.txt"),
    "images": ("handbook", "images"),
}
"""Each list: the folder that it lies in unless ``conf.py`` says otherwise, and its name. ``cries`` and ``images`` are folders."""


def read_paths(root: Path) -> Paths:
    """Where everything of the course in a folder lies; what ``conf.py`` does not write as plain text is where it always is."""
    file = root / SETTINGS
    return paths_from(read_settings(file.read_text(encoding="utf-8", errors="replace")) if file.is_file() else {})


def paths_from(said: Mapping[str, object]) -> Paths:
    """Where everything lies by the values of settings, such as ``coursebook_questions``; other settings are passed over."""
    own = "coursebook_"
    texts = {
        name.removeprefix(own): value for name, value in said.items() if name.startswith(own) and isinstance(value, str)
    }
    folders = {name: texts[name] for name in FOLDERS if texts.get(name)}
    named = {name: texts[name] for name in _FILES if texts.get(name)}
    books = said.get("bibtex_bibfiles")
    if isinstance(books, list) and books and isinstance(books[0], str):
        named["references"] = books[0]
    address, language = (str(said.get(name) or "") for name in ("html_baseurl", "language"))
    return replace(Paths(), **folders, named=named, address=address, language=language or "en")


def read_settings(text: str) -> dict[str, Any]:
    """The settings that are written as plain values, by name; text that Python cannot read has none."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    said: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            try:
                said[node.targets[0].id] = ast.literal_eval(node.value)
            except (ValueError, RecursionError):
                continue
    return said
