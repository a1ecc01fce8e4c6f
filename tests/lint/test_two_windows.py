"""Two people, or one with two windows, write at the same time: neither loses a word."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from coursebook.lint.check import check

from .test_new import run
from .test_pages import write
from .whole_course import whole


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write(tmp_path, whole() | {"conf.py": 'project = "Tiny"\n'})


class Window:
    """A tool that waits for the next reply, in a process of its own."""

    def __init__(self, course: Path, kind: str) -> None:
        command = [sys.executable, "-P", "-u", "-m", "coursebook", "new", kind]
        self.process = subprocess.Popen(
            command, cwd=course, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def type(self, replies: str, until: str) -> str:
        """Type replies, and read until a question that holds some words is asked."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(replies)
        self.process.stdin.flush()
        said = ""
        while until not in said:
            line = self.process.stdout.readline()
            assert line, said
            said += line
        return said

    def finish(self, replies: str) -> str:
        said, _ = self.process.communicate(replies, timeout=60)
        assert self.process.returncode == 0, said
        return said


def test_a_second_window_has_a_draft_of_its_own(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = Window(course, "question")
    first.type("Can he give blood?\n", "Its address")
    second = Window(course, "question")
    said = second.type("May she drive home?\n", "Its address")
    assert "You stopped here before" not in said
    assert "Another window is at the same work. Your replies are kept beside its own." in said
    for window in (first, second):
        window.process.kill()
        window.process.communicate()
    assert run("question", "no\n", course, monkeypatch) == 2
    assert 'the first of them "Can he give blood?". Go on there?' in capsys.readouterr().out
    assert run("question", "yes\n", course, monkeypatch) == 2
    assert 'the first of them "May she drive home?". Go on there?' in capsys.readouterr().out
    assert "another window" not in capsys.readouterr().out.casefold()


def test_two_words_that_are_written_at_once_are_both_there(course: Path) -> None:
    first = Window(course, "term")
    first.type("anoxic\n", "What does it mean?")
    second = Window(course, "term")
    second.type("bridge loan\n", "What does it mean?")
    second.finish("A short loan.\n\n\ntalk-well\n\n")
    first.finish("Without air.\n\n\ntalk-well\n\n")
    text = (course / "docs/glossary.md").read_text(encoding="utf-8")
    assert "anoxic\n  Without air." in text and "bridge loan\n  A short loan." in text
    assert [str(one) for one in check(course) if one.rule.stops] == []


def test_several_works_and_works_that_are_near(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Works near to the sentence are shown; a number picks one, and commas stand between several."""
    bib = course / "docs/references.bib"
    more = (
        bib.read_text("utf-8")
        .replace("sordo2017", "tapering2020")
        .replace("Mortality risk", "Tapering buprenorphine slowly")
    )
    bib.write_text(bib.read_text("utf-8") + more, encoding="utf-8")
    monkeypatch.chdir(course)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    replies = "drawdown\nSlowly tapering helps many people.\n1, sordo2017\n\ntalk-well\n\n"
    assert run("term", replies, course, monkeypatch) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert "  Near to your words; a number picks one:\n  1 tapering2020: Tapering buprenorphine slowly\n" in said
    text = (course / "docs/glossary.md").read_text(encoding="utf-8")
    assert "{footcite:p}`tapering2020,sordo2017`" in text
