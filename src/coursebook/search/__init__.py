"""Finding things in the course: the Pagefind index of the built site."""

from sphinx.application import Sphinx

from . import index


def setup(app: Sphinx) -> None:
    """Build the index after the site."""
    index.setup(app)
