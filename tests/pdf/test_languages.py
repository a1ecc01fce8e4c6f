"""The book speaks the language of the course: what the template says, its day, and what a code for a phone is called."""

import re
from pathlib import Path

import pytest

from coursebook.pdf.builder import TEMPLATES
from coursebook.pdf.template_words import TEXTS

from ..conftest import CONF
from ..course import lesson, tiny
from .conftest import PLAIN, MakeBook
from .course_files import COURSE, PLAN

BOOK = {**CONF, **PLAIN, "extensions": CONF["extensions"]}


def test_the_template_says_nothing_that_is_not_translated() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in TEMPLATES)
    assert set(re.findall(r'\bsay\("([^"]+)"\)', text)) == set(TEXTS)
    code = re.sub(r"//.*|panic\(.*?\)|\"[^\"\n]*\"", "", text)
    assert [words for words in re.findall(r"\[[^\[\]#]*\b[A-Za-z]{3,}[^\[\]]*\]", code) if "rgb" not in words] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", ["23. November 2026", "Inhalt", "Register", "Testen Sie sich 1", "Antworten: Seite", "(Seite 1)", "Zitiert auf"]),
        ("es", ["23 de noviembre de 2026", "Contenido", "Índice", "Compruebe lo que sabe 1", "Respuestas: página", "(página 1)", "Citado en"]),
        ("en", ["November 23, 2026", "Contents", "Index", "Check yourself 1", "Answers: page", "(page 1)", "Cited on"]),
    ],
)  # fmt: skip
def test_a_book_in_the_language_of_the_course(language: str, said: list[str], book: MakeBook) -> None:
    made = book(COURSE, **{**CONF, **PLAN, "coursebook_policy": False, "language": language})
    assert (made.error, made.warnings) == ("", [])
    text = " ".join(made.read().pages)
    assert [words for words in said if words.replace(" ", "") not in text.replace(" ", "")] == []


@pytest.mark.parametrize(("language", "name"), [("de", "Handzettel"), ("es", "Hoja para repartir"), ("en", "Hand-out")])
def test_a_hand_out_in_the_language_of_the_course(language: str, name: str, book: MakeBook) -> None:
    conf = {**BOOK, "language": language, "coursebook_pdf_only": "talk-well sick-after-dose"}
    made = book(tiny(), **conf)
    assert made.error == ""
    typst = (Path(made.app.doctreedir) / "hand-out/main.typ").read_text(encoding="utf-8")
    assert f'\\"title\\": \\"{name}\\"' in typst


@pytest.mark.parametrize(("language", "about"), [("de", "QR-Code von"), ("es", "Código QR de"), ("en", "QR code of")])
def test_the_code_on_a_worksheet_is_named_in_its_language(language: str, about: str, book: MakeBook) -> None:
    sheet = lesson("keep-a-diary", "Keep a diary").replace("objectives:\n  - Do it\n", "")
    files = tiny(**{"modules/see-the-pattern/keep-a-diary.md": sheet})
    made = book(files, **{**PLAIN, **CONF, "html_baseurl": "https://tiny.example/", "language": language})
    assert (made.warnings, made.error) == ([], "")
    assert f'about: "{about} tiny.example/id/keep-a-diary, ' in made.typst
