"""``make ids``: it writes what is missing, once, and nothing at all when it cannot read everything."""

from pathlib import Path

import pytest

from coursebook.lint.ids import main

from ..course import question, tiny
from .test_pages import write

NEW = question(
    "x", "Why is he sick?", "Many causes.", "## At night\n\nText.\n\n### When late?\n\nText.\n\n#### Deeper\n\nText."
)
BARE = NEW.replace("(x)=\n", "")
WITH_IDS = """\
(sick-after-dose)=
# Why is he sick?

Many causes.

(sick-after-dose-at-night)=
## At night

Text.

(sick-after-dose-when-late)=
### When late?

Text.

#### Deeper
"""
LEDGER = """\
all-questions page
clinic-says-nothing question
help-now page
keep-a-diary lesson
see-the-pattern module
sick-after-dose question
sick-after-dose-at-night section
sick-after-dose-when-late section
talk-well module
the-course page
tiny-home page
"""
PAGE = "faq/sick-after-dose.md"


def run(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    monkeypatch.chdir(project)
    code = main([])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def everything(project: Path) -> dict[str, bytes]:
    """All files but what the check remembers."""
    found = {file.relative_to(project).as_posix(): file.read_bytes() for file in project.rglob("*") if file.is_file()}
    return {name: data for name, data in found.items() if name != "build/.check.json"}


def test_ids_are_written_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, tiny(**{PAGE: BARE}))
    said = "3 ids written into 1 page, 11 lines into permalinks.txt, which has 11 ids.\n"
    before = everything(project)
    assert run(project, monkeypatch, capsys) == (0, "", said)
    after = everything(project)
    assert WITH_IDS in after[PAGE].decode()
    lines = after.pop("permalinks.txt").decode().splitlines(keepends=True)
    assert "".join(line for line in lines if not line.startswith("#")) == LEDGER
    assert {name for name in after if after[name] != before.get(name)} == {PAGE}

    whole = everything(project)
    assert run(project, monkeypatch, capsys) == (
        0,
        "",
        said.replace("3 ids written into 1 page, 11", "0 ids written into 0 pages, 0"),
    )
    assert everything(project) == whole


def test_line_ends_stay_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, tiny())
    (project / PAGE).write_bytes(BARE.replace("\n", "\r\n").encode())
    assert run(project, monkeypatch, capsys)[0] == 0
    assert WITH_IDS.replace("\n", "\r\n").encode() in (project / PAGE).read_bytes()
    assert b"\n" not in (project / PAGE).read_bytes().replace(b"\r\n", b"")


def test_history_is_kept_sorted_and_made_straight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    older = "second-words section -> keep-a-diary\nfirst-words section -> second-words\ngone-now term retired 2026-03-21 -> first-words: Why.\n"
    renamed = question("sick-after-dose", more="formerly: [throws-up-today]\n")
    project = write(tmp_path, tiny(**{PAGE: renamed, "permalinks.txt": older}))
    assert run(project, monkeypatch, capsys)[0] == 0
    lines = (project / "permalinks.txt").read_text().splitlines()
    assert [line for line in lines if "->" in line and not line.startswith("#")] == [
        "first-words section -> keep-a-diary",
        "gone-now term retired 2026-03-21 -> keep-a-diary: Why.",
        "second-words section -> keep-a-diary",
        "throws-up-today question -> sick-after-dose",
    ]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("faq/odd-letters-here.md", b"# Caf\xe9\n", "faq/odd-letters-here.md:1: This file is not UTF-8 text: byte 6 of this line cannot be read."),
        ("permalinks.txt", b"keep-a-diary leaflet\n", 'permalinks.txt:1: "leaflet" is no kind of id. Write one of page, module,'),
        ("permalinks.txt", b"caf\xe9 lesson\n", "permalinks.txt:1: This file is not UTF-8 text: byte 4 of this line cannot be read."),
    ],
)  # fmt: skip
def test_nothing_is_written_when_a_file_cannot_be_read(
    name: str, content: bytes, says: str,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    project = write(tmp_path, tiny(**{PAGE: BARE}))
    (project / name).write_bytes(content)
    before = everything(project)
    code, out, err = run(project, monkeypatch, capsys)
    assert (code, err) == (1, "Nothing was written.\n")
    assert out.startswith(says) and out.count("\n") == 1
    assert everything(project) == before


def test_what_only_a_person_can_decide_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, tiny(**{"permalinks.txt": "lost-words section\n"}))
    code, out, err = run(project, monkeypatch, capsys)
    assert (code, err) == (1, "0 ids written into 0 pages, 9 lines into permalinks.txt, which has 10 ids.\n")
    line = (project / "permalinks.txt").read_text().splitlines().index("lost-words section") + 1
    assert out.startswith(f'permalinks.txt:{line}: "lost-words" was published, and no page has it now.')


def test_headings_of_the_same_words_get_ids_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On one page, and on another page whose ids would be the same."""
    twice = BARE.replace("### When late?", "## At night\n\nText.\n\n## At night")
    write(tmp_path, tiny(**{"faq/sick-after-dose.md": twice}))
    monkeypatch.chdir(tmp_path)
    assert main([]) == 0
    text = (tmp_path / "faq/sick-after-dose.md").read_text()
    for id_ in ("sick-after-dose-at-night", "sick-after-dose-at-night-2", "sick-after-dose-at-night-3"):
        assert text.count(f"({id_})=\n## At night\n") == 1
