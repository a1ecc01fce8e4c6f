"""Two people add something on the same day: git joins it without asking, and ``make ids`` puts the order right."""

import subprocess
from pathlib import Path

import pytest

from coursebook.lint.check import check
from coursebook.lint.ids import main as write_ids

from ..course import question
from .good_course import good
from .test_pages import write

ATTRIBUTES = Path(__file__).parents[2] / ".gitattributes"
WORDS = ("blood", "court", "dentist", "engine", "fever", "garden", "hockey", "island", "jacket", "kitchen")


def git(project: Path, *words: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *words], cwd=project, check=True, capture_output=True)


def test_ten_branches_that_each_add_a_question_join_without_a_conflict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = write(tmp_path, good(**{"docs/own-words.txt": "# Ours.\n"}))
    (project / ".gitattributes").write_bytes(ATTRIBUTES.read_bytes())
    monkeypatch.chdir(project)
    assert write_ids([]) == 0
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=The course")
    for word in WORDS:
        git(project, "checkout", "--quiet", "-b", word, "main")
        page = question(f"{word}-this-week", f"What of the {word}?", "It waits.", "Ask. {footcite:p}`sordo2017`")
        page = page.replace("- why so\n  - how come", f"- {word} trouble\n  - no {word}")
        (project / f"faq/{word}-this-week.md").write_text(page, encoding="utf-8")
        words = project / "docs/own-words.txt"
        words.write_text(f"{words.read_text(encoding='utf-8')}{word}ix\n", encoding="utf-8")
        assert write_ids([]) == 0
        git(project, "add", ".")
        git(project, "commit", "--quiet", f"--message={word}")
    git(project, "checkout", "--quiet", "main")
    for word in WORDS:
        git(project, "merge", "--quiet", "--no-edit", word)
    assert write_ids([]) == 0
    assert [str(problem) for problem in check(project)] == []
    registry = (project / "permalinks.txt").read_text(encoding="utf-8")
    assert all(f"{word}-this-week question\n" in registry for word in WORDS)
