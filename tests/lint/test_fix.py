"""What ``--fix`` fixes, and what it leaves to people."""

import re
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from coursebook.lint import ids
from coursebook.lint.fix import fix
from coursebook.lint.new.page_parts import format_scalar
from coursebook.lint.project import read_project
from coursebook.lint.reports import readability as readability_report
from coursebook.lint.rules.layout.run_in_headings import with_run_in_lists
from coursebook.lint.rules.lists.generated_pages import MARK
from coursebook.lint.rules.lists.glossary import fold

from .good_course import good
from .test_pages import run_check, write

BAD = """\
---
checked: 2026-11-23
topics: [medicine]
asked:
  - sick from subs
  - an opiate user
modules: [see-the-pattern]
---

(sick-after-dose)=
# Why is he sick?

Opiates do it. \t
He says “opiates”. Drug users relapse. {footcite:p}`sordo2017`"""
MENDED = """\
---
topics: [medicine]
asked:
  - sick from subs
  - an opiate user
modules: [see-the-pattern]
checked: 2026-11-23
---

(sick-after-dose)=
# Why is he sick?

Opioids do it.
He says "opiates". People who use drugs relapse. {footcite:p}`sordo2017`
"""
OPENINGS = """

**Pale and cold?** Call 911. **After the dose:** ask the clinic, in
the order of [this page](../help-now.md), and do not wait until
the twenty 2000. Ask again.

**"He sleeps"?** Wake him.

**Alone.** Words.
Then: **not at its beginning.**
"""
LISTED = """

- **Pale and cold?** Call 911.
- **After the dose:** ask the clinic, in the order of [this page](../help-now.md), and do not wait until the
  twenty 2000. Ask again.
- **"He sleeps"?** Wake him.
- **Alone.** Words. Then: **not at its beginning.**
"""


def test_what_needs_no_judgment_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = "faq/sick-after-dose.md"
    project = write(tmp_path, good(**{file: BAD}))
    code, out, err = run_check(project, monkeypatch, capsys, "--fix")
    assert (project / file).read_text(encoding="utf-8") == MENDED
    assert err.splitlines()[0] == f"{file}: fixed."
    assert code == 1 and out.count("\n") == 1 and '"relapse"' in out
    assert [path.name for path in (project / "faq").iterdir() if path.name.startswith(".")] == []
    run_check(project, monkeypatch, capsys, "--fix")
    assert (project / file).read_text(encoding="utf-8") == MENDED


def test_bold_openings_become_a_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = good()["help-now.md"].rstrip("\n")
    project = write(tmp_path, good(**{"help-now.md": page + OPENINGS}))
    run_check(project, monkeypatch, capsys, "--fix")
    assert (project / "help-now.md").read_text(encoding="utf-8") == page + LISTED


@pytest.mark.parametrize(
    "text",
    [
        "**Alone.** Words.",
        "**One.** Words.\n\n**Two.** Words.",
        "Words. **One.** Words. **Two.** Words.",
        ":::{note}\n**One.** Words. **Two.** Words.\n:::",
        ":::{note}\n\n**One.** Words. **Two.** Words.\n\n:::",
        "```text\n\n**One.** Words. **Two.** Words.\n\n```",
        "- **One.** Words. **Two.** Words.",
        "**One** and **two** and **three**.",
    ],
)
def test_what_is_no_row_of_bold_openings_stays(text: str) -> None:
    assert with_run_in_lists(text) == text
    assert with_run_in_lists(f"Before.\n\n{text}\n\nAfter.\n") == f"Before.\n\n{text}\n\nAfter.\n"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("**One.** A. **Two.** B.", "- **One.** A.\n- **Two.** B."),
        ("**One.** A. **Two.** B.\n\n**Three.** C.", "- **One.** A.\n- **Two.** B.\n- **Three.** C."),
        ("**One.** A. **Two.** B.\n\nText.\n\n**Three.** C.", "- **One.** A.\n- **Two.** B.\n\nText.\n\n**Three.** C."),
        ("Text.\n\n**One.** A. **Two.** B.\n", "Text.\n\n- **One.** A.\n- **Two.** B.\n"),
        (":::{note}\n\nText.\n\n:::\n\n**One.** A. **Two.** B.", ":::{note}\n\nText.\n\n:::\n\n- **One.** A.\n- **Two.** B."),
    ],
)  # fmt: skip
def test_a_row_of_bold_openings_ends_with_the_first_other_paragraph(text: str, made: str) -> None:
    assert with_run_in_lists(text) == made == with_run_in_lists(made)


