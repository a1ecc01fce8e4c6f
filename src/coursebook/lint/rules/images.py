"""Every picture has an alternative text."""

import re
from collections.abc import Iterator

from ...core.problems import Problem, Rule
from ..page import ParsedPage
from ..project import Project

_IMAGE = re.compile(r"!\[\s*\]\(([^)\s]*)")
_DIRECTIVE = re.compile(r"^[ \t]*[`:~]{3,}\{(image|figure)\}[ \t]*(\S*)")


def images(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """A picture without words for people who cannot see it."""
    for number, line in page.outside_fences:
        for image in _IMAGE.finditer(line):
            message = f"The picture {image[1]} has no alternative text. Write what it shows between the brackets: ![what it shows]({image[1]})."
            yield Problem(page.path, number, Rule.MISSING_ALT, message)
    lines = page.lines
    for number, line in enumerate(lines, 1):
        directive = _DIRECTIVE.match(line)
        if directive and not _has_alt(lines[number:]):
            message = f"The {directive[1]} {directive[2]} has no alternative text. Write :alt: and what it shows on the line after it."
            yield Problem(page.path, number, Rule.MISSING_ALT, message)


def _has_alt(following: list[str]) -> bool:
    for line in following:
        if not re.match(r"^[ \t]*:[\w-]+:", line):
            return False
        if re.match(r"^[ \t]*:alt:[ \t]*\S", line):
            return True
    return False
