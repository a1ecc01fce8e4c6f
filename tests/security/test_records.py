"""No title can forge a line of ``objects.inv`` or a record of ``.ris``, ``.bib`` or ``.json``: other programs read them here."""

import json
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import bibtexparser
import pytest
import rispy

from coursebook.core.citations import Cited, format_bibtex, format_csl_json, format_ris

from ..conftest import Build
from ..course import question, tiny
from .test_attacks import DISABLED, LISTS

WORK = Cited(
    "sick-after-dose", "Why?", "", "Tiny", ("Tiny contributors",), "", "2026.4", date(2026, 11, 28), "https://example.org/"
)  # fmt: skip
TITLES = (
    "A\r\nER  - \r\nTY  - CHAP\r\nTI  - Forged",
    "A\nER  - \nTY  - CHAP\nUR  - https://evil.example/",
    "A\rER  - \rTY  - CHAP",
    "A\u2028ER  - \u2028TY  - CHAP",
    "A\x85ER  - \x85TY  - CHAP",
    "A}},\n url = {https://evil.example/}\n}\n@misc{forged,\n title = {{B",
    "A}\n@misc{forged, title = {B}}",
    'A"}, {"id": "forged", "title": "B',
    "A\\",
    "@misc{forged, title={B}}",
)
BREAKS = ("&#10;", "&NewLine;", "&#xA;", "&#13;&#10;", "&#x2028;", "\\n")
FORGED = "std:label:forged{0}forged std:label 1 https://evil.example/ -{0}x"


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("field", ["title", "page"])
def test_a_title_is_one_field_of_one_record(title: str, field: str) -> None:
    work = replace(WORK, **{field: title})
    (record,) = rispy.loads(format_ris(work))
    assert record["urls"] == ["https://example.org/"] and record["id"] == "sick-after-dose"
    entries = bibtexparser.parse_string(format_bibtex(work))
    assert [entry.key for entry in entries.entries] == ["sick-after-dose"] and not entries.failed_blocks
    assert entries.entries[0]["url"] == "https://example.org/"
    assert [item["id"] for item in json.loads(format_csl_json(work))] == ["sick-after-dose"]


def names(out: Path) -> list[str]:
    """The names in ``objects.inv``, one a line."""
    lines = zlib.decompress((out / "objects.inv").read_bytes().split(b"\n", 4)[4]).decode().splitlines()
    return sorted(line.split(" ", 1)[0] for line in lines)


@pytest.mark.parametrize("line_break", BREAKS)
def test_a_title_is_one_line_of_the_inventory(line_break: str, build: Build) -> None:
    before = names(build({**tiny(), **LISTS}, where="plain", **DISABLED).out)
    title = f"Why {FORGED.format(line_break)}?"
    page = question("sick-after-dose", title, "Many causes.")
    site = build({**tiny(), **LISTS, "faq/sick-after-dose.md": page}, **DISABLED)
    if site.error:
        assert site.error.startswith("Refused: faq/sick-after-dose.md:") and not (site.out / "objects.inv").exists()
    else:
        assert names(site.out) == before


@pytest.mark.parametrize("line_break", BREAKS)
def test_our_own_lines_of_the_inventory_have_no_breaks(line_break: str, build: Build) -> None:
    """Even where a build runs without the check, such as with another course's settings."""
    title = f"Why {FORGED.format(line_break)}?"
    site = build({**tiny(), "faq/sick-after-dose.md": question("sick-after-dose", title, "Many causes.")})
    assert not [entry for entry in site.app.env.get_domain("course").get_objects() if "\n" in entry[1]]
