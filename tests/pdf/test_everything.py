"""The Typst of whole books, word for word: the small course, one with everything that a page may have, and a hand-out of worksheets.

After a change that was meant: ``pytest tests/pdf/test_everything.py --renew``, then read ``git diff tests/pdf/golden``.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from ..conftest import CONF
from ..site.everything import FILES as EVERYTHING
from ..site.everything import SETTINGS
from .conftest import PLAIN, Book, make
from .test_shelf import FILES as SHEETS

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
