"""sphinx-design on paper: tabs, dropdowns and cards are printed in full, one after the other."""

import re

from docutils import nodes

from .base import TypstVisitor

COLUMNS = re.compile(r"sd-row-cols-md-(\d+)")


class DesignBlocks(TypstVisitor):
    """Writes the blocks of sphinx-design, which are containers told apart by ``design_component``."""

    def component(self, node: nodes.Element) -> None:
        """Write the component; what has no form of its own shows its children."""
        match node["design_component"]:
            case "grid-row":
                self._grid(node)
            case "card":
                self._card(node)
            case "card-title":
                self.open("\n#card-title[", "];\n")
            case "tab-item":
                self._titled(node, "tab")
            case "dropdown":
                self._titled(node, "dropdown")
            case _:
                self.open("", "")

    def _grid(self, node: nodes.Element) -> None:
        given = [int(found[1]) for name in node["classes"] if (found := COLUMNS.fullmatch(name))]
        items = "".join(f"[{self.capture(item.children)}],\n" for item in node.children)
        self.add(f"\n#card-grid({given[0] if given else 2},\n{items});\n")
        raise nodes.SkipNode

    def _card(self, node: nodes.Element) -> None:
        texts = {"card-header": "", "card-body": "", "card-footer": ""}
        link = ""
        for child in node.children:
            name = child.get("design_component", "") if isinstance(child, nodes.Element) else ""
            if name in texts:
                texts[name] += self.capture([child])
            else:
                link += self.capture([child])  # The link that covers the whole card on a screen.
        named = {"header": texts["card-header"], "footer": texts["card-footer"], "link": link}
        arguments = ", ".join(f"{key}: [{text}]" for key, text in named.items() if text)
        self.add(f"\n#card({arguments})[{texts['card-body']}];\n")
        raise nodes.SkipNode

    def _titled(self, node: nodes.Element, name: str) -> None:
        first = node.children[0] if node.children else None
        titled = isinstance(first, (nodes.rubric, nodes.TextElement)) and not isinstance(first, nodes.paragraph)
        title = self.capture(first.children) if titled and first is not None else ""
        rest = self.capture(node.children[1:] if titled else node.children)
        self.add(f"\n#{name}([{title}])[{rest}];\n")
        raise nodes.SkipNode

    def visit_sd_badge(self, node: nodes.Element) -> None:
        """A badge is a short word in a frame."""
        self.open("#badge[", "];")

    depart_sd_badge = TypstVisitor.close
