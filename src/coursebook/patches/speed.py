"""Work that Sphinx, docutils, MyST and pybtex do again for every page, done once. Each remedy can be deleted alone.

None changes what is read or written. What each saves is in docs/speed.md; ``benchmarks/`` measures it again.
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

COLLECT = (50_000, 50, 100)
"""When Python looks for garbage: a course is built of many small objects that all live to the end of the build."""


def remember_settings() -> None:
    """Docutils builds a parser of 100 command-line options for each page, to read their defaults; MyST builds it again.

    In MyST it is the default of an argument that is always given (``base.py``, ``setup_render``).
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

    _replace(sphinx_docutils, "_get_settings", remembered)
    _replace(html_builder, "_get_settings", remembered)
    _replace(myst, "get_default_settings", remembered)


def _config_files() -> tuple[str, ...] | None:
    """The files of docutils' settings that Sphinx names and that are there; None: it named none, and docutils looks for its own."""
    named = os.environ.get("DOCUTILSCONFIG")
    return None if named is None else tuple(filter(os.path.isfile, named.split(os.pathsep)))


def remember_works(app: Sphinx) -> None:
    """Pybtex formats a work again for each citation of it, and sphinxcontrib-bibtex all works again in each build."""

    def remembered(ask: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(ask)
        def format_entry(self: BaseStyle, label: str, entry: Any, bib_data: Any = None) -> Any:
            key = (type(self), label, id(entry))
            if key not in _works or _works[key][0] is not entry:
                _works[key] = entry, ask(self, label, entry, bib_data)
            return copy.copy(_works[key][1])

        return format_entry

    _replace(BaseStyle, "format_entry", remembered)
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
    """Before it reads a page, Sphinx looks through all that it knows, to forget what it knows of it: O(N²) when all is new."""

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

    _replace(BuildEnvironment, "clear_doc", only_known)
    for listener in app.events.listeners["env-purge-doc"]:
        if isinstance(getattr(listener.handler, "__self__", None), TocTreeCollector):
            app.disconnect(listener.id)
            app.connect("env-purge-doc", functools.partial(_only_listed, listener.handler), listener.priority)
            return


def _only_listed(forget: Callable[..., None], app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    if docname in env.all_docs:
        forget(app, env, docname)


def walk_without_recursion() -> None:
    """Docutils walks a tree by a generator within a generator for each level; about 100 such walks make a page."""

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

    _replace(nodes.Node, "findall", faster)


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


def copy_trees_in_one_walk() -> None:
    """Sphinx looks for the document of a tree that it copies up to five times for each node, each time up to the root."""

    def faster(copy: Callable[[nodes.Element], nodes.Element]) -> Callable[[nodes.Element], nodes.Element]:
        @functools.wraps(copy)
        def deepcopy(self: nodes.Element) -> nodes.Element:
            return _copied(self, self.document)

        return deepcopy

    _replace(nodes.Element, "deepcopy", faster)


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


def remember_parsers() -> None:
    """MyST builds its Markdown parser again for each page, out of the same settings."""
    known: dict[int, tuple[Any, Any]] = {}

    def remembered(make: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(make)
        def create_md_parser(config: Any, renderer: Any) -> Any:
            if id(config) not in known or known[id(config)][0] is not config:
                known.clear()
                known[id(config)] = config, make(config, renderer)
            return known[id(config)][1]

        return create_md_parser

    _replace(myst_sphinx, "create_md_parser", remembered)


def highlight_only_code() -> None:
    """Sphinx visits each node of a page, twice, to give blocks of code their language, also where there is none."""

    def only_with_code(apply: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(apply)
        def apply_to_code(self: HighlightLanguageTransform, **given: Any) -> None:
            if any(True for _ in _of_kind(self.document, (nodes.literal_block, addnodes.highlightlang))):
                apply(self, **given)

        return apply_to_code

    _replace(HighlightLanguageTransform, "apply", only_with_code)


def log_only_what_is_kept(app: Sphinx) -> None:
    """Sphinx makes a record of each event and each step, then every handler throws it away."""
    logger = logging.getLogger("sphinx")
    logger.setLevel(min(handler.level for handler in logger.handlers))


def _replace(owner: Any, name: str, change: Callable[[Any], Any]) -> None:
    """Wrap a function of others, once in a process."""
    original = getattr(owner, name)
    if not hasattr(original, "__wrapped__"):
        setattr(owner, name, change(original))


def collect_less(app: Sphinx) -> None:
    """Python looks for garbage after each 700 new objects, though a build makes millions and drops few."""
    gc.unfreeze()
    gc.set_threshold(*COLLECT)


def collect_no_more(app: Sphinx, exception: Exception | None) -> None:
    """When a process ends, Python looks through all that it knows once more. The next build begins with it again."""
    gc.freeze()


def setup(app: Sphinx) -> None:
    """Before the first page is read."""
    remember_settings()
    remember_works(app)
    forget_only_what_is_known(app)
    walk_without_recursion()
    copy_trees_in_one_walk()
    remember_parsers()
    highlight_only_code()
    app.connect("builder-inited", log_only_what_is_kept)
    app.connect("builder-inited", collect_less)
    app.connect("build-finished", collect_no_more, priority=BuildFinished.END)
