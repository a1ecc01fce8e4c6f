"""A telephone number stands in the list of numbers only, so that it is looked up and corrected in one place."""

import re
from collections.abc import Iterator

from ...core.problems import Problem, Rule
from ...security.telephone import find_number
from ..page import ParsedPage
from ..project import Project

_COMMENT = re.compile(r"^[ \t]*%.*$", re.MULTILINE)


def numbers(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """A number in the words of a page or of its front matter, however it is written."""
    lines = page.text.split("\n")
    for line_number, (line, following) in enumerate(zip(lines, [*lines[1:], ""], strict=True), 1):
        if found := _first_of(line, following.lstrip(" >*-")):
            message = (
                f'"{found}": put the number into docs/numbers.yml, and write its name here: {{number}}`emergency`.'
            )
            yield Problem(page.path, line_number, Rule.NUMBER_IN_TEXT, message)


def required_numbers(project: Project) -> Iterator[Problem]:
    """A number that a page must print, and does not."""
    for path, ids in project.required_numbers.items():
        page = project.parsed.get(path)
        shown = _COMMENT.sub("", page.text) if page else ""
        if missing := [id_ for id_ in ids if f"{{number}}`{id_}`" not in shown]:
            message = (
                f"This page must print {', '.join(missing)}: {project.paths.file('required_numbers')} says so, for somebody may need it at once. "
                f"Write {' and '.join(f'{{number}}`{id_}`' for id_ in missing)} where it helps."
            )
            yield Problem(path, 1, Rule.MISSING_NUMBER, message)


def _first_of(line: str, following: str) -> str:
    """The number that begins in a line, also one that goes on in the next; ``""`` when it stands in the next alone."""
    found = find_number(f"{line} {following}")
    return (find_number(line) or ("" if find_number(following) else found)) if found else ""
