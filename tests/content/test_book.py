"""The book of the real course: what it opens with, and what is not in it."""

import pytest

from ..conftest import PROJECT
from ..pdf.reading import Reading
from ..pdf.typography import measure
from .conftest import SITE

pytestmark = pytest.mark.content


@pytest.fixture(scope="module")
def book() -> Reading:
    return Reading(SITE.parent / "porchlight.pdf")


def test_the_emergency_card_comes_first_and_in_spanish_after_it(book: Reading) -> None:
    titles = [title for level, title in book.bookmarks if level == 1]
    assert titles[:3] == ["Help now: overdose and crisis", "Ayuda ahora: sobredosis y crisis", "Contents"]
    assert any(book.says(at, "Llame al 911") for at in range(2, 6))


def test_pages_for_builders_are_not_in_the_book(book: Reading) -> None:
    builders = [
        (PROJECT / f"docs/{name}.md").read_text(encoding="utf-8").partition("\n# ")[2].partition("\n")[0]
        for name in ("for-builders", "architecture", "writing", "settings", "speed")
    ]
    outline = [title for _, title in book.bookmarks]
    assert all(builders)
    assert not set(builders) & set(outline)


def test_no_page_has_but_a_line_or_two(book: Reading) -> None:
    """Page 59 once held the status line of a lesson alone, and 15 others a line or two. Measured on 2026-11-30: pages 51 and 58
    stand before a tall end of a lesson; five were the last of a topic, before the ends of topics were looked at."""
    measured = measure(SITE.parent / "porchlight.pdf", "book")
    assert measured.orphans == []
    assert (len(measured.short) <= 2, len(measured.ends) <= 5) == (True, True), measured
