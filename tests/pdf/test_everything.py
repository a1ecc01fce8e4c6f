"""The Typst of whole books, word for word: the small course, one with everything that a page may have, and a hand-out of worksheets.

After a change that was meant: ``pytest tests/pdf/test_everything.py --renew``, then read ``git diff tests/pdf/golden``.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from ..conftest import CONF, Build
from ..site.everything import FILES as EVERYTHING
from ..site.everything import SETTINGS
from .conftest import PLAIN, Book, make
from .test_printables import FILES as SHEETS

Golden = Callable[[str, str], None]
BOOK = {**CONF, **PLAIN, "extensions": CONF["extensions"]}
DOCUMENTS = {"first": "help-now", "course": "modules/index", "questions": "faq/index", "back": ["docs/glossary", "docs/blocks", "docs/references"]}  # fmt: skip
OPTIONS = {"footer": "Call 911", "paper": "a4", "date": "2026-11-28"}


def typst_of(made: Book) -> str:
    """All that was written for Typst, but for the places of this machine."""
    folder = Path(made.app.doctreedir)
    texts = [
        f"// {file.relative_to(folder)}\n{file.read_text(encoding='utf-8')}"
        for file in sorted(folder.glob("*/main.typ"))
    ]
    return "\n".join(texts).replace(str(folder.parent.parent), "…")


def test_the_small_course(course: Book, golden: Golden) -> None:
    golden("small-course.typ", typst_of(course))


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_a_course_with_everything(tmp_path: Path, golden: Golden, language: str) -> None:
    settings = {
        **BOOK,
        **SETTINGS,
        "language": language,
        "coursebook_pdf_documents": DOCUMENTS,
        "coursebook_pdf_options": OPTIONS,
    }
    made = make(tmp_path, EVERYTHING, **settings)
    assert (made.error, made.warnings) == ("", [])
    golden(f"everything-{language}.typ", typst_of(made))


def test_a_hand_out(tmp_path: Path, golden: Golden) -> None:
    made = make(tmp_path, SHEETS, **{**BOOK, "coursebook_pdf_only": "our-numbers talk-well sick-after-dose"})
    assert (made.error, made.warnings) == ("", [])
    golden("hand-out.typ", typst_of(made))


LONG = "\n\n".join(
    f"A paragraph with number {number} in it, so long that it takes a whole line of the page and one more word."
    for number in range(14)
)
TALK = (
    ":::{dialogue}\n"
    + "\n".join(
        f"{who}: This is what I say, and it takes a line, the {number}."
        for number in range(8)
        for who in ("You", "Your son")
    )
    + "\n:::"
)
PRINTABLES = """\
Tonight:
  - {id: tonight, title: Tonight, about: The shortest way., form: booklet, pages: [help-now, keep-a-diary, sources], brief: [keep-a-diary]}
  - {id: large, title: Large, about: For weak eyes., form: book, large: true, pages: [contents, course, amber-lamp-flickers, blocks, sources, index]}
  - {id: on-a-screen, title: Slides, about: To show., form: slides, pages: [blocks]}
  - {id: poster, title: A poster, about: To hang up., form: poster, pages: [help-now]}
  - {id: card, title: A card, about: To carry., form: card, pages: [help-now]}
Parts:
  - {id: each-sheet, title: Each sheet, about: To fill in., form: sheet, each: worksheet, pages: [worksheet]}
  - {id: each-topic, title: Each topic, about: One topic., form: booklet, each: topic, pages: [topic]}
"""
ENDS = {
    "docs/printables.yml": PRINTABLES,
    "modules/see-the-pattern/keep-a-diary.md": EVERYTHING["modules/see-the-pattern/keep-a-diary.md"] + f"\n{LONG}\n\n{TALK}\n\n" + "\n".join(f"- Item {number} of a long list at the end." for number in range(16)) + "\n",
    "modules/see-the-pattern/look-twice.md": EVERYTHING["modules/see-the-pattern/look-twice.md"] + f"\n{LONG}\n\n" + "\n".join(f"{number}. Step {number}." for number in range(1, 17)) + f"\n\n{TALK}\n",
}  # fmt: skip


def test_the_files_of_a_printables(build: Build, golden: Golden) -> None:
    made = build(
        {**EVERYTHING, **ENDS},
        builder="printables",
        **{**SETTINGS, "coursebook_pdf_options": OPTIONS, "coursebook_search": False},
    )
    assert (made.error, made.warnings) == ("", [])
    folder = made.source / "_build/doctrees"
    texts = [
        f"// {file.relative_to(folder)}\n{file.read_text(encoding='utf-8')}"
        for file in sorted(folder.rglob("*.typ"))
        if file.name not in ("book.typ", "look.typ")
    ]
    golden("printables.typ", "\n".join(texts).replace(str(made.source), "…"))
