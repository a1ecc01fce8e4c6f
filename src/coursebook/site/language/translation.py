"""The words of the machine in the language of the course, from the catalogs in ``coursebook/locales``."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.application import Sphinx
from sphinx.locale import get_translator

from ...core.language.dates import format_date

CATALOG = "coursebook"
LOCALES = Path(__file__).parents[2] / "locales"
"""A folder for each language, ``de/LC_MESSAGES/coursebook.po``; English is in the code."""


def catalog_of(language: str) -> Path | None:
    """The catalog of a language, or of the language without its country; nothing when there is none."""
    name = language.replace("-", "_")
    files = (LOCALES / part / "LC_MESSAGES" / f"{CATALOG}.po" for part in (name, name.partition("_")[0]))
    return next(filter(Path.is_file, files), None)


@cache
def translator_to(language: str) -> Callable[[str], str] | None:
    """What puts a text into a language that need not be the course's; nothing where no catalog has it. English is in the code."""
    if language.partition("-")[0] == "en":
        return mark_text
    if (source := catalog_of(language)) is None:
        return None
    with source.open("rb") as text:
        said = {
            str(one.id): str(one.string)
            for one in read_po(text, domain=CATALOG)
            if isinstance(one.id, str) and one.string
        }
    return lambda text: said.get(text, text)


def translate(text: str) -> str:
    """A text in the language of the course; the text itself where no catalog has it."""
    return get_translator(CATALOG).gettext(text)


def translate_into(language: str, text: str) -> str:
    """A text in another language than the course's; the text itself where no catalog of ours has it."""
    found = _catalog(language).get(text)
    return str(found.string) if found and found.string else text


@cache
def _catalog(language: str) -> Catalog:
    file = LOCALES / language / "LC_MESSAGES" / f"{CATALOG}.po"
    if not file.is_file():
        return Catalog()
    with file.open("rb") as text:
        return read_po(text, locale=language, domain=CATALOG)


def mark_text(text: str) -> str:
    """The same text: it is translated where it is shown, and the catalog has it from here."""
    return text


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
