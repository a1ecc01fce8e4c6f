"""The course as a book: the builder ``typstpdf``, one accessible PDF through Typst."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: "Sphinx") -> "ExtensionMetadata":
    """Register the builder and its settings. What sets the files to print, in processes of its own, needs none of it, nor Sphinx."""
    from . import config
    from .builder import BookBuilder
    from .printables.builder import PrintablesBuilder

    config.setup(app)
    app.add_builder(BookBuilder)
    app.add_builder(PrintablesBuilder)
    return {"version": "0.1.0", "parallel_read_safe": True, "parallel_write_safe": True}
