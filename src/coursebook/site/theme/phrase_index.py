"""``in-your-words/``: what families type and say, from A to Z, each leading to its page. It needs no script.

The phrases are the questions' ``asked`` and the glossary's ``:people say:``, the same that feed the search.
"""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ..domain import CourseDomain, course_of
from .generated_pages import Made, changed, made

PAGE = "in-your-words"
TITLE = "In your words"
INTRODUCTION = "What families type and say, from A to Z. Each line leads to the page that answers it."


MOST = 3_000
"""The phrases on one page; a course with more has a page for each letter."""


class Phrase(NamedTuple):
    """What people say, and where it is answered."""

    said: str
    docname: str
    anchor: str
    title: str


def phrases(domain: CourseDomain) -> list[Phrase]:
    """All phrases, in the order of the alphabet."""
    found = [
        Phrase(said, entry.docname, "", entry.item.title)
        for entry in domain.questions.values()
        for said in entry.item.asked
    ]
    found += [Phrase(said, docname, id_, term) for said, (docname, id_, term) in domain.wordings.items()]
    return sorted(found, key=lambda phrase: (phrase.said.casefold(), phrase.title))


def pages(app: Sphinx) -> Iterator[Made]:
    """The one page, when there is anything to list, and one for each letter when there is much."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        yield from changed(app, _pages(app.builder, phrases(course_of(app.env))))


def _pages(builder: StandaloneHTMLBuilder, found: list[Phrase]) -> Iterator[Made]:
    if not found:
        return
    groups = [(letter, list(group)) for letter, group in groupby(found, key=_letter)]
    many = len(found) > MOST
    jumps = " ".join(
        f'<a href="{letter.lower() + "/" if many else "#words-" + letter.lower()}">{letter}</a>' for letter, _ in groups
    )
    body = [f'<h1>{TITLE}</h1>\n<p>{INTRODUCTION}</p>\n<nav class="letters" aria-label="Letters">{jumps}</nav>']
    for letter, group in groups:
        if many:
            title = f"{TITLE}: {letter}"
            name = f"{PAGE}/{letter.lower()}"
            yield made(name, title, "\n".join([f"<h1>{title}</h1>", *_list(builder, name, group)]))
        else:
            body += [f'<h2 id="words-{letter.lower()}">{letter}</h2>', *_list(builder, PAGE, group)]
    yield made(PAGE, TITLE, "\n".join(body))


def _list(builder: StandaloneHTMLBuilder, page: str, group: list[Phrase]) -> Iterator[str]:
    yield '<ul class="phrases">'
    for phrase in group:
        href = builder.get_relative_uri(page, phrase.docname) + (f"#{phrase.anchor}" if phrase.anchor else "")
        yield f'<li>{escape(phrase.said)}: <a href="{escape(href)}">{escape(phrase.title)}</a></li>'
    yield "</ul>"


def _letter(phrase: Phrase) -> str:
    first = phrase.said[0].upper()
    return first if first.isascii() and first.isalpha() else "0"


def setup(app: Sphinx) -> None:
    """Write the page after all others."""
    app.connect("html-collect-pages", pages)
