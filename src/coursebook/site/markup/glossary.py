"""``{term}`` for plurals and other wordings: a glossary entry's ``:people say:`` words lead to it too.

The names of the two fields of an entry are keys for those who write; readers see them in the language of the course.
"""

from collections.abc import Iterator

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from ...core.language.catalogs import mark_text
from ...core.pages.glossary import SAID, TAUGHT, forms_of, split_wordings
from ...priorities import DoctreeResolved
from ..domain import course_of
from ..language.translation import translate

SHOWN = {SAID: mark_text("people say"), TAUGHT: mark_text("taught in")}
"""What readers see for the names of the fields."""


def note_wordings(app: Sphinx, doctree: nodes.document) -> None:
    """Remember the other wordings of each term of a page's glossary."""
    others: dict[str, tuple[str, str]] = {}
    for item in doctree.findall(nodes.definition_list_item):
        terms = [term for term in item.findall(nodes.term) if term["ids"]]
        for term in terms[:1]:
            for said in _people_say(item):
                others.setdefault(said, (term["ids"][0], term.astext()))
    course_of(app.env).note_wordings(app.env.current_document.docname, others)


def _people_say(item: nodes.Element) -> Iterator[str]:
    for field in item.findall(nodes.field):
        if field.children[0].astext().casefold() == SAID:
            yield from split_wordings(field.children[1].astext())


def resolve(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.Element | None:
    """Find the term for a wording that no term has literally."""
    if node.get("reftype") != "term" or node.get("refdomain") != "std":
        return None
    terms = {
        name.casefold(): place for (kind, name), place in env.domains.standard_domain.objects.items() if kind == "term"
    }
    others = {said.casefold(): place[:2] for said, place in course_of(env).wordings.items()}
    for word in forms_of(" ".join(node["reftarget"].split()).casefold()):
        if place := terms.get(word) or others.get(word):
            docname, id_ = place
            return make_refnode(app.builder, node["refdoc"], docname, id_, contnode)
    return None


def show_fields(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the names of the fields into the language of the course, as a page is written."""
    for name in doctree.findall(nodes.field_name):
        if said := SHOWN.get(name.astext().casefold()):
            name.children = [nodes.Text(translate(said))]


def setup(app: Sphinx) -> None:
    """Help only where the standard domain found nothing."""
    app.connect("doctree-read", note_wordings)
    app.connect("missing-reference", resolve)
    app.connect("doctree-resolved", show_fields, priority=DoctreeResolved.FILES)
