"""A work by its DOI, PMID, ISBN or address: a whole entry that passes the check, or nothing."""

import io
from pathlib import Path

import pytest

from coursebook.cli import main

from .good_course import good
from .test_new import QUESTION
from .test_pages import run_check, write

HOSTS = "example.org\ntiny.example.org\nweather.gov\ndoi.org\npubmed.ncbi.nlm.nih.gov\n"
REPLIES = "article\nA trial of patience\nPetry, Nancy\nAlessi, Sheila\n\n2005\nThe Journal\n12\n3-9\npart\ntable 1\n\n"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    project = write(tmp_path, good(**{"docs/hosts.txt": HOSTS, "conf.py": 'project = "Tiny"\n'}))
    monkeypatch.chdir(project)
    return project


def run(work: str, replies: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(replies))
    return main(["new", "source", work])


@pytest.mark.parametrize(
    ("work", "replies", "field"),
    [
        ("https://doi.org/10.1000/xyz.1", REPLIES, "doi = {10.1000/xyz.1}"),
        ("28446428", REPLIES.removeprefix("article\n"), "url = {https://pubmed.ncbi.nlm.nih.gov/28446428/}"),
        ("ISBN 978-0-306-40615-7", "A trial of patience\nPetry, Nancy\n\n2005\nThe Press\nwhole\n\n", "note = {ISBN 9780306406157}"),
        ("https://example.org/a", "misc\nA trial of patience\nThe Office\n\nn.d.\nabstract\nthe-office\n", "author = {{The Office}}"),
    ],
)  # fmt: skip
def test_a_whole_entry(
    work: str, replies: str, field: str, course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    assert run(work, replies, monkeypatch) == 0, capsys.readouterr().out
    assert field in (course / "docs/references.bib").read_text(encoding="utf-8")
    assert run_check(course, monkeypatch, capsys)[0] == 0
    assert run(work, replies, monkeypatch) == 1
    assert "It is in the list already, as" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("work", "says"),
    [
        ("978-0-306-40615-8", "its last figure does not fit"),
        ("a book", "Write a DOI, such as"),
        ("https://strange.example.net/a", "strange.example.net is not in docs/hosts.txt"),
        ("10.1000/xyz.1", "The replies ended too early. Nothing was written."),
    ],
)
def test_what_is_refused_writes_nothing(
    work: str, says: str, course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (course / "docs/references.bib").read_bytes()
    assert run(work, "article\nA trial of patience\n", monkeypatch) in (1, 2)
    assert says in capsys.readouterr().out
    assert (course / "docs/references.bib").read_bytes() == before


def test_words_find_works(course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    replies = QUESTION.replace("sordo\nsordo2017", "MORTALITY risk\nsordo2017")
    monkeypatch.setattr("sys.stdin", io.StringIO(replies))
    assert main(["new", "question"]) == 0
    assert "  sordo2017: Mortality risk\n" in capsys.readouterr().out
