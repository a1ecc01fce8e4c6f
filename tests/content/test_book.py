"""The book of the real course: what it opens with, and what is not in it."""

import pypdf
import pytest

from ..conftest import PROJECT
from .conftest import SITE

pytestmark = pytest.mark.content


@pytest.fixture(scope="module")
def book() -> pypdf.PdfReader:
    return pypdf.PdfReader(SITE.parent / "porchlight.pdf")


def test_the_emergency_card_comes_first_and_in_spanish_after_it(book: pypdf.PdfReader) -> None:
    titles = [one.title for one in book.outline if not isinstance(one, list)]
    assert titles[:3] == ["Help now: overdose and crisis", "Ayuda ahora: sobredosis y crisis", "Contents"]
    assert "Llame al 911" in "".join(book.pages[at].extract_text() for at in range(2, 6))


def test_pages_for_builders_are_not_in_the_book(book: pypdf.PdfReader) -> None:
    builders = [
        (PROJECT / f"docs/{name}.md").read_text(encoding="utf-8").partition("\n# ")[2].partition("\n")[0]
        for name in ("for-builders", "architecture", "writing", "settings", "speed")
    ]
    outline = [
        one.title
        for part in book.outline
        for one in (part if isinstance(part, list) else [part])
        if not isinstance(one, list)
    ]
    assert all(builders)
    assert not set(builders) & set(outline)
