"""The settings of the book, each declared once."""

import re
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError

from ..core.language.dates import format_date
from ..site.language.translation import translate
from .reporting import BookRule, warn

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


@dataclass(frozen=True, slots=True)
class BookPlan:
    """``coursebook_pdf_documents``: which page opens the book, and which are its parts."""

    first: str = ""
    """The emergency page; it becomes page 1."""
    beside: tuple[str, ...] = ()
    """The same page in other languages; each has a page of its own after it."""
    course: str = ""
    """The page whose toctree lists the modules; each becomes a chapter."""
    questions: str = ""
    """The page whose toctree lists the questions; they are printed by topic."""
    back: tuple[str, ...] = ()
    """The pages at the end, in this order."""

    def pages(self) -> list[str]:
        """Every page that the plan names."""
        return [name for name in (self.first, *self.beside, self.course, self.questions, *self.back) if name]


def read_options(config: Config, folder: Path) -> BookOptions:
    """The options of a build; a wrong one is dropped with a warning. ``folder`` is that of ``conf.py``."""

    def drop(message: str) -> None:
        warn(BookRule.OPTION, f"coursebook_pdf_options: {message}", f"{folder / 'conf.py'}:{_line(folder, name)}")

    known = {field.name: field.type for field in fields(BookOptions)}
    given: dict[str, Any] = {}
    for name, value in config.coursebook_pdf_options.items():
        example = getattr(BookOptions(), name, None)
        if name not in known:
            drop(f'"{name}" is not an option of the book. Write one of: {", ".join(known)}.')
        elif isinstance(example, tuple):
            given[name] = (value,) if isinstance(value, str) else tuple(value)
        elif isinstance(example, str) != isinstance(value, str):
            kind = "text in quotes" if isinstance(example, str) else "a number"
            drop(f'The option "{name}" is {value!r}. Write {kind}.')
        elif name == "paper" and not PAPERS.fullmatch(value):
            drop(
                f'The option "paper" is "{value}". Write a name of Typst in small letters, such as "a4" or "us-letter".'
            )
        elif name == "date" and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            drop(f'The option "date" is "{value}". Write year, month and day: "2026-11-23".')
        else:
            given[name] = value
    edition, day = getattr(config, "coursebook_edition", ""), getattr(config, "coursebook_edition_date", "")
    derived = {
        "site": config.html_baseurl,
        "edition": translate("Edition %(number)s") % {"number": edition}
        if edition and (folder / "editions" / f"{edition}.json").is_file()
        else "",
        "date": day,
    }
    return BookOptions(**{**derived, **given})


def _line(folder: Path, name: str) -> int:
    """The line of ``conf.py`` that names an option."""
    file = folder / "conf.py"
    lines = file.read_text(encoding="utf-8-sig").splitlines() if file.is_file() else []
    return next(
        (number for number, line in enumerate(lines, 1) if re.search(rf"""["']{re.escape(name)}["']""", line)), 1
    )


def read_plan(config: Config, env: BuildEnvironment) -> BookPlan | None:
    """The plan, if there is one. A plan that names a page that does not exist stops the build."""
    given = dict(config.coursebook_pdf_documents)
    if not given:
        return None
    known = [field.name for field in fields(BookPlan)]
    if unknown := sorted(set(given) - set(known)):
        message = f'"{unknown[0]}" is not a part of the book. Write one of: {", ".join(known)}.'
        raise ConfigError(f"coursebook_pdf_documents: {message}")
    plan = BookPlan(**{**given, **{name: tuple(given.get(name, ())) for name in ("beside", "back")}})
    for name in plan.pages():
        if name not in env.found_docs:
            message = f'names the page "{name}", but there is no such file. Write its path without .md.'
            raise ConfigError(f"coursebook_pdf_documents {message}")
    return plan


def setup(app: Sphinx) -> None:
    """Register the settings."""
    app.add_config_value("coursebook_pdf_basename", "book", "", (str,))
    app.add_config_value("coursebook_pdf_only", "", "", (str,))
    app.add_config_value("coursebook_pdf_options", {}, "", (dict,))
    app.add_config_value("coursebook_pdf_documents", {}, "", (dict,))
