"""Where the pages of the printed files begin, in the e-book: so that a group with both can "turn to page 12".

Their builder notes for each volume the first paragraph that begins on each of its pages, by the line of its source. The
paragraph with the same line gets a mark here, and the navigation lists all marks.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders._epub_base import EpubBuilder
from sphinx.writers.html5 import HTML5Translator

from ....nodes import print_page
from ....priorities import DoctreeResolved
from ...domain import course_of
from ...domain_data import PrintPage
from ...language.translation import translate as _
from ...node_registration import add_block
from ..printables_page import printables_of


def print_pages(app: Sphinx) -> list[PrintPage]:
    """The pages whose marks were set, in the order of the volumes."""
    listed = course_of(app.env).build.print_pages
    order = [_anchor(one["id"], number) for one in list_volumes(app) for number, _doc, _line in one["places"]]
    return [listed[anchor] for anchor in order if anchor in listed]


def list_volumes(app: Sphinx) -> list[dict[str, Any]]:
    """The printed files whose pages are marked."""
    return [one for one in printables_of(app) if one.get("places")]


def mark_pages(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put a mark before the words of each paragraph that is the first of a printed page."""
    if not isinstance(app.builder, EpubBuilder):
        return
    own = [(one, number, line) for one in list_volumes(app) for number, name, line in one["places"] if name == docname]
    if not own:
        return
    paragraphs: dict[int, nodes.paragraph] = {}
    for paragraph in doctree.findall(nodes.paragraph):
        if paragraph.line:
            paragraphs.setdefault(paragraph.line, paragraph)
    listed = course_of(app.env).build.print_pages
    for one, number, line in own:
        if line in paragraphs:
            label = page_label(one["title"], number)
            anchor = _anchor(one["id"], number)
            paragraphs[line].insert(0, print_page("", ids=[anchor], label=label))
            listed[anchor] = PrintPage(label, docname, anchor)


def page_label(title: str, number: int) -> str:
    """What a page is called: the volume, without what it is about, and the number printed on it."""
    return _("%(volume)s, page %(number)d") % {"volume": title.partition(":")[0], "number": number}


def _anchor(id_: str, number: int) -> str:
    return f"print-{id_}-{number}"


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    label = translator.attval(node["label"])
    translator.body.append(
        f'<span epub:type="pagebreak" role="doc-pagebreak" id="{node["ids"][0]}" title="{label}"></span>'
    )


def _depart(translator: HTML5Translator, node: nodes.Element) -> None:
    """Nothing is open."""


def setup(app: Sphinx) -> None:
    """When all else has put its own in."""
    add_block(app, print_page, _visit, _depart)
    app.connect("doctree-resolved", mark_pages, priority=DoctreeResolved.EPUB_LINKS)
