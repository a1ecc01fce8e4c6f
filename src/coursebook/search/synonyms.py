"""The hand-kept list of spellings and slang, ``docs/search-words.yml``. It says itself what its parts are for."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from sphinx.application import Sphinx

from ..core.pages import frontmatter
from ..core.pages.named_by_search import find_unknown_ids, find_unknown_names
from ..core.problems import Rule
from ..core.project import paths_from
from ..reporting import report, warn
from ..site.domain import course_of

PARTS = ("means", "leads-to", "alone", "little", "defining", "offers", "needs", "groups", "together", "unless")
LISTS = ("means", "leads-to", "alone", "defining", "needs", "groups", "together", "unless")
"""The parts that hold a list for each word or page."""


class Kept(NamedTuple):
    """The list: words of the pages with what people type, pages with what leads to them, and the rest of it.

    ``alone`` are pages that come first where nothing but one of the words is typed.
    ``needs`` are pages, topics or folders (with a slash at the end) that need one of the words, or a word of each part of ``one + other``; ``together`` pages that a word of each of their groups leads to; ``unless`` has, for a group, the pages that
    come behind when one of its words is said.
    """

    means: Mapping[str, list[str]]
    leads_to: Mapping[str, list[str]]
    alone: Mapping[str, list[str]]
    little: list[str]
    defining: Mapping[str, list[str]]
    offers: list[str]
    needs: Mapping[str, list[str]]
    groups: Mapping[str, list[str]]
    together: Mapping[str, list[str]]
    unless: Mapping[str, list[str]]
    lines: Mapping[str, list[str]]


def read_synonyms(app: Sphinx) -> Kept:
    """The list of a course; a course may be without one. What is wrong in it costs a warning and that part."""
    name = app.config.coursebook_search_synonyms
    file = Path(app.srcdir) / name
    text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    found: dict[str, Any] = frontmatter.load(file, text) or {}
    if not isinstance(found, dict):
        _warn('This list must be a table. Write each part as "part:", and what it holds below it.', file)
        found = {}
    lines = {part: line for part, line, _ in frontmatter.read_pairs(file, text, first_line=1)[0]}
    for part in sorted(found.keys() - PARTS):
        _warn(f'There is no part "{part}". The parts are {", ".join(PARTS)}.', file, lines[part])
    for part in PARTS:
        if not (_lists if part in LISTS else _texts)(found.setdefault(part, {} if part in LISTS else [])):
            _warn(f'"{part}" must hold texts only, such as [one, two].', file, lines[part])
            found[part] = {} if part in LISTS else []
    list_ = Kept(**{part.replace("-", "_"): found[part] for part in PARTS}, lines=_other_lines(app))
    topics = {topic.id for topic in course_of(app.env).topics}
    report(find_unknown_names(PurePosixPath(name), text, app.env.all_docs.keys(), topics), Path(app.srcdir))
    return list_


def _other_lines(app: Sphinx) -> Mapping[str, list[str]]:
    """Other ways in which people say what a page is about, by the page's id."""
    root = Path(app.srcdir)
    paths = paths_from({"coursebook_search_queries": app.config.coursebook_search_queries})
    lines: dict[str, list[str]] = {}
    for path in paths.line_files(root):
        text = (root / path).read_text(encoding="utf-8-sig")
        found = frontmatter.load(path, text) or {}
        if not _lists(found):
            message = 'This list must hold, for each id of a page, a list of texts, each on its own line, after "  - ".'
            _warn(message, root / path)
            continue
        report(find_unknown_ids(path, text, app.env.all_docs.keys()), root)
        for id_, more in found.items():
            lines.setdefault(id_, []).extend(more)
    return lines


def _lists(value: object) -> bool:
    return isinstance(value, dict) and _texts(list(value)) and all(map(_texts, value.values()))


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _warn(message: str, file: Path, line: int = 1) -> None:
    warn(Rule.SEARCH_WORDS, message, f"{file}:{line}")
