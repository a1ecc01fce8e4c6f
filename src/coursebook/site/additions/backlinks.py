"""The two ways between course and questions, both made from the questions' front matter.

A module shows the questions about it; a question shows the modules that teach it.
"""

from collections.abc import Sequence

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ...core.pages.model import Lesson, Module, Question
from ...nodes import backlinks
from ...priorities import DoctreeRead
from ..domain import CourseDomain, course_of
from ..domain_data import Entry
from ..language.translation import translate as _
from ..language.wording import get_wording
from ..node_registration import add_block, get_first_section

MOST = 60
"""The links of one list; a page that lists more would grow with the course."""


def add_backlinks(app: Sphinx, doctree: nodes.document) -> None:
    """Leave a place at the end of each module and question."""
    docname = app.env.current_document.docname
    entry = course_of(app.env).pages.get(docname)
    section = get_first_section(doctree)
    if section is None or entry is None:
        return
    if isinstance(entry.item, (Question, Lesson)) and entry.item.also:
        section += _also(docname, entry.item, get_wording(app, "also_title"))
    if isinstance(entry.item, Question):
        section += backlinks(
            "", title=get_wording(app, "modules_title"), docname=docname, ids=[f"{entry.item.id}-modules"]
        )
    elif isinstance(entry.item, Module):
        title = get_wording(app, "questions_title")
        section += backlinks("", title=title, docname=docname, ids=[f"{entry.item.id}-questions"])


def _also(docname: str, page: Question | Lesson, title: str) -> backlinks:
    """What may be true too: each a clause in the reader's words that leads to the page which answers it."""
    items = []
    for id_, words in page.also:
        target = pending_xref(
            "", nodes.inline("", words), reftype="myst", reftarget=id_, refdomain="", refexplicit=True, refdoc=docname
        )
        items.append(nodes.list_item("", nodes.paragraph("", "", target)))
    links = nodes.bullet_list("", *items, bullet="-")
    return backlinks("", links, title=title, docname=docname, ids=[f"{page.id}-also"], written=True)


def find_linked(domain: CourseDomain, entry: Entry) -> Sequence[Entry]:
    """The modules that teach a question, or the questions that belong to a module."""
    if isinstance(entry.item, Question):
        return [domain.modules[id_] for id_ in entry.item.modules if id_ in domain.modules]
    return domain.questions_about(entry.item.id)


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the links, now that all pages are known."""
    domain = course_of(app.env)
    for place in [place for place in doctree.findall(backlinks) if not place.get("written")]:
        pages = find_linked(domain, domain.pages[place["docname"]]) if place["docname"] in domain.pages else []
        if pages:
            place += make_links(app, docname, pages[:MOST])
            if len(pages) > MOST:
                index = f"{app.config.coursebook_questions}/index"
                place += nodes.paragraph(
                    "", "", make_link(app, docname, index, _("%(count)s more, by topic") % {"count": len(pages) - MOST})
                )
        else:
            place.parent.remove(place)


def make_links(app: Sphinx, docname: str, pages: Sequence[Entry]) -> nodes.bullet_list:
    """A list of links, from a page, to the titles of others."""
    items = []
    for page in pages:
        items.append(
            nodes.list_item("", nodes.paragraph("", "", make_link(app, docname, page.docname, page.item.title)))
        )
    return nodes.bullet_list("", *items, bullet="-")


def make_link(app: Sphinx, docname: str, target: str, title: str) -> nodes.reference:
    """A link from one page to another, which shows a title."""
    uri = app.builder.get_relative_uri(docname, target)
    return nodes.reference("", "", nodes.inline("", title), internal=True, refuri=uri)


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    start = translator.starttag(node, "section", CLASS="backlinks")
    translator.body.append(f"{start}<h2>{translator.encode(node['title'])}</h2>\n")


def _depart(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</section>\n")


def setup(app: Sphinx) -> None:
    """Before the sources, which come after all that a reader follows."""
    add_block(app, backlinks, _visit, _depart)
    app.connect("doctree-read", add_backlinks, priority=DoctreeRead.BACKLINKS)
    app.connect("doctree-resolved", fill)
