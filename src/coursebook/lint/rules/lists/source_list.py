"""The list of all sources: it stands on one page, since each work has one address."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from ....core.problems import Problem, Rule
from ...page import find_box
from ...project import Project


def check_source_list(project: Project) -> Iterator[Problem]:
    """A second list of all sources. The first is that of the handbook, or of the first page by name."""
    home = PurePosixPath(project.paths.handbook, "references.md")
    lists = [(path, line) for path, page in sorted(project.parsed.items()) if (line := find_box(page, "bibliography"))]
    lists.sort(key=lambda found: found[0] != home)
    for path, line in lists[1:]:
        message = f"Here is a second list of all sources; the first is {lists[0][0]}:{lists[0][1]}. Delete this one, and link to that page."
        yield Problem(path, line, Rule.REFUSED_BOX, message)
