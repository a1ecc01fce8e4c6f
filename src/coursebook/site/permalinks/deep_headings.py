"""Headings below the third level have no permanent id; docutils makes one of their words, and one word is none here.

``#### Sleep`` gets the id of its page before it: ``throws-up-tonight-sleep``. A link to it may break when its words change.
"""

import re

from docutils import nodes
from sphinx.application import Sphinx

from ...core.language.ascii_words import ascii_words
from ...priorities import DoctreeRead
from ..domain import course_of

_FINE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")


def name_deep_headings(app: Sphinx, doctree: nodes.document) -> None:
    """Give each heading whose id is no id of a page one that is, and take out that two have the same words."""
    for note in [node for node in doctree.findall(nodes.system_message) if node["level"] == 1]:
        note.parent.remove(note)
    entry = course_of(app.env).pages.get(app.env.current_document.docname)
    if entry is None:
        return
    taken = {id_ for node in doctree.findall(nodes.Element) for id_ in node["ids"]}
    page = next((section.id for section in entry.item.sections if section.level == 1), entry.item.id)
    for section in doctree.findall(nodes.section):
        if any(_FINE.fullmatch(id_) for id_ in section["ids"]):
            continue
        title = section.next_node(nodes.title)
        words = "-".join(ascii_words(title.astext() if title else "", app.config.language)[:3]) or "part"
        id_, number = f"{page}-{words}", 2
        while id_ in taken:
            id_, number = f"{page}-{words}-{number}", number + 1
        taken.add(id_)
        section["ids"] = [id_]


def setup(app: Sphinx) -> None:
    """Before Sphinx notes the ids of headings."""
    app.connect("doctree-read", name_deep_headings, priority=DoctreeRead.PERMANENT_IDS)
