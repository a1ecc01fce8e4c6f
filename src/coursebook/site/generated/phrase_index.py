"""``in-your-words/``: what readers type and say, from A to Z, each leading to its page. It needs no script.

The phrases are the questions' ``asked`` and the glossary's ``:people say:``, the same that feed the search.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ...core.language.ascii_words import first_letter_of, strip_accents
from ...core.language.catalogs import mark_text
from ...core.pages.named_by_search import IN_YOUR_WORDS
from ..builders import is_site
from ..domain import CourseDomain, course_of
from ..language.translation import translate
from ..language.wording import get_wording
from .pages import GeneratedPage, generate_page, select_changed

PAGE = IN_YOUR_WORDS
TITLE = mark_text("In your words")


MOST = 200
"""The phrases on one page; a course with more has a page for each letter."""
SHEET = 104
"""The phrases of a letter on one page; a letter with more goes on, on further pages."""
LONG = 60
"""A letter of more phrases has links to the first words with which many of them begin."""
MIN_OCCURRENCES = 8
"""The phrases that must begin with a word for a link to it."""


class Phrase(NamedTuple):
    """What people say, and where it is answered."""

    said: str
    docname: str
    anchor: str
    title: str


def list_phrases(domain: CourseDomain) -> list[Phrase]:
    """All phrases, in the order of the alphabet."""
    found = [
        Phrase(said, entry.docname, "", entry.item.title)
        for entry in domain.questions.values()
        for said in entry.item.asked
    ]
    found += [Phrase(said, docname, id_, term) for said, (docname, id_, term) in domain.wordings.items()]
    return sorted(found, key=lambda phrase: (strip_accents(phrase.said), phrase.title))


def make_pages(app: Sphinx) -> Iterator[GeneratedPage]:
    """The one page, when there is anything to list, and one for each letter when there is much."""
    if is_site(app.builder):
        yield from select_changed(
            app, _pages(app.builder, list_phrases(course_of(app.env)), get_wording(app, "phrases_intro"))
        )


def _pages(builder: StandaloneHTMLBuilder, found: list[Phrase], intro: str) -> Iterator[GeneratedPage]:
    if not found:
        return
    # marks and digits come before A and letters of other alphabets after Z, and all are under 0: a stable sort brings them together
    groups = [(letter, list(group)) for letter, group in groupby(sorted(found, key=_letter), key=_letter)]
    head = f"<h1>{translate(TITLE)}</h1>\n<p>{escape(intro)}</p>\n"
    if len(found) <= MOST:
        jumps = [(letter, f"#words-{letter.lower()}") for letter, _ in groups]
        parts = (
            f'<h2 id="words-{letter.lower()}">{letter}</h2>\n{_list(builder, PAGE, group)}' for letter, group in groups
        )
        yield generate_page(PAGE, translate(TITLE), head + _jumps(jumps) + "\n".join(parts))
        return
    names = {letter: f"{PAGE}/{letter.lower()}" for letter, _ in groups}
    yield generate_page(PAGE, translate(TITLE), head + _letters(builder, PAGE, names))
    for letter, group in groups:
        sheets = [group[at : at + SHEET] for at in range(0, len(group), SHEET)]
        places = [names[letter] if number == 0 else f"{names[letter]}/{number + 1}" for number in range(len(sheets))]
        for number, (name, sheet) in enumerate(zip(places, sheets, strict=True)):
            title = f"{translate(TITLE)}: {letter}" + (f" {number + 1}" if number else "")
            others = [(str(n), builder.get_relative_uri(name, place) or "#") for n, place in enumerate(places, 1)]
            body = [f"<h1>{title}</h1>", _letters(builder, name, names), *_first_words(sheet)]
            body += [_jumps(others, translate("Pages"))] if len(places) > 1 else []
            yield generate_page(name, title, "\n".join([*body, _list(builder, name, sheet)]))


def _letters(builder: StandaloneHTMLBuilder, page: str, names: dict[str, str]) -> str:
    """Links to the pages of all letters."""
    return _jumps([(letter, builder.get_relative_uri(page, name) or "#") for letter, name in names.items()])


def _first_words(group: list[Phrase]) -> Iterator[str]:
    """Links to the words with which many phrases of a long letter begin."""
    counts = Counter(map(_word, group))
    many = [(word, f"#words-{word}") for word, count in counts.items() if word and count >= MIN_OCCURRENCES]
    if len(group) > LONG and len(many) > 1:
        yield _jumps(many, translate("Words"))


def _jumps(links: list[tuple[str, str]], label: str = "") -> str:
    shown = " ".join(f'<a href="{href}"{_here(href)}>{escape(text)}</a>' for text, href in links)
    return f'<nav class="letters" aria-label="{escape(label or translate("Letters"))}">{shown}</nav>\n'


def _here(href: str) -> str:
    return ' aria-current="page"' if href == "#" else ""


def _list(builder: StandaloneHTMLBuilder, page: str, group: list[Phrase]) -> str:
    lines, before = ['<ul class="phrases">'], ""
    for phrase in group:
        href = builder.get_relative_uri(page, phrase.docname) + (f"#{phrase.anchor}" if phrase.anchor else "")
        word = _word(phrase)
        mark = f' id="words-{word}"' if len(group) > LONG and word and word != before else ""
        lines.append(f'<li{mark}>{escape(phrase.said)}: <a href="{escape(href)}">{escape(phrase.title)}</a></li>')
        before = word
    return "\n".join([*lines, "</ul>"])


def _word(phrase: Phrase) -> str:
    """The first word of a phrase, as an id can hold it."""
    found = re.match(r"[a-z0-9]+", strip_accents(phrase.said))
    return found[0] if found else ""


def _letter(phrase: Phrase) -> str:
    return first_letter_of(phrase.said) or "0"


def setup(app: Sphinx) -> None:
    """Write the page after all others."""
    app.connect("html-collect-pages", make_pages)
