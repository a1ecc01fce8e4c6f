"""A course in another language: what is asked, checked and fixed there, from the courses that ``coursebook quickstart`` makes."""

from datetime import date
from pathlib import Path

import pytest

from coursebook.commands.quickstart import write_course
from coursebook.lint import ids

from .test_new import run
from .test_pages import run_check

REPLIES = """\
{title}

{asked}

1
1
{answer}

{explained}
myst2024
{step}

{words}

"""
GERMAN = {
    "title": "Was hilft gegen Übelkeit?", "asked": "übelkeit nach süßem\nmir ist schlecht",
    "answer": "Essen Sie „langsam“, und nicht zu viel.", "explained": "Eine Seite steht in einer Datei.",
    "step": "Gehen Sie an die frische Luft.", "words": "„Darf ich kurz hinaus?“",
}  # fmt: skip
SPANISH = {
    "title": "¿Qué ayuda contra las náuseas?", "asked": "tengo ganas de vomitar\nasco",
    "answer": "Coma «despacio», y no demasiado.", "explained": "Una página está en un archivo.",
    "step": "Salga al aire fresco.", "words": "¿Puedo salir un momento?",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "headings"),
    [
        ("de", GERMAN, ["## Was da geschieht", "## Was Sie tun können", "## Worte, die helfen"]),
        ("es", SPANISH, ["## Qué está pasando", "## Qué puede hacer usted", "## Palabras que puede usar"]),
    ],
)
def test_the_interview_writes_a_page_in_the_language_of_the_course(
    language: str, said: dict[str, str], headings: list[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    course = tmp_path / "mine"
    write_course(course, language, "", date.today())
    assert run("question", REPLIES.format(**said), course, monkeypatch) == 0
    assert "American English" not in capsys.readouterr().out
    (written,) = (file for file in (course / "faq").glob("*.md") if said["title"] in file.read_text(encoding="utf-8"))
    assert written.stem.isascii() and written.stem.count("-") >= 2
    text = written.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == headings
    assert said["answer"] in text and said["words"] in text
    assert run_check(course, monkeypatch, capsys)[:2] == (0, "")


@pytest.mark.parametrize(
    ("language", "heading", "id_", "quoted"),
    [
        ("de", "Größe der Übelkeit", "groesse-der-uebelkeit", "„Schon wieder?“, fragt er."),
        ("es", "¿Qué está pasando?", "que-esta-pasando", "“Otra vez”, dice."),
    ],
)
def test_ids_fold_accents_and_quotation_marks_stay(
    language: str, heading: str, id_: str, quoted: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    course = tmp_path / "mine"
    write_course(course, language, "", date.today())
    page = course / "faq/add-a-question.md"
    before = page.read_text(encoding="utf-8") + f"\n## {heading}\n\n{quoted}\n"
    page.write_text(before, encoding="utf-8")
    monkeypatch.chdir(course)
    assert ids.main([]) == 0
    assert f"(add-a-question-{id_})=\n## {heading}\n\n{quoted}\n" in page.read_text(encoding="utf-8")
    capsys.readouterr()
    assert run_check(course, monkeypatch, capsys, "--fix")[:2] == (0, "")
    assert quoted in page.read_text(encoding="utf-8")


def test_german_words_are_spelled_by_a_german_dictionary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nouns, forms of verbs and compounds are known, as are words of the course's own list; mistakes get a suggestion."""
    course = tmp_path / "mine"
    write_course(course, "de", "", date.today())
    page = course / "faq/add-a-question.md"
    right = "Die Krankenschwestern zeigten die Notfallkarte und ein Beispielgespräch mit Xylomab."
    page.write_text(
        page.read_text(encoding="utf-8")
        + f"\n{right}\n\nDas ist ein seperater Rythmus, ziehmlich agressiv. ¡La mañana!\n",
        encoding="utf-8",
    )
    (course / "docs/own-words.txt").write_text("Xylomab\n", encoding="utf-8")
    code, printed, _ = run_check(course, monkeypatch, capsys)
    wrong = {line.split('"')[1]: line.partition("Meinten Sie ")[2].partition("?")[0] for line in printed.splitlines()}
    assert code == 1 and set(wrong) == {"seperater", "Rythmus", "ziehmlich", "agressiv", "mañana"}
    assert "separater" in wrong["seperater"] and wrong["Rythmus"] == "rhythmus"
    assert '"Rythmus" steht in keinem Wörterbuch des Deutschen. Meinten Sie rhythmus?' in printed
