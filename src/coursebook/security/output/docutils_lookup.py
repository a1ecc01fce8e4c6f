"""The one place through which every directive and role passes when docutils looks it up.

What the list does not have does not exist in a build: it is not run, whatever hid it from the check of the sources. This
holds for names with a domain (``std:glossary``), for docutils' names in other languages, and inside of other directives.
"""

from types import ModuleType
from typing import Any

import sphinx.util.docutils
from docutils import nodes
from docutils.utils import Reporter
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import sphinx_domains

from ...core.problems import Rule
from ...priorities import BeforeReadDocs
from .. import policy


class AllowlistDispatcher(sphinx_domains):
    """Sphinx's look-up of directives and roles, behind the list. It records each refusal with its line."""

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.env = env
        self.is_open = "coursebook_policy" not in env.config or not env.config.coursebook_policy

    def directive(self, directive_name: str, language_module: ModuleType, document: nodes.document) -> Any:
        """The directive of a name, or ``None`` when the list does not have it."""
        if not self.is_open and directive_name not in policy.DIRECTIVES.keys() | policy.MACHINE_DIRECTIVES:
            message = f"{{{directive_name[:40]}}} is not a box that a page may have."
            self._refuse(document.current_line, Rule.REFUSED_BOX, message)
            return None, []
        return super().directive(directive_name, language_module, document)

    def role(self, role_name: str, language_module: ModuleType, lineno: int, reporter: Reporter) -> Any:
        """The role of a name, or ``None`` when the list does not have it."""
        if not self.is_open and role_name not in policy.ROLES:
            self._refuse(lineno, Rule.REFUSED_ROLE, f"{{{role_name[:40]}}} is not a mark that a page may have.")
            return None, []
        return super().role(role_name, language_module, lineno, reporter)

    def _refuse(self, line: int | None, rule: Rule, message: str) -> None:
        _refusals.setdefault(self.env.current_document.docname, []).append((line or 1, rule, message))


_refusals: dict[str, list[tuple[int, Rule, str]]] = {}
"""What was refused while a page was read, until the check of its doctree takes it."""


def take_refusals(docname: str) -> list[tuple[int, Rule, str]]:
    """What was refused while a page was read: line, rule and message of each. It is told once."""
    return _refusals.pop(docname, [])


def close_doors(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Switch off in docutils what reads files and addresses, even for what a look-up would let through."""
    if app.config.coursebook_policy:
        env.settings.update(file_insertion_enabled=False, raw_enabled=False)


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's look-up. Where the policy is off, this is Sphinx's own."""
    sphinx.util.docutils.sphinx_domains = AllowlistDispatcher  # type: ignore[misc]
    app.connect("env-before-read-docs", close_doors, priority=BeforeReadDocs.SECURITY)
