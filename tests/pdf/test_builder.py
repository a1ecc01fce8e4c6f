"""What a build does: the same bytes again, one message for each mistake, and never half a book."""

from pathlib import Path

import page
import pytest

from ..conftest import CONF
from ..course import HELP, tiny
from .conftest import MakeBook, make
from .course_files import COURSE, PLAN
from .test_constructs import DOT

TOCTREE = "# Tiny\n\n```{toctree}\none\n```\n"

WITH_GADGETS = ["myst_parser", "coursebook.pdf", "tests.pdf.gadgets"]


def pages(body: str, title: str = "(page-one)=\n# One\n\n") -> dict[str, str | bytes]:
    """A home page that is not printed, and one chapter whose text begins on line 4."""
    return {"index.md": TOCTREE, "one.md": title + body}


def test_two_builds_are_equal(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763856000")
    files = pages("Text[^a]. [Link](https://example.org)\n\n[^a]: Note.\n")
    first, second = (make(tmp_path / name, files).pdf.read_bytes() for name in ("a", "elsewhere/b"))
    assert first == second
    assert b"2025-11-23T00:00:00" in first


def test_date_of_the_edition_dates_the_file(book: MakeBook, monkeypatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert (
        b"2026-11-23T00:00:00" in book(pages("Text."), coursebook_pdf_options={"date": "2026-11-23"}).pdf.read_bytes()
    )


def test_a_book_without_git_is_dated_by_its_newest_page(book: MakeBook, monkeypatch) -> None:
    files = tiny(**{"help-now.md": HELP.replace("2026-11-23", "2026-11-27")})
    for nothing in (None, "0"):
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
        if nothing is not None:
            monkeypatch.setenv("SOURCE_DATE_EPOCH", nothing)
        made = book(files, **{**CONF, "coursebook_edition": "", "coursebook_edition_date": ""})
        assert made.error == "" and b"2026-11-27T00:00:00" in made.pdf.read_bytes()


def test_without_a_plan_the_toctree_is_the_book(book: MakeBook) -> None:
    files = pages("Text.\n\n```{toctree}\ntwo\n```\n") | {"two.md": "(page-two)=\n# Two\n\n[](one.md)\n"}
    made = book(files)
    assert made.warnings == []
    assert made.read().bookmarks == [(1, "Contents"), (1, "One"), (2, "Two")]


def test_home_page_with_text_is_the_first_chapter(book: MakeBook) -> None:
    made = book({"index.md": "(home-page)=\n# Home\n\nWelcome.\n"})
    assert made.read().bookmarks == [(1, "Contents"), (1, "Home")]


def test_without_a_list_of_sources_works_are_footnotes(book: MakeBook) -> None:
    files = pages("Text {footcite:p}`kim2020`.\n\n```{footbibliography}\n```\n") | {
        "references.bib": COURSE["references.bib"]
    }
    extensions = ["myst_parser", "sphinxcontrib.bibtex", "coursebook.pdf"]
    made = book(files, extensions=extensions, bibtex_bibfiles=["references.bib"])
    assert made.warnings == []
    assert '#footnote[#"Ann Kim. ' in made.typst


# -- one message for each mistake ---------------------------------------------


def test_missing_glyph(book: MakeBook) -> None:
    made = book(pages("A long\nparagraph with 漢 and\nmore, and 漢.\n"))
    assert made.error == (
        "The book was not made: one.md:5: the character '漢' is in none of the book's fonts; write it another way."
    )
    assert not made.pdf.exists()


@pytest.mark.parametrize("body", ["Text.\n\n![](dot.png)\n", "Text.\n\n```{image} dot.png\n```\n"])
def test_missing_alternative_text(book: MakeBook, body: str) -> None:
    made = book(pages(body) | {"dot.png": DOT})
    assert made.warnings == [
        "one.md:6: WARNING: The picture dot.png has no alternative text, and a person who cannot see it learns nothing. "
        "Write what it shows: ![what it shows](dot.png) or :alt: what it shows. [coursebook.pdf-missing-alt]"
    ]
    assert page.validate_pdf(str(made.pdf), profile="ua1").is_compliant


def test_unknown_node(book: MakeBook) -> None:
    made = book(pages("Text.\n\n```{gadget}\n```\n"), extensions=WITH_GADGETS)
    assert made.warnings == [
        'one.md:6: WARNING: The book cannot print "gadget"; it prints what is inside, without its form. Write it with '
        "another block, or ask a programmer to add it to coursebook/pdf/translator/translator.py. [coursebook.pdf-unknown-node]"
    ]
    assert '#par[#"Inside.";];' in made.typst


def test_two_pages_with_one_id(book: MakeBook) -> None:
    files = pages("Text.\n\n```{toctree}\ntwo\n```\n")
    made = book(files | {"two.md": "# Two\n\nText.\n\n(page-one)=\n## Again\n\nSee [one](one.md).\n"})
    assert made.warnings[-1] == (
        'two.md:6: WARNING: The id "page-one" is also on the page "one". '
        "Write another id on the line before this heading: (some-other-id)=. [coursebook.pdf-reference]"
    )
    assert {"page-one", "two:page-one"} <= set(made.read().places)


def test_note_in_a_heading(book: MakeBook) -> None:
    made = book(pages("## Second[^a]\n\nText.\n\n[^a]: Lost.\n"))
    assert made.warnings == [
        "one.md:4: WARNING: A note in a heading is not printed. "
        "Write it at the end of the first sentence below the heading. [coursebook.pdf-reference]"
    ]


def test_broken_picture(book: MakeBook) -> None:
    made = book(pages("Text.\n\n![A dot](dot.png)\n") | {"dot.png": b"no picture"})
    assert made.error.startswith("The book was not made: one.md:6: the book cannot be set here: failed to decode image")


def test_long_crisis_page(book: MakeBook) -> None:
    files = pages("Words.\n\n" * 200)
    made = book(files, coursebook_pdf_documents={"first": "one"})
    assert made.warnings == [
        "one.md:1: WARNING: This page opens the book and must fit on one page, but it runs over. "
        'Shorten it, or set "first_size" in coursebook_pdf_options below 10.5. [coursebook.pdf-first-page]'
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"papr": "a4"}, '"papr" is not an option of the book. Write one of: paper, size,'),
        ({"size": "11"}, "The option \"size\" is '11'. Write a number."),
        ({"footer": 911}, 'The option "footer" is 911. Write text in quotes.'),
        (
            {"paper": "A4"},
            'The option "paper" is "A4". Write a name of Typst in small letters, such as "a4" or "us-letter".',
        ),
        ({"date": "November"}, 'The option "date" is "November". Write year, month and day: "2026-11-23".'),
    ],
)
def test_wrong_option(book: MakeBook, options: dict[str, object], message: str) -> None:
    made = book(pages("Text.") | {"conf.py": f"# Settings\ncoursebook_pdf_options = {options!r}\n"})
    assert len(made.warnings) == 1
    assert made.warnings[0].startswith(f"conf.py:2: WARNING: coursebook_pdf_options: {message}")
    assert made.pdf.exists()


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        ({"frist": "one"}, 'coursebook_pdf_documents: "frist" is not a part of the book. Write one of: first, beside, course, questions, back.'),
        ({"first": "on"}, 'coursebook_pdf_documents names the page "on", but there is no such file. Write its path without .md.'),
    ],
)  # fmt: skip
def test_wrong_plan(book: MakeBook, plan: dict[str, str], message: str) -> None:
    assert book(pages("Text."), coursebook_pdf_documents=plan).error == f"Configuration error: {message}"


