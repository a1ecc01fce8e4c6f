"""A problem as a Sphinx warning, with type, subtype, file and line; or as the end of the build, without a traceback."""

import sys
from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util import logging

from .core.language.messages import translate_message
from .core.problems import Problem, Rule, limit_problems
from .core.project import read_paths
from .priorities import BuildFinished

logger = logging.getLogger(__name__)


class PageError(SphinxError):
    """A file that cannot be read at all stops the build before anything is written. Each line of it is a problem."""

    category = "A file cannot be read"


class WarningsError(PageError):
    """A strict build does not pass warnings. The builder says so before anyone has printed them."""

    category = "The book was not made"

    def __init__(self) -> None:
        super().__init__("There were warnings, so nothing was replaced. Fix them and build again.")


def end(app: Sphinx, exception: Exception | None) -> None:
    """Print what the writer of a page must fix, and end. Sphinx would print a traceback and ask to report it as an error of its own."""
    if isinstance(exception, PageError):
        print(translate_message(str(exception), app.config.language), file=sys.stderr)
        raise SystemExit(2) from exception


def report(problems: Iterable[Problem], source: Path) -> None:
    """Warn of the problems, of many the first ones; ``source`` is the folder that the problems' paths start from."""
    found = [*problems]
    for problem in limit_problems(found, read_paths(source).language) if found else ():
        place = f"{source / problem.path}:{problem.line}"
        logger.warning("%s", problem.message, location=place, type="coursebook", subtype=problem.rule.id)


def warn(rule: Rule, message: str, location: nodes.Node | str | tuple[str, int]) -> None:
    """Warn of a problem that only the build can see."""
    logger.warning("%s", message, location=location, type="coursebook", subtype=rule.id)


def setup(app: Sphinx) -> None:
    """When all others have cleaned up."""
    app.connect("build-finished", end, priority=BuildFinished.END)
