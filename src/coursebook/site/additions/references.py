"""The works that a page cites, as a list at its end, without anyone having to ask for it."""

import re
from typing import Any

import pybtex.plugin
from docutils import nodes
from pybtex.database import Entry as Work
from pybtex.style.formatting.unsrt import Style as UnsrtStyle
from pybtex.style.template import field, href, join, names, optional, sentence, tag
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ...core.data.references import NO_YEAR
from ...nodes import sources
from ...priorities import DoctreeRead, SourceRead
from ..domain import course_of
from ..emergency.cards import lang_of_frame, lang_of_works, translator_of_frame
from ..language.translation import translate
from ..node_registration import add_block, get_first_section

PREFIX = "footcite-"
"""How sphinxcontrib-bibtex names the footnotes that it makes, before the key of the work."""


class CourseStyle(UnsrtStyle):  # type: ignore[misc]
    """The ``unsrt`` style with titles as their authors wrote them, and one address: the DOI when there is one."""

    def format_entry(self, label: str, entry: Work, bib_data: Any = None) -> Any:
        """A work; one without a year says so in the course's language."""
        if entry.fields.get("year") == NO_YEAR:
            key, fields = entry.key, {**entry.fields, "year": translate("n.d.")}
            entry = Work(entry.type, fields, entry.persons)
            entry.key = key
        return super().format_entry(label, entry, bib_data)

    def format_names(self, role: str, as_sentence: bool = True) -> Any:
        """Names with the word "and" of the course's language before the last one."""
        listed = names(role, sep=", ", sep2=translate(" and "), last_sep=translate(", and "))
        return sentence[listed] if as_sentence else listed

    def format_title(self, work: Work, which_field: str, as_sentence: bool = True) -> Any:
        """A title, as it is written."""
        title = field(which_field)
        return sentence[title] if as_sentence else title

    def format_btitle(self, work: Work, which_field: str, as_sentence: bool = True) -> Any:
        """The title of a book, in italics."""
        title = tag("em")[field(which_field)]
        return sentence[title] if as_sentence else title

    def format_web_refs(self, work: Work) -> Any:
        """Where the work can be read."""
        if "doi" in work.fields:
            doi = field("doi", raw=True)
            return sentence[href(join["https://doi.org/", doi])[join["doi.org/", doi]]]
        address = re.sub(r"^https?://(www\.)?", "", work.fields.get("url", ""))
        return sentence[optional[href(field("url", raw=True))[address]]]


def ask_for_footnotes(app: Sphinx, docname: str, source: list[str]) -> None:
    """Add sphinxcontrib-bibtex's directive, which a citing page needs, after its last line."""
    if "{footcite" in source[0] and not re.search(r"^[`:~]{3,}\{footbibliography\}", source[0], re.MULTILINE):
        source[0] += "\n\n```{footbibliography}\n```\n"


def gather(app: Sphinx, doctree: nodes.document) -> None:
    """Move the footnotes of cited works, wherever MyST put them, to one list at the end of the page."""
    section = get_first_section(doctree)
    notes = [note for note in doctree.findall(nodes.footnote) if any(name.startswith(PREFIX) for name in note["names"])]
    if section is None or not notes:
        return
    for note in notes:
        note.parent.remove(note)
    _remove_empty_holders(doctree)
    for reference in doctree.findall(nodes.footnote_reference):
        _close_up(reference)
    entry = course_of(app.env).pages.get(app.env.current_document.docname)
    docname = app.env.current_document.docname
    _ = translator_of_frame(app, docname)
    section += sources(
        "",
        *notes,
        ids=[f"{entry.item.id}-sources"] if entry else [],
        lang=lang_of_frame(app, docname),
        works=lang_of_works(app, docname),
        title=_("Sources"),
        label=_("Show %d sources") % len(notes) if len(notes) > 1 else _("Show the source"),
    )


def _remove_empty_holders(doctree: nodes.document) -> None:
    """What held nothing but those footnotes: bibtex's container, and MyST's line above all footnotes."""
    for rest in [*doctree.findall(nodes.container), *doctree.findall(nodes.transition)]:
        ends_page = rest.parent.children[-1] is rest and "footnotes" in rest["classes"]
        if (isinstance(rest, nodes.container) and not rest.children) or (
            isinstance(rest, nodes.transition) and ends_page
        ):
            rest.parent.remove(rest)


def _close_up(reference: nodes.footnote_reference) -> None:
    """The number stands directly after the sentence; no line begins with it."""
    at = reference.parent.index(reference)
    before = reference.parent[at - 1] if at else None
    if isinstance(before, nodes.Text) and before != before.rstrip():
        reference.parent[at - 1] = nodes.Text(before.rstrip())


def as_list(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """A page's ``{bibliography}`` as a plain list: docutils gives each work a role that its element may not have."""
    if app.builder.format != "html":
        return
    keys = {one.citation_id: one.key for one in app.env.get_domain("cite").citations}  # type: ignore[attr-defined]
    for holder in list(doctree.findall(nodes.container)):
        works = [child for child in holder if isinstance(child, nodes.citation)]
        if works and len(works) == len(holder):
            items = [
                nodes.list_item("", *work.children[1:], ids=[f"work-{keys[id_]}" for id_ in work["ids"] if id_ in keys])
                for work in works
            ]
            holder.replace_self(nodes.bullet_list("", *items, bullet="-", ids=holder["ids"]))


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    start = translator.starttag(node, "section", CLASS="sources").replace("<section", f"<section{node['lang']}", 1)
    works = f"<div{node['works']}>\n" if node["works"] else ""
    translator.body.append(f"{start}<h2>{node['title']}</h2>\n<details><summary>{node['label']}</summary>\n{works}")


def _depart(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append(f"{'</div>' if node['works'] else ''}</details></section>\n")


def setup(app: Sphinx) -> None:
    """After the front matter is taken, and after the page's own links."""
    pybtex.plugin.register_plugin("pybtex.style.formatting", "coursebook", CourseStyle)
    add_block(app, sources, _visit, _depart)
    app.connect("source-read", ask_for_footnotes, priority=SourceRead.FOOTNOTES)
    app.connect("doctree-read", gather, priority=DoctreeRead.REFERENCES)
    app.connect("doctree-resolved", as_list)
