"""A work is looked up only when somebody asks for it; what a register says is proposed, and read as what a person types."""

import http.server
import io
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coursebook.cli import main

from .good_course import good
from .test_pages import run_check, write

WORK = {
    "type": "journal-article",
    "title": ["A trial of <i>patience</i> &amp; care"],
    "author": [{"family": "Petry", "given": "Nancy"}, {"name": "The Patience Group"}],
    "issued": {"date-parts": [[2005, 4]]},
    "container-title": ["The Journal"],
    "volume": "12",
    "page": "3\u20139",
}
LAST = "part\npaper\ntable 1\n\n"


@pytest.fixture
def answers() -> dict[str, Any]:
    """What the register answers: ``code`` and ``body``; ``asked`` are the addresses."""
    return {"code": 200, "body": json.dumps({"message": WORK}), "asked": []}


@pytest.fixture
def register(answers: dict[str, Any]) -> Iterator[str]:
    class Stub(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answers["asked"].append(self.path)
            self.send_response(answers["code"])
            self.end_headers()
            self.wfile.write(answers["body"].encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Stub) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    hosts = "example.org\ntiny.example.org\nweather.gov\ndoi.org\npubmed.ncbi.nlm.nih.gov\n"
    project = write(tmp_path, good(**{"docs/hosts.txt": hosts, "conf.py": 'project = "Tiny"\n'}))
    monkeypatch.chdir(project)
    monkeypatch.delenv("CI", raising=False)
    return project


def new(replies: str, monkeypatch: pytest.MonkeyPatch, *more: str, work: str = "10.1000/xyz.1") -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(replies))
    return main(["new", "source", work, *more])


def test_what_a_register_says_is_proposed(
    course: Path, register: str, answers: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    assert new(f"\n\n\n\n\n\n\n{LAST}", monkeypatch, "--lookup", "--register", register) == 0, capsys.readouterr().out
    entry = (course / "docs/references.bib").read_text(encoding="utf-8")
    assert "@article{petry2005,\n  author = {Petry, Nancy and {The Patience Group}},\n" in entry
    assert "title = {A trial of patience and care},\n  year = {2005},\n" in entry
    assert "journal = {The Journal},\n  volume = {12},\n  pages = {3-9},\n" in entry
    assert answers["asked"] == ["/works/10.1000%2Fxyz.1"]
    assert (
        capsys.readouterr()
        .out.removeprefix("Reading the course …\n")
        .startswith(f"Online: {register} is asked what it knows of the DOI, and nothing else is sent.\n")
    )
    assert run_check(course, monkeypatch, capsys)[:2] == (0, "")


def test_nothing_is_asked_without_the_flag_or_in_ci(
    course: Path, register: str, answers: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    assert new("", monkeypatch, "--register", register) == 2
    monkeypatch.setenv("CI", "true")
    assert new("", monkeypatch, "--lookup", "--register", register) == 2
    assert answers["asked"] == []
    assert "Nothing is looked up in CI. Type the rest yourself." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("code", "body", "says"),
    [
        (404, "", "does not know 10.1000/xyz.1. Compare it with the paper."),
        (503, "", "answers with 503."),
        (200, "<html>", "answers with something that is no work."),
        (200, '{"message": 3}', "answers with something that is no work."),
    ],
)
def test_a_register_that_does_not_help_is_one_message(
    code: int, body: str, says: str, course: Path, register: str, answers: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    answers.update(code=code, body=body)
    assert new("", monkeypatch, "--lookup", "--register", register) == 2
    out = capsys.readouterr().out
    assert f"\n{register} {says} Type the rest yourself.\n" in out and "Traceback" not in out


def test_without_a_network(course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert new("", monkeypatch, "--lookup", "--register", "http://127.0.0.1:9") == 2
    out = capsys.readouterr().out
    assert out.count("cannot be asked: ") == 1 and "Type the rest yourself." in out
    assert new("\n", monkeypatch, "--lookup", work="28446428") == 2
    assert "Only a DOI can be looked up. Type the rest yourself." in capsys.readouterr().out


def test_what_a_register_says_is_no_markup(
    course: Path, register: str, answers: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    bad = {**WORK, "title": ["A {\\input{x}} trial"], "author": [{"family": "P}, x = {", "given": "N"}]}
    answers["body"] = json.dumps({"message": bad})
    replies = f"\n\nA trial\n\nPetry, Nancy\n\n\n\n\n\n{LAST}"
    assert new(replies, monkeypatch, "--lookup", "--register", register) == 0, capsys.readouterr().out
    out = capsys.readouterr().out
    assert out.count("Write it in plain letters") == out.count("Write a name, such as: Family, Given.") == 1
    assert "input" not in (course / "docs/references.bib").read_text(encoding="utf-8")


def test_a_draft_that_goes_on_says_what_becomes_of_the_register(
    course: Path, register: str, answers: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    """It is asked for the questions that are left, once however often one goes back, and a failure is told."""
    assert new("", monkeypatch) == 2
    assert new("article\nA title of my own\n", monkeypatch) == 2
    capsys.readouterr()
    assert new(f"yes\n\nback\n\n\n\n\n\n\n{LAST}", monkeypatch, "--lookup", "--register", register) == 0
    out = capsys.readouterr().out
    assert "What you have answered stays. What the register says is proposed at the questions that are left.\n" in out
    entry = (course / "docs/references.bib").read_text(encoding="utf-8")
    assert "author = {Petry, Nancy and {The Patience Group}}" in entry and "title = {A title of my own}" in entry
    assert len(answers["asked"]) == 1
    answers.update(code=503, body="")
    for replies, more in (("article\nAnother title\n", ()), ("yes\n", ("--lookup", "--register", register))):
        assert new(replies, monkeypatch, *more, work="10.1000/xyz.2") == 2
    assert f"\n{register} answers with 503. Type the rest yourself.\n" in capsys.readouterr().out
