"""The nodes that only the book has."""

from docutils import nodes


class first_page(nodes.General, nodes.Element):
    """The crisis page, set smaller so that it fits on one page; ``language`` when it is not that of the book."""


class card_end(nodes.General, nodes.Element):
    """Where an emergency card ends on the crisis page: what follows stands on the next sheet."""


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
