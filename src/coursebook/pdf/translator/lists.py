"""Lists of every kind."""

from docutils import nodes
from sphinx import addnodes

from ...nodes import sheet_side
from ..typst_literals import format_string, format_words
from .base import TypstVisitor
from .paragraphs import BOX

ENUMERATIONS = {"arabic": "1.", "loweralpha": "a.", "upperalpha": "A.", "lowerroman": "i.", "upperroman": "I."}


class Lists(TypstVisitor):
    """Lists of every kind."""

    def visit_bullet_list(self, node: nodes.Element) -> None:
        if (
            "calls" in node["classes"]
            and self.level == 1
            and self.in_card(node)
            and not isinstance(node.parent, sheet_side)
        ):
            raise nodes.SkipNode  # what to touch first; on paper the words below say it
        boxes = "contains-task-list" in node["classes"] or node.astext().startswith(BOX)
        name = "task-list" if boxes else "list"
        self.open(f"\n#{name}(tight: {_tight(node)},\n", ");\n")

    def in_card(self, node: nodes.Node) -> bool:
        """Whether a node is a part of an emergency card, by the page that it comes from."""
        while node.parent is not None and not isinstance(node, addnodes.start_of_file):
            node = node.parent
        name = (
            node.get("docname", "")
            if isinstance(node, addnodes.start_of_file)
            else self.config.coursebook_emergency_page
        )
        page = self.builder.env.domains["course"].pages.get(name)  # type: ignore[attr-defined]
        return name == self.config.coursebook_emergency_page or bool(page and getattr(page.item, "emergency", False))

    def visit_enumerated_list(self, node: nodes.Element) -> None:
        numbering = ENUMERATIONS.get(node.get("enumtype", "arabic"), "1.")
        self.open(
            f"\n#enum(tight: {_tight(node)}, start: {node.get('start', 1)}, numbering: {format_string(numbering)},\n",
            ");\n",
        )

    def visit_list_item(self, node: nodes.list_item) -> None:
        self.open(f"[{self.anchors(node)}", "],\n")

    def visit_definition_list(self, node: nodes.Element) -> None:
        self.add("\n#deflist(\n")
        for item in node.children:
            heads = [child for child in item.children if isinstance(child, (nodes.term, nodes.classifier))]
            bodies = [child for child in item.children if isinstance(child, nodes.definition)]
            term = "#linebreak();".join(self.capture([head]) for head in heads)
            self.add(f"([{term}], [{self.capture(bodies)}]),\n")
        self.add(");\n")
        raise nodes.SkipNode

    def visit_term(self, node: nodes.term) -> None:
        self.open(f"{self.mark(node)}{self.anchors(node)}", "")

    def visit_classifier(self, node: nodes.Element) -> None:
        self.open("#emph[", "];")

    def visit_field_list(self, node: nodes.Element) -> None:
        self.add("\n#fields(\n")
        for field in node.findall(nodes.field):
            name, body = field.children
            said = format_words(name.astext()[:1].upper() + name.astext()[1:])
            first = [child for child in body.children[:1] if isinstance(child, nodes.paragraph)]
            beside = "".join(self.mark(child) + self.capture(child.children) for child in first)
            below = self.capture(body.children[len(first) :])
            self.add(f"([{said}], [{beside}], [{below}]),\n")
        self.add(");\n")
        raise nodes.SkipNode

    depart_bullet_list = depart_enumerated_list = depart_list_item = TypstVisitor.close
    depart_term = depart_classifier = TypstVisitor.close


def _tight(node: nodes.Element) -> str:
    return "true" if all(len(item) <= 1 for item in node.children if isinstance(item, nodes.Element)) else "false"