def test_a_good_course_is_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = good()
    project = write(tmp_path, files)
    assert run_check(project, monkeypatch, capsys, "--fix")[0] == 0
    assert {name: (project / name).read_text(encoding="utf-8") for name in files} == files


def test_a_wrong_path_is_a_wrong_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run_check(write(tmp_path, good()), monkeypatch, capsys, "faq/no-such-page.md")
    assert stopped.value.code == 2


def test_missing_ids_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = good()["help-now.md"].replace("(help-now)=\n", "") + "\n## Call now\n\nCall.\n"
    project = write(tmp_path, good(**{"help-now.md": page}))
    assert run_check(project, monkeypatch, capsys, "--fix")[0] == 0
    fixed = (project / "help-now.md").read_text()
    assert "(help-now)=\n# Help now" in fixed and "(help-now-call-now)=\n## Call now" in fixed


@pytest.mark.parametrize("by", ["fix", "ids"])
@pytest.mark.parametrize(
    "name", ["faq/sick-after-dose.md", "modules/see-the-pattern/keep-a-diary.md", "faq/a-new-one.md"]
)
def test_a_page_is_called_as_its_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str, name: str) -> None:
    """Also one whose id was deleted, and a question that was written by hand."""
    files = good(**{"faq/a-new-one.md": good()["faq/sick-after-dose.md"].replace("sick-after-dose", "a-new-one")})
    project = write(tmp_path, files)
    monkeypatch.chdir(project)
    assert ids.main([]) == 0
    before = (project / name).read_text("utf-8")
    assert f"({PurePosixPath(name).stem})=\n" in before
    (project / name).write_text(re.sub(r"\(\S+\)=\n", "", before), encoding="utf-8")
    if by == "fix":
        fix(read_project(project, date(2026, 11, 23))[0])
    else:
        assert ids.main([]) == 0
    assert re.sub(r"\n+", "\n", (project / name).read_text("utf-8")) == re.sub(r"\n+", "\n", before)


def test_a_heading_gets_no_id_that_was_retired_and_none_where_the_registry_cannot_be_read(tmp_path: Path) -> None:
    page = good()["help-now.md"] + "\n## Call now\n\nCall.\n"
    project = write(tmp_path, good(**{"help-now.md": page}))
    (project / "permalinks.txt").write_text(
        "help-now page\nhelp-now-call-now section retired 2026-11-01 -> help-now: It moved.\n"
    )
    lines = (project / "permalinks.txt").read_text()
    fix(read_project(project, date(2026, 11, 23))[0])
    assert "(help-now-call-now-2)=\n## Call now" in (project / "help-now.md").read_text(), lines
    (project / "help-now.md").write_text(page)
    (project / "permalinks.txt").write_text("<<<<<<< HEAD\n")
    fix(read_project(project, date(2026, 11, 23))[0])
    assert (
        "## Call now" in (project / "help-now.md").read_text()
        and ")=\n## Call" not in (project / "help-now.md").read_text()
    )


SECRET = "---\nchecked: 2026-11-23\n---\n\n# A secret of the machine\n\n“Mine.” \n\n## A part\n"


def test_lines_that_the_registry_lacks_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    monkeypatch.chdir(project)
    assert ids.main([]) == 0
    registry = project / "permalinks.txt"
    whole = registry.read_text(encoding="utf-8")
    registry.write_text(whole.replace("sick-after-dose question\n", ""), encoding="utf-8")
    capsys.readouterr()
    code, out, err = run_check(project, monkeypatch, capsys, "--fix")
    assert (code, out, err) == (0, "", "permalinks.txt: fixed.\n11 pages checked: nothing to fix.\n")
    assert registry.read_text(encoding="utf-8") == whole


