"""The real pages, as hard as a frightened parent can bear. ``make reading`` shows the numbers; the length of
sentences, lessons and lists of works is held by the check.

What is not asserted: that each question is linked from another page. ``make reading`` lists those that are not; every
question has its place in the lists, the search and "In your words".
"""

from pathlib import Path
from statistics import median

import pytest

from coursebook.core.pages.model import Question
from coursebook.lint.reports.readability import Row, measure_pages, report

pytestmark = pytest.mark.content

MEDIAN_GRADE, HIGHEST_GRADE = 6, 8


@pytest.fixture(scope="module")
def all_rows() -> list[Row]:
    """Each page with how hard it is, read when a test wants it."""
    return measure_pages(Path(__file__).parents[2])


def test_all_pages_are_measured(all_rows: list[Row]) -> None:
    found = [row.path.as_posix() for row in all_rows]
    assert "help-now.md" in found and "modules/one-evening.md" in found
    assert sum(isinstance(row.page, Question) for row in all_rows) >= 150


def test_the_median_grade(all_rows: list[Row]) -> None:
    assert median(row.reading.grade for row in all_rows) <= MEDIAN_GRADE
    assert median(row.reading.prose_grade for row in all_rows) <= MEDIAN_GRADE


def test_no_page_is_hard_however_short(all_rows: list[Row]) -> None:
    assert [
        row.path.as_posix()
        for row in all_rows
        if not row.page.language and max(row.reading.grade, row.reading.prose_grade) > HIGHEST_GRADE
    ] == []


def test_the_report(all_rows: list[Row]) -> None:
    text = report(all_rows)
    assert all(row.path.as_posix() in text for row in all_rows)
    assert "median Flesch-Kincaid" in text and "The hardest sentences:" in text
