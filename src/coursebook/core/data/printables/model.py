"""A file to print, and what there is to print, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PrintableFile:
    """A file to print.

    ``parts`` are names of pages, ``PARTS``, or a kind and an id such as ``topic:clinic``; ``brief`` are those of the
    pages that are printed in brief. ``most`` is the greatest number of pages, 0 for any. A file with more than ``cut_at``
    pages of the course is cut into volumes, whose title is ``volume``; 0 for never. ``holds`` names the module,
    topic or worksheet that the file is for; a twin in large print names none.
    """

    id: str
    title: str
    about: str
    group: str
    form: str = "book"
    parts: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()
    most: int = 0
    large: bool = False
    holds: str = ""
    line: int = 1
    cut_at: int = 0
    volume: str = ""


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is to print: the pages by id, the modules, topics and worksheets with their titles, each by id."""

    pages: Mapping[str, str]
    modules: Mapping[str, str]
    topics: Mapping[str, str]
    worksheets: Mapping[str, str]
    empty: frozenset[str] = frozenset()
    """The modules without a lesson."""
    sizes: Mapping[str, int] = field(default_factory=dict)
    """How many pages a part brings that brings more than one: a module, by the name of its page, or a topic."""

    def each(self, kind: str) -> Mapping[str, str]:
        """The ids and titles of a kind."""
        return {"module": self.modules, "topic": self.topics, "worksheet": self.worksheets}[kind]
