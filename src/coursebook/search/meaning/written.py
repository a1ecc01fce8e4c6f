"""The files of the table: its pieces, and what a hit shows of each page, in a folder with a mark of all of them."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..index_chunks import base36
from ..records import Record
from .near import Near
from .table import TOP, make_table

FOLDER = "table"


def write_table(known: Sequence[Record], near: Near, folder: Path) -> dict[str, Any]:
    """Write the files below ``folder``, and return what the search box needs to find them."""
    table = make_table([record.lines for record in known], near)
    shown = [json.dumps(record.shown(), separators=(",", ":"), ensure_ascii=False) for record in known]
    mark = hashlib.sha256("\n".join([*table.pieces, *shown]).encode()).hexdigest()[:8]
    place = folder / FOLDER / mark
    (place / "shown").mkdir(parents=True)
    for number, piece in enumerate(table.pieces):
        (place / f"{number}.txt").write_text(piece, encoding="utf-8")
    for number, hit in enumerate(shown):
        (place / "shown" / f"{base36(number)}.json").write_text(hit, encoding="utf-8")
    return {
        "folder": f"{FOLDER}/{mark}",
        "shown": f"{FOLDER}/{mark}/shown",
        "firsts": table.firsts,
        "width": table.width,
        "top": TOP,
    }
