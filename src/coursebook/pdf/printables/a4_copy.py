"""The A4 twin of a file: its paper is moved under the text, so that every page has the same number on both.

Only the size of the pages differs, so the twin is the same bytes with an incremental update behind them (ISO 32000-1, 7.5.6): the
pages, and a cross-reference stream that leads to them. To write the whole file once more cost a tenth
of a list of files to print.
"""

import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from itertools import accumulate

import pikepdf

A4 = (595.276, 841.89)
"""Points."""
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")


def move_to_a4(small: bytes) -> bytes:
    """The same file on A4.

    :raises ValueError: when the bytes do not end as those of a PDF do.
    """
    start = _START.search(small)
    if not start:
        raise ValueError("These bytes do not end with the place of their cross-reference table.")
    with pikepdf.open(io.BytesIO(small)) as book:
        moved = [one for one in _list_tree(book.Root.Pages) if "/MediaBox" in one]
        for one in moved:
            one.MediaBox = pikepdf.Array(_on_a4(*(float(side) for side in one.MediaBox)))
        numbers = [one.objgen[0] for one in moved]
        written = [one.unparse(resolved=True) for one in moved]
        size = int(book.trailer.Size)
        known = {name: book.trailer[name].unparse() for name in ("/Root", "/Info") if name in book.trailer}
        first = book.trailer.ID[0].unparse()
    objects = _write_objects(size, numbers, written)
    at = len(small) + len(objects)
    entries = {number: (2, size, place) for place, number in enumerate(numbers)}
    entries |= {size: (1, len(small), 0), size + 1: (1, at, 0)}
    listed = b"".join(
        b"%c%s%s" % (kind, one.to_bytes(4), two.to_bytes(2)) for _, (kind, one, two) in sorted(entries.items())
    )
    names = b"".join(b"%s %s " % (name.encode(), value) for name, value in known.items())
    mark = hashlib.sha256(objects + first).hexdigest()[:32].encode()
    index = b" ".join(b"%d 1" % number for number in sorted(entries))
    table = b"/Type /XRef /Size %d /W [1 4 2] /Index [%s] /Prev %s %s/ID [%s <%s>]" % (
        size + 2,
        index,
        start[1],
        names,
        first,
        mark,
    )
    return b"".join([small, objects, _write_stream(size + 1, table, listed), b"startxref\n%d\n%%%%EOF\n" % at])


def _write_objects(number: int, numbers: list[int], written: list[bytes]) -> bytes:
    """An object stream (7.5.7) with these objects."""
    places = accumulate((len(one) + 1 for one in written[:-1]), initial=0)
    head = b" ".join(b"%d %d" % pair for pair in zip(numbers, places, strict=True)) + b"\n"
    about = b"/Type /ObjStm /N %d /First %d" % (len(numbers), len(head))
    return _write_stream(number, about, head + b"\n".join(written))


def _write_stream(number: int, about: bytes, content: bytes) -> bytes:
    small = zlib.compress(content, 9)
    return b"%d 0 obj\n<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        about,
        len(small),
        small,
    )


def _list_tree(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The nodes of a tree of pages as they are written; ``Pdf.pages`` would give each page a size of its own."""
    yield node
    if "/Kids" in node:
        for child in node.Kids:
            yield from _list_tree(child)


def _on_a4(left: float, bottom: float, right: float, top: float) -> list[float]:
    """The corners of A4 paper, upright or lying as the page is, with the page in its middle."""
    width, height = A4 if top - bottom > right - left else reversed(A4)
    wide, high = (width - (right - left)) / 2, (height - (top - bottom)) / 2
    return [round(left - wide, 3), round(bottom - high, 3), round(right + wide, 3), round(top + high, 3)]
