"""What stands before a heading: an id that is written in full, and before the title nothing."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

_HALF = re.compile(r"\(?(?P<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)+) ?\)? ?[=-]?")
_WHOLE = re.compile(r"\([^()\s]+\)=")
_HEADING = re.compile(r"#{1,6} +\S")
_COMMENT = ("%", "(")


def check_headings(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """An id before a heading that lacks one of its marks, and words above the title."""
    written = [(number, line.rstrip()) for number, line in page.outside_fences if line.strip()]
    for (number, line), (_number, after) in pairwise(written):
        found = _HALF.fullmatch(line)
        if found and _HEADING.match(after) and not _WHOLE.fullmatch(line):
            message = f'"{line}" is meant as the id of the heading below it. Write it with both brackets and an equals sign: ({found["id"]})='
            yield Problem(page.path, number, Rule.OPEN_MARK, message)
    if page.page and written and not written[0][1].startswith(("# ", *_COMMENT)):
        message = 'Words stand above the title, where no reader looks for them. Put them below the line that begins with "# ".'
        yield Problem(page.path, written[0][0], Rule.MISSING_TITLE, message)
