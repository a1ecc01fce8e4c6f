"""The files to print: the list of them, which the build reads in the same way, says what can be made."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...core.problems import Problem, Rule
from ...core.shelf import unlisted
from ..project import Project

_PLACE = re.compile(r"(.+?):(\d+): (.+)")


def papers(project: Project) -> Iterator[Problem]:
    """What is wrong with the list, a module or topic that no file has, and a list of sources without its page."""
    path = project.paths.file("shelf")
    for line in project.shelf_fault.splitlines():
        place = _PLACE.fullmatch(line)
        yield Problem(path, int(place[2]) if place else 1, Rule.BAD_SHELF, place[3] if place else line)
    sources = PurePosixPath(project.paths.handbook, "references.md")
    for file in project.shelf or ():
        if "sources" in file.parts and sources not in project.files:
            message = f'"{file.title}" has "sources" among its pages, and there is no page {sources}. Write that page, or take the word out.'
            yield Problem(path, file.line, Rule.BAD_SHELF, message)
            break
    for lost in unlisted(project.shelf, project.stock) if project.shelf else ():
        kind, _, id_ = lost.partition(":")
        message = f'The {kind} "{id_}" is in no file. Add a file with it, or "each: {kind}".'
        yield Problem(path, 1, Rule.BAD_SHELF, message)
