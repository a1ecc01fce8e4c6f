"""The files of the table: its pieces, and what a hit shows of each page, in a folder with a mark of all of them."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..index_chunks import format_base36
from ..page_records import Record
from ..tokenizer import list_small_words
from .related_words import Near
from .word_page_table import TOP, make_table

FOLDER = "table"


def write_table(known: Sequence[Record], near: Near, folder: Path, language: str = "en") -> dict[str, Any]:
    """Write the files below ``folder``, and return what the search box needs to find them."""
    table = make_table([record.lines for record in known], near, list_small_words(language))
    shown = [
        json.dumps({**record.shown(), "leads": leads}, separators=(",", ":"), ensure_ascii=False)
        for record, leads in zip(known, list_links(known, table.width), strict=True)
    ]
    mark = hashlib.sha256("\n".join([*table.pieces, *shown]).encode()).hexdigest()[:8]
    place = folder / FOLDER / mark
    (place / "shown").mkdir(parents=True)
    for number, piece in enumerate(table.pieces):
        (place / f"{number}.txt").write_text(piece, encoding="utf-8")
    for number, hit in enumerate(shown):
        (place / "shown" / f"{format_base36(number)}.json").write_text(hit, encoding="utf-8")
    return {
        "folder": f"{FOLDER}/{mark}",
        "shown": f"{FOLDER}/{mark}/shown",
        "firsts": table.firsts,
        "width": table.width,
        "top": TOP,
        "glossary": find_glossary_range([record.kind for record in known]),
    }


def list_links(known: Sequence[Record], width: int) -> list[str]:
    """For each page the numbers of the pages that it leads to, of ``width`` digits in base 36 each, one after the other."""
    numbers = {record.docname: number for number, record in enumerate(known) if record.kind != "term"}
    return [
        "".join(format_base36(numbers[link]).rjust(width, "0") for link in record.links if link in numbers)
        for record in known
    ]


def find_glossary_range(kinds: Sequence[str]) -> list[int]:
    """The numbers of the glossary's terms, from the first until before the last's next; nothing when others stand between.

    A hit list has one term, so the others' files need not be asked for.
    """
    terms = [number for number, kind in enumerate(kinds) if kind == "term"]
    whole = terms and len(terms) == terms[-1] - terms[0] + 1
    return [terms[0], terms[-1] + 1] if whole else [0, 0]
