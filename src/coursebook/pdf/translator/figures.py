"""Pictures and figures. A picture says in words what it shows, or it does not get into the book."""

import re

from docutils import nodes

from ..reporting import BookRule, warn
from ..typst_literals import call, format_labelled, format_string, format_words
from .base import TypstVisitor, is_in_steps

SIZE = re.compile(r"([\d.]+)\s*(%|px|em|pt|cm|mm|in)?")
DECORATION = "decoration"
"""The class of a picture that shows nothing, such as an ornament."""


class Figures(TypstVisitor):
    """Writes what has a caption and perhaps a number."""

    def figure(self, node: nodes.Element, kind: str, caption: str, body: str) -> None:
        """A figure or table with its caption, labelled when something points at it."""
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        number = next((numbers[id_] for id_ in node["ids"] if id_ in numbers), None)
        prefix = self.builder.config.numfig_format[kind] % ".".join(map(str, number)) if number else ""
        label = next(iter(self.survey.anchors(node, self.docname)), None)
        statement = call("captioned", format_string(kind), format_string(prefix), f"[{caption}]", body=body)
        self.add("\n", format_labelled(statement, label), "\n")


class Pictures(Figures):
    """Writes pictures."""

    def visit_figure(self, node: nodes.figure) -> None:
        """A picture with its caption; without a caption just the picture."""
        caption = next((child for child in node if isinstance(child, nodes.caption)), None)
        rest = self.capture(child for child in node if child is not caption)
        if caption is None:
            self.add(self.anchors(node), rest)
        else:
            self.figure(node, "figure", self.capture(caption.children), rest)
        raise nodes.SkipNode

    visit_legend = depart_legend = TypstVisitor.nothing

    def visit_image(self, node: nodes.image) -> None:
        """A picture with its alternative text, or its text alone when there is no such file."""
        alt = " ".join(node.get("alt", "").split())
        file = self.builder.images.get(node["uri"])
        decoration = DECORATION in node["classes"]
        if not alt and not decoration:
            message = (
                f"The picture {node['uri']} has no alternative text, and a person who cannot see it learns nothing. "
                f"Write what it shows: ![what it shows]({node['uri']}) or :alt: what it shows."
            )
            warn(BookRule.MISSING_ALT, message, node)
        if file is None:
            self.add(format_words(alt))
        else:
            inline = isinstance(node.parent, nodes.TextElement)
            # The image itself is written here, not in book.typ: a broken file is then a complaint about this line.
            width = _width(node.get("width", "") or ("1.5em" if is_in_steps(node) else ""))
            told = f"alt: {format_string(alt)}, " if alt and not decoration else ""
            image = f"image({format_string(f'images/{file}')}, {told}width: {width})"
            shown = image if told else f"decoration({image})"
            self.add("" if inline else self.mark(node), call("picture", shown, inline=inline))
        raise nodes.SkipNode


def _width(width: str) -> str:
    """A width in Typst's units; a pixel is three quarters of a point."""
    found = SIZE.fullmatch(width)
    if not found:
        return "auto"
    unit = found[2] or "px"
    return f"{float(found[1]) * 0.75:g}pt" if unit == "px" else f"{found[1]}{unit}"
