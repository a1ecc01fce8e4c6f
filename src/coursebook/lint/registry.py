"""``permalinks.txt``: its lines, the ids of the pages, and what the last stored edition holds."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from ..core.editions.archive import FOLDER, read_editions
from ..core.model import Page
from ..core.page_parser import read_file
from ..core.permalinks import registry, released
from ..core.problems import Problem


def registry_problems(project: Path, pages: Mapping[PurePosixPath, Page], whole: bool) -> list[Problem]:
    """What is wrong with ``permalinks.txt``; without one nothing was published. ``whole`` says that every page could be read."""
    stored, problems = read_editions(project / FOLDER, FOLDER)
    if problems:
        return problems
    if not (project / registry.FILE).is_file():
        return released.check(None, project / FOLDER, stored)
    text, problems = read_file(project / registry.FILE, registry.FILE)
    if problems:
        return problems
    registered, problems = registry.read(text)
    if not registry.readable(problems):
        return problems
    problems += released.check(registered, project / FOLDER, stored)
    return [*problems, *registry.check(registered, pages)] if whole else problems