def test_unknown_font(book: MakeBook) -> None:
    made = book(pages("Text."), coursebook_pdf_options={"fonts": ["No Such Font", "Libertinus Serif"]})
    assert made.warnings == [
        "WARNING: Typst says of the book: unknown font family: no such font. [coursebook.pdf-compile]"
    ]


# -- never half a book --------------------------------------------------------


def test_failed_build_leaves_the_old_book(book: MakeBook) -> None:
    old = book(pages("Text.")).pdf.read_bytes()
    made = book(pages("漢"))
    assert made.error
    assert made.pdf.read_bytes() == old
    assert [file.name for file in made.pdf.parent.iterdir() if file.is_file()] == ["book.pdf"]


def test_warning_leaves_the_old_book_when_warnings_are_errors(book: MakeBook) -> None:
    old = book(pages("Text.")).pdf.read_bytes()
    made = book(pages("![](dot.png)\n") | {"dot.png": DOT}, strict=True)
    assert (
        made.error == "The book was not made: There were warnings, so nothing was replaced. Fix them and build again."
    )
    assert made.pdf.read_bytes() == old


# -- size, paper, language ----------------------------------------------------


@pytest.mark.parametrize(("paper", "size", "width"), [("us-letter", 11, 612), ("a5", 18, 420)])
def test_other_papers_and_sizes(book: MakeBook, paper: str, size: int, width: int) -> None:
    made = book(pages("Text. " * 300), coursebook_pdf_options={"paper": paper, "size": size})
    assert made.warnings == []
    assert page.validate_pdf(str(made.pdf), profile="ua1").is_compliant
    assert {round(sheet.mediabox[2]) for sheet in made.read().pdf.pages} == {width}


def test_language_is_declared(book: MakeBook) -> None:
    assert str(book(pages("Text.")).read().pdf.Root.Lang) == "en"


def test_a_node_brings_its_own_form(book: MakeBook) -> None:
    made = book(pages("Text.\n\n```{gizmo}\n```\n"), extensions=WITH_GADGETS)
    assert made.warnings == []
    assert '#framed[\n#par[#"Inside.";];\n];' in made.typst


def test_course_builds_from_fresh_doctrees_too(tmp_path) -> None:
    conf = {
        "extensions": ["myst_parser", "sphinxcontrib.bibtex", "sphinx_book_theme", "coursebook"],
        "primary_domain": "course",
    }
    conf |= {"bibtex_default_style": "coursebook", "coursebook_policy": False, **PLAN}
    conf["coursebook_policy"] = False  # its pages are shorter than ours may be
    first = make(tmp_path, COURSE, **conf)
    again = make(tmp_path, {}, **conf)
    assert (first.error, again.error) == ("", "")
    assert first.pdf.read_bytes() == again.pdf.read_bytes()


@pytest.mark.parametrize(("code", "set_"), [("pt-BR", 'lang: "pt", region: "BR"'), ("ht", 'lang: "ht"')])
def test_a_card_in_another_language_is_set(code: str, set_: str, tmp_path: Path) -> None:
    """Each code that the check lets pass is one that the book can be set with."""
    conf = {
        "extensions": ["myst_parser", "sphinxcontrib.bibtex", "sphinx_book_theme", "coursebook"],
        "primary_domain": "course",
    }
    conf |= {"bibtex_default_style": "coursebook", **PLAN}
    conf["coursebook_policy"] = False
    card = COURSE["help-now.md"].replace("---\n", f"---\nlanguage: {code}\n", 1)
    made = make(tmp_path, {**COURSE, "help-now.md": card}, **conf)
    assert made.error == "" and made.pdf.exists()
    assert f"#first-page({made.typst.partition('#first-page(')[2].partition(',')[0]}, {set_}" in made.typst
