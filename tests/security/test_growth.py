"""No text of a stranger keeps the check busy: the time grows with the length of a text, not with its square.

Each row of marks is put into files four times as long, and the growth of the CPU time is compared, not the seconds.
"""

import gc
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from time import process_time

import pytest
from docutils import nodes
from docutils.utils import new_document

from coursebook.core.problems import Rule
from coursebook.core.project import EMERGENCY
from coursebook.security.output.doctree_numbers import find_numbers

from ..lint.good_course import good
from ..lint.known import check_changed, learn
from .conftest import LONG_LIST, shorten
from .fair_time import hold_growth, hold_quick

SHORT = 4_000
TIMES = 4
MOST_GROWTH = 8
"""Four times the text may take twice four times as long on a busy machine; with the square it takes sixteen times."""
UNKNOWN_SECONDS = 1.0
"""Seconds for a page of words that nobody knows, the dictionary read."""
UNNOTICED = 0.15
"""Seconds, under which growth means nothing: a course of which all other files are known takes a sixtieth."""
HELP = good()["help-now.md"]
GLOSSARY = "---\nchecked: 2026-11-23\n---\n\n(the-glossary)=\n# Glossary\n\n````{{glossary}}\nword\n  Means {}.\n````\n"
ROWS = [
    "[", "![", "[](", "[a](", "[a]: b\n", "](", "*_", "**a ", "`a\n\n", "<", "&#", "\\", "{a}`", "{term}`a <", "| a ", "> ", "- ", "1. ", "# A\n\n",
    "“", '"a ', "'", "1.", "10.", "1,111,", "5 mg ", "800-", "1 800 1 ", "one ", "call ", "text a ", "a-", "who ", "a: ", "a\n: b\n", "a\n: b\n\n",
    "```text\n\n", "~~~\n\n", "\n- ", "\n> ", "\n  a", "a.md ", "http://a.", "aa.", "…", "?\" ", ":a: b\n\n", "(a-b)=\n\n", "addict ", "misspeled ",
]  # fmt: skip
"""Each was slow once, or looks like what was."""
FILES: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "a page": lambda row: ("help-now.md", f"{HELP}\n{row}\n"),
    "a box": lambda row: ("help-now.md", f"{HELP}\n`````{{self-check}}\n{row}\n`````\n"),
    "a talk": lambda row: ("help-now.md", f"{HELP}\n:::::{{dialogue}}\nYou: {row}\n:::::\n"),
    "a glossary": lambda row: ("docs/glossary.md", GLOSSARY.format(row.replace("\n", "\n  "))),
    "a work": lambda row: ("docs/references.bib", good()["docs/references.bib"].replace("Mortality", row)),
    "a list": lambda row: ("docs/search-words.yml", f"little: [{row}]\n"),
    "the registry": lambda row: ("permalinks.txt", f"{row}\n"),
    "our words": lambda row: ("docs/own-words.txt", f"{row}\n"),
    "a translation": lambda row: ("locales/es/LC_MESSAGES/help-now.po", po(row)),
    "a drawing": lambda row: (
        "docs/images/a-box.svg",
        f'<svg xmlns="http://www.w3.org/2000/svg"><text>{row}</text></svg>',
    ),
}


def po(row: str) -> str:
    lines = row.replace("\\", "\\\\").replace('"', '\\"').split("\n")
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Call 911."\nmsgstr ""\n'
    return head + "".join(f'"{line}\\n"\n' for line in lines)


