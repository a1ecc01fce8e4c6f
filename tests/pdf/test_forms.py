"""One page in each form of a file: a poster and a card are its steps alone, a sheet and a booklet keep its sources."""

import re
from pathlib import Path

import pytest

from ..conftest import CONF as PLAIN
from ..conftest import Build, Site
from ..course import HELP, tiny
from ..lint.good_course import WORKS
from .conftest import MakeBook
from .test_printables import CONF, FILES, PRINTABLES, words

STEPS = """\
Call 911. {footcite:p}`sordo2017`

{.steps}
1. Spray. {footcite:p}`sordo2017`
2. Wait.

More to read.
"""
FORMS = ("poster", "card", "sheet", "booklet")


@pytest.fixture
def printed(build: Build) -> Site:
    more = "".join(
        f"  - {{id: my-{form}, title: T, about: A., form: {form}, most: 9, pages: [help-now]}}\n" for form in FORMS
    )
    files = {
        **FILES,
        "help-now.md": HELP.replace("Call 911.\n", STEPS),
        "docs/printables.yml": PRINTABLES + more,
        "docs/references.bib": WORKS,
    }
    site = build(files, builder="printables", bibtex_bibfiles=["docs/references.bib"], **CONF)
    assert (site.error, site.warnings) == ("", [])
    return site


def test_a_poster_and_a_card_have_no_notes(printed: Site) -> None:
    said = {form: " ".join(words(printed.out / f"my-{form}.pdf")) for form in FORMS}
    assert {form: "Mortality risk" in text for form, text in said.items()} == {
        "poster": False, "card": False, "sheet": True, "booklet": True,
    }  # fmt: skip
    for form, text in said.items():
        marked = re.search(r"Call 911\.1 1\. Spray\.1 2\. Wait\.", text)
        bare = re.search(r"Call 911\. 1\. Spray\. 2\. Wait\.", text)
        assert (bool(marked), bool(bare)) == ((False, True) if form in ("poster", "card") else (True, False)), text
        assert ("Sources checked" in text) == (form in ("sheet", "booklet"))
        assert ("More to read." in text) == (form != "poster" and form != "card"), text
    assert said["card"].count("Spray.") > 1, "a sheet of cards has it several times"


def test_only_a_file_whose_pages_are_listed_marks_where_they_begin(book: MakeBook) -> None:
    made = book(tiny(), **PLAIN)
    assert made.error == "" and "#begins(" not in made.typst
    assert Path(made.pdf).is_file()
