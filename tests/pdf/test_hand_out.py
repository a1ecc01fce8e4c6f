"""Pages of one's own choice, in their order, as a book of its own."""

from pathlib import Path

import pypdf
import pytest

from ..conftest import CONF
from ..course import question, tiny
from .conftest import PLAIN, MakeBook

BOOK = {**CONF, **PLAIN, "extensions": CONF["extensions"]}


def test_pages_in_the_order_that_was_asked_for(book: MakeBook) -> None:
    made = book(tiny(), **{**BOOK, "coursebook_pdf_only": "talk-well sick-after-dose"})
    assert made.error == ""
    pages = [one.extract_text() for one in pypdf.PdfReader(made.pdf.with_name("book-hand-out.pdf")).pages]
    assert ["Help now" in pages[0], "Talk well" in pages[1], "Many causes." in pages[2]] == [True, True, True]


def test_a_question_alone(book: MakeBook) -> None:
    made = book(tiny(), **{**BOOK, "coursebook_pdf_only": "sick-after-dose"})
    assert made.error == ""
    assert made.pdf.with_name("book-sick-after-dose.pdf").is_file()


def test_a_list_of_calls_is_left_out_of_an_emergency_card_alone(book: MakeBook) -> None:
    """On a card the words below say the same; on any other page the list is the only place of its words."""
    calls = "\n{.calls}\n- Never wait alone.\n"
    card = f"---\nchecked: 2026-11-23\nemergency: true\n---\n\n(help-now)=\n# Help now\n{calls.replace('Never', 'On the card')}\nCall 911.\n"
    asked = question("sick-after-dose", "Why is he sick?", "Many causes.", calls)
    made = book(
        tiny(**{"help-now.md": card, "faq/sick-after-dose.md": asked}),
        **{**BOOK, "coursebook_pdf_only": "sick-after-dose"},
    )
    typst = (Path(made.app.doctreedir) / "hand-out/main.typ").read_text(encoding="utf-8")
    assert ("Never wait alone." in typst, "On the card wait alone." in typst) == (True, False)


@pytest.mark.parametrize(
    ("pages", "message"),
    [
        ("sick-after-doze", 'There is no page "sick-after-doze". Did you mean sick-after-dose?'),
        ("talk-well talk-well", 'The page "talk-well" is named twice. Name it once.'),
        (
            " ".join(["talk-well"] * 500),
            "A hand-out holds at most 60 pages; this list has 500. "
            "Name fewer, or take a file of the shelf, which holds whole modules and topics.",
        ),
    ],
    ids=["unknown", "twice", "too-many"],
)
def test_pages_that_cannot_be_printed(book: MakeBook, pages: str, message: str) -> None:
    made = book(tiny(), **{**BOOK, "coursebook_pdf_only": pages})
    assert made.error == f"The book was not made: {message}"
    assert not list(made.pdf.parent.glob("*.pdf"))
