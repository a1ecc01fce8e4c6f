"""Pages of one's own choice, in their order, as a book of its own."""

from pathlib import Path

import pypdf
import pypdfium2
import pytest

from ..conftest import CONF
from ..course import lesson, question, tiny
from .conftest import PLAIN, MakeBook
from .test_printables import FILES
from .typography import run_over

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


def test_a_worksheet_is_a_whole_sheet_that_can_be_filled_in(book: MakeBook) -> None:
    """As in the list of files to print: what people write on is one side, the example another; no page is empty."""
    made = book(FILES, **{**BOOK, "coursebook_pdf_only": "our-numbers sick-after-dose"})
    reader = pypdf.PdfReader(made.pdf.with_name("book-hand-out.pdf"))
    fields = reader.get_fields() or {}
    assert [one["/TU"] for one in fields.values()] == ["Where the naloxone is", "Clinic", "Pharmacy", "I was there"]
    help_now, front, back, asked = [" ".join(one.extract_text().split()) for one in reader.pages]
    assert "Pharmacy" in front and "An example" in back and "Many causes." in asked
    assert ("From:" in help_now, "From:" in front + back + asked) == (True, False)


def test_the_line_for_a_name_stands_above_the_title(book: MakeBook) -> None:
    made = book(tiny(), **{**BOOK, "coursebook_pdf_only": "talk-well"})
    with pypdfium2.PdfDocument(made.pdf.with_name("book-talk-well.pdf")) as pdf:
        text = pdf[0].get_textpage()
        edges = {}
        for words in ("From:", "Help now"):
            at, count = text.search(words).get_next()
            boxes = [text.get_charbox(one) for one in range(at, at + count)]
            edges[words] = min(box[1] for box in boxes), max(box[3] for box in boxes)
        assert edges["From:"][0] - edges["Help now"][1] > 3


def test_a_number_stays_with_what_it_counts_in_the_steps(book: MakeBook) -> None:
    card = "---\nchecked: 2026-11-23\nemergency: true\n---\n\n(help-now)=\n# Help now\n\n{.steps}\n1. Stopped? 1 breath every 5 seconds.\n"
    made = book(tiny(**{"help-now.md": card}), **{**BOOK, "coursebook_pdf_only": "talk-well"})
    typst = (Path(made.app.doctreedir) / "hand-out/main.typ").read_text(encoding="utf-8")
    assert "Stopped? 1\u00a0breath every 5\u00a0seconds." in typst


def test_the_end_of_a_page_is_kept_together_only_where_it_fits(book: MakeBook) -> None:
    """A long section and what stands below it were once put on one page, and ran over its foot."""
    boxes = ":::{warning}\nSay one thing.\n:::\n\n" * 14
    body = f"Text.\n\n(keep-a-diary-talk)=\n## A talk\n\n{boxes}"
    files = tiny(**{"modules/see-the-pattern/keep-a-diary.md": lesson("keep-a-diary", "Keep a diary", body)})
    made = book(files, **{**BOOK, "coursebook_pdf_only": "keep-a-diary"})
    assert made.error == ""
    assert run_over(made.pdf.with_name("book-keep-a-diary.pdf"), "booklet") == []


def asked_for(number: int) -> str:
    """A section of a worksheet with four places to write."""
    places = "".join(f":::{{write-in}} Place {number}.{at}\n:lines: 2\n:::\n\n" for at in range(1, 5))
    return f"(our-numbers-{number})=\n## Part {number}\n\n{places}"


@pytest.mark.parametrize(("parts", "fronts"), [(1, [1]), (2, [1, 2]), (3, [1, 2])], ids=["roomy", "close", "parted"])
def test_a_worksheet_is_one_sheet_of_paper(parts: int, fronts: list[int], book: MakeBook) -> None:
    """What is written on is the front, set closer where it must be; more is parted between two sections, never inside one."""
    example = "(our-numbers-example)=\n## An example\n\n" + "Made up.\n\n" * 5
    body = "".join(asked_for(number) for number in range(1, parts + 1))
    sheet = f"---\nchecked: 2026-11-23\n---\n\n(our-numbers)=\n# Our numbers\n\nHang it up.\n\n{body}{example}"
    files = {**FILES, "modules/see-the-pattern/our-numbers.md": sheet}
    made = book(files, **{**BOOK, "coursebook_pdf_only": "our-numbers"})
    assert made.error == ""
    file = made.pdf.with_name("book-our-numbers.pdf")
    _, front, back = [" ".join(one.extract_text().split()) for one in pypdf.PdfReader(file).pages]
    assert [number for number in range(1, parts + 1) if f"Place {number}.4" in front] == fronts
    assert [number for number in range(1, parts + 1) if f"Place {number}.1" in front] == fronts
    assert "An example" in back and run_over(file, "sheet") == []


def test_a_box_is_not_left_alone_before_a_tall_one(book: MakeBook) -> None:
    """The end of a lesson in every state of its page: a small box, then a question that takes half a page."""
    small = ":::{admonition} Do this now\n:class: do-now\n\nSay one thing.\n:::\n\n"
    options = "".join(f"Option {at}\n: {'A reason why. ' * 12}\n\n" for at in range(9))
    tall = f":::{{self-check}}\n{'What now? ' * 60}\n\n{options}:::\n"
    for lines in (30, 32, 34):
        body = "\n\n".join(["Words."] * lines)
        files = tiny(
            **{
                "modules/see-the-pattern/keep-a-diary.md": lesson(
                    "keep-a-diary", "Keep a diary", f"{body}\n\n{small}{tall}"
                )
            }
        )
        made = book(files, **{**BOOK, "coursebook_pdf_only": "keep-a-diary"})
        assert made.error == ""
        pages = pypdf.PdfReader(made.pdf.with_name("book-keep-a-diary.pdf")).pages
        (page,) = [" ".join(one.extract_text().split()) for one in pages if "Say one thing." in one.extract_text()]
        assert "What now?" in page or page.count("Words.") > 3, lines


@pytest.mark.parametrize(
    ("pages", "message"),
    [
        ("sick-after-doze", 'There is no page "sick-after-doze". Did you mean sick-after-dose?'),
        ("talk-well talk-well", 'The page "talk-well" is named twice. Name it once.'),
        (
            " ".join(["talk-well"] * 500),
            "A hand-out holds at most 60 pages; this list has 500. "
            "Name fewer, or take a file to print, which holds whole modules and topics.",
        ),
    ],
    ids=["unknown", "twice", "too-many"],
)
def test_pages_that_cannot_be_printed(book: MakeBook, pages: str, message: str) -> None:
    made = book(tiny(), **{**BOOK, "coursebook_pdf_only": pages})
    assert made.error == f"The book was not made: {message}"
    assert not list(made.pdf.parent.glob("*.pdf"))
