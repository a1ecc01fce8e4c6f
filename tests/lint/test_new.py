"""Asked in a terminal, a person gets a page that passes the check, or nothing is written."""

import io
from pathlib import Path

import pytest

from coursebook.lint.new.new_command import main

from .good_course import good
from .test_pages import run_check, write
from .whole_course import whole

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
    """All files of a course but the replies that are kept for next time, and what the check remembers."""
    found = {file.relative_to(project).as_posix(): file for file in project.rglob("*") if file.is_file()}
    found = {name: file for name, file in found.items() if not name.startswith((".drafts/", "build/.check"))}
    return {name: file.read_text(encoding="utf-8") for name, file in found.items()}


def test_a_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    project = write(tmp_path, good())
    assert run("question", QUESTION, project, monkeypatch) == 0
    said = capsys.readouterr().out
    assert "  Write it as a question, with a question mark at the end.\n" in said
    assert '  "surgery" is not in the list. Type the numbers, such as: 1, 3\n' in said
    assert 'write "return to use, or used again"' in said
    assert "  Found. Type the number of the right one, or other words:\n  1 sordo2017: Mortality risk\n" in said
    assert "There is no work" not in said
    assert "Which modules teach this? Type the numbers, such as: 1, 3\n" in said
    text = (project / "faq/give-blood.md").read_text(encoding="utf-8")
    assert "asked:\n  - plasma center rules\n  - blood drive said no\n" in text
    assert "It depends on the center. {footcite:p}`sordo2017`" in text
    assert said.endswith("\nRead it once more, then run: make check\n") and "Still to do" not in said
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
    kept = " Your replies are kept: run it again to go on." if replies else ""
    assert capsys.readouterr().out.endswith(f"The replies ended too early. Nothing was written.{kept}\n")


def test_ctrl_c_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> str:
        raise KeyboardInterrupt

    project = write(tmp_path, good())
    monkeypatch.setattr("coursebook.lint.new.new_command.input", interrupt, raising=False)
    assert run("question", QUESTION, project, monkeypatch) == 130
    assert files_of(project) == good()


def test_an_id_that_exists_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    assert run("question", "Can he give blood?\nsick-after-dose\n", project, monkeypatch) == 2
    assert 'The id "sick-after-dose" belongs to faq/sick-after-dose.md. Choose another.' in capsys.readouterr().out


NEAR = "Why is he so sick?\nso-very-sick\nsick from subs\nill again\n\n"


def test_a_near_duplicate_may_go_on_or_back_to_its_wordings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    assert run("question", NEAR + "why\nback\n", project, monkeypatch) == 2
    said = capsys.readouterr().out
    assert '  faq/sick-after-dose.md asks nearly the same: "Why is he sick?"\n' in said
    assert '    Nearest are your "Why is he so sick?" and its "Why is he sick?".\n' in said
    assert "  Type: different, or: back\n" in said and "  You wrote: sick from subs; ill again\n" in said
    assert files_of(project) == good()
    assert run("question", "yes\n\ndifferent\n", project, monkeypatch) == 2
    assert "Which topics?" in capsys.readouterr().out
    assert run("question", "yes\n", project, monkeypatch) == 2
    assert capsys.readouterr().out.partition("throws them away (an empty line: yes)\n")[2].startswith("\nWhich topics?")
    rest = QUESTION.partition("surgery\n")[2]
    assert run("question", f"yes\n{rest}", project, monkeypatch) == 0
    said = capsys.readouterr().out
    assert "Still to do" in said and "asks nearly what faq/so-very-sick.md asks" in said


