"""The ground that the translator's parts stand on: where the text goes, which page it comes from, where links lead."""

import re
from collections.abc import Iterable
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxTranslator

from ..assemble.labels import LabelResolver, is_heading
from ..assemble.page_breaks import LARGE_LINE, LINE, is_long
from ..builder_interface import TypstBuilder
from ..compiler import mark
from ..form_fields import LARGE, SIZE, field_address
from ..reporting import BookRule, warn
from ..typst_literals import WORDS_END, WORDS_START, call, format_string, format_words, is_words

SELF_ANCHORED = (
    nodes.document,
    nodes.section,
    nodes.figure,
    nodes.table,
    nodes.list_item,
    nodes.term,
    nodes.footnote,
    nodes.footnote_reference,
    addnodes.start_of_file,
)
"""Nodes that write their anchor themselves, because it has to stand inside of them."""
LANGUAGE = re.compile(r"lang-([a-z]{2,3})(?:-([a-z]{2}))?")
"""The class of text in another language."""


class TypstVisitor(SphinxTranslator):
    """Collects Typst markup in ``body``; the parts that inherit from it know the nodes."""

    builder: TypstBuilder

    def __init__(self, document: nodes.document, builder: TypstBuilder) -> None:
        super().__init__(document, builder)
        self.body: list[str] = []
        self.placed: tuple[str, int] | None = None
        """The last paragraph whose page of paper is noted, by its page and line."""
        self.closing: list[str] = []
        """What the open nodes still have to write, innermost last."""
        self.docnames: list[str] = []
        """The pages that are open, innermost last."""
        self.level = 0
        """How many headings stand above."""
        self.plain = 0
        """Above 0 inside a heading, whose text is repeated in the contents and must not have links or notes."""

        self.fields_made = 0
        """How many places to fill in are written."""
        self.noteless = 0
        """Above 0 where no footnote can stand."""
        self.footnotes_seen: set[str] = set()
        """The keys of the footnotes that are written already."""

    @property
    def survey(self) -> LabelResolver:
        """What points at what."""
        return self.builder.survey

    @property
    def docname(self) -> str:
        """The page that is being printed."""
        return self.docnames[-1] if self.docnames else self.builder.config.root_doc

    def add(self, *markup: str) -> None:
        """Write markup."""
        self.body.extend(markup)

    def add_words(self, text: str) -> None:
        """Write text, as one string with the text right before it: Typst keeps something of each string in its memory."""
        words = format_words(text)
        before = self.body[-1] if self.body else ""
        if words and is_words(before):
            self.body[-1] = before.removesuffix(WORDS_END) + words.removeprefix(WORDS_START)
        else:
            self.add(words)

    def open(self, start: str, end: str) -> None:
        """Write the start of a node now and its end when the node is left."""
        self.body.append(start)
        self.closing.append(end)

    def close(self, node: nodes.Element) -> None:
        """Write the end of the node that was opened last."""
        self.body.append(self.closing.pop())

    def capture(self, children: Iterable[nodes.Node]) -> str:
        """The markup of some nodes."""
        saved, self.body = self.body, []
        for child in children:
            child.walkabout(self)
        captured, self.body = "".join(self.body), saved
        return captured

    def field(self, label: str, lines: int = 1) -> dict[str, str]:
        """The option ``field`` of what a person fills in: the address that becomes a form field, on a sheet alone."""
        if not self.builder.forms:
            return {}
        self.fields_made += 1
        size = LARGE if self.builder.options.size >= LARGE else SIZE
        return {"field": format_string(field_address(self.docname, self.fields_made, label, lines, size))}

    def is_long(self, node: nodes.Node) -> bool:
        """Whether a box is so long that it may be cut at a page's end."""
        return is_long(node, LARGE_LINE if self.builder.options.size >= LARGE else LINE)

    def mark(self, node: nodes.Node) -> str:
        """The comment that leads a complaint of Typst back to the source; a page without a line gets none."""
        return mark(self.docname, node.line) if node.line else "\n"

    def place(self, node: nodes.Element) -> str:
        """What tells the printables on which page of paper a paragraph begins, in the files whose pages are listed.

        The cells of a table have the line of the table: the first is enough.
        """
        if not self.builder.places or not node.line or (self.docname, node.line) == self.placed:
            return ""
        self.placed = (self.docname, node.line)
        return call("begins", format_string(self.docname), str(node.line))

    def anchors(self, node: nodes.Element) -> str:
        """The anchors that links to this node need."""
        return "".join(call("anchor", format_string(label)) for label in self.survey.anchors(node, self.docname))

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Whatever is pointed at gets its anchor here: Sphinx moves the ids of a target to the node after it."""
        if isinstance(node, nodes.Element) and not isinstance(node, SELF_ANCHORED) and not is_heading(node):
            self.add(self.anchors(node))
        super().dispatch_visit(node)

    def unknown_visit(self, node: nodes.Node) -> None:
        """Print the children of a node that nobody taught the book to print."""
        name = type(node).__name__
        message = (
            f'The book cannot print "{name}"; it prints what is inside, without its form. '
            "Write it with another block, or ask a programmer to add it to coursebook/pdf/translator/translator.py."
        )
        warn(BookRule.UNKNOWN_NODE, message, node)

    def unknown_departure(self, node: nodes.Node) -> None:
        """Nothing was opened."""

    # sphinx-design's wrapper around the words of a link or a title; other builders stumble over it.
    def visit_PassthroughTextElement(self, node: nodes.Node) -> None:
        """Print the children only."""

    depart_PassthroughTextElement = visit_PassthroughTextElement  # noqa: N815

    def nothing(self, node: Any) -> None:
        """Print the children only."""

    def skip(self, node: Any) -> None:
        """Print nothing of a node."""
        raise nodes.SkipNode


def wrap_language(node: nodes.Element) -> tuple[str, str]:
    """What goes around text of another language, marked by a class such as ``lang-es``."""
    for name in node["classes"]:
        if found := LANGUAGE.fullmatch(name):
            region = f", region: {format_string(found[2])}" if found[2] else ""
            return f"#text(lang: {format_string(found[1])}{region})[", "];"
    return "", ""


def get_sibling(node: nodes.Node, distance: int) -> nodes.Node | None:
    """The node before or after another. By identity: two equal texts are two nodes."""
    siblings = node.parent.children if node.parent is not None else []
    place = next((n for n, child in enumerate(siblings) if child is node), -1) + distance
    return siblings[place] if 0 <= place < len(siblings) else None


def is_in_steps(node: nodes.Node) -> bool:
    """Whether a picture or words belong to a step of an emergency card."""
    above = node.parent
    while above is not None and not isinstance(above, nodes.enumerated_list):
        above = above.parent
    return above is not None and "steps" in above["classes"]