def test_a_registry_that_is_refused_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good(**{"permalinks.txt": "# hidden words\nhelp-now page\n"}))
    code, out, _ = run_check(project, monkeypatch, capsys, "--fix")
    assert (code, out.splitlines()[0]) == (
        1,
        'permalinks.txt:1: This comment is not one of the lines that "make ids" writes at the top. Take it out. [refused-markup]',
    )
    assert (project / "permalinks.txt").read_text(encoding="utf-8") == "# hidden words\nhelp-now page\n"


@pytest.mark.parametrize("command", ["fix", "ids", "reading"])
def test_no_command_reads_or_mends_through_a_link(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project, outside = write(tmp_path / "project", good()), tmp_path / "outside"
    write(outside, {"secret.md": SECRET})
    (project / "docs/my-link.md").symlink_to(outside / "secret.md")
    (project / "docs/more").symlink_to(outside, target_is_directory=True)
    if command == "fix":
        code, out, err = run_check(project, monkeypatch, capsys, "--fix")
        assert (
            code == 1
            and "fixed" not in err.replace("when this is fixed", "")
            and out.splitlines()[-1]
            == (
                "docs/my-link.md:1: This is a link to another place, or no file at all. Put the file itself here. [refused-file]"
            )
        )
    elif command == "ids":
        monkeypatch.chdir(project)
        ids.main([])
    else:
        assert "secret" not in readability_report.report(
            readability_report.measure_pages(project)
        ) and "my-link" not in readability_report.report(readability_report.measure_pages(project))
    assert (project / "docs/my-link.md").is_symlink() and (outside / "secret.md").read_text() == SECRET
    assert not (project / "permalinks.txt").exists() or "secret" not in (project / "permalinks.txt").read_text()


def test_a_registry_that_is_a_link_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path / "project", good())
    (project / "permalinks.txt").unlink(missing_ok=True)
    (project / "permalinks.txt").symlink_to(write(tmp_path / "outside", {"x.txt": "my-own-thing page\n"}) / "x.txt")
    monkeypatch.chdir(project)
    assert ids.main([]) == 1
    assert capsys.readouterr().out == (
        "permalinks.txt:1: This is a link to another place, or no file at all. Put the file itself here. [refused-file]\n"
    )
    assert (project / "permalinks.txt").is_symlink()


def test_a_page_that_is_made_is_written_only_when_it_is_not_as_made(tmp_path: Path) -> None:
    path, other = PurePosixPath("docs/front-matter.md"), PurePosixPath("help-now.md")
    made = f"---\nchecked: 2026-11-23\n---\n\n(front-matter)=\n# Keys\n\n{MARK}\n\nBy hand.\n"
    project = write(tmp_path, good(**{str(path): made}))

    def fixed(*only: PurePosixPath) -> list[PurePosixPath]:
        return fix(read_project(project, date(2026, 11, 23))[0], only)

    assert fixed(other) == [] and (project / path).read_text() == made
    assert fixed(path) == [path] and "By hand." not in (project / path).read_text()
    assert fixed(path) == fixed() == []
    (project / path).write_text(made)
    assert fixed() == [path]


def test_what_is_left_of_words_and_texts() -> None:
    """A short word keeps its s, and a text its last letters."""
    short = {
        "gas": "gas",
        "pens": "pen",
        "ties": "tie",
        "flies": "flie",
        "babies": "baby",
        "class": "class",
        "bus": "bus",
    }
    assert {word: fold(word) for word in short} == short
    texts = {
        "MAX": "MAX",
        "a: b": "'a: b'",
        "yes": "'yes'",
        "é": "é",
        "5": "'5'",
        "word " * 30 + "end": "word " * 30 + "end",
    }
    assert {text: format_scalar(text) for text in texts} == texts
