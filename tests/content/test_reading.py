"""The real pages, as hard as a frightened parent can bear. ``make reading`` shows the numbers.

What is not asserted: that each question is linked from another page. ``make reading`` lists those that are not; every
question has its place in the lists, the search and "In your words".
"""

from pathlib import Path
from statistics import median

import pytest

from coursebook.core.language.readability import WORDS_A_MINUTE
from coursebook.core.model import Lesson, Question
from coursebook.lint.readability_report import Row, report, rows
from coursebook.site.additions import objectives

pytestmark = pytest.mark.content

ROWS = rows(Path(__file__).parents[2])
MEDIAN_GRADE, HIGHEST_GRADE = 6, 8
LONGEST_SENTENCE = 25
LESSON_MINUTES = 10
QUESTION_SOURCES = 2


def each(kind: type[object] = object) -> pytest.MarkDecorator:
    """The test, once for each page of a kind."""
    found = [row for row in ROWS if isinstance(row.page, kind)]
    return pytest.mark.parametrize("row", found, ids=lambda row: row.path.as_posix())


def test_all_pages_are_measured() -> None:
    found = [row.path.as_posix() for row in ROWS]
    assert "help-now.md" in found and "modules/one-evening.md" in found
    assert sum(isinstance(row.page, Question) for row in ROWS) >= 150


def test_the_median_grade() -> None:
    assert median(row.reading.grade for row in ROWS) <= MEDIAN_GRADE
    assert median(row.reading.prose_grade for row in ROWS) <= MEDIAN_GRADE


@each()
def test_no_page_is_hard(row: Row) -> None:
    assert row.reading.grade <= HIGHEST_GRADE
    assert row.reading.prose_grade <= HIGHEST_GRADE, "without headings, cells and quotations"


@each()
def test_no_sentence_is_long(row: Row) -> None:
    assert [one.text for one in row.reading.sentences if one.length > LONGEST_SENTENCE] == []


@each()
def test_no_markup_is_left_over(row: Row) -> None:
    assert [
        one.text for one in row.reading.sentences if any(mark in one.text for mark in ("{", "}", "](", "**", "`"))
    ] == []


@each(Lesson)
def test_a_lesson_takes_ten_minutes_at_most(row: Row) -> None:
    assert row.reading.minutes <= LESSON_MINUTES


@each(Question)
def test_a_question_cites_two_works(row: Row) -> None:
    assert row.reading.sources >= QUESTION_SOURCES


def test_minutes_are_counted_as_the_site_shows_them() -> None:
    assert WORDS_A_MINUTE == objectives.WORDS_A_MINUTE


def test_the_report() -> None:
    text = report(ROWS)
    assert all(row.path.as_posix() in text for row in ROWS)
    assert "median Flesch-Kincaid" in text and "The hardest sentences:" in text
