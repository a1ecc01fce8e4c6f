"""What an interview owes to who answers: nothing typed is lost, nothing is found wrong later, what waits stands alone."""

import re
from pathlib import Path

import pytest

from coursebook.lint.check import check

from .good_course import good
from .test_new import LESSON, QUESTION, run
from .test_new_wanted import BEFORE, WANTED
from .test_pages import write
from .test_two_windows import Window
from .whole_course import whole

KEEPS = "  An empty line keeps that; - takes it out.\n"
LONG = f"We {'go and we ' * 8}go home."
"""A sentence of 27 words."""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write(tmp_path, good())


def written(course: Path) -> str:
    return (course / "faq/give-blood.md").read_text(encoding="utf-8")


def test_going_back_keeps_what_was_said(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three steps back, then one other reply: the replies on the way, a list among them, are those of before."""
    there = "It depends on the center.\nsordo2017\nCall the center.\n\n"
    replies = QUESTION.replace("It depends on the center.\nsordo\nsordo2017\nCall the center.\n\n", f"{there}back\nback\nback\nback\n\n\n\n\n")  # fmt: skip
    assert run("question", replies, course, monkeypatch) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    for reply in ("It depends on the center.", "sordo2017", "Call the center."):
        assert f"  You wrote: {reply}\n{KEEPS}" in said
    assert "It depends on the center. {footcite:p}`sordo2017`" in written(course)
    assert "\n1. Call the center.\n" in written(course)


def test_what_was_said_may_be_taken_out(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replies = QUESTION.replace("Call the center.\n\n", "Call the center.\n\nback\n-\n")
    assert run("question", replies, course, monkeypatch) == 0, capsys.readouterr().out
    assert "Call the center." not in written(course) and "What you can do" not in written(course)


@pytest.mark.parametrize("first", [0, 1])
def test_a_sentence_that_is_too_long_is_told_at_once(
    first: int, course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the first reply as in a later one; what the check would say is said where it is typed."""
    reply = ("Ask the blood center first.", "Call the center.")[first]
    replies = QUESTION.replace(f"{reply}\n", f"{LONG}\n{reply}\n", 1)
    assert run("question", replies, course, monkeypatch) == 0, capsys.readouterr().out
    assert "  This sentence has 27 words; 25 are the most. Make two of it:" in capsys.readouterr().out
    assert [str(one) for one in check(course) if one.path.name == "give-blood.md"] == []


def test_what_others_say_may_be_too_long_too(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replies = LESSON.replace("Your son: I relapsed.\n", f"Your son: {LONG}\nYour son: I relapsed.\n")
    assert run("lesson", replies, course, monkeypatch) == 0, capsys.readouterr().out
    assert "  This sentence has 27 words; 25 are the most." in capsys.readouterr().out


def test_each_thing_that_waits_stands_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, whole() | {"docs/standards.yml": WANTED, "conf.py": 'project = "Tiny"\n'})
    replies = BEFORE.partition("plasma")[0] + "later\n1\n1\n1\n" + "later\n" * 8
    assert run("question", replies, project, monkeypatch) == 0, capsys.readouterr().out
    text = written(project)
    marks = [line for line in text.splitlines() if "LATER:" in line]
    assert len(marks) == 10 and all(line.count("LATER:") == 1 for line in marks)
    lines = text.splitlines()
    for mark in marks[2:]:
        at = lines.index(mark)
        assert lines[at - 1 : at] == [""] and lines[at + 1 : at + 2] in ([""], []), mark
    said = [one.message for one in check(project) if one.path.name == "give-blood.md"]
    told = [found[1] for one in said if (found := re.match(r'This was left for later: "([^"]+)"\. Write it here', one))]
    assert len(told) == len(set(told)) == len(said) == 10
    assert {"how people type it", "how people type it, 2", "which other questions help"} <= set(told)


def test_an_id_belongs_to_the_window_that_chose_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Said where the id is chosen, not when all has been answered; it is free as soon as the first window is closed."""
    project = write(tmp_path, whole() | {"conf.py": 'project = "Tiny"\n'})
    first, lesson = Window(project, "question"), Window(project, "lesson")
    first.type("Can he give blood?\n\n", "How else do people type it?")
    said = lesson.type("1\nCan he give blood\n\ngive-blood-too\n", "What can the reader do afterward?")
    assert 'Another window is writing "give-blood" now. Choose another, or go on in that window.' in said
    for window in (first, lesson):
        window.process.kill()
        window.process.communicate()
    assert run("question", "no\nCan he give blood?\n\n", project, monkeypatch) == 2
    assert "Another window is writing" not in capsys.readouterr().out


def test_a_word_belongs_to_the_window_that_chose_it(tmp_path: Path) -> None:
    project = write(tmp_path, whole() | {"conf.py": 'project = "Tiny"\n'})
    first, second = Window(project, "term"), Window(project, "term")
    first.type("watch lists\n", "What does it mean?")
    said = second.type("Watch list\nwatchdog\n", "What does it mean?")
    assert 'Another window is writing "Watch list" now.' in said
    for window in (first, second):
        window.process.kill()
        window.process.communicate()


@pytest.mark.parametrize("typed", ["www.example.org/blood", "example.org/blood", "https://example.org/blood"])
def test_an_address_is_completed(
    typed: str, course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (course / "docs/hosts.txt").write_text("example.org\nwww.example.org\n", encoding="utf-8")
    replies = f"{typed}\n\n4\nWho may give blood\nExample Center\n\nn.d.\n1\n\n\n\n"
    assert run("source", replies, course, monkeypatch) == 0, capsys.readouterr().out
    url = typed if typed.startswith("https") else f"https://{typed}"
    assert f"  url = {{{url}}},\n" in (course / "docs/references.bib").read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["10.5/", "blood", "www.", "a b.org"])
def test_what_is_no_address_is_still_refused(
    typed: str, course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("source", f"{typed}\n", course, monkeypatch) == 2
    assert "  Write a DOI, such as 10.1136/bmj.j1550; a PMID" in capsys.readouterr().out


@pytest.mark.parametrize("pasted", [False, True])
def test_a_refused_line_of_a_list_is_not_dropped_by_an_empty_line(
    pasted: bool, course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A word that no list has: the first empty line says what would be lost, and "yes" still puts it there."""
    doubted = "Ask the zwirbler of the center."
    typed = "1. Call the center.\n" if pasted else "Call the center.\n"
    replies = QUESTION.replace("Call the center.\n\n", f"{typed}{doubted}\n\nyes, it is right\n\n")
    assert run("question", replies, course, monkeypatch) == 0, capsys.readouterr().out
    assert f"  Not kept yet: {doubted}\n" in capsys.readouterr().out
    assert doubted in written(course)


def test_a_refused_line_of_a_list_is_left_out_by_another_empty_line(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replies = QUESTION.replace("Call the center.\n\n", f"Call the center.\n{LONG}\n\n\n")
    assert run("question", replies, course, monkeypatch) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert f"  Not kept yet: {LONG}\n  Write it as it should be, or an empty line to go on without it." in said
    assert "1. Call the center." in written(course) and LONG not in written(course)


def test_an_empty_line_after_a_refusal_follows_from_it(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing was taken yet, and what was typed is named; a word that was doubted may still be called right."""
    doubted = "Pack one zwirbler."
    replies = LESSON.replace("Understand bags.\n", f"{doubted}\n\nyes, it is right\n")
    assert run("lesson", replies, course, monkeypatch) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert (
        f'  Nothing was taken yet: {doubted}\n  Write it as it should be: at least 1, please.\n  Is "zwirbler" right?'
        in said
    )
    assert "At least 1, please; there are 0." not in said
    assert "Pack one zwirbler." in next((course / "modules").rglob("packing-bag.md")).read_text("utf-8")
