"""``{number}``: a telephone number from the list of numbers, as a link that calls it."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole

from ..core.course import nearest
from ..core.numbers import Number, read_numbers
from ..core.pages import read_file
from ..core.problems import Rule
from .reporting import report, warn


class NumberRole(SphinxRole):
    """The name of a number; it prints the number itself."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Print the number as a link; a page that prints one is read again when the list changes."""
        numbers = numbers_of(self.env)
        self.env.note_dependency(self.env.config.coursebook_numbers)
        number = numbers.get(self.text)
        if number is None:
            message = f'There is no number "{self.text}" in {self.env.config.coursebook_numbers}.{nearest(self.text, numbers)}'
            warn(Rule.UNKNOWN_NUMBER, message, (self.env.current_document.docname, self.lineno))
            return [nodes.Text(self.text)], []
        return [nodes.reference("", number.say, refuri=number.call)], []


def numbers_of(env: BuildEnvironment) -> Mapping[str, Number]:
    """The list of numbers, read once for a build."""
    if not hasattr(env, "coursebook_numbers"):
        file = Path(env.srcdir) / env.config.coursebook_numbers
        path = PurePosixPath(env.config.coursebook_numbers)
        numbers: Mapping[str, Number] = {}
        if file.is_file():
            text, problems = read_file(file, path)
            if not problems:
                numbers, problems = read_numbers(path, text)
            report(problems, Path(env.srcdir))
        env.coursebook_numbers = numbers  # type: ignore[attr-defined]
    return env.coursebook_numbers  # type: ignore[attr-defined, no-any-return]


def forget(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Read the list anew in each build."""
    if hasattr(env, "coursebook_numbers"):
        del env.coursebook_numbers


def setup(app: Sphinx) -> None:
    """Register the role."""
    app.add_role("number", NumberRole())
    app.connect("env-before-read-docs", forget)
