"""The words of the machine in other languages: the catalogs in ``coursebook/locales``. English is in the code."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

CATALOG = "coursebook"
LOCALES = Path(__file__).parents[2] / "locales"
"""A folder for each language, ``de/LC_MESSAGES/coursebook.po``; English is in the code."""


def catalog_of(language: str, domain: str = CATALOG) -> Path | None:
    """The catalog of a language, or of the language without its country; nothing when there is none."""
    name = language.replace("-", "_")
    files = (LOCALES / part / "LC_MESSAGES" / f"{domain}.po" for part in (name, name.partition("_")[0]))
    return next(filter(Path.is_file, files), None)


@cache
def read_catalog(language: str, domain: str = CATALOG) -> Mapping[str, str]:
    """Each text of a catalog that has one form, with its translation; nothing where there is no catalog."""
    if (source := catalog_of(language, domain)) is None:
        return {}
    from babel.messages.pofile import read_po  # a tenth of a second, and English needs none

    with source.open("rb") as text:
        catalog = read_po(text, domain=domain)
    return {str(one.id): str(one.string) for one in catalog if isinstance(one.id, str) and one.id and one.string}


@cache
def translator_to(language: str) -> Callable[[str], str] | None:
    """What puts a text into a language that need not be the course's; nothing where no catalog has it. English is in the code."""
    if language.partition("-")[0] == "en":
        return mark_text
    if catalog_of(language) is None:
        return None
    said = read_catalog(language)
    return lambda text: said.get(text, text)


def mark_text(text: str) -> str:
    """The same text: it is translated where it is shown, and the catalog has it from here."""
    return text
