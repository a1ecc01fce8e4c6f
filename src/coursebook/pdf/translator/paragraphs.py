"""Paragraphs, and words in them."""

import re

from docutils import nodes
from sphinx import addnodes

from ...nodes import kept, sheet_side, write_in
from ..typst_literals import call, format_string, format_words
from .base import TypstVisitor, get_sibling, is_in_steps, wrap_language

PARAGRAPHS = {"topic-name": "list-head"}
"""The form of a paragraph that has a class."""
LED_IN = (nodes.section, sheet_side)
"""Where a paragraph that leads to a table stays with it."""
ONE_UNIT = re.compile(r"(?<=\d) (?=[a-z])")
"""The space between a number and what it counts."""
BOX = "☐"
"""What stands before words that can be ticked."""


class Words(TypstVisitor):
    """Paragraphs, and words in them."""

    def visit_paragraph(self, node: nodes.Element) -> None:
        start, end = wrap_language(node)
        start = f"{self.place(node)}{start}"
        before = get_sibling(node, -1)
        form = "leads" if self.leads(node) else "par"
        form = next((PARAGRAPHS[name] for name in node["classes"] if name in PARAGRAPHS), form)
        if isinstance(node.parent, nodes.footnote) and isinstance(before, nodes.label):
            # A footnote begins on the line of its number.
            self.open(start, f"{end}#parbreak();" if len(node.parent) > 2 else end)
        elif isinstance(node.parent, nodes.definition) and before is None:
            # Set in one paragraph with its term, so that no page ends between the two.
            self.open(f"{self.mark(node)}{start}", f"{end}#parbreak();\n")
        elif _is_short_answer(node):
            self.open(f"{self.mark(node)}#short-answer[{start}", f"{end}];\n")
        else:
            self.open(f"{self.mark(node)}#{form}[{start}", f"{end}];\n")

    visit_compact_paragraph = visit_paragraph

    def leads(self, node: nodes.Element) -> bool:
        """Whether a paragraph of a section says what the table, the lines or, on a sheet, the list below it is."""
        led = (nodes.table, write_in, nodes.bullet_list) if self.builder.forms else (nodes.table, write_in)
        return isinstance(node.parent, LED_IN) and isinstance(get_sibling(node, 1), led)

    def visit_Text(self, node: nodes.Text) -> None:
        text = str(node)
        if isinstance(get_sibling(node, 1), nodes.footnote_reference):
            text = text.rstrip()  # The number follows the word or the full stop without a space.
        if is_in_steps(node):
            text = ONE_UNIT.sub("\u00a0", text)  # a poster is read in a hurry: "1 breath" stays on one line
        if text.startswith(BOX) and self.builder.forms:
            label = text.removeprefix(BOX).strip()
            self.add(call("tick-box", **self.field(label, 0)))
            text = f" {label}"
        self.add_words(text)

    def depart_Text(self, node: nodes.Text) -> None:
        pass

    def visit_emphasis(self, node: nodes.Element) -> None:
        self.open("#emph[", "];")

    visit_title_reference = visit_literal_emphasis = visit_emphasis

    def visit_strong(self, node: nodes.Element) -> None:
        self.open("#strong[", "];")

    visit_literal_strong = visit_strong

    def visit_subscript(self, node: nodes.Element) -> None:
        self.open("#sub[", "];")

    def visit_superscript(self, node: nodes.Element) -> None:
        self.open("#super[", "];")

    def visit_inline(self, node: nodes.inline) -> None:
        self.open(*wrap_language(node))

    def visit_abbreviation(self, node: nodes.abbreviation) -> None:
        explanation = node.get("explanation", "")
        self.open("", format_words(f" ({explanation})") if explanation else "")

    def visit_literal(self, node: nodes.literal) -> None:
        self.add(call("raw", format_string(node.astext())))
        raise nodes.SkipNode

    def visit_raw(self, node: nodes.raw) -> None:
        """HTML is dropped, except for the few things that MyST has no node for."""
        html = node.astext().strip()
        if html == "<s>":
            self.add("#strike[")
        elif html == "</s>":
            self.add("];")
        elif html == "<br />":
            self.add("#linebreak();")
        elif "task-list-item-checkbox" in html:
            self.add(call("task", "true" if "checked=" in html else "false"))
        raise nodes.SkipNode

    def visit_line_block(self, node: nodes.Element) -> None:
        self.open("\n#line-block[", "];\n")

    def visit_line(self, node: nodes.Element) -> None:
        self.open(self.mark(node), "#linebreak();")

    depart_paragraph = depart_compact_paragraph = TypstVisitor.close
    depart_emphasis = depart_title_reference = depart_literal_emphasis = TypstVisitor.close
    depart_strong = depart_literal_strong = depart_subscript = depart_superscript = TypstVisitor.close
    depart_inline = depart_abbreviation = depart_line_block = depart_line = TypstVisitor.close


def _is_short_answer(node: nodes.Node) -> bool:
    """Whether this is the first paragraph below a question's title, alone or held with what ends the page."""
    while isinstance(node.parent, kept) and node.parent.children[0] is node:
        node = node.parent
    return isinstance(get_sibling(node, -1), nodes.title) and _is_question(node.parent)


def _is_question(section: nodes.Node | None) -> bool:
    """Whether this is the section of a question's title, whose first paragraph is the whole answer."""
    page = section.parent if section is not None else None
    return isinstance(page, addnodes.start_of_file) and bool(page.get("question"))
