"""The A4 twin of a file: its paper is moved under the text, so that every page has the same number on both.

Only the size of the pages differs, so the twin is the same bytes with an incremental update behind them (ISO 32000-1, 7.5.6): the
objects that give the size, and a cross-reference stream that leads to them. To write the whole file once more cost a tenth
of a shelf.
"""

import hashlib
import io
import re
from collections.abc import Iterator

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
        trailer = book.trailer
        parts, entries, at = [small], {}, len(small)
        for one in moved:
            entries[one.objgen[0]] = at
            parts.append(b"%d %d obj\n%s\nendobj\n" % (*one.objgen, one.unparse(resolved=True)))
            at += len(parts[-1])
        number = int(trailer.Size)
        entries[number] = at
        known = {name: trailer[name].unparse() for name in ("/Root", "/Info") if name in trailer}
        first = trailer.ID[0].unparse()
    mark = hashlib.sha256(b"".join(parts[1:]) + first).hexdigest()[:32].encode()
    listed = b"".join(b"\x01%s\x00\x00" % place.to_bytes(4, "big") for _, place in sorted(entries.items()))
    index = b" ".join(b"%d 1" % one for one in sorted(entries))
    names = b"".join(b"%s %s " % (name.encode(), value) for name, value in known.items())
    parts.append(
        b"%d 0 obj\n<< /Type /XRef /Size %d /W [1 4 2] /Index [%s] /Prev %s %s/ID [%s <%s>] /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        % (number, number + 1, index, start[1], names, first, mark, len(listed), listed)
    )
    parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
    return b"".join(parts)


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
