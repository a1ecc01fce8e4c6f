"""The tables of what is covered: each row leads to pages, and says how well they answer."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ....core.problems import Problem, Rule
from ...project import Project

COVERAGE = "coverage.md"
_LEADS = re.compile(r"\]\(|\{question\}")


def check_coverage(project: Project) -> Iterator[Problem]:
    """A row without a page or without **full**, and a table with other rows than promised."""
    path = PurePosixPath(project.paths.handbook, COVERAGE)
    page = project.parsed.get(path)
    for id_, rows in project.standards.covered if page else ():
        assert page
        start = page.body.find(f"({id_})=")
        part = page.body[start:].split("\n(", 1)[0] if start >= 0 else ""
        line = page.line_of(max(start, 0))
        found = [
            (number, row.split(" | ")) for number, row in enumerate(part.split("\n"), line) if row.startswith("| ")
        ]
        if len(found[2:]) != rows:
            message = f"The table under ({id_})= has {len(found[2:])} rows; it promises {rows}. Bring the row back, or change {project.paths.file('standards')} with it."
            yield Problem(path, line, Rule.COVERAGE, message)
        for number, cells in found[2:]:
            if len(cells) != 3 or not _LEADS.search(cells[1]) or "**full**" not in cells[2]:
                message = f"{cells[0].strip('| ')}: a row has the topic, the pages that answer it, and **full** with its limits. Write what is missing."
                yield Problem(path, number, Rule.COVERAGE, message)
