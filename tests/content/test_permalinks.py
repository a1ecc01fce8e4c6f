"""Every id of the real registry: its small page leads to a place that is there, and the book has the same number for it."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from coursebook.core.permalinks.registry import FILE, read

from ..pdf.reading import Reading
from .conftest import SITE
from .test_pages import PAGES, PROJECT

pytestmark = pytest.mark.content
LEDGER, _ = read((PROJECT / FILE).read_text(encoding="utf-8"))
BOOK = SITE.parent / "porchlight.pdf"
REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"#]*)(?:#([^"]*))?">')
IDS = re.compile(r'\sid="?([^\s">]+)')
HEADING = re.compile(
    r'<section id="(?P<id>[^"]+)"[^>]*>(?:\s*<span[^>]*></span>)*\s*<h\d><span class="section-number">(?P<number>[\d.]+)\s*</span>'
    r'(?P<title>.*?)<a class="headerlink"',
    re.DOTALL,
)


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def test_every_id_has_a_small_page_that_leads_to_its_place() -> None:
    anchors: dict[Path, set[str]] = {}
    wrong = []
    for id_ in LEDGER:
        file = SITE / "id" / id_ / "index.html"
        page = text(file) if file.is_file() else ""
        found = REFRESH.search(page)
        target = (file.parent / found[1] / "index.html").resolve() if found else file
        if not found or not target.is_file() or target == file:
            wrong.append(f"{id_} leads nowhere")
            continue
        ids = anchors.setdefault(target, set(IDS.findall(text(target))))
        if found[2] and found[2] not in ids:
            wrong.append(f"{id_} leads to #{found[2]}, which {target} does not have")
        if len(page.encode()) > 500 or "<script" not in text(target) or f'<a href="{found[1]}' not in page:
            wrong.append(f"{id_}: {len(page.encode())} bytes: {page}")
    assert len(LEDGER) > 1900
    assert wrong == []


def test_no_page_stands_under_an_id_that_was_never_published() -> None:
    assert {folder.name for folder in (SITE / "id").iterdir()} == set(LEDGER)


# -- the book --------------------------------------------------------------------


def numbered() -> dict[str, str]:
    """The heading of each id that has a number on the site, as a reader reads it: "8.4 Choosing the moment"."""
    found = {}
    for file in SITE.glob("modules/**/index.html"):
        for heading in HEADING.finditer(text(file)):
            title = unescape(re.sub(r"<[^>]*>", "", heading["title"]))
            found[heading["id"]] = f"{heading['number']} {title}"
    return found


@pytest.fixture(scope="module")
def book() -> Reading:
    assert BOOK.is_file(), "build the book first: make pdf"
    return Reading(BOOK)


def outlined(book: Reading) -> dict[str, str]:
    """The bookmark at the place of each named destination."""

    def place(target: Any) -> tuple[Any, ...]:
        return target[0].objgen, *map(float, target[2:4])

    def walk(items: Any) -> Iterator[tuple[tuple[Any, ...], str]]:
        for item in items:
            yield place(item.destination), item.title
            yield from walk(item.children)

    with book.pdf.open_outline() as outline:
        titles = dict(walk(outline.root))
    names = pikepdf.NameTree(book.pdf.Root.Names.Dests)
    return {str(name): titles[place(target)] for name, target in names.items() if place(target) in titles}


def test_numbers_in_the_book_are_those_of_the_site(book: Reading) -> None:
    site, bookmarks = numbered(), outlined(book)
    assert len(site) > 400
    deeper = {id_ for id_, heading in site.items() if heading.partition(" ")[0].count(".") > 2}
    assert {id_: bookmarks.get(id_) for id_ in site if id_ not in deeper} == {
        id_: heading for id_, heading in site.items() if id_ not in deeper
    }
    assert [id_ for id_ in deeper if not book.says(book.places[id_], site[id_])] == []
    assert {id_ for id_, heading in bookmarks.items() if re.match(r"[\d.]+ ", heading)} <= set(site)


def test_every_id_that_is_printed_is_a_named_destination(book: Reading) -> None:
    printed = [page for path, (page, _) in PAGES.items() if path.parts[0] in ("modules", "faq", "help-now.md")]
    glossary = next(page for path, (page, _) in PAGES.items() if path.as_posix() == "docs/glossary.md")
    ids = {part.id for page in (*printed, glossary) for part in (*page.sections, *page.terms)}
    assert len(ids) > 1800
    assert ids - set(book.places) == set()
