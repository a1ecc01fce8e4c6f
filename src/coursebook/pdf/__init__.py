"""The course as a book: the builder ``typstpdf``, one accessible PDF through Typst."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from . import config
from .builder import BookBuilder
from .shelf.builder import ShelfBuilder


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and its settings."""
    config.setup(app)
    app.add_builder(BookBuilder)
    app.add_builder(ShelfBuilder)
    return {"version": "0.1.0", "parallel_read_safe": True, "parallel_write_safe": True}
