"""The words of the machine in the language of the course, from the catalogs in ``coursebook/locales``."""

from datetime import date
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.application import Sphinx
from sphinx.locale import get_translator

from ...core.language.catalogs import CATALOG, catalog_of, mark_text
from ...core.language.dates import format_date


def translate(text: str) -> str:
    """A text in the language of the course; the text itself where no catalog has it."""
    return get_translator(CATALOG).gettext(text)


MISSING_IN_SPHINX = (
    mark_text("Link to this heading"),
    mark_text("Link to this image"),
    mark_text("Link to this table"),
    mark_text("Link to this term"),
)
"""What Sphinx says on every page and few of its own catalogs have; ours stand behind them."""


def translate_count(one: str, many: str, count: int) -> str:
    """The form of a sentence for a count, with ``%(count)s`` in it."""
    return get_translator(CATALOG).ngettext(one, many, count) % {"count": count}


def format_day(app: Sphinx, when: date) -> str:
    """A day as people write it in the language of the course."""
    return format_date(when, app.config.language or "en")


def setup(app: Sphinx) -> None:
    """Register the catalog of the course's language, compiled beside the doctrees: the package has its text alone."""
    language = (app.config.language or "en").replace("-", "_")
    if source := catalog_of(language):
        folder = Path(app.doctreedir) / "locales"
        (folder / language / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
        with source.open("rb") as text:
            catalog = read_po(text, locale=source.parts[-3], domain=CATALOG)
        for domain in (CATALOG, "sphinx"):
            with (folder / language / "LC_MESSAGES" / f"{domain}.mo").open("wb") as binary:
                write_mo(binary, catalog)
            app.add_message_catalog(domain, str(folder))
