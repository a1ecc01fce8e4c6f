"""From docutils nodes to Typst markup. It says what a thing is; ``book.typ`` says how it looks."""

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from .course_blocks import CourseBlocks
from .design_blocks import DesignBlocks
from .labels import pointed_key
from .markup import call, content, labelled, string, words
from .pictures import Pictures
from .reporting import BookRule, warn
from .tables import Tables

BLOCK_TITLES = (nodes.Admonition, nodes.table, nodes.topic, nodes.sidebar)
ENUMERATIONS = {"arabic": "1.", "loweralpha": "a.", "upperalpha": "A.", "lowerroman": "i.", "upperroman": "I."}
OUTLINED_LEVELS = 3
"""Deeper headings are neither in the contents nor in the bookmarks."""


class TypstTranslator(CourseBlocks, DesignBlocks, Pictures, Tables):
    """Writes the book. Text is always a string literal, so nothing on a page can turn into markup."""

    # -- pages, headings -------------------------------------------------------

    def visit_document(self, node: nodes.document) -> None:
        self.footnotes_seen: set[str] = set()

    depart_document = TypstWriterNothing = None  # replaced below

    def visit_start_of_file(self, node: addnodes.start_of_file) -> None:
        self.docnames.append(node["docname"])

    def depart_start_of_file(self, node: addnodes.start_of_file) -> None:
        self.docnames.pop()
