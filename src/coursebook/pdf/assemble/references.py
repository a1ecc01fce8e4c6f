"""One numbered list of sources for the whole book, in place of a list on every page.

sphinxcontrib-bibtex makes a footnote for each work on each page that cites it, named ``footcite-<key>``. In the book
such a footnote becomes a number that links to the list that ``{bibliography}`` prints.
"""

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from ...nodes import source_entry, source_list
from ...site.language.translation import translate


def number_sources(book: nodes.document, env: BuildEnvironment) -> None:
    """Turn the bibliographies of the book into numbered lists, counted through as they are printed."""
    cite: Any = env.domains.get("cite")
    if cite is None:
        return
    keys = {citation.citation_id: citation.key for citation in cite.citations}
    number = 0
    for container in list(book.findall(nodes.container)):
        works = [child for child in container if isinstance(child, nodes.citation)]
        if not works or len(works) < len(container):
            continue
        printed = source_list()
        for work in works:
            number += 1
            text = [child for child in work if not isinstance(child, nodes.label)]
            key = next((keys[id_] for id_ in work["ids"] if id_ in keys), "")
            printed += source_entry("", *text, ids=work["ids"], number=number, key=key, name=footnote_name(key))
        container.replace_self(printed)


def select_cited_sources(book: nodes.Element, page: nodes.Element, env: BuildEnvironment) -> list[nodes.Node]:
    """The section "Sources" of a file: of the works on the page of all works those that the file cites."""
    cite: Any = env.domains.get("cite")
    cited = {note["refid"] for note in book.findall(nodes.footnote_reference) if "refid" in note}
    names = {name for note in book.findall(nodes.footnote) if set(note["ids"]) & cited for name in note["names"]}
    keys = {citation.citation_id: citation.key for citation in cite.citations} if cite is not None else {}
    for container in page.findall(nodes.container):
        works = [child for child in container if isinstance(child, nodes.citation)]
        if works and len(works) == len(container):
            kept = [
                work for work in works if footnote_name(next((keys[i] for i in work["ids"] if i in keys), "")) in names
            ]
            if not kept:
                return []
            section = nodes.section("", nodes.title("", translate("Sources")), ids=["file-sources"])
            section += nodes.container("", *(work.deepcopy() for work in kept))
            return [addnodes.start_of_file("", section, docname=page["docname"])]
    return []


def footnote_name(key: str) -> str:
    """The name of the footnote for a work, the same as in ``sphinxcontrib.bibtex.foot_roles``."""
    return nodes.make_id(f"footcite-{key}")
