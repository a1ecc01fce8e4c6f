"""A problem as a Sphinx warning, with type, subtype, file and line."""

from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx.errors import SphinxError
from sphinx.util import logging

from ..core.problems import Problem, Rule

logger = logging.getLogger(__name__)


class PageError(SphinxError):
    """A file that cannot be read at all stops the build before anything is written."""

    category = "A file cannot be read"


def report(problems: Iterable[Problem], source: Path) -> None:
    """Warn of each problem; ``source`` is the folder that the problems' paths start from."""
    for problem in problems:
        place = f"{source / problem.path}:{problem.line}"
        logger.warning("%s", problem.message, location=place, type="coursebook", subtype=problem.rule.id)


def warn(rule: Rule, message: str, location: nodes.Node | str | tuple[str, int]) -> None:
    """Warn of a problem that only the build can see."""
    logger.warning("%s", message, location=location, type="coursebook", subtype=rule.id)
