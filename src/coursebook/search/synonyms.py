"""The hand-kept list of spellings and slang, ``docs/search-words.yml``. It says itself what its parts are for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sphinx.application import Sphinx
from sphinx.util import logging

from ..core.pages import frontmatter
from ..core.project import paths_from
from ..site.domain import course_of
from ..site.generated import phrase_index

PARTS = ("means", "leads-to", "alone", "little", "defining", "offers", "needs", "groups", "together", "unless")
LISTS = ("means", "leads-to", "alone", "defining", "needs", "groups", "together", "unless")
"""The parts that hold a list for each word or page."""
logger = logging.getLogger(__name__)


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
    found: dict[str, Any] = (
        frontmatter.load(file, file.read_text(encoding="utf-8-sig")) if file.is_file() else None
    ) or {}
    if not isinstance(found, dict):
        _warn('This list must be a table. Write each part as "part:", and what it holds below it.', name)
        found = {}
    for part in sorted(found.keys() - PARTS):
        _warn(f'There is no part "{part}". The parts are {", ".join(PARTS)}.', name)
    for part in PARTS:
        if not (_lists if part in LISTS else _texts)(found.setdefault(part, {} if part in LISTS else [])):
            _warn(f'"{part}" must hold texts only, such as [one, two].', name)
            found[part] = {} if part in LISTS else []
    list_ = Kept(**{part.replace("-", "_"): found[part] for part in PARTS}, lines=_other_lines(app))
    groups = [*list_.unless, *(one for some in list_.together.values() for one in some)]
    for name_of_group in [one for one in groups if one not in list_.groups]:
        _warn(f'There is no group "{name_of_group}". The groups are {", ".join(list_.groups)}.', name)
    topics = {topic for entry in course_of(app.env).questions.values() for topic in entry.item.topics}
    folders = {f"{docname.rpartition('/')[0]}/" for docname in app.env.all_docs}
    for page in [
        *list_.leads_to,
        *list_.alone,
        *list_.offers,
        *list_.together,
        *(page for pages in list_.unless.values() for page in pages),
        *(list_.needs.keys() - topics - folders),
    ]:
        if page not in app.env.all_docs and page != phrase_index.PAGE:
            _warn(f'There is no page "{page}". Write its path without ".md".', name)
    return list_


def _other_lines(app: Sphinx) -> Mapping[str, list[str]]:
    """Other ways in which people say what a page is about, by the page's id."""
    root, ids = Path(app.srcdir), {docname.removesuffix("/index").rpartition("/")[2] for docname in app.env.all_docs}
    paths = paths_from({"coursebook_search_queries": app.config.coursebook_search_queries})
    lines: dict[str, list[str]] = {}
    for path in paths.line_files(root):
        found = frontmatter.load(path, (root / path).read_text(encoding="utf-8-sig")) or {}
        if not _lists(found):
            message = 'This list must hold, for each id of a page, a list of texts, each on its own line, after "  - ".'
            _warn(message, str(path))
            continue
        for id_ in sorted(found.keys() - ids):
            _warn(f'There is no page "{id_}". Write the id of a page.', str(path))
        for id_, more in found.items():
            lines.setdefault(id_, []).extend(more)
    return lines


def _lists(value: object) -> bool:
    return isinstance(value, dict) and _texts(list(value)) and all(map(_texts, value.values()))


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _warn(message: str, name: str) -> None:
    logger.warning(message, type="coursebook", subtype="search-words", location=name)
