"""Bad pages, one file each under ``bad/``: the files that differ from a good course, and the exact words of the check.

Each is also built, to see that the site's build says the same at the same place.
"""

import functools
import io
import re
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from coursebook.core.problems import Rule
from coursebook.lint.__main__ import main
from coursebook.lint.output import page_count
from coursebook.lint.output.root_causes import CAUSES

from ..conftest import Build
from .good_course import good
from .known import Known, learn

CASES = sorted((Path(__file__).parent / "bad").glob("*.txt"))
GOOD = sorted((Path(__file__).parent / "good").glob("*.txt"))
BY_THE_BUILD = {
    "invalid-yaml", "unknown-key", "missing-key", "wrong-type", "empty-file", "bad-id", "missing-title", "missing-answer",
    "long-answer", "missing-id", "wrong-page-id", "duplicate-id", "misplaced-page", "unknown-topic", "unknown-module",
    "bad-topics", "unknown-question", "former-id", "unknown-number", "unknown-fact", "unknown-file", "unlisted-id", "unsorted",
    "bad-permalink", "taken-address", "vanished-id", "changed-kind", "former-chain",
}  # fmt: skip
BY_GATE_ONE = (
    "glossary-long-term",
    "merge-marks",
    "open-mark",
    "names-by-case",
    "pasted-from-word",
    "step-left-out",
    "touched",
    "translation-placeholder",
)
"""Before it builds, each command reads the sources; what these hold is not built at all, so the build may say more."""
NO_PAGE_OF_THEIR_OWN = {
    "bad-numbers",
    "bad-facts",
    "bad-care-rules",
    "expired",
    "unknown-term",
    "bad-moments",
    "bad-printables",
    "bad-word-list",
    "search-words",
    "unknown-moment",
}
"""Their good example is in the good course itself or in unknown-reference."""
ELSEWHERE = {
    Rule.NOT_UTF8: "test_a_file_that_is_no_text",
    Rule.SETTINGS: "tests/lint/test_settings.py",
    Rule.OLD_WORDS: "tests/lint/test_changed_facts.py",
    Rule.DUE_SOON: "test_what_falls_due_is_named_and_stops_nothing",
    Rule.EDITION: "tests/site/test_editions.py",
    Rule.LOST_NUMBER: "tests/site/test_editions.py",
    Rule.LOST_PERMALINK: "tests/site/test_released.py",
    **dict.fromkeys(
        (
            Rule.MARKUP_LEFT,
            Rule.UNUSED,
            Rule.UNLISTED_PAGE,
            Rule.MISSING_PAGE,
            Rule.BAD_STANDARDS,
            Rule.GENERATED,
            Rule.COVERAGE,
        ),
        "tests/lint/mistakes.yml",
    ),
    **{rule: "tests/attacks" for rule in Rule if rule.id.startswith(("refused-", "too-large", "odd-"))},
}


FOLLOWED = {rule.id for rule in CAUSES} | {"vanished-id", "glossary"}


def listed(files: dict[str, str]) -> dict[str, str]:
    """The good course with the files of a case; a page of the handbook stands in the list of the first page, as each must."""
    course = good(**files)
    pages = [
        name.removesuffix(".md")
        for name in files
        if name.startswith("docs/") and name.count("/") == 1 and name.endswith(".md")
    ]
    if "index.md" not in files:
        course["index.md"] = course["index.md"].replace("faq/index\n", "\n".join(["faq/index", *pages, ""]))
    return course


def parts(case: Path) -> tuple[dict[str, str], list[str]]:
    """The files of a case, and the lines that the check prints."""
    pieces = re.split(r"^=== (.+)\n", case.read_text(encoding="utf-8"), flags=re.MULTILINE)
    files = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    return files, files.pop("says", "").replace("TODAY", f"{date.today()}").strip().splitlines()


@functools.cache
def _know_the_good_course() -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert learn(write(Path(folder), good())) == []


