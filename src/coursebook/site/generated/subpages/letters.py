"""A glossary or a list of works by letter: a page for each, and the way to it in the place of the list."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

MANY_TERMS = 60
"""A glossary of more terms has a page for each letter."""
_GLOSSARY = re.compile(
    r'<dl class="(?:simple )?glossary">\n(.*?</dd>)\n</dl>\n(?=<section|<div|<p|</section>|<details|$)', re.DOTALL
)
_TERM = re.compile(r'(?=^<dt id="term-)', re.MULTILINE)
_NAMED = re.compile(r'<dt id="([^"]*)">(.*?)(?:<a class="headerlink|</dt>)', re.DOTALL)
_WORKS = re.compile(r'<ul class="simple" id="[^"]*">\n((?:<li id="work-[^"]*">.*?</li>\n)+)</ul>\n', re.DOTALL)
_WORK = re.compile(r'<li id="work-([^"]*)">.*?</li>\n', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


class Letter(NamedTuple):
    """What begins with a letter: the letter as it is shown, and the HTML."""

    letter: str
    html: str


class ByLetter(NamedTuple):
    """A page whose list is taken out: its HTML before the list and after it, and what the list holds by letter."""

    before: str
    after: str
    letters: list[Letter]


def letter_of(id_: str) -> str:
    """The folder of the page for a term, by its id: its first letter; ``0`` for digits and other letters."""
    found = re.match(r"term-([A-Za-z])", id_)
    return found[1].lower() if found else "0"


def cut_terms(body: str) -> ByLetter | None:
    """A page with a glossary by letter; nothing where it has none.

    What stood in its place are links to all terms, with their ids, so that an address of old leads to the word.
    """
    found = _GLOSSARY.search(body)
    if not found:
        return None
    entries = [entry for entry in _TERM.split(found[1]) if entry.strip()]
    named = [(_NAMED.match(entry), entry) for entry in entries]
    known = [(name[1], _TAG.sub("", name[2]), entry) for name, entry in named if name]
    if len(known) != len(named):
        return None
    letters, links = [], []
    for folder, group in _by(known, lambda term: letter_of(term[0])):
        terms = list(group)
        shown = "0-9" if folder == "0" else folder.upper()
        letters.append(
            Letter(folder, f'<dl class="simple glossary">\n{"".join(entry for _, _, entry in terms)}</dl>\n')
        )
        ways = ", ".join(f'<a id="{id_}" href="{folder}/#{id_}">{name}</a>' for id_, name, _ in terms)
        links.append(f"<li><strong>{shown}</strong> {ways}</li>\n")
    ways_in = f'<ul class="simple printables">\n{"".join(links)}</ul>\n'
    return ByLetter(body[: found.start()], ways_in + body[found.end() :], letters)


def cut_works(body: str) -> ByLetter | None:
    """The same for a list of works, by the letter of their keys, in whose order they stand."""
    found = _WORKS.search(body)
    if not found:
        return None
    works = [(work[0], letter_of(f"term-{work[1]}")) for work in _WORK.finditer(found[1])]
    letters = [
        Letter(folder, f'<ul class="simple">\n{"".join(work for work, _ in group)}</ul>\n')
        for folder, group in _by(works, lambda work: work[1])
    ]
    return ByLetter(body[: found.start()], body[found.end() :], letters)


def _by(entries: Iterable[tuple[str, ...]], letter) -> Iterator[tuple[str, list[tuple[str, ...]]]]:  # type: ignore[no-untyped-def]
    for folder, group in groupby(sorted(entries, key=letter), key=letter):
        yield folder, list(group)


def label_of(folder: str) -> str:
    """What the page of a letter is called."""
    return escape("0-9" if folder == "0" else folder.upper())
