"""Where a piece of Markdown stands, and how a message shows what stands there."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import NamedTuple

from ....core.problems import Problem, Rule
from ...course_files import USUAL, CourseFiles
from ...numbers.unexplained import is_short
from ..data.translated_words import page_of
from ..number_labels import NumberLabels


def _hear_nothing(_words: str) -> bool:
    return False


class Place(NamedTuple):
    """Where a piece of Markdown stands: its file, its first line, how many boxes are around it, what may be linked to."""

    path: PurePosixPath
    line: int
    depth: int
    hosts: frozenset[str]
    language: str = ""
    """That of a translation, which has its letters; ``""`` for text in the course's own."""
    fence: str = ""
    """The mark that begins the box around it."""
    box: str = ""
    """The name of the box around it."""
    files: CourseFiles = USUAL
    """The files that the course may hold."""
    hears: Callable[[str], bool] = _hear_nothing
    """Whether the words of a link tell of somebody in danger now, as the search of the course hears them."""
    labels: NumberLabels | None = None
    """What the numbers of the list are for, and whose they are; None where no list is known."""

    @property
    def page(self) -> PurePosixPath:
        """The page from which links lead: of a translation that of the English text."""
        return page_of(self.path) if self.path.suffix == ".po" else self.path

    @property
    def numbers(self) -> PurePosixPath:
        """The course's list of telephone numbers."""
        return self.files.paths.file("numbers")

    def problem(self, line: int, rule: Rule, message: str) -> Problem:
        """A problem, ``line`` counted from 0 in this piece."""
        return Problem(self.path, self.line + line, rule, message)

    def within(self, line: int, fence: str = "", box: str = "") -> "Place":
        """The place of what stands in a box."""
        return self._replace(line=self.line + line, depth=self.depth + 1, fence=fence, box=box)


def describe_link(address: str, reason: str, what: str = "the link") -> str:
    """The sentence that refuses a link or a picture."""
    return f'{what.capitalize()} "{shorten(address)}" is not one that a page may have: {reason}.'


def describe_cry(words: str, address: str, place: Place) -> str:
    """The sentence that refuses a link whose words are a cry for help, and which leads to no emergency page."""
    return (
        f'The words "{shorten(words)}" are a cry for help, and the link opens {shorten(address)}. Somebody in danger would touch it and wait. '
        f"Link them to {place.files.paths.emergency_page}.md, or write what the page is about."
    )


def describe_number(number: str, place: Place) -> str:
    """The sentence that refuses a telephone number in the text."""
    message = f'"{number}": put the number into {place.numbers}, and write its name here: {{number}}`emergency`.'
    return f"{message} {EXPLAIN}" if is_short(number) else message


EXPLAIN = "If nobody calls it, say what it is, such as 250 pills or page 250."


def shorten(text: str) -> str:
    """A text on one line, of at most 60 characters."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"
