"""``coursebook_pdf_options``: what the settings of the book may say, for what reads them before a build as for the build."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from ..language.dates import format_date

NAME = "coursebook_pdf_options"
PAPERS = re.compile(
    r"a(?:\d|1[01])|din-d[3-8]|(?:ansi|arch|asia|cn|eu|fr|iso|jis|jp|newspaper|presentation|sac|sis|uk|us)-[a-z0-9-]+"
)
"""The forms of Typst's names of papers; https://typst.app/docs/reference/layout/page/#parameters-paper lists them."""


@dataclass(frozen=True, slots=True)
class BookOptions:
    """``coursebook_pdf_options``: how the book looks and what its first page says."""

    paper: str = "us-letter"
    """A paper name of Typst."""
    size: float = 11
    """The size of the text in points; 16 to 18 makes a large-print book."""
    first_size: float = 10.5
    """The size of the text on the emergency page, which must fit on one page."""
    fonts: tuple[str, ...] = ("Atkinson Hyperlegible Next", "Libertinus Serif", "DejaVu Sans Mono")
    """The fonts for text, in the order in which they are tried for a character."""
    mono: tuple[str, ...] = ("DejaVu Sans Mono",)
    """The fonts for code."""
    subtitle: str = ""
    """One line under the title."""
    edition: str = ""
    """For example "First edition"; else made of ``coursebook_edition``. Every page says it at its foot."""
    date: str = ""
    """The day of the edition, as 2026-11-23; else ``coursebook_edition_date``. It also dates the file when
    ``SOURCE_DATE_EPOCH`` is not set."""
    notice: str = ""
    """A sentence that the title page shows in a frame."""
    license: str = ""
    """A line at the foot of the title page."""
    footer: str = ""
    """The words at the foot of every page, at the left of the page number."""
    site: str = ""
    """The address of the web site, for links to pages that are not in the book; else ``html_baseurl``."""
    contents_depth: int = 2
    """How many levels of headings the contents show."""

    def for_template(self, language: str) -> dict[str, Any]:
        """The values that ``book.typ`` reads; the date in words of the language."""
        day = datetime.fromisoformat(self.date).date() if self.date else None
        return {**asdict(self), "date": format_date(day, language) if day else ""}


def find_wrong_options(given: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """Each option that cannot be used: its name, and what is wrong with it and what to write instead."""
    usual = {field.name: field.default for field in fields(BookOptions)}
    for name, value in given.items():
        example = usual.get(name)
        if example is None:
            yield name, f'{NAME}: "{name}" is not an option of the book. Write one of: {", ".join(usual)}.'
        elif not _fits(value, example):
            kind = "text in quotes" if isinstance(example, str) else "a number"
            kind = 'a list of texts, such as ["DejaVu Sans Mono"]' if isinstance(example, tuple) else kind
            yield name, f'{NAME}: The option "{name}" is {ascii(value)[:60]}. Write {kind}.'
        elif name == "paper" and not PAPERS.fullmatch(value):
            yield (
                name,
                f'{NAME}: The option "paper" is "{value}". Write a name of Typst in small letters, such as "a4" or "us-letter".',
            )
        elif name == "date" and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            yield name, f'{NAME}: The option "date" is "{value}". Write year, month and day: "2026-11-23".'


def _fits(value: object, example: object) -> bool:
    if isinstance(example, tuple):
        return isinstance(value, str) or (
            isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value)
        )
    if isinstance(example, str):
        return isinstance(value, str)
    return isinstance(value, (int, float)) and not isinstance(value, bool)
