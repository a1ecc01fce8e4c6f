"""Quotations, code and boxes."""

from docutils import nodes
from sphinx.locale import admonitionlabels

from ..assemble.worksheet import LETTER
from ..typst_literals import call, format_string, format_words
from .base import TypstVisitor, wrap_language
from .design import DesignBlocks


class Boxes(DesignBlocks):
    """Quotations, code and boxes."""

    def visit_block_quote(self, node: nodes.block_quote) -> None:
        said = [child for child in node if not isinstance(child, nodes.attribution)]
        who = [child for child in node if isinstance(child, nodes.attribution)]
        attribution = f"(attribution: [{self.capture(who[0].children)}])" if who else ""
        name = "letter" if LETTER in node["classes"] else "quotation"
        self.add(f"\n#{name}{attribution}[{self.capture(said)}];\n")
        raise nodes.SkipNode

    def visit_literal_block(self, node: nodes.Element) -> None:
        language = node.get("language", "text")
        language = "txt" if language in {"default", "none", "text"} else language
        self.add(
            self.mark(node),
            call("code-block", format_string(language), format_string(node.astext().rstrip("\n"))),
            "\n",
        )
        raise nodes.SkipNode

    visit_doctest_block = visit_literal_block

    def box(self, node: nodes.Element, kind: str, title: str | None = None) -> None:
        """A box with a title; its own, unless another is given."""
        own = next((child for child in node if isinstance(child, nodes.title)), None)
        if title is None and own is not None:
            title = f"{self.mark(own)}{self.capture(own.children)}"
        cut = f", cut: {str(self.is_long(node)).lower()}"
        self.open(f"\n#admonition({format_string(kind)}, [{title or ''}]{cut})[", "];\n")

    def visit_admonition(self, node: nodes.Element) -> None:
        known = ("do-now", "aloud", "slide", *admonitionlabels)
        self.box(node, next((name for name in node["classes"] if name in known), "note"))

    def labelled_box(self, node: nodes.Element) -> None:
        """An admonition whose title is its kind."""
        kind = node.tagname
        self.box(node, kind, format_words(str(admonitionlabels[kind])))

    visit_attention = visit_caution = visit_danger = visit_error = visit_hint = labelled_box
    visit_important = visit_note = visit_seealso = visit_tip = visit_warning = labelled_box

    def visit_topic(self, node: nodes.Element) -> None:
        if "contents" in node["classes"]:
            raise nodes.SkipNode
        self.box(node, "topic")

    visit_sidebar = visit_topic

    def visit_container(self, node: nodes.container) -> None:
        if node.get("design_component"):
            self.component(node)
        elif node.get("literal_block"):
            caption = next(child for child in node if isinstance(child, nodes.caption))
            self.open(f"\n#rubric[{self.capture(caption.children)}];\n", "")
        else:
            self.open(*wrap_language(node))

    def visit_math(self, node: nodes.Element) -> None:
        self.unknown_visit(node)
        self.add(call("raw", format_string(node.astext())))
        raise nodes.SkipNode

    visit_math_block = visit_math

    depart_admonition = depart_topic = depart_sidebar = TypstVisitor.close
    depart_attention = depart_caution = depart_danger = depart_error = depart_hint = TypstVisitor.close
    depart_important = depart_note = depart_seealso = depart_tip = depart_warning = TypstVisitor.close
    depart_container = TypstVisitor.close
