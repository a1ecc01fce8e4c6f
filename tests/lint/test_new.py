"""Asked in a terminal, a person gets a page that passes the check, or nothing is written."""

import io
from pathlib import Path

import pytest

from coursebook.lint.scaffold import main

from .good_course import good
from .test_pages import run_check, write

QUESTION = """\
Can he give blood
Can he give blood?

plasma center rules
blood drive said no

surgery
1
see-the-pattern
Ask the blood center first. He should not relapse.
Ask the blood center first.

It depends on the center.
sordo
sordo2017
Call the center.

You could ask them.

"""
LESSON = """\
1
Packing a bag

Understand bags.
Pack one bag.

A bag by the door saves time.
A bag calms many people.
sordo2017
You both stand in the hall.
You: Shall we pack?
Your son: I relapsed.

Put one list into the bag.
The nurse asks. What do you do?
Guess = **No.** Read the list.
Read the list = **Yes.** It says it all.

"""


def run(kind: str, replies: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.chdir(project)
    monkeypatch.setattr("sys.argv", ["new", kind])
    monkeypatch.setattr("sys.stdin", io.StringIO(replies))
    return main()


def files_of(project: Path) -> dict[str, str]:
    found = {file.relative_to(project).as_posix(): file for file in project.rglob("*") if file.is_file()}
    return {name: file.read_text(encoding="utf-8") for name, file in found.items()}


def test_a_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    project = write(tmp_path, good())
    assert run("question", QUESTION, project, monkeypatch) == 0
    said = capsys.readouterr().out
    assert "  Write it as a question, with a question mark at the end.\n" in said
    assert '  "surgery" is not in the list. Type the numbers, such as: 1 3\n' in said
    assert 'write "return to use, or used again"' in said
    assert 'There is no work "sordo" in docs/references.bib. Did you mean sordo2017?' in said
    text = (project / "faq/give-blood.md").read_text(encoding="utf-8")
    assert "asked:\n  - plasma center rules\n  - blood drive said no\n" in text
    assert "It depends on the center. {footcite:p}`sordo2017`" in text
    assert run_check(project, monkeypatch, capsys)[:2] == (0, "")


def test_a_lesson_is_listed_before_the_worksheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    assert run("lesson", LESSON, project, monkeypatch) == 0
    assert 'nobody can see whether a reader can "understand"' in capsys.readouterr().out
    index = (project / "modules/see-the-pattern/index.md").read_text(encoding="utf-8")
    assert "```{toctree}\nkeep-a-diary\npacking-bag\nmy-first-map\n```" in index
    assert run_check(project, monkeypatch, capsys)[:2] == (0, "")


@pytest.mark.parametrize("replies", ["", QUESTION[:80]], ids=["none", "half"])
def test_half_an_interview_writes_nothing(
    replies: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    assert run("question", replies, project, monkeypatch) == 2
    assert files_of(project) == good()
    assert capsys.readouterr().out.endswith("The replies ended too early. Nothing was written.\n")


def test_ctrl_c_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> str:
        raise KeyboardInterrupt

    project = write(tmp_path, good())
    monkeypatch.setattr("coursebook.lint.scaffold.input", interrupt, raising=False)
    assert run("question", QUESTION, project, monkeypatch) == 130
    assert files_of(project) == good()


def test_an_id_that_exists_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    assert run("question", "Can he give blood?\nsick-after-dose\n", project, monkeypatch) == 2
    assert 'The id "sick-after-dose" belongs to faq/sick-after-dose.md. Choose another.' in capsys.readouterr().out


def test_a_near_duplicate_is_refused_with_both_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    replies = "Why is he so sick?\nso-very-sick\nsick from subs\nill again\n\n"
    assert run("question", replies, project, monkeypatch) == 1
    said = capsys.readouterr().out
    assert 'Yours:  "Why is he so sick?"\nfaq/sick-after-dose.md asks nearly the same:  "Why is he sick?"' in said
    assert files_of(project) == good()


def test_modules_stand_in_the_order_of_the_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    index = good()["modules/index.md"].replace(
        "see-the-pattern/index\ntalk-well/index", "talk-well/index\nsee-the-pattern/index"
    )
    project = write(tmp_path, good(**{"modules/index.md": index}))
    assert run("lesson", "", project, monkeypatch) == 2
    assert "   1 Talk well (talk-well)\n   2 See the pattern (see-the-pattern)" in capsys.readouterr().out
