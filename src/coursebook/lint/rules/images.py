"""Every picture has an alternative text."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...core import frontmatter
from ...core.outline import outside_fences
from ...core.problems import Problem, Rule

_IMAGE = re.compile(r"!\[\s*\]\(([^)\s]*)")
_DIRECTIVE = re.compile(r"^[ \t]*[`:~]{3,}\{(image|figure)\}[ \t]*(\S*)")


def images(path: PurePosixPath, text: str) -> Iterator[Problem]:
    """A picture without words for people who cannot see it."""
    _, body, _ = frontmatter.split(text)
    for number, line in outside_fences(body):
        for image in _IMAGE.finditer(line):
            message = f"The picture {image[1]} has no alternative text. Write what it shows between the brackets: ![what it shows]({image[1]})."
            yield Problem(path, number, Rule.MISSING_ALT, message)
    lines = body.split("\n")
    for number, line in enumerate(lines, 1):
        directive = _DIRECTIVE.match(line)
        if directive and not _has_alt(lines[number:]):
            message = f"The {directive[1]} {directive[2]} has no alternative text. Write :alt: and what it shows on the line after it."
            yield Problem(path, number, Rule.MISSING_ALT, message)


def _has_alt(following: list[str]) -> bool:
    for line in following:
        if not re.match(r"^[ \t]*:[\w-]+:", line):
            return False
        if re.match(r"^[ \t]*:alt:[ \t]*\S", line):
            return True
    return False
