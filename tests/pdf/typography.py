"""How a PDF is set: pages with few lines, headings at a page's foot, tables that are cut, text below a page's foot."""

import functools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2

FEWEST = 8
"""The lines that a page has at least."""
MARGIN = 60
"""Points at the top and the foot of a page for its running head and foot."""


FOOT = {"book": 73, "booklet": 59}
"""Points below which a page has its foot alone, by the form of the file; of sheets 47."""


class Measures(NamedTuple):
    """Pages, counted from 1: those with fewer than ``FEWEST`` lines, those that end with a heading, those on which a cut table begins.

    ``ends`` are short pages that are the last of a chapter, or of the file: what comes next must begin a page.
    """

    short: list[int]
    ends: list[int]
    orphans: list[int]
    cut: list[int]


def measure(file: Path, form: str = "booklet") -> Measures:
    """Measure a file; the title page of a book, and slides, are not to be full."""
    heads = headings(file)
    with pypdfium2.PdfDocument(file) as pdf:
        short, ends, orphans = [], [], []
        opened = {number for number in heads if any(top > pdf[number].get_height() - 130 for top in heads[number])}
        for number in range(len(pdf)):
            page = pdf[number]
            places = lines(page, edges_of(file)[number])
            may_be_few = (
                len(places) < FEWEST and form != "slides"
            )  # rules are looked for where they can make enough of it
            few = may_be_few and 0 < len(places) + len(rules(page)) < FEWEST
            if few and not (form == "book" and number == 0):
                last = number + 1 == len(pdf) or number + 1 in opened
                (ends if last else short).append(number + 1)
            if places and any(abs(top - places[-1]) < 16 for top in heads.get(number, ())) and len(places) > 1:
                orphans.append(number + 1)
        return Measures(short, ends, orphans, cut_tables(file))


@functools.cache
def edges_of(file: Path) -> list[list[tuple[float, float]]]:
    """The lower and the upper edge of each piece of text, by page, in points; to read them is most of what it takes to measure a file."""
    with pypdfium2.PdfDocument(file) as pdf:
        texts = [page.get_textpage() for page in pdf]
        return [[text.get_rect(at)[1::2] for at in range(text.count_rects())] for text in texts]


def lines(page: pypdfium2.PdfPage, edges: Iterable[tuple[float, float]]) -> list[float]:
    """The upper edges of the lines of a page, in points from its foot, without those in its margins."""
    height = page.get_height()
    tops = [top for bottom, top in edges if MARGIN < (bottom + top) / 2 < height - MARGIN]
    found: list[float] = []
    for top in sorted(tops, reverse=True):
        if not found or found[-1] - top > 6:
            found.append(top)
    return found


def rules(page: pypdfium2.PdfPage) -> list[float]:
    """The places of the lines to write on, in points from the page's foot: rules as wide as the text."""
    found = []
    for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = one.get_bounds()
        if right - left > 0.7 * page.get_width() and top - bottom < 3 and MARGIN < top < page.get_height() - MARGIN:
            found.append(top)
    return found


def run_over(file: Path, form: str) -> list[int]:
    """The pages whose text runs into the foot: more than one line stands where the foot alone has its place."""
    found = []
    with pypdfium2.PdfDocument(file) as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            foot = page.get_mediabox()[1]
            middles = [(bottom + top) / 2 - foot for bottom, top in edges_of(file)[number]]
            low = [middle for middle in middles if middle < FOOT.get(form, 47)]
            if low and max(low) - min(low) > 2.5:
                found.append(number + 1)
    return found


def cut_tables(file: Path) -> list[int]:
    """The first page of each table that stands on more than one, by the tags of the file."""
    with pikepdf.open(file) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        tables: list[set[int]] = []
        todo: list[tuple[Any, set[int] | None, int]] = [(pdf.Root.StructTreeRoot, None, 0)]
        while todo:
            part, table, page = todo.pop()
            if isinstance(part, pikepdf.Array):
                todo += [(one, table, page) for one in part]
                continue
            if isinstance(part, pikepdf.Dictionary):
                page = numbers.get(part.Pg.objgen, page) if "/Pg" in part else page
                if part.get("/S") == "/Table":
                    table = set()
                    tables.append(table)
                if "/K" in part:
                    todo.append((part.K, table, page))
                    continue
            if table is not None and page:
                table.add(page)
        return sorted(min(table) for table in tables if len(table) > 1)


def headings(file: Path) -> dict[int, list[float]]:
    """The places of the bookmarked headings, by page, in points from its foot."""
    with pikepdf.open(file) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        found: dict[int, list[float]] = {}
        with pdf.open_outline() as outline:
            for target in _targets(outline.root):
                if target[0].objgen in numbers:
                    found.setdefault(numbers[target[0].objgen], []).append(float(target[3]))
        return found


def _targets(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.Array]:
    for item in items:
        if isinstance(item.destination, pikepdf.Array):
            yield item.destination
        yield from _targets(item.children)
