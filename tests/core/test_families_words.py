"""Families' words in front matter are text, whatever YAML would take them for; and the messages where they cannot be."""

from pathlib import PurePosixPath

import pytest

from coursebook.core.pages.model import Question
from coursebook.core.pages.parser import Layout, read_page
from coursebook.core.problems import Problem

from ..field.rows import row

PATH = PurePosixPath("faq/sick-after-dose.md")
PAGE = """\
---
topics: [medicine]
asked:
  - puking after strips
{}
modules: [see-the-pattern]
checked: 2026-11-23
---

(sick-after-dose)=
# Why is he sick?

Many causes.
"""


def read(lines: str) -> tuple[Question | None, list[Problem]]:
    page, problems = read_page(PATH, PAGE.format(lines), Layout())
    assert page is None or isinstance(page, Question)
    return page, problems


@pytest.mark.parametrize(
    "words",
    [
        "is bag #7 stronger than the red one", "#7 bag", "ends with hash#", "he said: no i am fine", "he says: \"stop\"", "help:",
        ": colon first", "911", "no", "yes", "off", "null", "~", "2026-11-28", "0x10", "1e5", "12_000", "5:30 am dose", ".5 mg", "=", "<<",
        "- 911", "*69 to call", "&c now", "!important", "@home now", "%50 less", "? what now", "| pipe", "[brackets] here", "]x", ", x",
        "\"quoted\" and more", "'tis bad", "he said \"no\"", "don't", "a, b, c", "what: [is, it", "100% sure",
        "why: why: why", "--- no", "... and then",
    ],
    ids=lambda words: row(8 if "#" in words else 9, words),
)  # fmt: skip
def test_what_a_person_types_is_text(words: str) -> None:
    page, problems = read(f"  - {words}\n  - last one")
    assert page and problems == []
    assert page.asked == ("puking after strips", words, "last one")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('  - "is bag #7: stronger"', "is bag #7: stronger"),
        ("  - 'he''s: sick'", "he's: sick"),
        ("  - he said:\n    no #7", "he said: no #7"),
        ("- not moved in: no", "not moved in: no"),
        ("    - moved in more: no", "moved in more: no"),
        ("  -   many blanks  ", "many blanks"),
    ],
)
def test_how_a_person_lays_it_out_does_not_count(written: str, words: str) -> None:
    page, problems = read(written)
    assert page and problems == []
    assert page.asked == ("puking after strips", words)


def test_words_in_brackets_are_text_too() -> None:
    text = PAGE.format("").replace("asked:\n  - puking after strips\n", "asked: [no, 911, 2026-11-28]")
    page, problems = read_page(PATH, text, Layout())
    assert isinstance(page, Question) and problems == []
    assert page.asked == ("no", "911", "2026-11-28")


def test_objectives_and_what_may_be_true_too_are_text() -> None:
    text = (
        "---\nobjectives:\n  - Say: no #7\nalso:\n  - benzos-on-top: he said: no #7\n  - no-sleep-at-all: no\n"
        "  - one-more-page: 911\nchecked: 2026-11-23\n---\n\n(keep-a-diary)=\n# Keep a diary\n\nText.\n"
    )
    page, problems = read_page(PurePosixPath("modules/see-the-pattern/keep-a-diary.md"), text, Layout())
    assert page and problems == []
    assert page.objectives == ("Say: no #7",)  # type: ignore[attr-defined]
    assert [one.words for one in page.also] == ["he said: no #7", "no", "911"]  # type: ignore[attr-defined]


def test_a_summary_is_text() -> None:
    text = (
        "---\nsummary: You can: see #7\nobjectives:\n  - See\n  - Say\nchecked: 2026-11-23\n---\n\n"
        "(talk-well)=\n# Talk well\n\nText.\n"
    )
    page, problems = read_page(PurePosixPath("modules/talk-well/index.md"), text, Layout())
    assert page and problems == [] and page.summary == "You can: see #7"  # type: ignore[attr-defined]


ITEM = 'faq/sick-after-dose.md:5: Write a hyphen, a blank and words in this line, such as "  - sick after the dose", or take it out. [wrong-type]'


@pytest.mark.parametrize("words", ['"open quote', 'close quote"', "'open quote"])
def test_half_a_pair_of_quotation_marks_is_named_in_its_line(words: str) -> None:
    plain = words.strip("\"'")
    assert [str(problem) for problem in read(f"  - {words}")[1]] == [
        f'faq/sick-after-dose.md:5: A quotation mark in this line has no other half. Write {plain} without any, or "{plain}" with one at each end. [wrong-type]'
    ]


@pytest.mark.parametrize("line", ["  -", "  - ", "  -no blank", "  -911"])
def test_an_item_that_is_none_is_named_in_its_line(line: str) -> None:
    assert [str(problem) for problem in read(line)[1]] == [ITEM]


def test_a_list_of_something_else_is_named_in_its_line() -> None:
    text = PAGE.format("").replace("asked:\n  - puking after strips\n", "asked: puking after strips")
    assert [str(problem) for problem in read_page(PATH, text, Layout())[1]] == [
        'faq/sick-after-dose.md:3: "asked" has a value that it cannot have. Write a list of wordings: each on its own line, after "  - ". [wrong-type]'
    ]
