"""The words that the interview itself writes into a page, in the language of the course."""

from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from ..project import Project

LOCALES = Path(__file__).parents[2] / "locales"


def mark_text(text: str) -> str:
    """The same text: the catalogs of the machine hold it from here."""
    return text


EXAMPLE = mark_text("An example")
DO_NOW = mark_text("Do this now")
EMERGENCY = mark_text("Is this an emergency?")
EXPLAINED = mark_text("What is going on")
STEPS = mark_text("What you can do")
WORDS = mark_text("Words you can use")
SEE_ALSO = mark_text("See also %(pages)s.")
TEACHES = mark_text("%(module)s teaches this step by step.")


def in_course_language(text: str, project: Project) -> str:
    """Return one of these texts in the language of a course; a language without a catalog gets the English one."""
    catalog = _read_catalog(project.paths.language)
    message = catalog.get(text) if catalog else None
    return str(message.string) if message and message.string else text


@cache
def _read_catalog(language: str) -> Catalog | None:
    code = language.replace("-", "_")
    for name in (code, code.partition("_")[0]):
        file = LOCALES / name / "LC_MESSAGES" / "coursebook.po"
        if name and file.is_file():
            with file.open("rb") as text:
                return read_po(text, locale=name)
    return None
