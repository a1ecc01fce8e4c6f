"""The e-book, EPUB 3: the pages of the course without the frame of the site, for e-readers and for screen readers.

``builder`` writes what holds the book together, ``shown`` fits the pages for a reader without a network, ``print_pages``
marks where the pages of the printed files begin.
"""

from sphinx.application import Sphinx

from . import adapt_pages, builder, print_pages


def setup(app: Sphinx) -> None:
    """Set up all three."""
    for part in (builder, print_pages, adapt_pages):
        part.setup(app)
