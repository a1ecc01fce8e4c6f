"""The index of the book, from the same entries as Sphinx's own index pages: ``{index}`` and the glossary's terms."""

from collections.abc import Iterable, Iterator
from typing import Literal

from sphinx.builders import Builder
from sphinx.environment.adapters.indexentries import IndexEntries

from .labels import LabelResolver, key_of
from .markup import array, call, string

Link = tuple[str | None, str | Literal[False]]
"""Whether it is the main place, and its address."""


class BookIndex:
    """The entries by letter; each leads to the pages that it names."""

    def __init__(self, builder: Builder) -> None:
        self._letters = IndexEntries(builder.env).create_index(builder)

    def keys(self) -> Iterator[str]:
        """What the index points at."""
        for _letter, entries in self._letters:
            for _name, (links, below, _key) in entries:
                for _main, uri in [*links, *(link for _sub, more in below for link in more)]:
                    if uri:
                        yield key_of(uri)

    def typst(self, survey: LabelResolver) -> str:
        """The call that prints the index; nothing when no entry leads to a page of the book."""
        groups = []
        for letter, entries in self._letters:
            rows = [row for name, (links, below, _key) in entries if (row := _row(name, links, below, survey))]
            if rows:
                groups.append(f"\n({string(letter)}, {array(rows)})")
        return f"\n{call('book-index', *groups)}\n" if groups else ""


def _row(name: str, links: list[Link], below: list[tuple[str, list[Link]]], survey: LabelResolver) -> str:
    subs = [f"({string(sub)}, {array(labels)})" for sub, more in below if (labels := _labels(more, survey))]
    labels = _labels(links, survey)
    return f"\n  ({string(name)}, {array(labels)}, {array(subs)})" if labels or subs else ""


def _labels(links: Iterable[Link], survey: LabelResolver) -> list[str]:
    labels = (survey.label(key_of(uri)) for _main, uri in links if uri)
    return [string(label) for label in dict.fromkeys(labels) if label]
