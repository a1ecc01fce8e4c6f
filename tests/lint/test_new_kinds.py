"""A worksheet, a module and a term are written in all their places; a question keeps the course's own standards."""

import io
from pathlib import Path, PurePosixPath

import pytest

from coursebook.core.pages.parser import Layout, read_page
from coursebook.core.problems import Rule
from coursebook.lint.check import check
from coursebook.lint.ids import main as write_ids
from coursebook.lint.new.new_command import main

from .test_new import files_of
from .test_pages import write
from .whole_course import whole

SHEETS = "---\nchecked: 2026-11-23\n---\n\n(worksheet-list)=\n# Worksheets\n\n| Sheet | For |\n|---|---|\n| [](../modules/see-the-pattern/my-first-map.md) | A map |\n| [](../modules/talk-well/my-own-words.md) | Words |\n\nPrint them.\n"  # fmt: skip


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = whole()
    files["docs/worksheets.md"] = SHEETS
    files["docs/index.md"] = files["docs/index.md"].replace("glossary\n", "glossary\nworksheets\n")
    files["docs/standards.yml"] = files["docs/standards.yml"].replace("worksheets: [1, 1]", "worksheets: [1, 2]")
    project = write(tmp_path, files)
    monkeypatch.chdir(project)
    assert write_ids([]) == 0
    return project


def new(kind: str, replies: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(replies))
    return main([kind])


QUESTION = """\
Can he give blood?

plasma center rules
blood drive said no

1
1
2
Ask the blood center first.
Call {number}`emergency` if he will not wake. Give {term}`naloxone`.

It depends on the center.
sordo2017
Call the center.


"""
"""The replies up to what goes with a question."""


def changed(before: dict[str, str], course: Path) -> set[str]:
    return {name for name, text in files_of(course).items() if before.get(name) != text}


