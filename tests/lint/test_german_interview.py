"""What an interview in another language owes: its own words are taken, its nouns keep their capitals, and nothing ends in a dead end."""

import re
from datetime import date
from pathlib import Path

import pytest

from coursebook.commands.quickstart import write_course
from coursebook.lint.writing.retire import main as retire
from coursebook.settings.check import check_settings

from .test_course_languages import GERMAN, REPLIES
from .test_new import run
from .test_pages import run_check


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write_course(tmp_path / "mine", "de", "", date.today())
    return tmp_path / "mine"


def test_a_noun_keeps_its_capital(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("term", "Wabe\nEine Platte aus Wachs.\n\n\n", course, monkeypatch) == 0, capsys.readouterr().out
    assert "Großbuchstaben" not in capsys.readouterr().out
    assert "\nWabe\n  Eine Platte aus Wachs.\n" in (course / "docs/glossary.md").read_text(encoding="utf-8")


def test_a_work_may_be_read_on_paper_and_have_no_year(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The words that the interview offers are taken, in capitals or without, with blanks or without."""
    replies = "978-3-440-16896-7\nImkern Schritt für Schritt\nSpürgin, Armin\n\no. j.\nKosmos\n2\nPapier\nSeite 12\n\n"
    assert run("source", replies, course, monkeypatch) == 0, capsys.readouterr().out
    written = (course / "docs/references.bib").read_text(encoding="utf-8")
    assert "year = {n.d.}" in written and "Seite 12, auf Papier}" in written
    assert run("source", "12\n", course, monkeypatch) == 2
    assert "Schreiben Sie einen DOI" in capsys.readouterr().out


def test_a_line_is_taken_once(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    twice = GERMAN | {"asked": "übelkeit nach süßem\nÜbelkeit nach Süßem\nmir ist schlecht"}
    assert run("question", REPLIES.format(**twice), course, monkeypatch) == 0
    assert '  "übelkeit nach süßem" steht da schon. Schreiben Sie etwas anderes,' in capsys.readouterr().out


def test_an_id_is_spelled_as_germans_spell(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Little words are left out, unless one word alone would be left."""
    assert run("question", REPLIES.format(**GERMAN), course, monkeypatch) == 0
    asked = {"title": "Was hilft gegen Lärm und Größe?", "asked": "zu laut\nes ist laut hier"}
    assert run("question", REPLIES.format(**GERMAN | asked), course, monkeypatch) == 0
    assert {"was-hilft-gegen-uebelkeit", "laerm-groesse"} <= {file.stem for file in course.glob("faq/*.md")}


def test_a_word_may_be_called_right(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It goes into the course's own list, and the reply is taken as it was typed."""
    said = GERMAN | {"step": "Prüfen Sie den Xylomabwert und die Qwertzprobe.\nja, stimmt so\nJa"}
    assert run("question", REPLIES.format(**said), course, monkeypatch) == 0
    out = capsys.readouterr().out
    assert '  Stimmt "Xylomabwert"? Dann tippen Sie: ja, stimmt so\n' in out
    assert "  In docs/own-words.txt eingetragen: Xylomabwert\n" in out
    assert (course / "docs/own-words.txt").read_text(encoding="utf-8") == "Xylomabwert\nQwertzprobe\n"
    (written,) = course.glob("faq/*uebelkeit*.md")
    assert "1. Prüfen Sie den Xylomabwert und die Qwertzprobe.\n" in written.read_text(encoding="utf-8")


def test_no_more_can_be_chosen_than_there_are(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = REPLIES.format(**GERMAN).split("\n")
    at = lines.index("1")
    replies = "\n".join([*lines[: at + 1], "", *lines[at + 1 :]])
    assert run("question", replies, course, monkeypatch) == 0
    assert "  Wählen Sie etwas aus der Liste. Tippen Sie " in capsys.readouterr().out


def test_a_worksheet_says_what_it_is_for(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replies = (
        "1\nMein Erntetagebuch\nmein-erntetagebuch\nHier steht jede Ernte.\nFüllen Sie es abends aus.\nWie viel = 2\n\n"
    )
    assert run("worksheet", replies, course, monkeypatch) == 0
    (written,) = course.glob("modules/*/mein-erntetagebuch.md")
    assert "# Mein Erntetagebuch\n\nHier steht jede Ernte.\n\nFüllen Sie es abends aus.\n" in written.read_text(
        encoding="utf-8"
    )


def test_a_sample_page_is_a_draft(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Until a commit, what a new course begins with was shown to nobody."""
    (course / "faq/name-a-source.md").unlink()
    code, printed, _ = run_check(course, monkeypatch, capsys)
    assert code == 1 and "wurde nie veröffentlicht" in printed
    assert retire(["print-the-book"]) in (0, 1)
    assert "Die Seite wurde nie veröffentlicht, also bleibt nichts davon." in capsys.readouterr().out
    assert "print-the-book" not in (course / "permalinks.txt").read_text(encoding="utf-8")
    assert "coursebook retire print-the-book" in (course / "README.md").read_text(encoding="utf-8")


def test_a_module_that_is_not_there_names_those_that_are(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = course / "faq/print-the-book.md"
    page.write_text(
        re.sub(r"modules: \[.*\]", "modules: [unbekannt]", page.read_text(encoding="utf-8")), encoding="utf-8"
    )
    printed = run_check(course, monkeypatch, capsys)[1]
    assert 'Das Modul "unbekannt" gibt es nicht.' in printed and "write-a-course" in printed


def test_a_link_to_no_page_offers_none_that_is_not_there(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = course / "faq/print-the-book.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nLesen Sie [mehr](qqqqq-zzzzz.md).\n", encoding="utf-8")
    assert "Die Seite faq/qqqqq-zzzzz.md gibt es nicht. [" in run_check(course, monkeypatch, capsys)[1]


def test_a_german_file_name_is_shown_as_it_is(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (course / "faq/print-the-book.md").rename(course / "faq/öl-brief.md")
    printed = run_check(course, monkeypatch, capsys)[1]
    assert printed.startswith("faq/öl-brief.md:1: ") and "Benennen Sie sie um: faq/oel-brief.md." in printed


def test_a_list_may_lie_elsewhere(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with (course / "conf.py").open("a", encoding="utf-8") as file:
        file.write('coursebook_own_words = "docs/woerter.txt"\n')
    assert check_settings(course / "conf.py") == []
    (course / "docs/woerter.txt").write_text("Xylomabwert\n", encoding="utf-8")
    page = course / "faq/print-the-book.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nDas ist ein Xylomabwert.\n", encoding="utf-8")
    assert run_check(course, monkeypatch, capsys)[:2] == (0, "")


def test_settings_that_python_cannot_read_are_told_in_the_language_of_the_course(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with (course / "conf.py").open("a", encoding="utf-8") as settings:
        settings.write("author = (\n")
    code, printed, _ = run_check(course, monkeypatch, capsys)
    assert code == 1 and "Python kann diese Zeile nicht lesen" in printed


def test_a_word_of_the_glossary_is_offered_as_it_is_written(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = course / "modules/write-a-course/from-text-to-page.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("{term}`Lektion`", "{term}`Lektionen`"), encoding="utf-8")
    _, printed, _ = run_check(course, monkeypatch, capsys)
    assert 'Das Glossar erklärt "Lektionen" nicht. Meinten Sie Lektion?' in printed
