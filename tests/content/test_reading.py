"""The real pages, as hard as a frightened parent can bear. ``make reading`` shows the numbers; the length of
sentences, lessons and lists of works is held by the check.

What is not asserted: that each question is linked from another page. ``make reading`` lists those that are not; every
question has its place in the lists, the search and "In your words".
"""

from pathlib import Path
from statistics import median

import pytest

from coursebook.core.language.readability import WORDS_A_MINUTE
from coursebook.core.pages.model import Question
from coursebook.lint.reports.readability import report, rows
from coursebook.site.additions import objectives

pytestmark = pytest.mark.content

ROWS = rows(Path(__file__).parents[2])
MEDIAN_GRADE, HIGHEST_GRADE = 6, 8


def test_all_pages_are_measured() -> None:
    found = [row.path.as_posix() for row in ROWS]
    assert "help-now.md" in found and "modules/one-evening.md" in found
    assert sum(isinstance(row.page, Question) for row in ROWS) >= 150


def test_the_median_grade() -> None:
    assert median(row.reading.grade for row in ROWS) <= MEDIAN_GRADE
    assert median(row.reading.prose_grade for row in ROWS) <= MEDIAN_GRADE


def test_no_page_is_hard_however_short() -> None:
    assert [
        row.path.as_posix()
        for row in ROWS
        if not row.page.language and max(row.reading.grade, row.reading.prose_grade) > HIGHEST_GRADE
    ] == []


def test_minutes_are_counted_as_the_site_shows_them() -> None:
    assert WORDS_A_MINUTE == objectives.WORDS_A_MINUTE


def test_the_report() -> None:
    text = report(ROWS)
    assert all(row.path.as_posix() in text for row in ROWS)
    assert "median Flesch-Kincaid" in text and "The hardest sentences:" in text
