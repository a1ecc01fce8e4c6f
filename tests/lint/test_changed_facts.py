"""A fact with new words: the places that still have the old ones are named, in the check and in the check of a change."""

import shutil
import subprocess
from pathlib import Path

import pytest

from coursebook.core.data.facts import find_lines
from coursebook.lint.check import check

from .test_pages import write
from .whole_course import whole


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course in git whose fact is changed since the last commit."""
    project = write(tmp_path / "course", whole())
    page = project / "faq/sick-after-dose.md"
    page.write_text(page.read_text("utf-8").replace("Ask. ", "Ask within 180\ndays. "), encoding="utf-8")
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "All"]):
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *words], cwd=project, check=True)
    return project


def change_fact(project: Path, old: str, new: str) -> None:
    file = project / "docs/facts.yml"
    file.write_text(file.read_text("utf-8").replace(old, new), encoding="utf-8")


def test_the_old_words_of_a_fact_are_found(course: Path) -> None:
    assert check(course) == []
    change_fact(course, "say: 180 days", "say: 90 days")
    assert [str(one) for one in check(course)] == [
        'docs/facts.yml:1: "appeal-days" was "180 days", and these words still stand at faq/sick-after-dose.md:16. '
        "Where they mean it, write {fact}`appeal-days` there. [old-words]"
    ]
    page = course / "faq/sick-after-dose.md"
    page.write_text(page.read_text("utf-8").replace("180\ndays", "{fact}`appeal-days`"), encoding="utf-8")
    assert check(course) == []


def test_another_day_of_a_fact_is_no_change_of_its_words(course: Path) -> None:
    change_fact(course, "checked: 2026-11-23", "checked: 2026-11-24")
    assert check(course) == []


def test_without_git_nothing_is_compared(course: Path) -> None:
    shutil.rmtree(course / ".git")
    change_fact(course, "say: 180 days", "say: 90 days")
    assert check(course) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [("In 180 days.", [1]), ("a\n180\n  Days", [2]), ("1180 days, 180 daysy, 180 days-long", []), ("", []), ("180 days 180 days", [1, 1])],
)  # fmt: skip
def test_words_stand_whole(text: str, lines: list[int]) -> None:
    assert find_lines(text, "180 days") == lines
