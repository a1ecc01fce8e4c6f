"""What a message tells to do: the command that does it, what is too much, and which places need nothing."""

from pathlib import Path

import pytest

from .good_course import good
from .test_pages import run_check, write
from .whole_course import whole

NAME = "faq/sick-after-dose.md"


def said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> str:
    return run_check(write(tmp_path, files), monkeypatch, capsys)[1]


def test_a_word_or_a_work_that_is_missing_names_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = whole()
    files[NAME] += "\nAsk about {term}`fentanyl strip`. {footcite:p}`nobody1999`\n"
    out = said(tmp_path, monkeypatch, capsys, files)
    assert 'The glossary does not explain "fentanyl strip".' in out and "Explain it with: make new-term." in out
    assert "Add a new one with: make new-source" in out


@pytest.mark.parametrize(
    ("count", "says"),
    [
        (7, "There are 7 lines, and 6 are the most. Take out what fits the fewest readers."),
        (2, "There are 2 lines, and 3 are the least. Write 3 to 6 lines such as"),
        (1, "There is 1 line, and 3 are the least."),
    ],
)
def test_too_many_or_too_few_lines_that_may_be_true_too(
    count: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "\n".join(f"  - page-{'abcdefg'[at]}: it is so" for at in range(count))
    page = good()[NAME].replace("checked:", f"also:\n{lines}\nchecked:")
    assert says in said(tmp_path, monkeypatch, capsys, good(**{NAME: page}))


def test_an_unknown_host_is_told_with_those_that_need_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = f"{good()[NAME]}\n[There](https://clinic.example.com/a), and [here](https://www.health.example.gov/a).\n"
    out = said(tmp_path, monkeypatch, capsys, good(**{NAME: page, "docs/hosts.txt": "example.org\n*.gov\n*.edu\n*.nhs.uk\n"}))  # fmt: skip
    assert (
        "clinic.example.com is not in docs/hosts.txt, the list of places that pages may link to; those that end in .edu, .gov, "
        ".nhs.uk need no line there. Link to the same work at such a place or at a place of the list; or add it: in a course of your "
        "own, write clinic.example.com into a line of docs/hosts.txt; in that of others, say in the pull request who stands behind it."
        in out
    )
    assert "health.example.gov" not in out.replace(page, "")
