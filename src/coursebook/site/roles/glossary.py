"""``{term}`` for plurals and other wordings: a glossary entry's ``:people say:`` words lead to it too."""

from collections.abc import Iterator

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from ...core.pages.glossary import SAID, forms_of, split_wordings
from ..domain import course_of


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


def setup(app: Sphinx) -> None:
    """Help only where the standard domain found nothing."""
    app.connect("doctree-read", note_wordings)
    app.connect("missing-reference", resolve)
