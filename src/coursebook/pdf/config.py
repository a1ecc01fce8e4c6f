"""The settings of the book, each declared once."""

import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError

from ..core.data.book_options import BookOptions, find_wrong_options
from ..site.language.translation import translate
from .reporting import BookRule, warn


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
    given: dict[str, Any] = dict(config.coursebook_pdf_options)
    for name, message in find_wrong_options(config.coursebook_pdf_options):
        warn(BookRule.OPTION, message, f"{folder / 'conf.py'}:{_line(folder, name)}")
        del given[name]
    for name, value in given.items():
        if isinstance(getattr(BookOptions(), name), tuple):
            given[name] = (value,) if isinstance(value, str) else tuple(value)
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
        (number for number, line in enumerate(lines, 1) if re.search(rf"""["']{re.escape(str(name))}["']""", line)), 1
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
