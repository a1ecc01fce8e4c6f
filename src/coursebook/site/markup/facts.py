"""``{number}`` and ``{fact}``: what changes, printed from the files that keep it once."""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole

from ...core.data.facts import Fact, read_facts, read_numbers
from ...core.pages.parser import read_file
from ...core.problems import Problem, Rule
from ...core.suggestions import suggest
from ...reporting import report, warn
from ..domain import course_of

Facts = Mapping[str, Fact]


class FactRole(SphinxRole):
    """The name of a fact; it prints the fact itself, and a number as a link that calls it.

    ``setting`` is the configuration value that names the file, ``read`` reads it, ``unknown`` is the rule for other names.
    """

    def __init__(
        self, setting: str, read: Callable[[PurePosixPath, str], tuple[Facts, list[Problem]]], unknown: Rule
    ) -> None:
        super().__init__()
        self.setting, self.read, self.unknown = setting, read, unknown

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Print it; a page that prints one is read again when the file changes."""
        name = self.env.config[self.setting]
        facts = self._facts(self.env, PurePosixPath(name))
        self.env.note_dependency(name)
        fact = facts.get(self.text)
        if fact is None:
            message = f'There is no {self.name} "{self.text}" in {name}.{suggest(self.text, facts)}'
            warn(self.unknown, message, (self.env.current_document.docname, self.lineno))
            return [nodes.Text(self.text)], []
        return [
            nodes.reference("", fact.say, refuri=fact.call, number=fact.id) if fact.call else nodes.Text(fact.say)
        ], []

    def _facts(self, env: BuildEnvironment, path: PurePosixPath) -> Facts:
        """The file, read once for a build."""
        kept = course_of(env).build.facts
        if self.setting not in kept:
            facts: Facts = {}
            if (Path(env.srcdir) / path).is_file():
                text, problems = read_file(Path(env.srcdir) / path, path)
                if not problems:
                    facts, problems = self.read(path, text)
                report(problems, Path(env.srcdir))
            kept[self.setting] = facts
        return kept[self.setting]


def forget(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Read the files anew in each build."""
    course_of(env).build.facts.clear()


def setup(app: Sphinx) -> None:
    """Register the roles."""
    app.add_role("number", FactRole("coursebook_numbers", read_numbers, Rule.UNKNOWN_NUMBER))
    app.add_role("fact", FactRole("coursebook_facts", read_facts, Rule.UNKNOWN_FACT))
    app.connect("env-before-read-docs", forget)