def test_a_worksheet(course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_of(course)
    replies = "see-the-pattern\nA quiet week\n\nWhat went well in one week.\nFill it in on Sunday.\nWhat I will say = 40\nWhat went well = 3\nWho saw it\n\n"
    assert new("worksheet", replies, monkeypatch) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert said.startswith("Reading the course …\n") and '  "40" is no number of lines. Write 1 to 20 behind' in said
    text = (course / "modules/see-the-pattern/quiet-week.md").read_text(encoding="utf-8")
    assert ":::{write-in} What went well\n:lines: 3\n:::\n\n:::{write-in} Who saw it\n:lines: 2\n:::\n" in text
    index = (course / "modules/see-the-pattern/index.md").read_text(encoding="utf-8")
    assert "keep-a-diary\nmy-first-map\nquiet-week\n```" in index
    rows = (course / "docs/worksheets.md").read_text(encoding="utf-8")
    assert "my-first-map.md) | A map |\n| [](../modules/see-the-pattern/quiet-week.md) | What went well in one week |\n| [](../modules/talk-well" in rows  # fmt: skip
    assert len(changed(before, course)) == 4
    assert check(course) == []


def test_a_module_says_what_is_still_to_do(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replies = "Rest a while\n\n9\n2\nYou can rest.\nSleep one hour\nName one helper\n\nIt is about rest.\n"
    assert new("module", replies, monkeypatch) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert (
        "   1 See the pattern (see-the-pattern)\n   2 Talk well (talk-well)\n   3 Behind all of them (last)\n" in said
    )
    assert "This module has no worksheets." in said and "[module-shape]" in said
    assert "see-the-pattern/index\nrest-while/index\ntalk-well/index\n" in (course / "modules/index.md").read_text()
    lists = course / "docs/standards.yml"
    lists.write_text(lists.read_text("utf-8").replace("worksheets: [1, 2]", "worksheets: [1, 1]"), encoding="utf-8")
    assert new("worksheet", "2\nMy rest\nmy-rest\nHours of rest.\nFill it in.\nHours = 1\n\n", monkeypatch) == 0
    said = capsys.readouterr().out  # the check would refuse a second one
    assert "1 See the pattern. It is full: 1 of at most 1. (see-the-pattern)\n   2 Rest a while (rest-while)\n" in said
    assert check(course) == []


def test_a_module_behind_all_others(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new("module", "Rest a while\n\nlast\nlater\nSleep one hour\nName one helper\n\nlater\n", monkeypatch) == 0
    assert "talk-well/index\nrest-while/index\n```" in (course / "modules/index.md").read_text()
    assert '"what a reader can do afterward"' in str(check(course)[0])


def test_a_term(course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    replies = "the spray\nA bag that a clinic gives for a hard night\ncomfort pack:\nBag\nA bag that a clinic gives for a hard night.\nsordo\nsordo2017\nthe bag\nnaloxone\n\n\ndiary\nsee\nsee-the-pattern\n\n"
    before = files_of(course)
    assert new("term", replies, monkeypatch) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert '"the spray" leads to "naloxone" already.' in said and '"naloxone" leads to "naloxone" already.' in said
    assert "Write the word alone, or the few words that one hears." in said and "not in one word." in said
    assert "  see-the-pattern: See the pattern\n" in said
    text = (course / "docs/glossary.md").read_text(encoding="utf-8")
    entry = "comfort pack\n  A bag that a clinic gives for a hard night. {footcite:p}`sordo2017`\n\n  :people say: the bag\n  :taught in: {module}`see-the-pattern`\n\nnaloxone\n"
    assert entry in text
    assert changed(before, course) == {"docs/glossary.md", "permalinks.txt"}
    assert check(course) == []


def test_a_term_before_the_page_that_teaches_it(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new("term", "Anoxic\nback\nanoxic\nWithout air.\n\n\nlater\n", monkeypatch) == 0
    said = capsys.readouterr().out
    assert '  "Anoxic" begins with a capital. Unless it is a name, type: back, and then: anoxic\n' in said
    assert 'type "later": write the page, then name it here.' in said and "Did you mean" not in said
    text = (course / "docs/glossary.md").read_text(encoding="utf-8")
    assert "anoxic\n  Without air.\n\n  :taught in: LATER: the page that teaches this" in text
    problem = next(one for one in check(course))
    assert problem.rule is Rule.LATER and "the page that teaches this, as a question" in problem.message


def test_a_term_has_no_full_stop(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new("term", "red box.\nA box.\n\n\nsick-after-dose\n\n", monkeypatch) == 0
    glossary = course / "docs/glossary.md"
    text = glossary.read_text(encoding="utf-8")
    assert "\nred box\n  A box.\n" in text and check(course) == []
    glossary.write_text(text.replace("\nred box\n", "\nred box.\n"), encoding="utf-8")
    registry = course / "permalinks.txt"
    registry.write_text(registry.read_text().replace("term-red-box term", "term-red-box. term"), encoding="utf-8")
    line = text[: text.index("red box\n")].count("\n") + 1
    said = [str(one) for one in check(course)]
    assert said == [f'docs/glossary.md:{line}: "red box." cannot be the name of an entry: its address would be "term-red-box.". Write the word alone, without a full stop. [glossary]']  # fmt: skip


def test_one_line_may_name_several(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new("term", "Narcan box\nA box.\n\nthe box, a red box\n\nsick-after-dose\n\n", monkeypatch) == 0
    assert "  :people say: the box, a red box\n" in (course / "docs/glossary.md").read_text(encoding="utf-8")
    assert 'or with "," between them' in capsys.readouterr().out


def test_a_term_at_the_end(course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert new("term", "urine test\nA cup for the clinic.\n\n\ntalk-well\n\n", monkeypatch) == 0
    text = (course / "docs/glossary.md").read_text(encoding="utf-8")
    assert text.endswith("  :taught in: {module}`talk-well`\n\nurine test\n  A cup for the clinic.\n\n  :taught in: {module}`talk-well`\n```\n")  # fmt: skip
    assert check(course) == []


def test_a_question_by_the_standards_of_the_course(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replies = f"""{QUESTION}sick
sick-after-dose

"""
    replies = replies.replace("Call the center.", "Ask for {term}`ebola`.\nCall the center.")
    before = files_of(course)
    assert new("question", replies, monkeypatch) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert "Write it plain now, without {term} and its marks; after this page, explain it with: make new-term." in said
    assert (
        "Each question names {number}`emergency` and naloxone, typed like that" in said and "   2 Later (later)" in said
    )
    text = (course / "faq/give-blood.md").read_text(encoding="utf-8")
    assert "1. Call the center.\n\nSee also {question}`sick-after-dose`. {module}`see-the-pattern` teaches" in text
    assert changed(before, course) == {"faq/give-blood.md", "permalinks.txt"}
    assert check(course) == []


def test_what_may_be_true_too_is_asked_in_a_course_with_many_pages(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (course / "faq/clinic-says-nothing.md").read_text(encoding="utf-8")
    for number in range(8):
        page = text.replace("(clinic-says-nothing", f"(page-{'abcdefgh'[number]}")
        (course / f"faq/page-{'abcdefgh'[number]}.md").write_text(page, encoding="utf-8")
    replies = f"""{QUESTION}sick-after-dose

sick-after-dose
sick-after-dose = He feels sick.
sick-after-dose = he feels sick
talk well = we cannot talk
talk-well
needs a release = page a
page-a

"""
    assert new("question", replies, monkeypatch) in (0, 1)
    said = capsys.readouterr().out
    assert '  Your clause is kept: "we cannot talk". Type the id alone.\n' in said
    assert "  No title says that, but the text of these pages does." in said
    assert "  Write the clause behind it, such as: sick-after-dose = it also happens at school\n" in said
    assert "  Write one clause of at most 12 words, without a full stop.\n" in said
    text = (course / "faq/give-blood.md").read_text(encoding="utf-8")
    assert (
        "also:\n  - sick-after-dose: he feels sick\n  - talk-well: we cannot talk\n  - page-a: page a\nchecked:" in text
    )
    assert read_page(PurePosixPath("faq/give-blood.md"), text, Layout())[1] == []
