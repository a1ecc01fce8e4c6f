"""The call to Typst, and its complaints led back to the line of the page that caused them.

The translator writes ``// @ page:line`` before each block; a complaint about a line of ``main.typ`` belongs to the
last such comment above it.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

import pikepdf
import typst

from .form_fields import SCHEME, add_fields
from .page_numbers import ABOVE, Place, lead_links, settle_numbers
from .template_words import read_words

UNSETTLED = "the numbers of pages did not settle; a number in this file may be wrong"
STANDARD: Literal["ua-1"] = "ua-1"
FONTS = Path(__file__).parent / "template" / "fonts"
FIELD_MARK = f"({SCHEME}".encode()
"""What stands in the bytes of a file of Typst that has a place to fill in."""
_MARK = re.compile(r"^// @ (.+):(\d+)$")
_PLACE = re.compile(r"┌─ (.+?):(\d+):\d+$", re.MULTILINE)
_HEAD = re.compile(r"^(?:error|warning): (.+)$", re.MULTILINE)
_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_PANIC = re.compile(r"panicked with: @ (.+?):(\d+) (.+)")
"""A complaint of our own templates, with the place that they were told."""
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def mark(docname: str, line: int) -> str:
    """The comment that says where the next block comes from."""
    return f"\n// @ {docname}:{line}\n"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What Typst does not accept. ``docname`` is empty when no page caused it; ``glyph`` is a missing character."""

    message: str
    docname: str = ""
    line: int = 0
    glyph: str = ""


class CompileError(Exception):
    """There is no book; ``complaints`` say why."""

    def __init__(self, complaints: list[Diagnostic]) -> None:
        super().__init__("\n".join(complaint.message for complaint in complaints))
        self.complaints = complaints


class SetBook(NamedTuple):
    """A book: its bytes, where everything stands in it, what Typst warns of, and whether the emergency page is longer than a page."""

    pdf: bytes
    where: dict[str, Place]
    complaints: list[Diagnostic]
    first_page_overflows: bool
    places: list[tuple[int, str, int]]
    """For each printed page on which a paragraph begins, its number, and the page and line of that paragraph's source."""
    word: str
    """The word for a page in the language of the book."""


def compile_book(
    folder: Path, timestamp: int, also: Mapping[str, str] | None = None, name: str = "main.typ"
) -> SetBook:
    """Set the ``main.typ`` of a folder, or another file in it. ``also`` gives further names for places by the labels that they have."""
    book = set_book(folder, timestamp, name=name)
    return book._replace(pdf=finish_book(book, also)[0])


def set_book(folder: Path, timestamp: int, *, name: str = "main.typ") -> SetBook:
    """What Typst makes of a file in a folder; it may take a gigabyte of memory, which is free when the process ends.

    Only the book's own fonts and those inside Typst are used, so that the bytes are the same on every machine.

    :raises CompileError: when Typst does not accept it.
    """
    main = folder / name
    compiler = typst.Compiler(str(main), root=str(folder), font_paths=[str(FONTS)], ignore_system_fonts=True)
    try:
        survey = settle_numbers(compiler, main)
    except RuntimeError:
        survey = None  # the compiler itself says where
    try:
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=[STANDARD], timestamp=timestamp)
    except typst.TypstError as error:
        raise CompileError(list(read_complaints(error.diagnostic, main))) from error
    assert isinstance(pdf, bytes) and survey is not None
    complaints = [complaint for warning in warnings for complaint in read_complaints(warning.diagnostic, main)]
    return SetBook(
        pdf,
        survey.places,
        complaints if survey.settled else [*complaints, Diagnostic(UNSETTLED)],
        any(first != last for first, last in zip(survey.first[::2], survey.first[1::2], strict=True)),
        first_of_each(survey.begins),
        read_words(folder).get("page", "page"),
    )


def finish_book(book: SetBook, also: Mapping[str, str] | None = None) -> tuple[bytes, pikepdf.Pdf]:
    """The bytes of a book with the names ``also``, with places to fill in, and small; and the same file, open.

    To read that costs less than to parse the bytes again.
    """
    document = pikepdf.open(io.BytesIO(lead_links(book.pdf, book.where, book.word)))
    if also:
        _name(document, also, book.where)
    if FIELD_MARK in book.pdf:
        add_fields(document)
    return write_small(document), document


def first_of_each(places: Iterable[tuple[int, str, int]]) -> list[tuple[int, str, int]]:
    """The first paragraph of each printed page."""
    found: dict[int, tuple[int, str, int]] = {}
    for number, docname, line in places:
        found.setdefault(number, (number, docname, line))
    return [found[number] for number in sorted(found)]


def write_small(document: pikepdf.Pdf) -> bytes:
    """The bytes of a file, about a third of Typst's own, for phones: Typst writes each object and tag on its own."""
    small = io.BytesIO()
    document.save(
        small,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
    )
    return small.getvalue()


def _name(book: pikepdf.Pdf, also: Mapping[str, str], where: Mapping[str, Place]) -> None:
    """Add the named destinations ``also``: Typst makes them of headings alone, and of one label each.

    Its own stand in one array, in their order; so do all in the new one, which is made at once.
    """
    given = iter(book.Root.Names.Dests.Names)
    found = {str(name): target for name, target in zip(given, given, strict=True)}
    pages = [page.obj for page in book.pages]
    for name, label in also.items():
        if name in found:
            continue
        if label in found:
            found[name] = found[label]
        elif place := where.get(label):
            page = pages[place.page - 1]
            top = float(page.MediaBox[3]) - max(place.y - ABOVE, 0)
            found[name] = pikepdf.Array([page, pikepdf.Name.XYZ, round(place.x, 3), round(top, 3), 0])
    named = sorted(((pikepdf.String(name), target) for name, target in found.items()), key=lambda pair: bytes(pair[0]))
    # In its place: to ask for a new object, pikepdf would read the whole file.
    book.Root.Names.Dests.Names = pikepdf.Array([one for pair in named for one in pair])


def read_complaints(diagnostic: str, main: Path) -> Iterator[Diagnostic]:
    """Every complaint of a diagnostic once, with the page and line that caused it."""
    lines = main.read_text(encoding="utf-8").split("\n")
    seen = set()
    heads = list(_HEAD.finditer(diagnostic))
    for n, head in enumerate(heads):
        end = heads[n + 1].start() if n + 1 < len(heads) else len(diagnostic)
        # An error inside book.typ names the call in main.typ that led to it further down.
        places = (place for place in _PLACE.finditer(diagnostic, head.end(), end) if place[1].endswith(main.name))
        place = next(places, None)
        docname, line = _origin(lines, int(place[2])) if place else ("", 0)
        message = head[1]
        if own := _PANIC.match(message):
            docname, line, message = own[1], int(own[2]), own[3]
        glyph = _GLYPH.search(head[1])
        char = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), glyph[1]) if glyph else ""
        complaint = Diagnostic(message, docname, line, char)
        if complaint not in seen:
            seen.add(complaint)
            yield complaint


def _origin(lines: list[str], number: int) -> tuple[str, int]:
    for line in reversed(lines[:number]):
        if found := _MARK.match(line):
            return found[1], int(found[2])
    return "", 0


def find_line_with(glyph: str, source: Iterable[str], start: int) -> int:
    """The first line from ``start`` on that has a character; a block is only known by its first line."""
    for number, line in enumerate(source, 1):
        if number >= start and glyph in line:
            return number
    return start
