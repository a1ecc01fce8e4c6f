"""The EPUB, by Sphinx's own builder: a link to a page that only the site has, as one for builders, leads to the site, and all is shown.

Many e-readers have no tabs and open no drop-down, and sphinx-design writes tabs as HTML that no e-reader may show at all.
So tabs stand one after the other, as in the book, and drop-downs are open.
"""

import posixpath
from urllib.parse import urlsplit

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders._epub_base import EpubBuilder

from ....nodes import sources
from ....priorities import DoctreeResolved
from ...config import get_settings
from ...language.translation import translate


def find_left_out(app: Sphinx) -> frozenset[str]:
    """The pages that the e-book leaves to the site: those for the people who build the course."""
    return frozenset(get_settings(app).unlisted_pages)


def lead_outside(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give each link to a page that is made for the site alone, such as a topic's, its address on the web."""
    if not isinstance(app.builder, EpubBuilder):
        return
    here = posixpath.dirname(docname)
    left = find_left_out(app)
    inside = app.env.found_docs - left
    for contents in doctree.findall(addnodes.toctree):  # Sphinx makes links of them later
        contents["entries"] = [one for one in contents["entries"] if one[1] not in left]
    for link in doctree.findall(nodes.reference):
        address = urlsplit(link.get("refuri", ""))
        if address.scheme or not address.path:
            continue
        name = posixpath.normpath(posixpath.join(here, address.path)).removesuffix(app.builder.out_suffix)
        if name not in inside:
            page = "" if name == "." else f"{name.removesuffix('/index')}/"
            link["refuri"] = f"{app.config.html_baseurl.rstrip('/')}/{page}"


def show_all(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Make of the name of each drop-down, and of the label of each tab, a line in bold above what it shows."""
    if not isinstance(app.builder, EpubBuilder):
        return
    # imported here, so that a missing package is named by the build
    from sphinx_design.dropdown import dropdown_main
    from sphinx_design.tabs import sd_tab_input, sd_tab_label

    for box in list(doctree.findall(dropdown_main)):
        shown_box = _opened(box)
        box.replace_self(shown_box)
        shown_box["classes"] = []  # taken over from the drop-down
    for tabs in doctree.findall(nodes.container):
        if tabs.get("design_component") != "tab-set":
            continue
        shown: list[nodes.Node] = []
        for part in tabs.children:  # an input, a label and what it shows, for each tab
            if isinstance(part, sd_tab_label):
                shown.append(nodes.paragraph("", "", nodes.strong("", "", *part.children), ids=part["ids"]))
            elif isinstance(part, nodes.Element) and not isinstance(part, sd_tab_input):
                part["classes"] = []
                shown.append(part)
        tabs.clear()
        tabs.extend(shown)
        tabs["classes"] = []


def _opened(box: nodes.Element) -> nodes.container:
    """A drop-down as a line in bold and what it hides. Its marks are drawings that no e-book may hold in this form."""
    head, *rest = (part for part in box.children if isinstance(part, nodes.Element))
    words = next(part for part in head.findall(nodes.inline) if "sd-summary-text" in part["classes"])
    shown = [part for part in words.children if not isinstance(part, nodes.raw)]
    title = [nodes.paragraph("", "", nodes.strong("", "", *shown))] if shown else []
    return nodes.container("", *title, *rest, ids=box["ids"])


def list_sources(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Show the works of a page as a part of it: a small window can show a note only if no box hides it."""
    if not isinstance(app.builder, EpubBuilder):
        return
    for box in list(doctree.findall(sources)):
        title = nodes.title("", translate("Sources"))
        section = nodes.section("", title, *box.children, ids=box["ids"], classes=["sources"])
        if frame := box["lang"]:
            section["lang"] = frame.partition('"')[2].rstrip('"')
        box.replace_self(section)


def setup(app: Sphinx) -> None:
    """When all else has put its links in, and the gate has read them: the address of the site itself is no link of a page."""
    app.connect("doctree-resolved", lead_outside, priority=DoctreeResolved.EPUB_LINKS)
    app.connect("doctree-resolved", show_all, priority=DoctreeResolved.EPUB_LINKS)
    app.connect("doctree-resolved", list_sources, priority=DoctreeResolved.EPUB_LINKS)
