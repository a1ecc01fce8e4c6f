"""The EPUB, by Sphinx's own builder: a link to a page that only the site has leads to the site, and all is shown.

Many e-readers have no tabs and open no drop-down, and sphinx-design writes tabs as HTML that no e-reader may show at all.
So tabs stand one after the other, as in the book, and drop-downs are open. The file has the date of the book, not that of
the moment, so the same pages give the same bytes.
"""

import posixpath
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders._epub_base import EpubBuilder
from sphinx.builders.epub3 import Epub3Builder

from ...priorities import DoctreeResolved
from .dates import timestamp_of

FIRST = (1980, 1, 1, 0, 0, 0)
"""The date of each file in the archive: the earliest that it can have."""


class DatedEpubBuilder(Epub3Builder):
    """Sphinx's own, without the moment of the build in its bytes."""

    def content_metadata(self) -> dict[str, Any]:
        """What the book says of itself."""
        day = time.gmtime(timestamp_of(self.env, self.config.coursebook_edition_date))
        return {**super().content_metadata(), "date": time.strftime("%Y-%m-%dT%H:%M:%SZ", day)}

    def build_epub(self) -> None:
        """Pack what was written."""
        first = ("mimetype", "META-INF/container.xml", "content.opf", "toc.ncx")
        with ZipFile(Path(self.outdir) / f"{self.config.epub_basename}.epub", "w") as packed:
            for name in (*first, *self.files):
                entry = ZipInfo(str(name), FIRST)
                entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
                packed.writestr(entry, (Path(self.outdir) / name).read_bytes())


def lead_outside(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give each link to a page that is made for the site alone, such as a topic's, its address on the web."""
    if not isinstance(app.builder, EpubBuilder):
        return
    here = posixpath.dirname(docname)
    for link in doctree.findall(nodes.reference):
        address = urlsplit(link.get("refuri", ""))
        if address.scheme or not address.path:
            continue
        name = posixpath.normpath(posixpath.join(here, address.path)).removesuffix(app.builder.out_suffix)
        if name not in app.env.found_docs:
            page = "" if name == "." else f"{name.removesuffix('/index')}/"
            link["refuri"] = f"{app.config.html_baseurl.rstrip('/')}/{page}"


def show_all(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Open each drop-down, and make of the label of each tab a line in bold above what it shows."""
    if not isinstance(app.builder, EpubBuilder):
        return
    for box in doctree.findall(nodes.Element):
        if type(box).__name__ == "dropdown_main":  # by its name, so that a missing package is named by the build
            box["opened"] = True
    for tabs in doctree.findall(nodes.container):
        if tabs.get("design_component") != "tab-set":
            continue
        shown: list[nodes.Node] = []
        for part in tabs.children:  # an input, a label and what it shows, for each tab
            if isinstance(part, nodes.TextElement) and type(part).__name__ == "sd_tab_label":
                shown.append(nodes.paragraph("", "", nodes.strong("", "", *part.children), ids=part["ids"]))
            elif isinstance(part, nodes.Element) and type(part).__name__ != "sd_tab_input":
                part["classes"] = []
                shown.append(part)
        tabs.clear()
        tabs.extend(shown)
        tabs["classes"] = []


def setup(app: Sphinx) -> None:
    """When all else has put its links in, and the gate has read them: the address of the site itself is no link of a page."""
    app.add_builder(DatedEpubBuilder, override=True)
    app.connect("doctree-resolved", lead_outside, priority=DoctreeResolved.EPUB_LINKS)
    app.connect("doctree-resolved", show_all, priority=DoctreeResolved.EPUB_LINKS)
