"""What many builds in one process need to do only once: compile the templates, and look for the plug-ins that are installed.

A build from the command line does both once, so it gains nothing; the suite makes some 2,000 tiny builds.
"""

import functools
from types import CodeType
from typing import Any

import jinja2
import pybtex.plugin
import sphinx.registry
import sphinx.theming
import sphinxcontrib.bibtex.plugin

_compiled: dict[tuple[object, ...], CodeType | str] = {}
_compile = jinja2.Environment.compile


def _compile_once(
    self: jinja2.Environment,
    source: Any,
    name: str | None = None,
    filename: str | None = None,
    *more: Any,
    **named: Any,
) -> Any:
    """As Jinja's own, kept by the text and by all that the code of a template depends on."""
    if not isinstance(source, str):
        return _compile(self, source, name, filename, *more, **named)
    around = (type(self), self.autoescape, *sorted(self.extensions), *sorted(self.filters), *sorted(self.tests))
    key = (source, name, filename, more, *sorted(named.items()), *map(str, around))
    if key not in _compiled:
        _compiled[key] = _compile(self, source, name, filename, *more, **named)
    return _compiled[key]


def build_quickly() -> None:
    """Keep templates and plug-ins from one build of this process to the next."""
    if jinja2.Environment.compile is _compile:
        jinja2.Environment.compile = _compile_once  # type: ignore[method-assign,assignment]
        for module in (sphinx.registry, sphinx.theming, sphinxcontrib.bibtex.plugin, pybtex.plugin):
            module.entry_points = functools.cache(module.entry_points)  # type: ignore[attr-defined]
