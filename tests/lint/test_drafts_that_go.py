"""A page that was thrown away before anybody saw it leaves nothing behind; one that was handed in is retired."""

import subprocess
from pathlib import Path

import pytest

from coursebook.cli import main
from coursebook.core.problems import Rule
from coursebook.lint.check import check

from ..course import question
from .test_mistakes import write_whole

DRAFT = question("fell-asleep-again", "Why does he fall asleep?", "Ask.", "Text. {footcite:p}`sordo2017`")


def git(project: Path, *words: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *words], cwd=project, check=True, capture_output=True)


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course in git, and a draft whose ids were noted and that nobody has seen."""
    project = write_whole(tmp_path / "course")
    git(project, "init", "--quiet", "--initial-branch=main")
    (project / ".gitignore").write_text("build/\n", encoding="utf-8")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=The course")
    monkeypatch.chdir(project)
    (project / "faq/fell-asleep-again.md").write_text(DRAFT, encoding="utf-8")
    assert main(["ids"]) == 0
    assert "fell-asleep-again question\n" in registry(project)
    return project


def registry(project: Path) -> str:
    return (project / "permalinks.txt").read_text(encoding="utf-8")


def test_a_draft_that_goes_leaves_nothing(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "faq/fell-asleep-again.md").unlink()
    said = [str(one) for one in check(course)]
    assert len(said) == 1 and said[0].endswith(
        '"fell-asleep-again" is on no page now, and it was never published. Run "make ids": it takes the line out. '
        "Or bring its page back. [vanished-id]"
    )
    capsys.readouterr()
    assert main(["ids"]) == 0
    assert "1 line of what was never published taken out.\n" in capsys.readouterr().err
    assert "fell-asleep-again" not in registry(course) and check(course) == []


def test_a_page_of_the_last_commit_is_retired(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(course, "add", ".")
    git(course, "commit", "--quiet", "--message=The draft")
    (course / "faq/fell-asleep-again.md").unlink()
    said = check(course)
    assert [one.rule for one in said] == [Rule.VANISHED_ID] and "was published, and no page has it now" in said[
        0
    ].message
    assert main(["ids"]) == 1
    assert "fell-asleep-again question\n" in registry(course)


def test_without_git_every_id_may_have_been_published(course: Path) -> None:
    (course / ".git").rename(course / "was-git")
    (course / "faq/fell-asleep-again.md").unlink()
    assert "was published, and no page has it now" in check(course)[0].message
    assert main(["ids"]) == 1


def test_a_page_that_cannot_be_read_loses_no_id(course: Path) -> None:
    page = course / "faq/fell-asleep-again.md"
    page.write_text(DRAFT.replace("topics:", "topcs:"), encoding="utf-8")
    main(["ids"])
    assert "fell-asleep-again question\n" in registry(course)


def test_a_draft_is_retired_without_a_reason(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retire", "fell-asleep-again"]) == 0, capsys.readouterr().out
    assert (
        'Done: "fell-asleep-again" is gone. It was never published, so nothing of it stays.\n'
        in capsys.readouterr().out
    )
    assert "fell-asleep-again" not in registry(course) and not (course / "faq/fell-asleep-again.md").exists()
    assert main(["retire", "sick-after-dose"]) == 1
    assert "Say in one plain sentence why it is gone" in capsys.readouterr().err


def test_a_draft_with_another_name_leaves_no_line_of_its_old_one(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rename", "fell-asleep-again", "sleeps-again"]) == 0, capsys.readouterr().out
    assert "It was never published, so nothing of its old address stays.\n" in capsys.readouterr().out
    assert "fell-asleep-again" not in registry(course) and "sleeps-again question\n" in registry(course)
    assert "formerly" not in (course / "faq/sleeps-again.md").read_text(encoding="utf-8")
    assert main(["retire", "sleeps-again"]) == 0, capsys.readouterr().out
    assert "sleeps-again" not in registry(course) and check(course) == []
