"""The files to print: the list of them, which the build reads in the same way, says what can be made."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ....core.data.printables.reader import find_gaps
from ....core.problems import Problem, Rule
from ...project import Project

_PLACE = re.compile(r"(.+?):(\d+): (.+)")


def check_papers(project: Project) -> Iterator[Problem]:
    """What is wrong with the list, a module or topic that no file has, and a list of sources without its page."""
    path = project.paths.file("printables")
    for line in project.printables_fault.splitlines():
        place = _PLACE.fullmatch(line)
        yield Problem(path, int(place[2]) if place else 1, Rule.BAD_PRINTABLES, place[3] if place else line)
    sources = PurePosixPath(project.paths.handbook, "references.md")
    gaps = (
        find_gaps(project.printables, project.stock, str(sources), sources in project.files)
        if project.printables
        else ()
    )
    for number, message in gaps:
        yield Problem(path, number, Rule.BAD_PRINTABLES, message)
