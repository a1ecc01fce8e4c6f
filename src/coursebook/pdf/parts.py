"""The nodes that only the book has."""

from docutils import nodes


class first_page(nodes.General, nodes.Element):
    """The crisis page, set smaller so that it fits on one page."""


class contents(nodes.General, nodes.Element):
    """The place of the table of contents."""


class index_pages(nodes.General, nodes.Element):
    """The place of the index."""


class source_list(nodes.General, nodes.Element):
    """The numbered list of sources; its children are ``source_entry``."""


class source_entry(nodes.General, nodes.Element):
    """A work that is cited: its ``number`` and BibTeX ``key``."""


class answers(nodes.General, nodes.Element):
    """The answers to a chapter's self-checks; its children are ``answer``."""


class answer(nodes.General, nodes.Element):
    """The options of the self-check ``number``, each with what explains it; ``docname`` is where it was asked."""


class topic_contents(nodes.General, nodes.Element):
    """The questions of a topic, under its title: ``pages`` are their names and titles, in their order."""


class kept(nodes.General, nodes.Element):
    """The last blocks before a page break, which stand on one page, so that no page has but a line or two."""


class page_break(nodes.General, nodes.Element):
    """Where a page of paper begins."""


class sheet(nodes.General, nodes.Element):
    """A worksheet to fill in: the first child is its front, the second what stands behind it; ``form`` is its look."""


class sheet_side(nodes.General, nodes.Element):
    """The front of a worksheet, or what is behind it."""
