"""What many builds in one process need to do only once: compile the templates, look for the plug-ins that are installed, and ask
the themes' folders for the newest template. And what no build of the suite shows: Sphinx's words for those who debug it.

A build from the command line does both once, so it gains nothing; the suite makes some 2,000 tiny builds.
"""

import functools
import sysconfig
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
import pybtex.plugin
import sphinx.registry
import sphinx.theming
import sphinx.util.logging
import sphinxcontrib.bibtex.plugin
from sphinx.jinja2glue import BuiltinTemplateLoader

_compiled: dict[tuple[object, ...], CodeType | str] = {}
_compile = jinja2.Environment.compile
_INSTALLED = (sysconfig.get_path("purelib"), str(Path(__file__).parents[1] / "src"))


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


def _newest_of(folders: list[str]) -> tuple[float, str]:
    """The time of the newest template below these folders, and its name, as Sphinx's own."""
    found = (
        (file.stat().st_mtime_ns / 10**9, file.name) for folder in folders for file in Path(folder).rglob("*.html")
    )
    return max(found, default=(0.0, ""))


@functools.cache
def _newest_installed(folder: str) -> tuple[float, str]:
    return _newest_of([folder])


def _newest_template(self: BuiltinTemplateLoader) -> tuple[float, str]:
    """As Sphinx's own; what is installed, or lies in ``src``, is as it was when it was first asked."""
    installed = [folder for folder in map(str, self.pathchain) if folder.startswith(_INSTALLED)]
    others = [folder for folder in map(str, self.pathchain) if not folder.startswith(_INSTALLED)]
    return max([*map(_newest_installed, installed), _newest_of(others)])


def build_quickly() -> None:
    """Keep templates, their times and plug-ins from one build of this process to the next, and say nothing to those who debug Sphinx."""
    if jinja2.Environment.compile is _compile:
        jinja2.Environment.compile = _compile_once  # type: ignore[method-assign,assignment]
        for module in (sphinx.registry, sphinx.theming, sphinxcontrib.bibtex.plugin, pybtex.plugin):
            module.entry_points = functools.cache(module.entry_points)  # type: ignore[attr-defined]
        BuiltinTemplateLoader._newest_template_mtime_name = _newest_template  # type: ignore[method-assign]
        sphinx.util.logging.SphinxLoggerAdapter.debug = _say_nothing  # type: ignore[method-assign]


def _say_nothing(*_: object, **__: object) -> None:
    """A thousand lines of each build, each formatted before it is thrown away."""
