"""From the text of a file to a question, a module, a lesson or a page."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ..language.ascii_words import ascii_words
from ..problems import Problem, Rule
from . import frontmatter, outline
from .frontmatter import ID, ID_FORM
from .frontmatter_keys import KEYS
from .model import Lesson, Module, Page, Question, Section

ANSWER_WORDS = 60
MAX_ID_LEVEL = 3
"""Headings down to this level have a permanent id."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the kinds of page lie, relative to the project: three folders; and how new ids are spelled."""

    modules: str = "modules"
    questions: str = "faq"
    handbook: str = "docs"
    language: str = "en"
    """The language of the course, in which ids are spelled."""

    def kind(self, path: PurePosixPath) -> type[Page]:
        """The kind of page that a file is, told by its place alone."""
        match path.parts:
            case (self.questions, *_, name) if name != "index.md":
                return Question
            case (self.modules, _, "index.md"):
                return Module
            case (self.modules, _, *_, _):
                return Lesson
        return Page

    def id(self, path: PurePosixPath) -> str:
        """The id of the page in a file, which is also the id of its title."""
        return path.parent.name if self.kind(path) is Module else path.stem


def read_file(path: Path, shown: PurePosixPath) -> tuple[str, list[Problem]]:
    """The text of a file, or why there is none. ``shown`` is how messages name the file."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = (
            f"This file is not UTF-8 text: byte {error.start - raw.rfind(bytes([10]), 0, error.start)} of this line cannot be read. "
            'Open it in an editor, choose "Save with encoding", UTF-8, and save it again.'
        )
        return "", [Problem(shown, line, Rule.NOT_UTF8, message)]
    if not text.strip():
        message = "This file is empty. Write the page, or delete the file."
        return "", [Problem(shown, 1, Rule.EMPTY_FILE, message)]
    return text.replace("\r\n", "\n"), []


def read_page(path: PurePosixPath, text: str, layout: Layout) -> tuple[Page | None, list[Problem]]:
    """The page that a file's text holds, and everything that is wrong with it alone.

    There is no page when a key that it needs is missing or wrong.
    """
    kind = layout.kind(path)
    name = kind.__name__.lower()
    yaml_text, body, _ = frontmatter.split(text)
    if not body.strip() and yaml_text:
        message = "The front matter, which begins here with ---, never ends. Write another line with --- alone after its last key."
        return None, [Problem(path, 1, Rule.INVALID_YAML, message)]
    if kind is not Module and (elsewhere := _belongs_elsewhere(path, yaml_text, layout, kind)):
        return None, [elsewhere]
    values, lines, problems = frontmatter.read(path, yaml_text, KEYS[kind], name)
    shape = outline.read(body)
    place = _wrong_place(path, kind, layout)
    problems += place + _wrong_headings(path, shape, layout)
    if kind is Question:
        problems += _wrong_answer(path, shape)
    page: Page | None = None
    named = all(problem.rule is not Rule.BAD_ID for problem in place)  # what a name breaks is not told too
    if named and shape.sections and all(key in values for key, spec in KEYS[kind].items() if spec.required):
        more: dict[str, Any] = {"answer": shape.answer} if kind is Question else {}
        if kind is Lesson:
            more["module"] = path.parts[1]
        sections = tuple(section for section in shape.sections if section.id)
        more |= {"lines": lines, "sections": sections, "terms": tuple(outline.list_terms(body))}
        page = kind(id=layout.id(path), title=shape.sections[0].title, **values, **more)
    return page, problems


def _wrong_place(path: PurePosixPath, kind: type[Page], layout: Layout) -> list[Problem]:
    problems = []
    if kind is Question and len(path.parts) != 2:
        message = f"A question lies in {layout.questions}/ itself. Move this file to {layout.questions}/{path.name}."
        problems.append(Problem(path, 1, Rule.MISPLACED_PAGE, message))
    if kind is Lesson and len(path.parts) != 3:
        message = f"A lesson lies in the folder of its module. Move this file to {layout.modules}/{path.parts[1]}/{path.name}."
        problems.append(Problem(path, 1, Rule.MISPLACED_PAGE, message))
    if kind is not Page and not ID.fullmatch(layout.id(path)):
        near = "-".join(ascii_words(layout.id(path), layout.language))
        remedy = f"{near}, in lower-case letters with hyphens" if ID.fullmatch(near) else ID_FORM
        message = f'"{layout.id(path)}" cannot be an id. Rename it: {remedy}.'
        problems.append(Problem(path, 1, Rule.BAD_ID, message))
    return problems


def _belongs_elsewhere(path: PurePosixPath, yaml_text: str, layout: Layout, here: type[Page]) -> Problem | None:
    """A question, a lesson or a module that lies where neither is read, told by the keys that these alone have."""
    keys = re.findall(r"^([a-z]+):", yaml_text, re.MULTILINE)
    for kind, place in (
        (Question, f"{layout.questions}/{path.name}"),
        (Module, f"{layout.modules}/{path.stem}/index.md"),
        (Lesson, f"{layout.modules}/, into the folder of its module"),
    ):
        own = [key for key in KEYS[kind] if key in keys and key not in KEYS[here]]
        is_here = here is not Page and any(key in keys for key in KEYS[here] if key not in KEYS[kind])
        if kind is not here and not is_here and len(own) >= (2 if kind is not Lesson else 1):
            said = " and ".join(f'"{key}"' for key in own[:2])
            message = f"This is written as a {kind.__name__.lower()} is, with {said}, but it lies where none is read. Move the file to {place}; or take these keys out."
            return Problem(path, 1, Rule.MISPLACED_PAGE, message)
    return None


_ID_OF_HEADING = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")


def _wrong_headings(path: PurePosixPath, shape: outline.Outline, layout: Layout) -> list[Problem]:
    titles = [section for section in shape.sections if section.level == 1]
    if not titles or shape.sections[0].level != 1:
        line = shape.sections[0].line if shape.sections else 1
        message = 'The page has no title at its beginning. Write one line that starts with "# " before all other text.'
        return [Problem(path, line, Rule.MISSING_TITLE, message)]
    problems = []
    for extra in titles[1:]:
        message = f'"{extra.title}" is a second title. Begin this heading with "## " instead of "# ".'
        problems.append(Problem(path, extra.line, Rule.MISSING_TITLE, message))
    page_id, first = layout.id(path), titles[0]
    is_named = layout.kind(path) is not Page and bool(ID.fullmatch(page_id))
    for section in shape.sections:
        if section.level <= MAX_ID_LEVEL and not section.id:
            wanted = new_id(path, section, titles[0], layout)
            message = f'The heading "{section.title}" has no permanent id. Run "make ids", or write ({wanted})= on a line of its own before it.'
            problems.append(Problem(path, section.line, Rule.MISSING_ID, message))
        elif section.id and not _ID_OF_HEADING.fullmatch(section.id):
            message = (
                f'"{section.id}" cannot be an id. Write lower-case words joined by hyphens, such as how-to-begin-today.'
            )
            if section is first and is_named:
                message = f'"{section.id}" cannot be an id, and the page is called {page_id}. Write ({page_id})= here.'
            problems.append(Problem(path, section.line - 1, Rule.BAD_ID, message))
    if is_named and first.id != page_id and _ID_OF_HEADING.fullmatch(first.id):
        message = f'The title has the id ({first.id})=, but the page is called {page_id}. If the file was renamed by hand, name it {first.id} again and run "make rename OLD={first.id} NEW={page_id}". If not, write ({page_id})= here.'
        problems.append(Problem(path, first.line - 1, Rule.WRONG_PAGE_ID, message))
    return problems


def _wrong_answer(path: PurePosixPath, shape: outline.Outline) -> list[Problem]:
    words = len(shape.answer.split())
    if not words:
        line = shape.sections[0].line if shape.sections else 1
        message = (
            "This question has no short answer. Write the whole answer as one paragraph directly under the title, "
            f"at most {ANSWER_WORDS} words."
        )
        return [Problem(path, line, Rule.MISSING_ANSWER, message)]
    if words > ANSWER_WORDS:
        message = (
            f"The short answer has {words} words. Shorten it to {ANSWER_WORDS}, and move the rest to a new paragraph."
        )
        return [Problem(path, shape.answer_line, Rule.LONG_ANSWER, message)]
    return []


def new_id(path: PurePosixPath, section: Section, title: Section, layout: Layout) -> str:
    """An id for a heading that has none: the page's, and the first words of the heading. ``title`` is the page's."""
    page_id = layout.id(path)
    if layout.kind(path) is Page:
        words = _words(title.title, layout)
        page_id = title.id or (page_id if "-" in page_id else words if "-" in words else f"{page_id}-page")
    return page_id if section is title else f"{page_id}-{_words(section.title, layout)}"


def _words(title: str, layout: Layout) -> str:
    return "-".join(ascii_words(title, layout.language)[:3]) or "part"
