"""The slides of a page: what its slide boxes hold, one on a page of its own. The page itself is the notes to them."""

from docutils import nodes
from sphinx import addnodes

from ...nodes import slide_number, slide_page

SLIDE = "slide"
"""The class of an admonition that is shown to a room."""


def as_slides(page: addnodes.start_of_file) -> addnodes.start_of_file:
    """The title of a page with its first picture, then each of its slides; everything else is left out.

    Notes of works are left out too: the page names them where the words are said.
    """
    section = next(iter(page.findall(nodes.section)), None)
    if section is None:
        return page
    boxes = [box for box in section.findall(nodes.admonition) if SLIDE in box["classes"]]
    picture = next((image.deepcopy() for image in section.findall(nodes.image)), None)
    title = next(iter(section.findall(nodes.title)))
    section.children = [title]
    if picture is not None:
        section += nodes.paragraph("", "", picture)
    for box in boxes:
        for note in list(box.findall(nodes.footnote_reference)):
            note.parent.remove(note)
        section += _shown(box)
    return page


def _shown(box: nodes.admonition) -> slide_page:
    """A box as a slide, without the number that its title has on the page."""
    title, *body = box.children
    assert isinstance(title, nodes.Element)
    words = [part for part in title.children if not isinstance(part, slide_number)]
    shown = slide_page("", nodes.section("", nodes.title("", "", *words), *body, ids=[]))
    shown.source, shown.line = box.source, box.line
    return shown