@pytest.mark.parametrize(
    ("replies", "says"),
    [
        ("?\n", "Write the whole question in the words of a reader, such as: Why is he sick?"),
        ("Blood?\n", "Write the whole question in the words of a reader, such as: Why is he sick?"),
        ("Can he give blood?\nold-page\n", 'The id "old-page" was a page that is gone: permalinks.txt:2. Choose another.'),
        ("Can he give blood?\n\n?\n", "Write what people type, in words."),
        (QUESTION.partition("Ask")[0] + "?\n", '"?" is no sentence. Write at least one whole sentence, as it will stand on the page.'),
        (QUESTION.partition("It depends")[0] + "Perhaps\n", '"Perhaps" is no sentence. Write at least one whole sentence, as it will stand on the page.'),
    ],
)  # fmt: skip
def test_what_is_no_reply_is_refused_at_once(
    replies: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = "# Ids\nold-page question retired 2026-11-01: It is said elsewhere.\n"
    project = write(tmp_path, good(**{"permalinks.txt": gone}))
    assert run("question", replies, project, monkeypatch) == 2
    assert f"  {says}\n" in capsys.readouterr().out


def test_back_at_whether_to_go_on_asks_again_what_was_answered_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project, plain = write(tmp_path / "one", good()), write(tmp_path / "two", good())
    begun, rest = QUESTION.split("surgery\n")
    assert run("question", begun, project, monkeypatch) == 2
    capsys.readouterr()
    assert run("question", f"back\n\nsurgery\n{rest}", project, monkeypatch) == 0
    said = capsys.readouterr().out
    asked = said.index("How else do people type it?")
    assert said.index("  You wrote: ") > asked and "What do readers ask?" not in said
    assert run("question", QUESTION, plain, monkeypatch) == 0
    assert files_of(project) == files_of(plain)


def test_what_cannot_wait_is_no_word_and_what_cites_a_work_is_not_asked_for_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, whole())
    words = "later\nnodding\nHe falls asleep and wakes again. {footcite:p}`sordo2017`\nlater\n\n"
    assert run("term", f"{words}see-the-pattern\n\n", project, monkeypatch) == 0
    said = capsys.readouterr().out
    assert said.count("This cannot wait. ") == 2 and "Which work says so?" not in said
    glossary = (project / "docs/glossary.md").read_text("utf-8")
    assert glossary.count("{footcite:p}`sordo2017`") == whole()["docs/glossary.md"].count("{footcite:p}`sordo2017`") + 1
    assert "nodding\n" in glossary and "\nlater\n" not in glossary


def test_ctrl_c_after_a_new_work_says_that_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    project = write(tmp_path, good())
    work = "new\nhttps://example.org/blood\n\n4\nWho may give blood\nExample Center\n\nn.d.\n1\n\n\n\n"
    monkeypatch.setattr("coursebook.lint.new.page_parts.read_project", stop)
    assert run("question", QUESTION.partition("sordo\n")[0] + work, project, monkeypatch) == 130
    assert (
        "\nStopped. Written before that: docs/references.bib (examplecenter-give). Your replies are kept"
        in capsys.readouterr().out
    )
    assert "@misc{examplecenter-give," in (project / "docs/references.bib").read_text(encoding="utf-8")


def test_modules_stand_in_the_order_of_the_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    index = good()["modules/index.md"].replace(
        "see-the-pattern/index\ntalk-well/index", "talk-well/index\nsee-the-pattern/index"
    )
    project = write(tmp_path, good(**{"modules/index.md": index}))
    assert run("lesson", "", project, monkeypatch) == 2
    assert "   1 Talk well (talk-well)\n   2 See the pattern (see-the-pattern)" in capsys.readouterr().out


