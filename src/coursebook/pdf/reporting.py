"""What the book warns of: one rule each, always with the file, the line and what to write instead."""

from enum import Enum

from docutils import nodes
from sphinx.util import logging

logger = logging.getLogger(__name__)


class BookRule(Enum):
    """A rule that a page must keep to be printed: its id in words, and the rule in one sentence."""

    UNKNOWN_NODE = "pdf-unknown-node", "The book knows how to print everything that is on a page."
    MISSING_ALT = "pdf-missing-alt", "Every picture says in words what it shows."
    REFERENCE = "pdf-reference", "A link leads to one place, and the book has it."
    GLYPH = "pdf-glyph", "The book's fonts have every character that is printed."
    COMPILE = "pdf-compile", "Typst sets the book without a complaint."
    FIRST_PAGE = "pdf-first-page", "The emergency page fits on one page."
    OPTION = "pdf-option", "The settings of the book are known and name pages that exist."

    def __init__(self, id_: str, sentence: str) -> None:
        self.id = id_
        self.sentence = sentence


def warn(rule: BookRule, message: str, location: nodes.Node | str | tuple[str, int] | None) -> None:
    """Warn with file and line, as far as they are known."""
    where = place_of(location) if isinstance(location, nodes.Node) else location
    logger.warning("%s", message, location=where, type="coursebook", subtype=rule.id)


def place_of(node: nodes.Node) -> str | None:
    """The file and line of a node, or of the nearest node around it that has them: MyST gives inline nodes none."""
    around: nodes.Node | None = node
    while around is not None:
        if around.source and around.line:
            return f"{around.source}:{around.line}"
        around = around.parent
    return None
