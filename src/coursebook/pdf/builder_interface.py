"""What the translator asks of the builder that prints: the settings, what points at what, and what this file is."""

from collections.abc import Mapping
from typing import Any

from sphinx.builders import Builder

from ..core.data.book_options import BookOptions
from .assemble.index import BookIndex, PhraseIndex
from .assemble.labels import LabelResolver


class TypstBuilder(Builder):
    """The part of the builders of the book and of the printables that ``translator/`` knows; they say how a file is made."""

    options: BookOptions
    survey: LabelResolver
    book_index: BookIndex | PhraseIndex
    look: Mapping[str, Any] = {}
    """What ``book.typ`` is told of this file besides the settings."""
    forms = False
    """Whether places to write become form fields."""
    places = False
    """Whether the page of paper is noted on which each paragraph begins."""
    links_say_web = False
    """Whether a link to the site says just that; else it has its address as a note."""