@pytest.mark.parametrize("stop", [2, 3, 8, 11, 15, 17])
def test_who_stops_is_asked_there_again(
    stop: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    assert run("question", "".join(QUESTION.splitlines(keepends=True)[:stop]), project, monkeypatch) == 2
    asked = capsys.readouterr().out.rpartition("\n\nThe replies ended")[0]
    assert run("question", "yes\n", project, monkeypatch) == 2
    said = capsys.readouterr().out
    assert 'the first of them "Can he give blood?". Go on there?' in said
    first = said.partition("throws them away (an empty line: yes)\n\n")[2].partition("\n")[0]
    assert first and asked.rpartition(f"\n\n{first}")[1]


def test_what_is_typed_of_a_list_is_kept_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    typed = iter(["Can he give blood?", "", "plasma center rules", "blood drive said no"])

    def hear() -> str:
        if (line := next(typed, None)) is None:
            raise KeyboardInterrupt
        return line

    monkeypatch.setattr("coursebook.lint.new.new_command.input", hear, raising=False)
    assert run("question", "", project, monkeypatch) == 130
    monkeypatch.delattr("coursebook.lint.new.new_command.input")
    capsys.readouterr()
    rest = QUESTION.split("blood drive said no\n")[1]
    assert run("question", f"yes\n{rest}", project, monkeypatch) == 0
    said = capsys.readouterr().out
    assert "How else do people type it?" in said
    assert "\n  So far: plasma center rules; blood drive said no\n" in said
    text = (project / "faq/give-blood.md").read_text(encoding="utf-8")
    assert "asked:\n  - plasma center rules\n  - blood drive said no\n" in text


def test_near_questions_are_told_before_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    assert run("question", "Why is he sick at night?\n", project, monkeypatch) == 2
    said = capsys.readouterr().out
    assert said.index("    faq/sick-after-dose.md: Why is he sick?\n") < said.index("Its address")
    assert "add your wordings to its asked" in said
    assert run("question", "no\nCan he give blood?\n", project, monkeypatch) == 2
    assert "Near to it" not in capsys.readouterr().out


def test_topics_cannot_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    assert run("question", "Can he give blood?\n\nlater\nlater\n2, 1\n", project, monkeypatch) == 2
    said = capsys.readouterr().out
    assert "the first is its place in the menu and in the book" in said
    assert "  This cannot wait. Write what is nearest; it can be changed in the file." in said
    assert "Which modules teach this?" in said


def test_replies_are_kept_until_the_page_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project, whole = write(tmp_path / "one", good()), write(tmp_path / "two", good())
    first, rest = QUESTION.split("surgery\n")
    assert run("question", f"{first}surgery\n", project, monkeypatch) == 2
    assert run("question", f"yes\n{rest}", project, monkeypatch) == 0
    assert run("question", QUESTION, whole, monkeypatch) == 0
    assert files_of(project) == files_of(whole) and not (project / ".drafts").exists()
    assert run("question", "", project, monkeypatch) == 2
    assert "You stopped here before" not in capsys.readouterr().out.rsplit("Written", 1)[1]


def test_a_draft_may_be_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    assert run("question", "Can he give blood?\n", project, monkeypatch) == 2
    assert run("question", f"perhaps\nno\n{QUESTION}", project, monkeypatch) == 0
    assert "  Type yes, back or no.\n" in capsys.readouterr().out
    (project / ".drafts").mkdir()
    (project / ".drafts/lesson.json").write_text("[[1", encoding="utf-8")
    assert run("lesson", LESSON, project, monkeypatch) == 0


def test_one_may_go_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    project, plain = write(tmp_path / "one", good()), write(tmp_path / "two", good())
    replies = QUESTION.replace("plasma center rules\n", "wrong\nback\nplasma center rules\n")
    replies = replies.replace("It depends on the center.\n", "It is wrong.\nback\nback\n\nIt depends on the center.\n")
    assert run("question", f"back\n{replies}", project, monkeypatch) == 0
    said = capsys.readouterr().out
    assert "There is no question before this one.\n" in said and "  Taken out: wrong\n" in said
    assert "  You wrote: It is wrong.\n" in said
    assert run("question", QUESTION, plain, monkeypatch) == 0
    assert files_of(project) == files_of(plain)


def test_what_is_left_for_later_is_listed_by_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    replies = "Can he give blood?\n\nlater\n1\n1\nlater\n\nIt depends on the center.\nlater\nLater\n\n"
    assert run("question", replies, project, monkeypatch) == 0
    said = capsys.readouterr().out
    assert "Still to do, in that order" in said
    code, out, _ = run_check(project, monkeypatch, capsys)
    lines = out.splitlines()
    assert code == 1 and all(line.startswith("faq/give-blood.md:") and line.endswith(" [later]") for line in lines)
    for what in ("how people type it", "the whole answer", "which work says so", "what to do"):
        assert any(f'This was left for later: "{what}' in line for line in lines), what
    assert all(line in said for line in lines)


def test_a_new_work_is_written_in_the_middle_of_a_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    work = "new\nhttps://example.org/blood\n\n4\nWho may give blood\nExample Center\n\nn.d.\n1\n\n\n\n"
    replies = QUESTION.replace("sordo\nsordo2017\n", work)
    assert run("question", replies, project, monkeypatch) == 0, capsys.readouterr().out
    text = (project / "faq/give-blood.md").read_text(encoding="utf-8")
    assert "It depends on the center. {footcite:p}`examplecenter-give`" in text
    capsys.readouterr()
    assert "@misc{examplecenter-give," in (project / "docs/references.bib").read_text(encoding="utf-8")
    assert run_check(project, monkeypatch, capsys)[:2] == (0, "")


def test_a_full_disk_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "index.md")

    project = write(tmp_path, good())
    monkeypatch.setattr("coursebook.lint.writing.transaction.write_atomically", full)
    assert run("lesson", LESSON, project, monkeypatch) == 1
    assert (
        "index.md cannot be written (No space left on device). Nothing was written. Your replies are kept"
        in capsys.readouterr().out
    )
    assert files_of(project) == good()
