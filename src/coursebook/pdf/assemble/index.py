"""The index of the book, from the same entries as Sphinx's own index pages: ``{index}`` and the glossary's terms."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.environment.adapters.indexentries import IndexEntries

from ...core.language.ascii_words import first_letter_of, strip_accents
from ...site.language.translation import translate
from ..typst_literals import call, format_array, format_string
from .labels import LabelResolver, key_of

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
                groups.append(f"\n({format_string(letter)}, {format_array(rows)})")
        return f"\n{call('book-index', *groups)}\n" if groups else ""


class PhraseIndex:
    """The index of a file to print: what families say and what the glossary explains, with every page for it.

    The phrases are the questions' ``asked`` and the glossary's ``:people say:``. A phrase, or a word of the glossary,
    leads to each question that is asked so, and to each page on which the word is linked.
    """

    def __init__(self, env: BuildEnvironment) -> None:
        course: Any = env.domains.get("course")
        self._entries: dict[str, list[str]] = {}
        if course is None:
            return
        for entry in course.questions.values():
            for said in entry.item.asked:
                self._entries.setdefault(said, []).append(f"{entry.docname}#")
        for said, (docname, id_, _) in course.wordings.items():
            self._entries.setdefault(said, []).append(f"{docname}#{id_}")
        for word, docname, id_ in _terms(env):
            self._entries.setdefault(word, []).append(f"{docname}#{id_}")

    def keys(self) -> Iterator[str]:
        """What the index points at."""
        for keys in self._entries.values():
            yield from keys

    def typst(self, survey: LabelResolver) -> str:
        """The call that prints the index; nothing when no entry leads to a page of the file."""
        groups: dict[str, list[str]] = {}
        for said in sorted(self._entries, key=strip_accents):
            labels = [label for key in self._entries[said] if (label := survey.label(key))]
            used = survey.uses(self._entries[said])
            if labels or used:
                names = format_array(format_string(label) for label in dict.fromkeys([*labels, *used]))
                letter = first_letter_of(said) or translate("0 to 9")
                groups.setdefault(letter, []).append(f"\n  ({format_string(said)}, {names}, ())")
        rows = [f"\n({format_string(letter)}, {format_array(rows)})" for letter, rows in groups.items()]
        return f"\n{call('book-index', *rows)}\n" if rows else ""


def _terms(env: BuildEnvironment) -> Iterator[tuple[str, str, str]]:
    """The words of the glossary, each with its page and id."""
    for word, _shown, kind, docname, anchor, _priority in env.domains.standard_domain.get_objects():
        if kind == "term":
            yield word, docname, anchor


def _row(name: str, links: list[Link], below: list[tuple[str, list[Link]]], survey: LabelResolver) -> str:
    subs = [
        f"({format_string(sub)}, {format_array(labels)})" for sub, more in below if (labels := _labels(more, survey))
    ]
    labels = _labels(links, survey)
    return f"\n  ({format_string(name)}, {format_array(labels)}, {format_array(subs)})" if labels or subs else ""


def _labels(links: Iterable[Link], survey: LabelResolver) -> list[str]:
    labels = (survey.label(key_of(uri)) for _main, uri in links if uri)
    return [format_string(label) for label in dict.fromkeys(labels) if label]
