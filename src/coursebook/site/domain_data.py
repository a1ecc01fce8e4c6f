"""What the course domain keeps: of each page, of the course, and of one build."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from ..core.data.facts import Fact
from ..core.editions.history import History
from ..core.editions.manifest import Manifest
from ..core.editions.published import Published
from ..core.pages.model import Page
from ..core.permalinks.registry import Registry

if TYPE_CHECKING:
    PageType = TypeVar("PageType", bound=Page, covariant=True, default=Page)
else:
    PageType = TypeVar("PageType", bound=Page, covariant=True)


class Place(NamedTuple):
    """Where a permanent id is: the page, the anchor on it (``""`` at its top) and its words."""

    docname: str
    anchor: str
    title: str


class TermPlace(NamedTuple):
    """The entry of the glossary that another wording leads to: its page, its id and the words of the term."""

    docname: str
    id: str
    term: str


class Entry(NamedTuple, Generic[PageType]):
    """A page in the course. ``words`` counts its text, for the minutes it takes to read."""

    docname: str
    item: PageType
    words: int = 0

    @property
    def line(self) -> int:
        """The line of the title."""
        return self.item.sections[0].line if self.item.sections else 1


PER_PAGE = ("pages", "wordings", "statuses", "refused")
"""The parts of the domain's data that are kept by docname: forgotten when a page is read again or deleted, and taken over
from the processes that read in parallel. ``pages`` has an ``Entry``, ``wordings`` the other wordings of its glossary terms
(wording to id and words of the term), ``statuses`` what the page said of its review when it was written, ``refused`` what the
doctree check found in it.
"""


class PrintPage(NamedTuple):
    """A page of a printed volume: what the list calls it, and where in the e-book it begins."""

    label: str
    docname: str
    anchor: str


@dataclass(slots=True)
class BuildState:
    """What one build has read; the next one reads it anew, so it is never stored."""

    registry: Registry = field(default_factory=dict)
    """The lines of ``permalinks.txt``."""
    facts: dict[str, Mapping[str, Fact]] = field(default_factory=dict)
    """The lists of facts by the setting that names their file."""
    editions: Sequence[Manifest] = ()
    """The stored editions, the oldest first."""
    published: Published | None = None
    """The site that is published now, if it was fetched."""
    history: History | None = None
    """The stored editions beside the text as it is now, once it was asked for."""
    search_numbers: list[dict[str, str]] | None = None
    """The address and the words of each number that comes with the search box, once it was asked for."""
    printables: list[dict[str, Any]] | None = None
    """What was made of the list of files to print, once it was asked for: a record of each file."""
    printable_titles: dict[str, str] | None = None
    """The titles of the files to print by their ids, once they were asked for."""
    print_pages: dict[str, PrintPage] = field(default_factory=dict)
    """The pages of printed files that have a mark in the e-book, by the id of the mark."""
    files_to_rebuild: dict[str, set[str]] | None = None
    """Sphinx's own table, while another stands in its place."""

    def forget_lists(self) -> None:
        """Forget what was read of lists that may have changed since: a builder that lives on begins its next build."""
        self.search_numbers = self.printables = self.printable_titles = None
        self.print_pages = {}
