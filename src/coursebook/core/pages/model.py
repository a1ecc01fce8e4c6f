"""A course and its questions, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Topic:
    """A list of files to print for questions, from ``faq/topics.yml``."""

    id: str
    name: str
    holds: str
    not_here: str


@dataclass(frozen=True, slots=True)
class Page:
    """What every page of the course has.

    ``id`` is the file name, or the folder name of a module. ``checked`` is the day on which the sources were last
    opened and compared; ``reviewed`` and ``by`` are an expert's review, if there is one. ``lines`` gives the line
    of each front-matter key, ``sections`` the headings with a permanent id, ``terms`` the entries of a glossary.
    ``formerly`` holds former ids, and former addresses, which begin with ``/``. ``language`` is the page's own, such as
    "es", when it is not that of the course; ``emergency`` marks an emergency card.
    """

    id: str
    title: str
    checked: date
    reviewed: date | None = None
    by: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    language: str = ""
    emergency: bool = False
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    sections: tuple["Section", ...] = field(default=(), compare=False, repr=False)
    terms: tuple["Section", ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its permanent id. ``line`` is the line of the heading, ``level`` 1 to 6."""

    id: str
    title: str
    level: int
    line: int


class Also(NamedTuple):
    """Another moment that may be true at the same time: the id of the page or section that answers it, and its words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in which a reader comes. ``holds`` says in one sentence what belongs to it."""

    id: str
    name: str
    holds: str


@dataclass(frozen=True, slots=True)
class Question(Page):
    """A question that readers ask. ``answer`` is the first paragraph, as plain text.

    ``moments`` are ids of moments, the most urgent first; ``also`` are the moments that often go with this one.
    """

    answer: str = ""
    topics: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    also: tuple[Also, ...] = ()


@dataclass(frozen=True, slots=True)
class Module(Page):
    """A chapter of the course."""

    summary: str = ""
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson(Page):
    """A part of a module; a worksheet is a lesson without objectives."""

    module: str = ""
    objectives: tuple[str, ...] = ()
    also: tuple[Also, ...] = ()