def run_check(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *args: str
) -> tuple[int, str, str]:
    monkeypatch.chdir(project)
    monkeypatch.setattr("sys.argv", ["lint", *args])
    _know_the_good_course()
    monkeypatch.setattr("coursebook.lint.__main__.Cache", Known)
    code = main()
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def write(project: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return project


def test_a_good_course_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run_check(write(tmp_path, good()), monkeypatch, capsys)
    assert (code, out, err) == (0, "", "11 pages checked: nothing to fix.\n")


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.stem)
def test_a_good_page_says_nothing(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files, _ = parts(case)
    code, out, _ = run_check(write(tmp_path, listed(files)), monkeypatch, capsys)
    assert (code, out) == (0, "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bad_page_gets_one_sentence(
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    files, says = parts(case)
    code, out, _ = run_check(write(tmp_path, listed(files)), monkeypatch, capsys)
    if request.config.getoption("--renew"):
        case.write_text(
            case.read_text(encoding="utf-8").partition("=== says\n")[0]
            + "=== says\n"
            + out.replace(f"retired {date.today()}", "retired TODAY"),
            encoding="utf-8",
        )
    else:
        assert out.splitlines() == says
        assert code == (0 if case.stem == "expired" else 1)


def test_every_rule_has_a_bad_page_and_every_rule_of_words_a_good_one() -> None:
    said = {line.rpartition("[")[2].rstrip("]") for case in CASES for line in parts(case)[1]}
    assert {rule.id for rule in Rule if rule not in ELSEWHERE} - said == set()
    by_rules = {rule.id for rule in Rule if rule not in ELSEWHERE}
    assert by_rules - BY_THE_BUILD - {case.stem for case in GOOD} == NO_PAGE_OF_THEIR_OWN


@pytest.mark.parametrize("case", [case for case in CASES if case.stem not in BY_GATE_ONE], ids=lambda case: case.stem)
def test_the_build_says_the_same(case: Path, build: Build) -> None:
    files, says = parts(case)
    searched = case.stem == "search-words"
    site = build(
        {**listed(files), "conf.py": ""},
        bibtex_bibfiles=["docs/references.bib"],
        coursebook_policy=False,
        coursebook_search=searched,
    )
    heard = {
        re.sub(r": WARNING: (.*) \[coursebook\.", r": \1 [", line) for line in site.warnings if "[coursebook." in line
    }
    heard |= {line.removeprefix("A file cannot be read: ") for line in site.error.splitlines()}
    by_the_build = BY_THE_BUILD | ({"unknown-moment"} if case.stem.startswith("list-of") else set())
    by_the_build |= {"search-words"} if searched else set()
    wanted = {line for line in says if re.search(r"\[([\w-]+)\]$", line)[1] in by_the_build}  # type: ignore[index]
    if any(line.rpartition("[")[2].rstrip("]") in FOLLOWED for line in says):
        assert wanted <= heard  # the build also says what follows from a broken page or list
    else:
        assert heard == wanted


def test_a_file_that_is_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = write(tmp_path, good())
    (project / "faq/odd-letters-here.md").write_bytes("---\nchecked: 2026-11-23\n---\n\n# Caf\xe9\n".encode("latin-1"))
    code, out, _ = run_check(project, monkeypatch, capsys)
    assert (code, out) == (
        1,
        "faq/odd-letters-here.md:5: This file is not UTF-8 text: byte 6 of this line cannot be read. "
        'Open it in an editor, choose "Save with encoding", UTF-8, and save it again. [not-utf8]\n',
    )


def test_a_build_stops_at_a_file_that_is_no_text(build: Build) -> None:
    site = build({**good(), "faq/odd-letters-here.md": b"# Caf\xe9\n"})
    assert site.error.startswith("A file cannot be read: faq/odd-letters-here.md:1: This file is not UTF-8 text")
    assert not (site.out / "index.html").exists()


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (0, "docs/facts.yml:1: 180 days (appeal-days) is to be looked up again by {day}, today. {then} [due-soon]\n"),
        (
            1,
            "docs/facts.yml:1: 180 days (appeal-days) is to be looked up again by {day}, tomorrow. {then} [due-soon]\n",
        ),
        (
            60,
            "docs/facts.yml:1: 180 days (appeal-days) is to be looked up again by {day}, in 60 days. {then} [due-soon]\n",
        ),
        (61, ""),
    ],
)
def test_what_falls_due_is_named_and_stops_nothing(
    days: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    day = date.today() + timedelta(days=days)
    fact = f"appeal-days:\n  say: 180 days\n  about: The time to appeal.\n  kind: law\n  source: sordo2017\n  checked: 2026-11-23\n  expires: {day}\n"
    code, out, _ = run_check(write(tmp_path, good(**{"docs/facts.yml": fact})), monkeypatch, capsys)
    then = "Open its source, correct the words if they changed, and write the new days."
    assert (code, out) == (0, says.format(day=day, then=then))


def test_only_the_files_that_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files, says = parts(Path(__file__).parent / "bad" / "unknown-key.txt")
    project = write(tmp_path, good(**files, **{"faq/empty-page-here.md": "\n"}))
    assert run_check(project, monkeypatch, capsys, "faq/sick-after-dose.md")[1].splitlines() == says


class Terminal(io.StringIO):
    """A screen before which somebody waits."""

    def isatty(self) -> bool:
        return True


def test_who_waits_at_a_terminal_sees_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files and pages are counted in one line, which is blank at the end; only after some seconds, and not where nobody looks."""
    monkeypatch.chdir(write(tmp_path, good()))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(page_count, "BETWEEN", 0.0)
    for seconds, stream, is_ci, told in (
        (0.0, Terminal(), False, True),
        (60.0, Terminal(), False, False),
        (0.0, io.StringIO(), False, False),
        (0.0, Terminal(), True, False),
    ):
        monkeypatch.setattr(page_count, "SECONDS", seconds)
        monkeypatch.setattr("sys.stderr", stream)
        if is_ci:
            monkeypatch.setenv("CI", "true")
        assert main([]) == 0
        said = stream.getvalue()
        counted = re.findall(r"\r(\d+) of (\d+) (files|pages)", said)
        assert {what for _, _, what in counted} == ({"files", "pages"} if told else set()), said
        assert said.endswith("pages checked: nothing to fix.\n") and said.count("\n") == 1
        assert not told or re.search(r"\r +\r\d+ pages checked", said)
    counted = page_count.count_pages(["a", "b", "c"], "en", "files")
    monkeypatch.delenv("CI")
    monkeypatch.setattr("sys.stderr", Terminal())
    assert [next(counted), next(counted)] == ["a", "b"]
    page_count.clear_count()  # before "Stopped.", while nobody has ended the count yet
    assert sys.stderr.getvalue() == f"\r1 of 3 files\r{' ' * 12}\r"  # type: ignore[attr-defined]
