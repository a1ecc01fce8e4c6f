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


HELD = "held signal\n  What a donor center looks at first. {footcite:p}`donor2020`\n\n  :taught in: {question}`fell-asleep-again`\n\n"


@pytest.fixture
def taught(course: Path) -> Path:
    """The draft with a word of its own, which rests on a source of its own, and with a part that is named after it."""
    glossary, works, page = (
        course / "docs/glossary.md",
        course / "docs/references.bib",
        course / "faq/fell-asleep-again.md",
    )
    text = glossary.read_text("utf-8")
    glossary.write_text(text.replace("naloxone\n  It wakes", f"{HELD}naloxone\n  It wakes", 1), encoding="utf-8")
    one = works.read_text("utf-8")
    works.write_text(one.replace("sordo2017", "donor2020") + "\n" + one, encoding="utf-8")
    body = "See {term}`the sign <held signal>`.\n\n(fell-asleep-again-emergency)=\n## Is this an emergency?\n\nCall. [Steps](#fell-asleep-again-emergency)\n"
    page.write_text(f"{page.read_text('utf-8')}\n{body}", encoding="utf-8")
    assert main(["ids"]) == 0
    assert "term-held-signal term\n" in registry(course)
    return course


@pytest.mark.parametrize("instead", [[], ["sick-after-dose"]])
def test_a_new_word_goes_with_the_draft_that_taught_it(
    instead: list[str], taught: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its source and its line of the registry, whatever stands instead."""
    capsys.readouterr()
    main(["retire", "fell-asleep-again", *instead])
    said = capsys.readouterr().out
    assert "It was never published, so nothing of it stays." in said
    assert "Taken out of docs/references.bib with it, because no other page cites it: donor2020." in said
    why = (
        "Taken out of docs/glossary.md with it, because no other page marks it and it was never published: held signal."
    )
    assert why in said and "must explain them" not in said
    for name in ("docs/glossary.md", "docs/references.bib", "permalinks.txt"):
        text = (taught / name).read_text("utf-8")
        assert "held" not in text and "donor2020" not in text
    assert [str(one) for one in check(taught)] == []


def test_a_new_word_that_another_page_marks_stays(taught: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = taught / "faq/sick-after-dose.md"
    other.write_text(other.read_text("utf-8") + "\nAsk about the {term}`held signal`.\n", encoding="utf-8")
    main(["retire", "fell-asleep-again", "clinic-says-nothing"])
    said = capsys.readouterr().out
    named = 'docs/glossary.md says that "clinic-says-nothing" teaches these words now, so that page must explain them: held signal.'
    assert named in said and "donor2020" in (taught / "docs/references.bib").read_text("utf-8")
    assert ":taught in: {question}`clinic-says-nothing`\n" in (taught / "docs/glossary.md").read_text("utf-8")


def test_a_word_that_was_published_stays(taught: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(taught, "add", ".")
    git(taught, "commit", "--quiet", "--message=The draft")
    main(["retire", "fell-asleep-again", "sick-after-dose"])
    said = capsys.readouterr().out
    assert '"sick-after-dose" teaches these words now, so that page must explain them: held signal.' in said
    assert "held signal\n" in (taught / "docs/glossary.md").read_text("utf-8")


def test_parts_that_are_named_after_a_draft_follow_it(taught: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the page, in the registry and wherever something leads there."""
    other = taught / "faq/sick-after-dose.md"
    link = "[Is it one?](fell-asleep-again.md#fell-asleep-again-emergency) [One](#fell-asleep-again-emergency)"
    other.write_text(f"{other.read_text('utf-8')}\n{link}\n", encoding="utf-8")
    before = [str(one) for one in check(taught)]
    capsys.readouterr()
    assert main(["rename", "fell-asleep-again", "sleeps-again"]) == 0, capsys.readouterr().out
    assert "The ids of its parts" not in capsys.readouterr().out
    page = (taught / "faq/sleeps-again.md").read_text("utf-8")
    assert "(sleeps-again-emergency)=\n" in page and "](#sleeps-again-emergency)" in page
    assert "[Is it one?](sleeps-again.md#sleeps-again-emergency) [One](#sleeps-again-emergency)" in other.read_text(
        "utf-8"
    )
    assert "sleeps-again-emergency section\n" in registry(taught)
    for file in taught.rglob("*.*"):
        assert file.suffix not in (".md", ".txt", ".yml") or "fell-asleep-again" not in file.read_text("utf-8"), file
    assert len(check(taught)) == len(before)


def test_parts_of_a_page_that_was_published_stay(taught: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(taught, "add", ".")
    git(taught, "commit", "--quiet", "--message=The draft")
    assert main(["rename", "fell-asleep-again", "sleeps-again"]) == 0, capsys.readouterr().out
    why = (
        "\nThe ids of its parts stay, such as fell-asleep-again-emergency: links that others have made lead to them.\n"
    )
    assert why in capsys.readouterr().out
    assert "(fell-asleep-again-emergency)=\n" in (taught / "faq/sleeps-again.md").read_text("utf-8")
