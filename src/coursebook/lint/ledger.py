"""``permalinks.txt``: its lines, the ids of the pages, and what the last stored edition holds."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from ..core import permalinks, released
from ..core.archives import FOLDER, read_editions
from ..core.model import Page
from ..core.pages import read_file
from ..core.problems import Problem


def ledger_problems(project: Path, pages: Mapping[PurePosixPath, Page], whole: bool) -> list[Problem]:
    """What is wrong with ``permalinks.txt``; without one nothing was published. ``whole`` says that every page could be read."""
    stored, problems = read_editions(project / FOLDER, FOLDER)
    if problems:
        return problems
    if not (project / permalinks.FILE).is_file():
        return released.check(None, project / FOLDER, stored)
    text, problems = read_file(project / permalinks.FILE, permalinks.FILE)
    if problems:
        return problems
    ledger, problems = permalinks.read(text)
    if not permalinks.readable(problems):
        return problems
    problems += released.check(ledger, project / FOLDER, stored)
    return [*problems, *permalinks.check(ledger, pages)] if whole else problems
