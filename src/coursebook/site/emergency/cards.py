"""Which pages are emergency cards, and in which language each is.

The first is the page that the setting ``coursebook_emergency_page`` names. Any other plain page becomes one by the line
``emergency: true`` in its front matter, with ``language`` when it is not in the language of the course. A course needs none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError
from sphinx.application import Sphinx

from ...core.language.catalogs import translator_to
from ..config import get_settings
from ..domain import course_of
from ..language.translation import translate


@dataclass(frozen=True, slots=True)
class Card:
    """An emergency card as a link: ``language`` is its code, ``name`` what its readers call that language."""

    docname: str
    href: str
    title: str
    language: str
    name: str


def is_card(app: Sphinx, docname: str) -> bool:
    """Whether a page is an emergency card."""
    entry = course_of(app.env).pages.get(docname)
    return docname == get_settings(app).emergency_page or bool(entry and entry.item.emergency)


def language_of(app: Sphinx, docname: str) -> str:
    """The code of the language that a page is in."""
    entry = course_of(app.env).pages.get(docname)
    return (entry.item.language if entry else "") or app.config.language or "en"


def language_of_frame(app: Sphinx, docname: str) -> str:
    """The code of the language of all that stands around a page: the page's own where a catalog has it, else the course's."""
    own = language_of(app, docname)
    return own if translator_to(own) else app.config.language or "en"


def lang_of_frame(app: Sphinx, docname: str) -> str:
    """`` lang="en"`` for what the machine adds to a page whose language it does not speak; else nothing."""
    frame = language_of_frame(app, docname)
    return "" if language_of(app, docname) == frame else f' lang="{frame}"'


def lang_of_works(app: Sphinx, docname: str) -> str:
    """`` lang="en"`` for titles and citations, which are as the course has them on a page in another language; else nothing."""
    own = app.config.language or "en"
    return "" if language_of(app, docname) == own else f' lang="{own}"'


def translator_of_frame(app: Sphinx, docname: str) -> Callable[[str], str]:
    """What puts the machine's words into the language of all that stands around a page."""
    frame = language_of_frame(app, docname)
    return (frame != (app.config.language or "en") and translator_to(frame)) or translate


def list_cards(app: Sphinx, href: Callable[[str], str]) -> list[Card]:
    """The emergency cards that exist, the main one first. ``href`` gives the address of a page as seen from this one."""
    domain, first = course_of(app.env), get_settings(app).emergency_page
    names = [first, *(entry.docname for entry in domain.cards if entry.docname != first)]
    found = []
    for name in names:
        if name in domain.pages:
            language = language_of(app, name)
            found.append(Card(name, href(name), domain.pages[name].item.title, language, name_of_language(language)))
    return found


@cache
def name_of_language(code: str) -> str:
    """What a language is called in itself, such as "Español"; its code when nobody knows it."""
    try:
        known = Locale.parse(code, sep="-").get_display_name()
    except (UnknownLocaleError, ValueError):
        known = None
    return known[:1].upper() + known[1:] if known else code
