"""``python -P tests/patches/count_work.py FOLDER SETTINGS``: build the course in a folder in a process of its own, and count, as JSON, the
work that each patch is there to save. ``SETTINGS`` is JSON, and replaces settings of ``conf.py``. Nothing of ``tests/conftest.py`` is
read, which makes some of that work go away for the tests.
"""

import gc
import json
import logging
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docutils.frontend
import docutils.nodes
import myst_parser.parsers.sphinx_ as myst
import pybtex.plugin
import sphinx.util.fileutil
from pybtex.style.formatting import BaseStyle
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.domains.std import StandardDomain
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.transforms.post_transforms.code import HighlightLanguageVisitor
from sphinx.util.docutils import docutils_namespace, patch_docutils

PARENTS = ("sphinx_book_theme", "pydata_sphinx_theme")
counts: Counter[str] = Counter()


def count(name: str, owner: Any, function: str) -> None:
    """Count the calls of a function of others, before anybody wraps it."""
    original: Callable[..., Any] = getattr(owner, function)

    def counted(*values: Any, **named: Any) -> Any:
        counts[name] += 1
        return original(*values, **named)

    setattr(owner, function, counted)


def count_looks_for_documents() -> None:
    """How often the document of a node is looked for while a tree is copied; ``copied-nodes`` are the nodes of those trees."""
    inside = [0]
    copy, look = docutils.nodes.Element.deepcopy, docutils.nodes.Node.document

    def deepcopy(self: Any) -> Any:
        inside[0] += 1
        counts["copied-nodes"] += 1
        try:
            return copy(self)
        finally:
            inside[0] -= 1

    def document(self: Any) -> Any:
        counts["copy-trees-in-one-walk"] += bool(inside[0])
        return look.fget(self)

    docutils.nodes.Element.deepcopy = deepcopy
    docutils.nodes.Node.document = property(document, look.fset)


def main(folder: Path, settings: dict[str, Any]) -> None:
    count("remember-settings", docutils.frontend.OptionParser, "__init__")
    count("remember-works", BaseStyle, "format_entry")
    count("forget-only-what-is-known", StandardDomain, "clear_doc")
    count("walk-without-recursion", docutils.nodes.Node, "_fast_findall")
    count("remember-parsers", myst, "create_md_parser")
    count("highlight-only-code", HighlightLanguageVisitor, "unknown_visit")
    count("remember-plugins", pybtex.plugin, "entry_points")
    count("skip-page-context", StandaloneHTMLBuilder, "render_partial")
    count("remember-template-times", BuiltinTemplateLoader, "_newest_template_mtime_name")
    count_looks_for_documents()
    keep = logging.Logger.makeRecord

    def record(self: logging.Logger, name: str, level: int, *more: Any, **named: Any) -> Any:
        counts["log-only-what-is-kept"] += name.startswith("sphinx") and level < logging.INFO
        return keep(self, name, level, *more, **named)

    logging.Logger.makeRecord = record
    gc.callbacks.append(lambda phase, _: counts.update({"collect-less": phase == "start"}))
    copy = sphinx.util.fileutil.copy_asset_file

    def copied(source: Any, *more: Any, **named: Any) -> None:
        counts["skip-parent-files"] += Path(source).stat().st_size
        copy(source, *more, **named)

    sphinx.util.fileutil.copy_asset_file = copied
    out = folder / "_build/html"
    with patch_docutils(str(folder)), docutils_namespace():
        app = Sphinx(folder, folder, out, folder / "_build/doctrees", "dirhtml", confoverrides=settings, status=None)
        counts.clear()  # what goes before does not grow with the pages
        app.build()
    handlers = [one.handler.__module__.partition(".")[0] for one in app.events.listeners["html-page-context"]]
    counts["skip-parent-themes"] = sum(name in PARENTS for name in handlers)
    counts["skip-search-index"] = (out / "searchindex.js").is_file()
    counts["pages"] = len(app.env.found_docs)
    print(json.dumps(counts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.loads(sys.argv[2]))