def row_of(mark: str, length: int) -> str:
    """Marks of a length, in lines that are as long as a line may be."""
    row = mark * (length // len(mark))
    return row if "\n" in mark else "\n".join(row[at : at + 1800] for at in range(0, len(row), 1800))


def seconds(project: Path, name: str, text: str) -> float:
    """What a check takes; garbage, which is looked for at times by chance, is left."""
    file = project / name
    before = file.read_text() if file.is_file() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    gc.disable()
    start = process_time()
    check_changed(project)
    took = process_time() - start
    gc.enable()
    file.write_text(before) if before is not None else file.unlink()
    return took


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A good course with pinned numbers, checked once."""
    for name, text in {**good(), "docs/pinned-numbers.txt": "emergency 911\n"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert learn(tmp_path) == []
    return tmp_path


def judge_fewer_words(project: Path) -> None:
    """Words that hurt are sought in pages alone, and in pages as in boxes."""
    (project / LONG_LIST).write_text(shorten((project / LONG_LIST).read_text()))
    assert learn(project) == []


def hold_file(project: Path, mark: str, long: tuple[str, str], short: tuple[str, str]) -> None:
    """A file, as its name and text, that is ``TIMES`` as long as another takes no more than so many times as long."""
    if seconds(project, *long) > UNNOTICED:
        hold_growth([partial(seconds, project, *file) for file in (short, long)], MOST_GROWTH, UNNOTICED, mark)


@pytest.mark.long
@pytest.mark.parametrize("kind", FILES)
def test_time_grows_with_the_length(kind: str, project: Path) -> None:
    if kind != "a page":
        judge_fewer_words(project)
    for mark in ROWS:
        hold_file(project, mark, *(FILES[kind](row_of(mark, length)) for length in (SHORT * TIMES, SHORT)))


NUMBERS = ("1-8\n", "555\n", "XII\n", "nine hundred and ")
"""Parts of numbers, of which many stand beside each other."""
ASKED = good()["faq/sick-after-dose.md"]
BESIDE: Mapping[str, Callable[[list[str]], tuple[str, str]]] = {
    "what people ask": lambda lines: (
        "faq/sick-after-dose.md",
        ASKED.replace("  - puking after strips\n", "".join(f"  - {line}\n" for line in lines)),
    ),
    "cells": lambda lines: (
        "help-now.md",
        f"{HELP}\n| a | b |\n|---|---|\n" + "".join(f"| {line[:40]} | {line[:40]} |\n" for line in lines),
    ),
    "boxes": lambda lines: (
        "help-now.md",
        HELP + "".join(f"\n```{{dropdown}} {line[:40]}\n{line}\n```\n" for line in lines),
    ),
    "texts of a drawing": lambda lines: (
        "docs/images/a-box.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 9000" width="900" height="900">'
        + "".join(
            f'<text x="{at % 30 * 300}" y="{at // 30 * 30 + 20}">{line[:20]}</text>' for at, line in enumerate(lines)
        )
        + "</svg>",
    ),
}


@pytest.mark.parametrize("kind", BESIDE)
def test_numbers_in_many_parts(kind: str, project: Path) -> None:
    """What reads numbers over parts looks at each part of a text once, however many stand beside each other."""
    for mark in NUMBERS:
        lines = row_of(mark, SHORT * TIMES).split("\n")
        hold_file(project, mark, BESIDE[kind](lines), BESIDE[kind](lines[: len(lines) // TIMES]))


def paragraphs(lines: list[str]) -> nodes.document:
    document = new_document("a-page")
    document += [nodes.paragraph("", line) for line in lines]
    return document


def items(lines: list[str]) -> nodes.document:
    document = new_document("a-page")
    document += nodes.bullet_list("", *(nodes.list_item("", nodes.paragraph("", line)) for line in lines))
    return document


def headings(lines: list[str]) -> nodes.document:
    document = new_document("a-page")
    document += [nodes.section("", nodes.title("", line), nodes.paragraph("", "Text.")) for line in lines]
    return document


def table(lines: list[str]) -> nodes.document:
    """Rows of two cells under a heading."""
    rows = [
        nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in (line, f"{at}")))
        for at, line in enumerate(lines)
    ]
    group = nodes.tgroup("", nodes.thead("", rows[0]), nodes.tbody("", *rows[1:]), cols=2)
    document = new_document("a-page")
    document += nodes.table("", group)
    return document


@pytest.mark.parametrize("make", [paragraphs, items, headings, table], ids=lambda make: make.__name__)
def test_numbers_in_what_was_built(make: Callable[[list[str]], nodes.document]) -> None:
    """The doctree check, too, looks at each part once."""

    def took(lines: list[str]) -> float:
        document = make(lines)
        start = process_time()
        list(find_numbers(document, EMERGENCY))
        return process_time() - start

    for mark in NUMBERS:
        lines = [line[:40] for line in row_of(mark, SHORT).split("\n")]
        if took(lines) > UNNOTICED:
            both = [partial(took, lines[: len(lines) // TIMES]), partial(took, lines)]
            hold_growth(both, MOST_GROWTH, UNNOTICED, mark)


def test_a_page_of_unknown_words(course: Path) -> None:
    """To each word others that are near are sought, which takes long: so to the first ones only."""
    letters = "bcdfghjklmnpqrst"
    words = [f"{letters[at % 16]}{letters[at // 16 % 16]}{letters[at // 256]}xzvwk" for at in range(4_000)]
    text = "\n".join(" ".join(words[at : at + 8]) for at in range(0, len(words), 8))
    page = course / "faq/sick-after-dose.md"
    before = page.read_text()

    def take() -> float:
        page.write_text(f"{before}\n{text}\n")
        start = process_time()
        found = check_changed(course)
        took = process_time() - start
        page.write_text(before)
        assert "More than 100 words of this page are in no dictionary of American English." in str(found)
        return took

    hold_quick(take, UNKNOWN_SECONDS)


def test_wordings_without_end_are_refused(project: Path) -> None:
    """Each wording of a rule of care is sought on each page, so a list of thousands is none."""
    rule = (
        "rule-{}:\n  say: Words of {}.\n  about: Words.\n  source: [sordo2017]\n  not: [{}]\n  pages: [help-now.md]\n"
    )
    words = iter(f"z{one}{other}b" for one in "bcdfghjklmnpqrstvwxz" for other in "bcdfghjklmnpqrstvwxzaeiouy")
    rules = [rule.format(at, at, ", ".join(next(words) for _ in range(40))) for at in range(13)]
    (project / "docs/care-rules.yml").write_text("".join(rules))
    assert [str(problem) for problem in check_changed(project) if problem.rule is Rule.BAD_CARE_RULES] == [
        'docs/care-rules.yml:73: With "rule-12", more than 500 wordings stand under "not" in this list. '
        "Keep those that somebody would really write. [bad-care-rules]"
    ]
