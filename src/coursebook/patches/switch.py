"""How a patch is put on and taken off again: what stood there is kept, and comes back for a build that does without."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

THEME = "coursebook"
BUILDERS = ("typstpdf", "printables")
"""Our own builders: of the book, and of the files to print."""

Patch = Callable[[Sphinx], None]
"""What a patch does to a build; it is called once for each."""

_undo: dict[Patch, dict[tuple[int, str], Callable[[], None]]] = {}
"""Of each patch that is on, what puts back each thing that it has changed in this process."""


def keep(patch: Patch, owner: Any, name: str, undo: Callable[[], None]) -> bool:
    """Remember how to put back what a patch changes in ``owner``. Whether it is to be changed: it is not yet."""
    known = _undo.setdefault(patch, {})
    is_new = (id(owner), name) not in known
    known.setdefault((id(owner), name), undo)
    return is_new


def replace(patch: Patch, owner: Any, name: str, change: Callable[[Any], Any]) -> None:
    """Wrap a function of a module or class of others, once in a process, until ``restore``."""
    original = getattr(owner, name)
    if keep(patch, owner, name, partial(setattr, owner, name, original)):
        setattr(owner, name, change(original))


def restore(patch: Patch) -> None:
    """Put back everything that a patch has changed."""
    for undo in _undo.pop(patch, {}).values():
        undo()


def is_ours(app: Sphinx) -> bool:
    """Whether a build is one of our theme, or by one of our builders. Others get what upstream made, unchanged."""
    return app.config.html_theme == THEME or app.builder.name in BUILDERS


def html_of(app: Sphinx) -> StandaloneHTMLBuilder | None:
    """The builder, when it writes HTML with our theme."""
    builder = app.builder
    return builder if isinstance(builder, StandaloneHTMLBuilder) and app.config.html_theme == THEME else None
