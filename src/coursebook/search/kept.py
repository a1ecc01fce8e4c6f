"""The hand-kept list of spellings and slang, ``docs/search-words.yml``. It says itself what its parts are for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from sphinx.application import Sphinx
from sphinx.util import logging

from ..site import in_your_words

PARTS = ("means", "leads-to", "little", "offers")
LISTS = ("means", "leads-to")
"""The parts that hold a list for each word or page."""
logger = logging.getLogger(__name__)


class Kept(NamedTuple):
    """The list: words of the pages with what people type, pages with what leads to them, and the rest of it."""

    means: Mapping[str, list[str]]
    leads_to: Mapping[str, list[str]]
    little: list[str]
    offers: list[str]


def kept(app: Sphinx) -> Kept:
    """The list of a course; a course may be without one. What is wrong in it costs a warning and that part."""
    name = app.config.coursebook_search_words
    file = Path(app.srcdir) / name
    found: dict[str, Any] = (yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else None) or {}
    for part in found.keys() - PARTS:
        _warn(f'There is no part "{part}". The parts are {", ".join(PARTS)}.', name)
    for part in PARTS:
        if not (_lists if part in LISTS else _texts)(found.setdefault(part, {} if part in LISTS else [])):
            _warn(f'"{part}" must hold texts only. Put quotation marks around numbers.', name)
            found[part] = {} if part in LISTS else []
    list_ = Kept(found["means"], found["leads-to"], found["little"], found["offers"])
    for page in [*list_.leads_to, *list_.offers]:
        if page not in app.env.all_docs and page != in_your_words.PAGE:
            _warn(f'There is no page "{page}". Write its path without ".md".', name)
    return list_


def _lists(value: object) -> bool:
    return isinstance(value, dict) and _texts(list(value)) and all(map(_texts, value.values()))


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _warn(message: str, name: str) -> None:
    logger.warning(message, type="coursebook", subtype="search-words", location=name)
