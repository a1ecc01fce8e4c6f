"""A telephone number stands in the list of numbers only, so that it is looked up and corrected in one place."""

from collections.abc import Iterator

from ...core.problems import Problem, Rule
from ...security.telephone import find_number
from ..page import ParsedPage
from ..project import Project


def numbers(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """A number in the words of a page or of its front matter, however it is written."""
    for line_number, line in enumerate(page.text.split("\n"), 1):
        if found := find_number(line):
            message = (
                f'"{found}": put the number into docs/numbers.yml, and write its name here: {{number}}`emergency`.'
            )
            yield Problem(page.path, line_number, Rule.NUMBER_IN_TEXT, message)
