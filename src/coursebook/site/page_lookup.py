"""The course sorted for reading: by kind, by topic, by module, by id."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..core.pages.model import Module, Question
from ..core.permalinks import registry
from ..core.permalinks.registry import Permalink, Registry
from .domain_data import Entry, Place

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class PageLookup:
    """The pages, sorted for reading."""

    def __init__(self, pages: Iterable[Entry], env: "BuildEnvironment", registered: Registry) -> None:
        self.questions: dict[str, Entry[Question]] = {}
        self.modules: dict[str, Entry[Module]] = {}
        self.by_module: dict[str, list[Entry[Question]]] = {}
        self.by_topic: dict[str, list[Entry[Question]]] = {}
        self.places: dict[str, Place] = {}
        self.cards: list[Entry] = []
        ordered = sorted(pages, key=lambda entry: (entry.item.title.casefold(), entry.docname))
        for entry in ordered:
            for section in (*entry.item.sections, *entry.item.terms):
                anchor = "" if section.level == 1 else section.id
                self.places.setdefault(section.id, Place(entry.docname, anchor, section.title))
            if entry.item.emergency:
                self.cards.append(entry)
            match entry.item:
                case Question() as item:
                    question = Entry(entry.docname, item, entry.words)
                    self.questions.setdefault(item.id, question)
                    for module in item.modules:
                        self.by_module.setdefault(module, []).append(question)
                    for topic in item.topics:
                        self.by_topic.setdefault(topic, []).append(question)
                case Module() as item:
                    self.modules[item.id] = Entry(entry.docname, item, entry.words)
        self.permalinks = registry.with_former(registered, (entry.item for entry in ordered))
        self.former: dict[str, list[Permalink]] = {}
        for line in self.permalinks.values():
            if line.leads_to in self.places:
                self.former.setdefault(self.places[line.leads_to].docname, []).append(line)
        place = {name: n for n, name in enumerate(_in_order(env, env.config.root_doc))}
        self.modules = dict(sorted(self.modules.items(), key=lambda pair: place.get(pair[1].docname, len(place))))


def _in_order(env: "BuildEnvironment", root: str) -> Iterator[str]:
    """The docnames in the order of the toctrees."""
    seen = {root}
    waiting = [root]
    while waiting:
        docname = waiting.pop()
        yield docname
        for child in reversed(env.toctree_includes.get(docname, [])):
            if child not in seen:
                seen.add(child)
                waiting.append(child)
