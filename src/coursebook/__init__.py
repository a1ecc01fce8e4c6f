"""coursebook: a course with questions, from Markdown to a web site and a book."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: "Sphinx") -> "ExtensionMetadata":
    """Set up the site and its search; the book where its packages are installed."""
    from . import search, site
    from .extras import is_installed
    from .settings import defaults

    for part in (defaults, site, search):
        part.setup(app)
    if is_installed("pdf"):
        from . import pdf

        pdf.setup(app)
    return {
        "version": __version__,
        "env_version": site.ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
