"""What is cited, in every form: the styles as golden files, the files read by others' readers, all saying the same."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import bibtexparser
import jsonschema
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from coursebook.core.citations import (
    STYLES,
    Cited,
    build_csl,
    format_bibtex,
    format_citation,
    format_csl_json,
    format_ris,
)
from coursebook.core.language.dates import format_date

BASE = "https://example.org/id/"
SCHEMA = json.loads((Path(__file__).parent / "csl-data.json").read_text(encoding="utf-8"))


def cited(id_: str, title: str, page: str = "", number: str = "", changed: date | None = None) -> Cited:
    return Cited(
        id_, title, page, "Tiny", ("Tiny contributors",), number, "2026.4", date(2026, 11, 28), f"{BASE}{id_}/", changed
    )


WORKS = {
    "module": cited("suggesting-treatment", "Suggesting treatment", number="8"),
    "lesson": cited("choosing-the-moment", "Choosing the moment", number="8.4"),
    "part of a lesson": cited("choosing-the-moment-wait", "When to wait", "Choosing the moment", "8.4.1"),
    "question": cited("throws-up-after-dose", "Why does he throw up?"),
    "part of a question": cited("throws-up-after-dose-tonight", "What to do tonight", "Why does he throw up?"),
    "quotation marks": cited("he-says-fine", "He says “I’m fine.”", 'Is "fine" true?'),
    "not English": cited("mi-hijo-usa", "¿Qué hago? El niño, naïve & 50 % «solo»_~", "Señales: α–ω…"),
    "changed": cited("throws-up-after-dose", "Why does he throw up?", changed=date(2026, 12, 3)),
}
EACH = pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
TITLES = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="-`'\"{}^") | st.just(" "), min_size=1
).map(lambda words: " ".join(words.split()) or "A")
"""Without what TeX joins (-- is a dash to it, and `` a quotation mark), and three signs whose names the reader does not know."""


def test_the_styles(golden: Callable[[str, str], None]) -> None:
    lines = [
        f"{name}\n" + "".join(f"  {style} {format_citation(work, style)}\n" for style in STYLES)
        for name, work in WORKS.items()
    ]
    golden("citations.txt", "\n".join(lines))


@EACH
@pytest.mark.parametrize("style", STYLES)
def test_the_text_is_what_citeproc_says(work: Cited, style: str) -> None:
    """Without our marks, every title set by citeproc-py itself; it only leaves a full stop after a question mark."""
    item = build_csl(work) | {"edition": work.wording}
    if work.number:
        item["chapter-number"] = f"section {work.number}"
        if style == "NLM":
            item["title"] = f"Section {work.number}, {work.title}"
    for name in ("title", "container-title"):
        item[name] = f'<span class="nocase">{item[name]}</span>'
    book = CitationStylesBibliography(
        CitationStylesStyle(STYLES[style], locale="en-US", validate=False), CiteProcJSON([item]), formatter.plain
    )
    book.register(Citation([CitationItem(work.id)]))
    said = str(book.bibliography()[0]).removeprefix("1.")
    assert format_citation(work, style) == re.sub(r"([?!.…][”\"]?)\.(?= )", r"\1", said)


@EACH
@pytest.mark.parametrize("style", STYLES)
def test_every_text_names_the_same(work: Cited, style: str) -> None:
    said = format_citation(work, style)
    for part in (
        work.title,
        work.page or work.book,
        work.number,
        "2026.4",
        format_date(work.issued),
        work.url,
        work.id,
    ):
        assert part in said


def check_files(work: Cited) -> None:
    """Each file, read by a reader that is not ours, says what the citation says."""
    library = bibtexparser.parse_string(format_bibtex(work), append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == [] and len(library.entries) == 1
    entry = library.entries[0]
    fields = {field.key: field.value for field in entry.fields}
    assert (entry.entry_type, entry.key) == ("incollection", work.id)
    assert (fields["title"], fields["booktitle"]) == (work.title, work.page or work.book)
    assert (fields.get("chapter", ""), fields["edition"]) == (work.number, work.version)
    assert (fields["date"], fields["url"]) == (work.issued.isoformat(), work.url)

    (found,) = rispy.loads(format_ris(work))
    assert (found["type_of_reference"], found["id"]) == ("CHAP", work.id)
    assert (found["title"], found["secondary_title"]) == (work.title, work.page or work.book)
    assert (found.get("section", ""), found["edition"]) == (work.number, work.version)
    assert (found["date"], found["urls"]) == (f"{work.issued:%Y/%m/%d}", [work.url])

    (item,) = json.loads(format_csl_json(work))
    jsonschema.validate([item], SCHEMA)
    assert (item["id"], item["title"], item["container-title"]) == (work.id, work.title, work.page or work.book)
    assert (item.get("chapter-number", ""), item["edition"], item["URL"]) == (work.number, work.version, work.url)
    assert date(*item["issued"]["date-parts"][0]) == work.issued


@EACH
def test_the_files(work: Cited) -> None:
    check_files(work)


def test_signs_that_mean_something_to_tex() -> None:
    work = cited("signs-of-tex", r"{50 % & more\^")
    assert r"title = {{\textbraceleft{}50 \% \& more\textbackslash{}\textasciicircum{}}}," in format_bibtex(work)


@given(TITLES, TITLES)
def test_any_title(title: str, page: str) -> None:
    work = cited("any-title", title, page, "1.2")
    check_files(work)
    for style in STYLES:
        assert title in format_citation(work, style) and page in format_citation(work, style)
