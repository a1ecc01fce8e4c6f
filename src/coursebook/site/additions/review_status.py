"""When the sources were checked and who reviewed the page, printed at its end. Nobody's review is claimed."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ...core.model import Page
from ...core.page_parser import day
from ..blocks import add_block, first_section
from ..domain import course_of


class page_status(nodes.General, nodes.Element):
    """One paragraph at the end of a page."""


def sentence(page: Page) -> str:
    """What the front matter says of checking and reviewing."""
    checked = f"Sources checked {day(page.checked)}."
    if page.reviewed is None:
        return f"{checked} Not yet reviewed by a clinician."
    by = f" by {', '.join(page.by)}" if page.by else ""
    return f"{checked} Reviewed {day(page.reviewed)}{by}."


def add_status(app: Sphinx, doctree: nodes.document) -> None:
    """Put the line at the end of every page of the course."""
    entry = course_of(app.env).pages.get(app.env.current_document.docname)
    section = first_section(doctree)
    if entry and section is not None:
        section += page_status("", nodes.paragraph("", sentence(entry.item)))


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append('<div class="page-status">')


def _depart(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """After the sources and the links that other parts add."""
    add_block(app, page_status, _visit, _depart)
    app.connect("doctree-read", add_status, priority=900)
