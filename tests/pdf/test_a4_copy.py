"""The A4 twin of a file: the same pages on other paper, as other programs read it."""

import io

import pikepdf
import pypdf
import pytest

from coursebook.pdf.compiler import write_small
from coursebook.pdf.printables.a4_copy import A4, move_to_a4


def made(*sizes: tuple[float, float]) -> bytes:
    """A small file with pages of these sizes, each with a word of its own."""
    with pikepdf.new() as book:
        for number, size in enumerate(sizes):
            page = book.add_blank_page(page_size=size)
            page.contents_add(f"% page {number}".encode())
        book.trailer.ID = pikepdf.Array([pikepdf.String("one"), pikepdf.String("one")])
        return write_small(book)


@pytest.mark.parametrize(
    "sizes", [[(612, 792)], [(612, 792)] * 40, [(792, 612)] * 3, [(612, 792), (792, 612), (612, 792), (300, 400)]]
)
def test_each_page_stands_in_the_middle_of_a4(sizes: list[tuple[float, float]]) -> None:
    small = made(*sizes)
    twin = move_to_a4(small)
    assert twin.startswith(small) and len(twin) < len(small) + 1_000 + 30 * len(sizes)
    for open_ in (pikepdf.open, pypdf.PdfReader):
        book = open_(io.BytesIO(twin))
        assert len(book.pages) == len(sizes)
        for page, (width, height) in zip(book.pages, sizes, strict=True):
            left, bottom, right, top = (float(side) for side in page.mediabox)
            wanted = A4 if height > width else A4[::-1]
            assert (right - left, top - bottom) == pytest.approx(wanted, abs=0.01)
            assert ((left + right) / 2, (bottom + top) / 2) == pytest.approx((width / 2, height / 2), abs=0.01)
    with pikepdf.open(io.BytesIO(twin)) as book:
        assert book.check_pdf_syntax() == []
        assert [
            page.Contents[-1].read_bytes() if isinstance(page.Contents, pikepdf.Array) else page.Contents.read_bytes()
            for page in book.pages
        ] == [f"% page {number}".encode() for number in range(len(sizes))]
        assert book.trailer.ID[0] != book.trailer.ID[1]


def test_the_same_file_has_the_same_twin_and_what_is_no_file_none() -> None:
    small = made((612, 792), (612, 792))
    assert move_to_a4(small) == move_to_a4(small)
    with pytest.raises(ValueError, match="do not end with the place"):
        move_to_a4(b"%PDF-1.7\n")
