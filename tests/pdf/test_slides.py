"""The slides of a page, and the links from pages to files to print."""

import re
from pathlib import Path

import page
import pikepdf
import pypdf
import pytest

from ..conftest import Build, Site
from ..course import INDEX, lesson, module, tiny

EVENING = """\
---
checked: 2026-11-23
---

(our-evening)=
# Our evening

Print {paper}`module-sheet` and {paper}`the slides <evening-slides>`.

(our-evening-welcome)=
## Welcome

:::{admonition} Six rules
:class: slide
- Be kind.
- The clock is fair.
:::

:::{admonition} Say
:class: aloud
Nobody sees these words on the screen.
:::

:::{admonition} Before you go
:class: slide
Take your coat.
:::
"""
PRINTABLES = """\
Group:
  - {id: evening-slides, title: Slides, about: For a screen., form: slides, pages: [our-evening]}
  - {id: module-sheet, title: The guide, about: All., form: booklet, pages: [help-now, our-evening, course, "every topic"]}
"""
FILES = tiny(**{
    "docs/printables.yml": PRINTABLES,
    "docs/our-evening.md": EVENING,
    "index.md": INDEX.replace("help-now\n", "help-now\ndocs/our-evening\n"),
    "modules/talk-well/index.md": module("talk-well", "Talk well", "Text.\n\n```{toctree}\nlisten-first\n```"),
    "modules/talk-well/listen-first.md": lesson("listen-first", "Listen first"),
})  # fmt: skip
CONF = {
    "coursebook_printables": "docs/printables.yml",
    "coursebook_pdf_options": {"footer": "Emergency: call 911"},
    "html_baseurl": "https://example.org/",
}
SMALLEST = 28
"""Points on a page 612 points high, to be read across a room."""


@pytest.fixture
def printables(build: Build) -> Site:
    made = build(FILES, builder="printables", **CONF)
    assert (made.error, made.warnings) == ("", [])
    return made


def sizes(sheet: pypdf.PageObject) -> dict[str, float]:
    """The points of each piece of text of a page."""
    found: dict[str, float] = {}

    def note(text: str, _: object, matrix: list[float], font: object, size: float) -> None:
        if text.strip():
            found[text.strip()] = size * abs(matrix[3])

    sheet.extract_text(visitor_text=note)
    return found


def test_each_box_is_a_page_that_can_be_read_across_a_room(printables: Site) -> None:
    file = printables.out / "evening-slides.pdf"
    report = page.validate_pdf(str(file), profile="ua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]
    sheets = pypdf.PdfReader(file).pages
    texts = [" ".join(one.extract_text().split()) for one in sheets]
    assert len(texts) == 3
    for text, title in zip(texts, ("Our evening", "Six rules", "Before you go"), strict=True):
        assert text.startswith(title) and text.endswith(("1", "2", "3")) and "Emergency: call 911" in text
    assert "Be kind." in texts[1] and "Nobody sees" not in "".join(texts) and "Slide 1" not in "".join(texts)
    for sheet in sheets:
        small = {text: size for text, size in sizes(sheet).items() if size < SMALLEST}
        assert all(text.isdigit() or "Emergency" in text for text in small), small


def test_slides_lie_on_their_side_on_both_papers(printables: Site) -> None:
    for tail, paper in (("", (792, 612)), ("-a4", (841.89, 595.276))):
        with pikepdf.open(printables.out / f"evening-slides{tail}.pdf") as pdf:
            left, bottom, right, top = (float(edge) for edge in pdf.pages[0].mediabox)
            assert (round(right - left, 3), round(top - bottom, 3)) == paper


def test_the_page_is_the_notes_to_its_slides(printables: Site, build: Build) -> None:
    words = " ".join(
        " ".join(one.extract_text().split()) for one in pypdf.PdfReader(printables.out / "module-sheet.pdf").pages
    )
    assert "Slide 1: Six rules" in words and "Slide 2: Before you go" in words and "Nobody sees these words" in words
    site = build({}, **CONF)
    assert (site.error, site.warnings) == ("", [])
    article = site.article("docs/our-evening")
    assert re.findall(r'admonition-title">(.*?)</p>', article) == [
        "Slide 1: Six rules",
        "Say",
        "Slide 2: Before you go",
    ]


def test_a_link_to_a_file_of_the_printables(printables: Site, build: Build) -> None:
    article = build({}, **CONF).article("docs/our-evening")
    assert 'href="../../paper/module-sheet.pdf">The guide (PDF)</a>' in article
    assert 'href="../../paper/evening-slides.pdf">the slides</a>' in article
    with pikepdf.open(printables.out / "module-sheet.pdf") as pdf:
        notes = [note for one in pdf.pages for note in one.obj.get("/Annots", ())]
        addresses = {str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})}
    assert {f"https://example.org/paper/{id_}.pdf" for id_ in ("module-sheet", "evening-slides")} <= addresses


def test_a_file_that_is_not_on_the_printables(build: Build) -> None:
    lost = EVENING.replace("<evening-slides>", "<evening-slide>")
    site = build({**FILES, "docs/our-evening.md": lost}, **CONF)
    assert site.warnings == [
        'docs/our-evening.md:8: WARNING: There is no file "evening-slide" in docs/printables.yml. Did you mean evening-slides? [coursebook.unknown-file]'
    ]


def test_a_slide_that_needs_small_letters(build: Build) -> None:
    full = EVENING.replace("- Be kind.\n", "- Be kind, and say so in a long sentence that fills a line.\n" * 12)
    made = build({**FILES, "docs/our-evening.md": full}, builder="printables", **CONF)
    assert made.error == (
        "The book was not made: docs/our-evening.md:13: the book cannot be set here: "
        "this slide is too full to be read across a room; shorten it, or make two of it."
    )
    assert not list(Path(made.out).glob("*.pdf"))
