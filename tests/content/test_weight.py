"""What a page costs a reader with little data left: bytes as a host sends them (gzip), and requests."""

import functools
import gzip
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from .conftest import PAGES, SITE

KILO = 1024
QUESTIONS = [name for name in PAGES if name.startswith("faq/") and name.count("/") == 1]
LISTS = {"docs/glossary", "docs/references", "docs/by-situation", "docs/corrections", "docs/corrections-minor"}
"""Pages that hold everything of a kind; nobody meets them on the way."""
ASKED = re.compile(r'<(?:script|img|link(?=[^>]*rel="(?:stylesheet|icon)"))[^>]*?(?:src|href)="([^"]*)"')


@functools.cache
def sent(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def first_visit(name: str) -> tuple[int, int]:
    """Requests and bytes of a page and all that it asks for, with an empty cache."""
    page = SITE / name / "index.html"
    files = {page, *(page.parent / asked.partition("?")[0] for asked in ASKED.findall(page.read_text()))}
    return len(files), sum(sent(file.resolve()) for file in files)


def over(names: Iterable[str], most: float) -> dict[str, int]:
    """The bytes of each page that has more of them than so many KB."""
    found = {name: sent((SITE / name / "index.html").resolve()) for name in names}
    assert found
    return {name: weight for name, weight in found.items() if weight > most * KILO}


def test_a_question_on_a_first_visit() -> None:
    visits = {name: first_visit(name) for name in QUESTIONS}
    assert len(visits) > 300
    assert {name: found for name, found in visits.items() if found[0] > 6 or found[1] > 20 * KILO} == {}


def test_a_question_that_follows() -> None:
    assert over(QUESTIONS, 8.5) == {}


@pytest.mark.parametrize(("name", "most"), [("help-now", 12), ("ayuda-ahora", 12.6)])
def test_an_emergency_card_with_its_drawings(name: str, most: float) -> None:
    """The Spanish one has the accents, the names of the works in English, who made it, and the key and the word that bring Spanish."""
    requests, weight = first_visit(name)
    assert requests <= 6
    assert weight <= most * KILO


def test_any_other_page() -> None:
    assert over(set(PAGES) - set(QUESTIONS) - LISTS, 13) == {}


def test_a_list_that_grows_with_the_course() -> None:
    """A line for each question: 18 KB are 400 of them. A row for each grave mistake: 20 KB are 80 of them; then older ones get a page."""
    assert over({"docs/by-situation", "docs/corrections-minor"}, 18) == {}
    assert over({"docs/corrections"}, 20) == {}
