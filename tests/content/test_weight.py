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
WORKSHOP = {
    f"docs/{name}"
    for name in (
        "architecture",
        "citation-check",
        "coverage",
        "met-elsewhere",
        "search-quality",
        "settings",
        "where-to-change",
        "sign-off-lawyer",
        "sign-off-lawyer-fourth",
        "sign-off-lawyer-second",
        "sign-off-lawyer-third",
        "speed",
        "writing",
    )
}
"""Pages for those who build and check; nobody meets them on the way, and searching in one page is worth more to them."""
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


def test_a_page_of_the_course_on_a_first_visit() -> None:
    """A page with a picture and with a block that few pages have asks for seven files; the picture comes when it is scrolled to."""
    visits = {name: first_visit(name) for name in PAGES if name.startswith(("faq/", "modules/"))}
    assert len(visits) > 500
    assert {name: found for name, found in visits.items() if found[0] > 6 or found[1] > 20 * KILO} == {}


def test_any_other_page_on_a_first_visit() -> None:
    assert {name: found for name in set(PAGES) - WORKSHOP if (found := first_visit(name))[1] > 20 * KILO} == {}


def test_every_page_that_follows() -> None:
    assert len(PAGES) > 600
    assert over(set(PAGES) - WORKSHOP, 8.5) == {}


@pytest.mark.parametrize("name", ["help-now", "ayuda-ahora"])
def test_an_emergency_card_with_its_drawings(name: str) -> None:
    requests, weight = first_visit(name)
    assert requests <= 6
    assert weight <= 12 * KILO


def test_a_page_of_the_workshop() -> None:
    assert over(WORKSHOP, 14) == {}
