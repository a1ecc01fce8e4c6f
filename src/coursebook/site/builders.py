"""Which builder is at work: the one of the web site, or another that also writes HTML."""

from typing import TypeGuard

from sphinx.builders import Builder
from sphinx.builders._epub_base import EpubBuilder
from sphinx.builders.html import StandaloneHTMLBuilder


def is_site(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Whether a builder makes the web site; the EPUB is HTML too, but has no addresses, no search and no scripts."""
    return isinstance(builder, StandaloneHTMLBuilder) and not isinstance(builder, EpubBuilder)
