"""``{term}`` for plurals and other wordings: a glossary entry's ``:people say:`` words lead to it too."""

from collections.abc import Iterator

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from .domain import course_of

FIELD = "people say"


def note_wordings(app: Sphinx, doctree: nodes.document) -> None:
    """Remember the other wordings of each term of a page's glossary."""
    wordings: dict[str, tuple[str, str]] = {}
    for item in doctree.findall(nodes.definition_list_item):
        terms = [term for term in item.findall(nodes.term) if term["ids"]]
        for term in terms[:1]:
            for said in _people_say(item):
                wordings.setdefault(said, (term["ids"][0], term.astext()))
    course_of(app.env).note_wordings(app.env.current_document.docname, wordings)


def _people_say(item: nodes.Element) -> Iterator[str]:
    for field in item.findall(nodes.field):
        if field.children[0].astext().casefold() == FIELD:
            yield from (said.strip() for said in field.children[1].astext().split(",") if said.strip())


def forms_of(word: str) -> list[str]:
    """A word, what it may be the plural of, and its own plural."""
    forms = [word, f"{word}s"]
    if word.endswith("ies"):
        forms.append(f"{word[:-3]}y")
    if word.endswith("es"):
        forms.append(word[:-2])
    if word.endswith("s"):
        forms.append(word[:-1])
    return forms


def resolve(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.Element | None:
    """Find the term for a wording that no term has literally."""
    if node.get("reftype") != "term" or node.get("refdomain") != "std":
        return None
    terms = {
        name.casefold(): place for (kind, name), place in env.domains.standard_domain.objects.items() if kind == "term"
    }
    wordings = {said.casefold(): place[:2] for said, place in course_of(env).wordings.items()}
    for word in forms_of(" ".join(node["reftarget"].split()).casefold()):
        if place := terms.get(word) or wordings.get(word):
            docname, id_ = place
            return make_refnode(app.builder, node["refdoc"], docname, id_, contnode)
    return None


def setup(app: Sphinx) -> None:
    """Help only where the standard domain found nothing."""
    app.connect("doctree-read", note_wordings)
    app.connect("missing-reference", resolve)
