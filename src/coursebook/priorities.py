"""The order in which our parts act at each event of Sphinx, in one table: lower numbers first.

Sphinx's own handlers and those of other extensions have 500, and so has every handler of ours that needs no place of its own.
"""

from enum import IntEnum


class ConfigInited(IntEnum):
    """``config-inited``: the settings are read."""

    DEFAULTS = 1  # before any other part looks at a setting


class BeforeReadDocs(IntEnum):
    """``env-before-read-docs``: the pages to read are known, none is read."""

    SECURITY = 1  # a page that is too large is not even opened, and docutils reads no file
    EDITIONS = 100  # before the registry of ids, which is held against the last stored edition


class SourceRead(IntEnum):
    """``source-read``: the text of a page, before Markdown."""

    FRONT_MATTER = 400  # taken out before anybody else sees it
    FOOTNOTES = 600  # the place of the footnotes is added to the bare text
    NESTING = 998  # what the other handlers left is what the parser gets
    SECURITY = 999


class DoctreeRead(IntEnum):
    """``doctree-read``: a page as a tree, before other pages are known."""

    PERMANENT_IDS = 90  # before Sphinx's own handlers note the ids of headings
    WORDS = 100  # counts the writer's own words, before anything is added
    CALLS = 300  # before the writer's words are summed: a button is how a number is shown, not another word
    FINGERPRINTS = 600  # sums the writer's own words, for the editions
    SLIDES = 650  # puts numbers before the titles of slides, which are no words of the writer
    BACKLINKS = 700  # the first of what a page gets by itself, in the order in which a reader meets it
    REFERENCES = 800
    REVIEW_STATUS = 900
    DEPENDENCIES = 950  # looks at all links, those that were added too
    SEARCH = 990
    SECURITY = 999  # sees what all others did


class EnvUpdated(IntEnum):
    """``env-updated``: all pages are read, none is written."""

    SECURITY = 1  # stops the build before anything is written
    ADDRESSES = 2


class DoctreeResolved(IntEnum):
    """``doctree-resolved``: a page is about to be written."""

    SECURITY = 999
    FILES = (
        9_000  # our own files on the web are no links of a page, nor our words its fields, so the check comes before
    )
    EPUB_LINKS = 10_000  # the address of the site itself is no link of a page, so the check comes before


class PageContext(IntEnum):
    """``html-page-context``: what a template is given."""

    OURS = 900  # after the parent theme, whose values it replaces
    PRINTABLES = 950  # adds to what our own template is given


class StyleSheets(IntEnum):
    """The style sheets of a page, in the order in which they are read."""

    OURS = 900  # what we say wins over the sheets of others


class BuilderInited(IntEnum):
    """``builder-inited``: the builder is chosen."""

    PATCHES = 900  # after the extensions that a patch switches off


class BuildFinished(IntEnum):
    """``build-finished``: everything is written."""

    ARCHIVES = 400  # before the search reads the site
    SEARCH = 900
    OFFLINE = 950  # what may be kept includes files of the search
    END = 999  # all others have cleaned up
