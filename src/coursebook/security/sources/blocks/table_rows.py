"""The rows of a table in a page: Markdown drops the cells of a row that are more than its table has columns."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from ....core.problems import Problem, Rule
from ..markdown.source_location import Place

_BAR = re.compile(r"(?<!\\)\|")


def check_rows(table: Token, lines: list[str], place: Place) -> Iterator[Problem]:
    """Each row with more cells than its table has columns, as what stands in the last ones would vanish, or with fewer.

    ``table`` is the token that begins it, ``lines`` are those of the text that it stands in.
    """
    first, after = table.map or (0, 0)
    columns = _count(lines[first + 1])
    for at in range(first + 2, after):
        if (cells := _count(lines[at])) > columns:
            message = (
                f"This row has {cells} cells, and its table has {columns} columns: what stands in the last one would vanish. "
                "Take a | out, or write \\| where it belongs to the words."
            )
            yield place.problem(at, Rule.OPEN_MARK, message)
        elif cells < columns:
            message = (
                f"This row has fewer cells ({cells}) than its table has columns ({columns}). Write the | that is missing between two of them; "
                "for an empty cell, nothing but a blank stands between two."
            )
            yield place.problem(at, Rule.OPEN_MARK, message)


def _count(line: str) -> int:
    bare = line.strip(" >\t").removeprefix("|")
    return len(_BAR.findall(bare)) + (0 if bare.endswith("|") and not bare.endswith("\\|") else 1)
