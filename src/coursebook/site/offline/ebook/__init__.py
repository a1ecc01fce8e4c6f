"""The e-book, EPUB 3: the pages of the course without the frame of the site, for e-readers and for screen readers.

``builder`` writes what holds the book together, ``adapt_pages`` fits the pages for a reader without a network, ``page_list``
marks where the pages of the printed files begin.
"""

from sphinx.application import Sphinx

from . import adapt_pages, builder, page_list


def setup(app: Sphinx) -> None:
    """Set up all three."""
    for part in (builder, page_list, adapt_pages):
        part.setup(app)
