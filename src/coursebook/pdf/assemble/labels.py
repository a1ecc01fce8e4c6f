"""The survey of the book: every place that has an id, which of them something points at, and their labels.

A place is known by its key, ``page#id``, or ``page#`` for a whole page. Every heading has a label, equal to its first
id, because a heading's label is a named destination of the PDF (``book.pdf#nameddest=id``). Anything else has one
only when a link needs it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from docutils import nodes
from sphinx import addnodes

from ...nodes import answer, backlinks, source_entry
from ..reporting import BookRule, warn

SHARED = (nodes.section, nodes.figure, nodes.table, addnodes.start_of_file)
"""All ids of one of these are names of the same place."""


def key_of(uri: str) -> str:
    """The key of an internal address: ``%page#id`` or ``%page``."""
    page, _, id_ = uri[1:].partition("#")
    return f"{page}#{id_}"


class LabelResolver:
    """What ``TypstTranslator`` needs to know before it writes the first word."""

    def __init__(self, book: nodes.document, pointed_at: Iterator[str]) -> None:
        self.places: dict[str, str] = {}
        """The label of each key, whether it is printed or not."""
        self.wanted: set[str] = set(pointed_at)
        """The labels that something points at."""
        self.footnotes: dict[str, nodes.footnote] = {}
        self.footnote_uses: Counter[str] = Counter()
        self.sources: dict[str, source_entry] = {}
        """The sources by the name of their footnote."""
        self.docnames: set[str] = set()
        self._headings: dict[str, str] = {}
        self._used_on: dict[str, dict[str, None]] = {}
        """The pages that link to a key, in their order."""
        self._visit(book, "")
        self.wanted = {self.places[key] for key in self.wanted if key in self.places}

    def label(self, key: str) -> str | None:
        """The label that a link to a key uses."""
        return self.places.get(key)

    def uses(self, keys: Iterable[str]) -> list[str]:
        """The labels of the pages that link to any of the words with these keys; a page has its title's."""
        pages = [page for key in keys if not key.endswith("#") for page in self._used_on.get(key, ())]
        return [label for page in pages if (label := self.places.get(f"{page}#"))]

    def heading_label(self, section: nodes.Element, docname: str) -> str | None:
        """The label of a heading."""
        return self.places.get(f"{docname}#{section['ids'][0]}") if section["ids"] else None

    def anchors(self, node: nodes.Element, docname: str) -> list[str]:
        """The labels that have to be printed at a node because something points at it."""
        labels = (self.places.get(f"{docname}#{id_}") for id_ in node["ids"])
        return [label for label in dict.fromkeys(labels) if label and label in self.wanted]

    def _visit(self, node: nodes.Element, docname: str) -> None:
        if isinstance(node, (addnodes.start_of_file, answer)):
            docname = node["docname"]
        if isinstance(node, addnodes.start_of_file):
            self._note_page(node)
        self._note_ids(node, docname)
        self._note_uses(node, docname)
        for child in node.children:
            if isinstance(child, nodes.Element):
                self._visit(child, docname)

    def _note_page(self, file: addnodes.start_of_file) -> None:
        docname = file["docname"]
        self.docnames.add(docname)
        section = next(iter(file.findall(nodes.section)), None)
        label = self._claim(section, docname) if section is not None and section["ids"] else f"{docname}#"
        self.places |= dict.fromkeys([f"{docname}#", *file.get("also", ())], label)

    def _note_ids(self, node: nodes.Element, docname: str) -> None:
        if isinstance(node, nodes.footnote):
            self.footnotes.update({f"{docname}#{id_}": node for id_ in node["ids"]})
        if isinstance(node, source_entry):
            self.sources[node["name"]] = node
        for id_ in node["ids"]:
            if is_heading(node):
                label = self._claim(node, docname)
            else:
                label = f"{docname}#{node['ids'][0] if isinstance(node, SHARED) else id_}"
            self.places.setdefault(f"{docname}#{id_}", label)
        if isinstance(node, nodes.section) and "also" in node:
            self.places |= dict.fromkeys(node["also"], self._claim(node, docname))

    def _claim(self, section: nodes.Element, docname: str) -> str:
        """The label of a heading: its id, or page and id when another page already has that id."""
        id_ = section["ids"][0]
        owner = self._headings.setdefault(id_, docname)
        if owner == docname:
            return str(id_)
        label = f"{docname}:{id_}"
        if label not in self._headings:
            self._headings[label] = docname
            message = (
                f'The id "{id_}" is also on the page "{owner}". '
                "Write another id on the line before this heading: (some-other-id)=."
            )
            title = next(iter(section.findall(nodes.title)), section)
            warn(BookRule.REFERENCE, message, title)
        return label

    def _note_uses(self, node: nodes.Element, docname: str) -> None:
        if isinstance(node, nodes.footnote_reference) and "refid" in node:
            self.footnote_uses[f"{docname}#{node['refid']}"] += 1
        elif isinstance(node, nodes.reference) and (key := pointed_key(node, docname)):
            self.wanted.add(key)
            self._used_on.setdefault(key, {})[docname] = None


def pointed_key(reference: nodes.Element, docname: str) -> str | None:
    """The key that a reference points at, or None when it leads out of the book."""
    if "refid" in reference:
        return f"{docname}#{reference['refid']}"
    uri = reference.get("refuri", "")
    return key_of(uri) if uri.startswith("%") else None


def is_heading(node: nodes.Element) -> bool:
    """Whether a node is printed with a heading of its own."""
    return isinstance(node, (nodes.section, backlinks))
