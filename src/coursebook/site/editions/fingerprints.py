"""The own words of each section, as one SHA-256: by it two editions are compared.

A section's own words go from its heading to the first heading with another permanent id. What the course adds by itself
(lists, minutes, links back, the list of sources) does not count, and neither does the title of a page that is linked to.
A citation counts as the key of its work, because footnotes are numbered anew with each that is added.
"""

import hashlib
import unicodedata
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx

from ...priorities import DoctreeRead
from ..additions.references import PREFIX
from ..domain import course_of

KEY = "coursebook_texts"
"""Where the environment keeps the sums of a page."""
_SILENT = (nodes.comment, nodes.label, nodes.system_message, nodes.raw, nodes.substitution_definition)
_ALIKE = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})


def note_texts(app: Sphinx, doctree: nodes.document) -> None:
    """Remember the sums of the sections of a page that was read."""
    docname = app.env.current_document.docname
    entry = course_of(app.env).pages.get(docname)
    if entry is None:
        return
    known = {section.id for section in entry.item.sections}
    found = {}
    for section in doctree.findall(nodes.section):
        for id_ in known.intersection(section["ids"]):
            words = normalize_text(" ".join(own_words(section, known)))
            found[id_] = hashlib.sha256(words.encode()).hexdigest()
    app.env.metadata[docname][KEY] = found


def normalize_text(text: str) -> str:
    """A text with one space between words and plain quotation marks, so that typing is no change."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_ALIKE).split())


def own_words(node: nodes.Element, known: set[str]) -> Iterator[str]:
    """The words of a section, block by block, without those of the sections in it that have an id of their own."""
    for child in node.children:
        if isinstance(child, nodes.section) and known.intersection(child["ids"]):
            continue
        if isinstance(child, nodes.TextElement):
            yield "".join(_inline(child))
        elif isinstance(child, nodes.image):
            yield child.get("alt", "")
        elif isinstance(child, nodes.Element) and not _is_silent(child):
            yield child.get("speaker", "") or child.get("label", "")
            yield from own_words(child, known)


def _inline(node: nodes.Element) -> Iterator[str]:
    if isinstance(node, _SILENT):
        return
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child.astext()
        elif isinstance(child, nodes.footnote_reference):
            key = child.get("refid", "")
            yield f" [{key.removeprefix(PREFIX)}]" if key.startswith(PREFIX) else ""
        elif isinstance(child, nodes.image):
            yield child.get("alt", "")
        elif isinstance(child, nodes.Element):
            yield from _inline(child)


def _is_silent(node: nodes.Element) -> bool:
    cited = isinstance(node, nodes.footnote) and any(name.startswith(PREFIX) for name in node["names"])
    return cited or isinstance(node, _SILENT)


def setup(app: Sphinx) -> None:
    """After the objectives are in the page, and before anything that the course adds by itself."""
    app.connect("doctree-read", note_texts, priority=DoctreeRead.FINGERPRINTS)
