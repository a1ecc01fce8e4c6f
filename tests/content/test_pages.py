"""The real pages: what the course promises of them."""

import functools
import re
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from coursebook.core.data.standards import Standards, read_standards
from coursebook.core.pages.model import Module, Page, Question
from coursebook.core.pages.parser import Layout, read_file, read_page
from coursebook.core.problems import Problem, Rule
from coursebook.lint.caching.cache import Cache
from coursebook.lint.check import check
from coursebook.lint.project import pages_of

PROJECT = Path(__file__).parents[2]
STANDARDS = PurePosixPath("docs/standards.yml")
PROMISED = Standards(
    question_terms=2,
    question_questions=2,
    question_modules=1,
    question_works=2,
    question_also=3,
    question_numbers=("emergency",),
    question_words=("naloxone",),
    lesson_minutes=10,
    module_lessons=(5, 7),
    module_worksheets=(1, 3),
    median_grade=6,
    taught_terms=1,
    lists_used=1,
    terms=("MAT", "MOUD", "Suboxone", "IOP"),
    covered=(("topic-coverage-needs", 32), ("topic-coverage-gaps", 17)),
)
"""What ``docs/standards.yml`` holds beside its pages: the check keeps every page to it."""


def load() -> dict[PurePosixPath, tuple[Page, str]]:
    pages = {}
    for path in pages_of(PROJECT):
        text = read_file(PROJECT / path, path)[0]
        page = read_page(path, text, Layout())[0]
        assert page, path
        pages[path] = page, text
    return pages


PAGES = load()
QUESTIONS = {path: (page, text) for path, (page, text) in PAGES.items() if isinstance(page, Question)}
TERMS = re.findall(
    r"^(\S.*)$", (PROJECT / "docs/glossary.md").read_text().partition("```{glossary}\n")[2].partition("```")[0], re.M
)


@functools.cache
def checked() -> list[Problem]:
    """What the check says of all pages, on a day that stays; what ``make check`` has found since the last change is not sought again."""
    return check(PROJECT, today=date(2026, 11, 30), cache=Cache(PROJECT))


@pytest.mark.long
def test_nothing_to_mend() -> None:
    """Nor anything that is refused: the check begins with the source check of all files."""
    found = checked()
    assert [str(problem) for problem in found if problem.rule not in (Rule.DUE_SOON, Rule.OLD_WORDS)] == []


def test_what_falls_due_is_named_sixty_days_before() -> None:
    found = [problem for problem in checked() if problem.rule is Rule.DUE_SOON]
    assert {problem.path.name for problem in found} == {"facts.yml"}
    assert any(
        "(video-start-wider-rule) is to be looked up again by 2026-12-31, in 31 days." in problem.message
        for problem in found
    )


def test_the_standards_are_those_that_were_promised() -> None:
    found, problems = read_standards(STANDARDS, (PROJECT / STANDARDS).read_text(encoding="utf-8"))
    wanted = """still-using-on-suboxone throws-up-after-suboxone getting-high-on-suboxone wide-eyes-and-heroin
        six-months-on-suboxone holding-his-medicine will-the-clinic-talk-to-me clinic-accepts-some-use what-is-iop
        says-no-to-inpatient therapist-after-therapist root-causes-now-or-later cannabis-on-suboxone
        raising-treatment-after-use dealing-with-the-insurer what-if-he-overdoses used-again-is-it-over harm-by-caring"""
    modules = {page.id for page, _ in PAGES.values() if isinstance(page, Module)}
    assert problems == []
    assert set(found.pages) == set(wanted.split()) | modules
    assert replace(found, pages=()) == PROMISED


def test_the_course_is_whole() -> None:
    assert sum(isinstance(page, Module) for page, _ in PAGES.values()) == 8
    assert len(QUESTIONS) >= 150
    assert len(TERMS) >= 90


def test_no_address_of_a_package_index_and_no_path_of_a_machine() -> None:
    for file in [
        *PROJECT.glob("requirements/*"),
        PROJECT / "pyproject.toml",
        PROJECT / "Makefile",
        PROJECT / "conf.py",
    ]:
        assert not re.search(
            r"(?<!no-emit-)index-url|https?://[^\s\"]*pypi|file://|/root/|/home/|/work/", file.read_text()
        ), file
