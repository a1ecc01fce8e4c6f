"""Empty cells of a worksheet's tables and its boxes to tick become fields on the web. Nothing typed is stored or sent.

A field has no name and stands in no form, so a browser has nothing to send; ``autocomplete="off"`` keeps it from
bringing the words back; ``page.js`` empties it when the reader leaves. Printed, it shows what was typed.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ...core.pages.model import Lesson
from ..builders import is_site
from ..domain import course_of
from ..node_registration import add_block

BOX = "☐"


class cell_field(nodes.General, nodes.Element):
    """A place to type in a table; ``label`` says what."""


class tick_field(nodes.General, nodes.Inline, nodes.Element):
    """A box to tick; ``label`` says what for."""


def add_fields(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Fill the empty columns of tables, and replace the boxes, on worksheets alone: lessons without objectives."""
    entry = course_of(app.env).pages.get(docname)
    if not is_site(app.builder) or entry is None:
        return
    if not isinstance(entry.item, Lesson) or entry.item.objectives:
        return
    for group in doctree.findall(nodes.tgroup):
        rows = [row for body in group if isinstance(body, nodes.tbody) for row in body if isinstance(row, nodes.row)]
        heads = [cell.astext() for head in group.findall(nodes.thead) for cell in next(iter(head.findall(nodes.row)))]
        width = min((len(row) for row in rows), default=0)
        blank = [at for at in range(width) if not any(row[at].astext().strip() for row in rows)]
        for row in rows:
            asked = next((cell.astext() for at, cell in enumerate(row) if at not in blank), "")
            for at in blank:
                label = f"{asked}: {heads[at]}" if at < len(heads) and len(blank) > 1 else asked
                cell = row[at]
                assert isinstance(cell, nodes.Element)
                cell += cell_field("", label=label)
    for words in list(doctree.findall(nodes.Text)):
        if words.startswith(BOX) and words.parent is not None:
            rest = nodes.Text(words[len(BOX) :])
            words.parent.replace(words, [tick_field("", label=words[len(BOX) :].strip()), rest])


def _visit_cell(translator: HTML5Translator, node: nodes.Element) -> None:
    label = translator.attval(node["label"])
    translator.body.append(f'<textarea rows="1" autocomplete="off" spellcheck="false" aria-label="{label}"></textarea>')
    raise nodes.SkipNode


def _visit_tick(translator: HTML5Translator, node: nodes.Element) -> None:
    label = translator.attval(node["label"])
    translator.body.append(f'<input type="checkbox" aria-label="{label}">')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Put the fields in as a page is written."""
    add_block(app, cell_field, _visit_cell, _visit_cell)
    add_block(app, tick_field, _visit_tick, _visit_tick)
    app.connect("doctree-resolved", add_fields)
