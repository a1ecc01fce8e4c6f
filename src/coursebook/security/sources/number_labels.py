"""A number of the list under the name of an emergency is one for an emergency: "Ambulance:" before that of an office is refused.

What each number is for stands in the list of numbers. Those that the emergency pages must print, and the pinned ones whose lines name a danger, are
for an emergency; what a danger is says the course (``coursebook_calling_words``) and ``label-words.yml`` of the check.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import PurePosixPath

from ...core.data import facts
from ...core.project import Paths
from ..numbers.labels import LONGEST_LABEL, NUMBER, is_name, is_number_alone, list_dangers, list_labels
from .number_owners import NumberOwners
from .parts import Part

STEM = 5
"""The letters by which two forms of a word are one: "danger", "dangerous"."""


class NumberLabels:
    """What the numbers of a course are for; a course without a list of them has none."""

    def __init__(
        self,
        read: Callable[[PurePosixPath], str],
        paths: Paths,
        pinned: Mapping[str, str],
        is_cry: Callable[[str], bool] = lambda _words: False,
    ) -> None:
        """``read`` gives the text of a list, ``""`` where the course has none; ``is_cry`` hears somebody in danger in words."""
        self._read, self._paths, self._pinned, self._is_cry = read, paths, pinned, is_cry
        self._more = frozenset(map(str.casefold, paths.calling_words))

    def depends(self, data: bytes) -> bytes:
        """What the judgment of a page with these bytes depends on beside them: nothing without a number."""
        return (
            sha256("\0".join((self._text("numbers"), self._text("required_numbers"))).encode()).digest()
            if b"{number}" in data
            else b""
        )

    def names_office(self, data: bytes) -> bool:
        """Whether a page has a number that is for no emergency, so that words beside it are heard."""
        return b"{number}" in data and any(
            f"`{id_}`".encode() in data for id_ in self._numbers if id_ not in self._urgent
        )

    def find_wrong(self, parts: Sequence[Part]) -> Iterator[tuple[int, str, str]]:
        """The line, the name and the word of danger of each number that is for something else than the words around it say."""
        told: set[tuple[int, str]] = set()
        for at, part in enumerate(parts):
            for id_, before, behind in list_labels(part.words) if NUMBER.search(part.words) else ():
                if is_number_alone(part.words) and not list_dangers(f"{before} . {behind}", self._more):
                    before = self._label_above(parts, at)
                wrong = self._judge(id_, before, behind)
                if wrong and (part.line, id_) not in told:
                    told.add((part.line, id_))
                    yield part.line, id_, wrong

    def find_unnamed(self, parts: Sequence[Part]) -> Iterator[tuple[int, str]]:
        """The line of each number that nothing beside it names, or that is mixed up with one for an emergency, with the sentence that refuses it."""
        if self._urgent:
            yield from self._named_by.find_unnamed(parts)

    def _label_above(self, parts: Sequence[Part], at: int) -> str:
        """The words that stand as a label over a number alone: those of its row, or of the heading, term or line above it."""
        if parts[at].is_cell and parts[at].beside:  # of a column
            return "" if NUMBER.search(parts[0].words) else parts[0].words
        for above in reversed(parts[:at]):
            if parts[at].is_cell and above.is_cell and above.line != parts[at].line:
                return ""
            if not is_number_alone(above.words):
                is_label = (
                    above.beside or above.is_cell or above.words.rstrip().endswith((":", "?")) or "." not in above.words
                )
                return (
                    above.words
                    if is_label and len(above.words) <= LONGEST_LABEL and not NUMBER.search(above.words)
                    else ""
                )
            if any(id_ in self._urgent for id_ in NUMBER.findall(above.words)):
                return ""
        return ""

    def _judge(self, id_: str, before: str, behind: str) -> str:
        """The first word of danger that a number is not for; ``""`` where it is for one of them, or nothing says what it is for."""
        dangers = list_dangers(f"{before} . {behind}", self._more)
        if not dangers or id_ not in self._numbers or not self._urgent:
            return ""
        if id_ not in self._urgent:
            return dangers[0]
        owners = [self._owners.get(word[:STEM], frozenset()) for word in dangers]
        is_anothers = id_ in self._core and is_name(before) and all(owners) and not any(id_ in some for some in owners)
        return dangers[0] if is_anothers else ""

    def _text(self, name: str) -> str:
        return self._read(self._paths.file(name))

    @cached_property
    def _numbers(self) -> Mapping[str, facts.Fact]:
        return facts.read_numbers(self._paths.file("numbers"), self._text("numbers"))[0]

    @cached_property
    def _named_by(self) -> NumberOwners:
        return NumberOwners(self._numbers, self._urgent, self._more, self._is_cry)

    @cached_property
    def _core(self) -> frozenset[str]:
        """The numbers that some page must print, and those beside the search box."""
        lines = (line.partition("#")[0].partition(":")[2] for line in self._text("required_numbers").split("\n"))
        return frozenset(id_.strip() for line in lines for id_ in line.split(",") if id_.strip()) | {
            *self._paths.search_numbers
        }

    @cached_property
    def _urgent(self) -> frozenset[str]:
        """The numbers that are for an emergency."""
        return frozenset(
            id_
            for id_, number in self._numbers.items()
            if id_ in self._core or (id_ in self._pinned and list_dangers(number.about, self._more))
        )

    @cached_property
    def _owners(self) -> Mapping[str, frozenset[str]]:
        """The numbers whose name or lines have a word of danger, by the first letters of the word."""
        found: dict[str, set[str]] = {}
        for id_ in self._urgent:
            for word in list_dangers(f"{id_.replace('-', ' ')} . {self._numbers[id_].about}", self._more):
                found.setdefault(word[:STEM], set()).add(id_)
        return {stem: frozenset(ids) for stem, ids in found.items()}
