"""A telephone number stands in the list of numbers only, so that it is looked up and corrected in one place."""

import re
from collections.abc import Iterator

from ...core.problems import Problem, Rule
from ..page import ParsedPage
from ..project import Project

_NUMBER = re.compile(r"\]\((?:tel|sms):[^)]*\)|(?<![\w-])1-\d{3}-\d{3}-\d{4}(?![\w-])")


def numbers(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """A number with an area code, or a link that calls one."""
    if not _NUMBER.search(page.body):
        return
    for line_number, line in enumerate(page.lines, 1):
        if found := _NUMBER.search(line):
            message = f'"{found[0].lstrip("]").strip("()")}": put the number into docs/numbers.yml, and write its name here: {{number}}`emergency`.'
            yield Problem(page.path, line_number, Rule.NUMBER_IN_TEXT, message)
