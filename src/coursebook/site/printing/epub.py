"""The EPUB, by Sphinx's own builder: a link to a page that only the site has leads to the site."""

import posixpath
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders._epub_base import EpubBuilder

from ...priorities import DoctreeResolved


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


def setup(app: Sphinx) -> None:
    """When all else has put its links in, and the gate has read them: the address of the site itself is no link of a page."""
    app.connect("doctree-resolved", lead_outside, priority=DoctreeResolved.EPUB_LINKS)
