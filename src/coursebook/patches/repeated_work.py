"""Work that Sphinx, docutils, MyST and pybtex do again for every page, done once. Each patch can be deleted alone.

What each saves is in docs/speed.md; ``benchmarks/`` measures it again. "Seen in" is the version whose file was read.
"""

import copy
import functools
import gc
import logging
import os
from collections.abc import Callable, Iterator
from typing import Any

import myst_parser.mdit_to_docutils.base as myst
import myst_parser.parsers.sphinx_ as myst_sphinx
import sphinx.builders.html as html_builder
import sphinx.util.docutils as sphinx_docutils
from docutils import nodes
from pybtex.plugin import find_plugin
from pybtex.style.formatting import BaseStyle
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.transforms.post_transforms.code import HighlightLanguageTransform
from sphinx.util.nodes import NodeMatcher

from ..priorities import BuildFinished
from .switch import Patch, keep, replace

COLLECT = (50_000, 50, 100)
"""When Python looks for garbage: a course is built of many small objects that all live to the end of the build."""


def remember_settings(app: Sphinx) -> None:
    """Docutils builds a parser of 100 command-line options for each page, to read their defaults; MyST builds it again.

    Issue: https://github.com/sphinx-doc/sphinx/pull/4523 found the same cost in ``new_document`` and kept it there;
    https://github.com/sphinx-doc/sphinx/pull/13672 added the function that is wrapped. Of MyST no issue found on 2026-11-30: there
    it is the default of an argument that is always given (``mdit_to_docutils/base.py``, ``setup_render``).
    Seen in: Sphinx 9.0.4 (``util/docutils.py``, ``_get_settings``), MyST-Parser 5.2.0.
    """
    known: dict[Any, Any] = {}

    def remembered(ask: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(ask)
        def settings(*components: Any, defaults: Any = None, **more: Any) -> Any:
            given = {name: value for name, value in (defaults or {}).items() if name != "env"}
            kinds = tuple(one if isinstance(one, type) else type(one) for one in components)
            key = (ask, kinds, repr(sorted(given.items())), repr(more), _config_files())
            if key not in known:
                known[key] = ask(*components, **({"defaults": given} if defaults is not None else {}), **more)
            found = copy.copy(known[key])
            found.__dict__ = {name: copy.copy(value) for name, value in vars(found).items()}
            if defaults and "env" in defaults:
                found.env = defaults["env"]
            return found

        return settings

    replace(remember_settings, sphinx_docutils, "_get_settings", remembered)
    replace(remember_settings, html_builder, "_get_settings", remembered)
    replace(remember_settings, myst, "get_default_settings", remembered)


def _config_files() -> tuple[str, ...] | None:
    """The files of docutils' settings that Sphinx names and that are there; None: it named none, and docutils looks for its own."""
    named = os.environ.get("DOCUTILSCONFIG")
    return None if named is None else tuple(filter(os.path.isfile, named.split(os.pathsep)))


def remember_works(app: Sphinx) -> None:
    """Pybtex formats a work again for each citation of it, and sphinxcontrib-bibtex all works again in each build.

    Issue: no issue found on 2026-11-30; ``BaseStyle.format_entries`` keeps nothing of what it has formatted.
    Seen in: pybtex 0.26.1 (``style/formatting/__init__.py``), sphinxcontrib-bibtex 2.7.0 (``domain.py``).
    """

    def remembered(ask: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(ask)
        def format_entry(self: BaseStyle, label: str, entry: Any, bib_data: Any = None) -> Any:
            key = (type(self), label, id(entry))
            if key not in _works or _works[key][0] is not entry:
                _works[key] = entry, ask(self, label, entry, bib_data)
            return copy.copy(_works[key][1])

        return format_entry

    replace(remember_works, BaseStyle, "format_entry", remembered)
    app.connect("env-before-read-docs", _recall_works)


_works: dict[Any, tuple[Any, Any]] = {}
"""By style, label and entry: the entry, so that no other takes its number, and how it is printed."""


def _recall_works(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Take those of the last build from the environment. A changed ``.bib`` file has other entries, which are not known."""
    known: Any = env.domains.get("cite")
    for one in known.citations if known else ():
        style = find_plugin("pybtex.style.formatting", known.bibliographies[one.bibliography_key].style)
        _works[style, one.formatted_entry.label, id(one.entry)] = one.entry, one.formatted_entry


def forget_only_what_is_known(app: Sphinx) -> None:
    """Before it reads a page, Sphinx looks through all that it knows, to forget what it knows of it: O(N²) when all is new.

    Issue: no issue found on 2026-11-30; ``StandardDomain.clear_doc`` and ``TocTreeCollector.clear_doc`` walk over every label and
    every toctree, also for a page that was never read.
    Seen in: Sphinx 9.0.4 (``environment/__init__.py``, ``domains/std/__init__.py``, ``environment/collectors/toctree.py``).
    """

    def only_known(forget: Callable[[BuildEnvironment, str], None]) -> Callable[[BuildEnvironment, str], None]:
        @functools.wraps(forget)
        def clear_doc(self: BuildEnvironment, docname: str) -> None:
            labels = self.domains.standard_domain
            if docname in self.all_docs or not labels.data.keys() >= {
                "progoptions",
                "terms",
            }:  # the first call makes tables
                forget(self, docname)
            else:
                for domain in self.domains.sorted():
                    if domain is not labels:
                        domain.clear_doc(docname)

        return clear_doc

    replace(forget_only_what_is_known, BuildEnvironment, "clear_doc", only_known)
    for listener in app.events.listeners["env-purge-doc"]:
        if isinstance(getattr(listener.handler, "__self__", None), TocTreeCollector):
            app.disconnect(listener.id)
            app.connect("env-purge-doc", functools.partial(_only_listed, listener.handler), listener.priority)
            return


def _only_listed(forget: Callable[..., None], app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    if docname in env.all_docs:
        forget(app, env, docname)


def walk_without_recursion(app: Sphinx) -> None:
    """Docutils walks a tree by a generator within a generator for each level; about 100 such walks make a page.

    Issue: no issue of docutils found on 2026-11-30; https://github.com/useblocks/sphinx-needs/issues/751 measured the cost.
    Seen in: docutils 0.22.4 (``nodes.py``, ``_fast_findall`` and ``_superfast_findall``).
    """

    def faster(find: Callable[..., Iterator[nodes.Node]]) -> Callable[..., Iterator[nodes.Node]]:
        @functools.wraps(find)
        def findall(
            self: nodes.Node,
            condition: Any = None,
            include_self: bool = True,
            descend: bool = True,
            siblings: bool = False,
            ascend: bool = False,
        ) -> Iterator[nodes.Node]:
            if not descend or not include_self or siblings or ascend:
                return find(self, condition, include_self, descend, siblings, ascend)
            if condition is None:
                return _of_kind(self, object)
            if isinstance(condition, NodeMatcher) and condition.classes:
                return (found for found in _of_kind(self, condition.classes) if condition.match(found))
            return _of_kind(self, condition) if isinstance(condition, type) else _where(self, condition)

        return findall

    replace(walk_without_recursion, nodes.Node, "findall", faster)


def _of_kind(node: nodes.Node, kind: type | tuple[type, ...]) -> Iterator[nodes.Node]:
    if isinstance(node, kind):
        yield node
    above = [iter(node.children)]
    while above:
        for child in above[-1]:
            if isinstance(child, kind):
                yield child
            if child.children:
                above.append(iter(child.children))
                break
        else:
            above.pop()


def _where(node: nodes.Node, wanted: Callable[[nodes.Node], bool]) -> Iterator[nodes.Node]:
    return (found for found in _of_kind(node, object) if wanted(found))


def copy_trees_in_one_walk(app: Sphinx) -> None:
    """Sphinx looks for the document of a tree that it copies up to five times for each node, each time up to the root.

    Issue: no issue found on 2026-11-30; https://github.com/sphinx-doc/sphinx/pull/10988 copies less of one tree, the menu's.
    Seen in: Sphinx 9.0.4 (``util/nodes.py``), docutils 0.22.4 (``nodes.py``, ``Element.deepcopy`` and ``Node.document``).
    """

    def faster(copy: Callable[[nodes.Element], nodes.Element]) -> Callable[[nodes.Element], nodes.Element]:
        @functools.wraps(copy)
        def deepcopy(self: nodes.Element) -> nodes.Element:
            return _copied(self, self.document)

        return deepcopy

    replace(copy_trees_in_one_walk, nodes.Element, "deepcopy", faster)


def _copied(element: nodes.Element, document: nodes.document | None) -> nodes.Element:
    """A copy of a tree, as Sphinx makes it; ``document`` is that of the element."""
    new = element.copy()
    for child in element.children:
        own: Any = child
        one = _copied(own, own._document or document) if isinstance(child, nodes.Element) else child.deepcopy()
        one.parent = new
        if document:
            one.document = document
            if one.source is None:
                one.source = document.current_source
            if one.line is None:
                one.line = document.current_line
        new.children.append(one)
    return new


def remember_parsers(app: Sphinx) -> None:
    """MyST builds its Markdown parser again for each page, out of the same settings.

    Issue: no issue found on 2026-11-30; ``MystParser.parse`` calls ``create_md_parser`` for each page.
    Seen in: MyST-Parser 5.2.0 (``parsers/sphinx_.py``).
    """
    known: dict[int, tuple[Any, Any]] = {}

    def remembered(make: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(make)
        def create_md_parser(config: Any, renderer: Any) -> Any:
            if id(config) not in known or known[id(config)][0] is not config:
                known.clear()
                known[id(config)] = config, make(config, renderer)
            return known[id(config)][1]

        return create_md_parser

    replace(remember_parsers, myst_sphinx, "create_md_parser", remembered)


def highlight_only_code(app: Sphinx) -> None:
    """Sphinx visits each node of a page, twice, to give blocks of code their language, also where there is none.

    Issue: no issue found on 2026-11-30; https://github.com/sphinx-doc/sphinx/pull/6326 made it a transform of every page.
    Seen in: Sphinx 9.0.4 (``transforms/post_transforms/code.py``).
    """

    def only_with_code(apply: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(apply)
        def apply_to_code(self: HighlightLanguageTransform, **given: Any) -> None:
            if any(True for _ in _of_kind(self.document, (nodes.literal_block, addnodes.highlightlang))):
                apply(self, **given)

        return apply_to_code

    replace(highlight_only_code, HighlightLanguageTransform, "apply", only_with_code)


def log_only_what_is_kept(app: Sphinx) -> None:
    """Sphinx makes a record of each event and each step, then every handler throws it away.

    Issue: https://github.com/sphinx-doc/sphinx/pull/7224 made such records cheaper; they are still made.
    Seen in: Sphinx 9.0.4 (``util/logging.py``, ``setup``).
    """
    logger = logging.getLogger("sphinx")
    logger.setLevel(min(handler.level for handler in logger.handlers))


def collect_less(app: Sphinx) -> None:
    """Python looks for garbage after each 700 new objects, though a build makes millions and drops few; and once more at its end.

    Issue: no issue of Sphinx found on 2026-11-30; https://github.com/python/cpython/issues/75739 brought ``gc.freeze`` for such programs.
    Seen in: Python 3.11, Sphinx 9.0.4 (which sets nothing).
    """
    gc.unfreeze()
    if keep(collect_less, gc, "threshold", functools.partial(gc.set_threshold, *gc.get_threshold())):
        gc.set_threshold(*COLLECT)
    app.connect("build-finished", _collect_no_more, priority=BuildFinished.END)


def _collect_no_more(app: Sphinx, exception: Exception | None) -> None:
    """The next build begins with it again."""
    gc.freeze()


PATCHES: tuple[Patch, ...] = (
    remember_settings, remember_works, forget_only_what_is_known, walk_without_recursion, copy_trees_in_one_walk,
    remember_parsers, highlight_only_code, log_only_what_is_kept, collect_less,
)  # fmt: skip
