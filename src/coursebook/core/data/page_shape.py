"""The parts of an answer and their order, as a course lists them in ``docs/page-shape.yml``; without a list, any part may stand anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ..pages import frontmatter
from ..problems import Problem, Rule


@dataclass(frozen=True, slots=True)
class PageShape:
    """``parts`` has each part's heading and how headings of it begin, lower case; ``first_part`` stands directly under the
    short answer; questions on the topics ``free`` may change the order of the parts in between.
    """

    parts: Mapping[str, str] = field(default_factory=dict)
    first_part: str = ""
    free: frozenset[str] = frozenset()

    def part_of(self, title: str) -> str:
        """The part that a heading begins, ``""`` when it is none of the list."""
        return next((name for name, begins in self.parts.items() if title.casefold().startswith(begins)), "")


def read_page_shape(path: PurePosixPath, text: str) -> tuple[PageShape, list[Problem]]:
    """The shape, and what is wrong with the file; an empty text asks for none."""
    found, problems = frontmatter.read_pairs(path, text, first_line=1)
    parts: dict[str, str] = {}
    first, free = "", frozenset[str]()
    for name, line, value in found:
        if name == "parts" and isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
            parts = {part: begins.casefold() for part, begins in value.items()}
        elif name == "first-part" and isinstance(value, str) and value in parts:
            first = value
        elif name == "first-things-first" and isinstance(value, list) and all(isinstance(one, str) for one in value):
            free = frozenset(value)
        else:
            message = (
                f'"{name}" is not what this list can hold. Write parts, with lines "Heading: how it begins"; below it first-part, '
                "with one of them; and first-things-first, with a list of topics."
            )
            problems.append(Problem(path, line, Rule.BAD_WORD_LIST, message))
    return PageShape(parts, first, free), problems
