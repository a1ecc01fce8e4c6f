"""A part of the course as a book of its own."""

from ..conftest import CONF
from ..course import tiny
from .conftest import PLAIN, MakeBook


def test_a_question_alone(book: MakeBook) -> None:
    made = book(tiny(), **{**CONF, **PLAIN, "extensions": CONF["extensions"], "coursebook_pdf_only": "sick-after-dose"})
    assert made.error == ""
    part = made.pdf.with_name("book-sick-after-dose.pdf")
    assert part.is_file()
    assert "Many causes." in made.app.builder.folder.joinpath("main.typ").read_text()  # type: ignore[union-attr]


def test_an_unknown_id_names_the_nearest(book: MakeBook) -> None:
    made = book(tiny(), **{**CONF, **PLAIN, "extensions": CONF["extensions"], "coursebook_pdf_only": "sick-after-doze"})
    assert made.error == (
        'The book was not made: There is no question or module "sick-after-doze". Did you mean sick-after-dose?'
    )
