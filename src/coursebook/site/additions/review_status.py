"""When the sources were checked and who reviewed the page, printed at its end. Nobody's review is claimed."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ...core.language.dates import format_date
from ...core.pages.model import Page
from ...nodes import page_status
from ...priorities import DoctreeRead
from ..domain import course_of
from ..emergency.cards import lang_of_frame, language_of_frame, translator_of_frame
from ..language.wording import get_wording
from ..node_registration import add_block, get_first_section


def format_status(app: Sphinx, docname: str, page: Page) -> str:
    """What the front matter says of checking and reviewing, in the language of what stands around the page."""
    _, language = translator_of_frame(app, docname), language_of_frame(app, docname)
    checked = _("Sources checked %(day)s.") % {"day": format_date(page.checked, language)}
    if page.reviewed is None:
        return f"{checked} {get_wording(app, 'not_reviewed', language)}"
    by = {"day": format_date(page.reviewed, language), "people": ", ".join(page.by)}
    return f"{checked} {(_('Reviewed %(day)s by %(people)s.') if page.by else _('Reviewed %(day)s.')) % by}"


def add_status(app: Sphinx, doctree: nodes.document) -> None:
    """Put the line at the end of every page of the course."""
    entry = course_of(app.env).pages.get(app.env.current_document.docname)
    section = get_first_section(doctree)
    if entry and section is not None:
        docname = app.env.current_document.docname
        status = format_status(app, docname, entry.item)
        section += page_status("", nodes.paragraph("", status), lang=lang_of_frame(app, docname))


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append(f'<div class="page-status"{node["lang"]}>')


def _depart(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """After the sources and the links that other parts add."""
    add_block(app, page_status, _visit, _depart)
    app.connect("doctree-read", add_status, priority=DoctreeRead.REVIEW_STATUS)
