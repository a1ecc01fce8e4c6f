"""Work that other packages do for nothing here, switched off. Each remedy can be deleted when upstream fixes it.

What each saves was measured on this course on 2026-11-23, of the last two on a tiny course on 2026-11-29; see docs/speed.md.
"""

import functools
from html import escape
from pathlib import Path
from typing import Any

import pybtex.plugin
from sphinx.application import Sphinx
from sphinx.builders._epub_base import EpubBuilder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.util.fileutil import copy_asset
from sphinx.util.matching import DOTFILES

from ..priorities import BuilderInited

PARENT_THEMES = ("sphinx_book_theme", "pydata_sphinx_theme")


def remember_plugins() -> None:
    """Pybtex reads the metadata of every installed package for each citation: ``find_plugin`` keeps nothing."""
    if not hasattr(pybtex.plugin._load_entry_point, "cache_info"):
        pybtex.plugin._load_entry_point = functools.cache(pybtex.plugin._load_entry_point)


def silence_parents(app: Sphinx) -> None:
    """The parent themes prepare sidebars and buttons for a layout that is not used; Sphinx does so too, and indexes words."""
    if app.config.html_theme != "coursebook" or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    app.builder.search = False
    app.builder.get_doc_context = functools.partial(_context, app.builder)  # type: ignore[method-assign]
    if not isinstance(app.builder, EpubBuilder):  # the e-book's theme is Sphinx's own, whose sheet names its pictures
        app.builder.copy_theme_static_files = functools.partial(_copy_own_files, app.builder)  # type: ignore[method-assign]
    templates = app.builder.templates
    if isinstance(templates, BuiltinTemplateLoader):  # it looks at each template of each theme five times in a build
        newest = functools.cache(templates._newest_template_mtime_name)
        templates._newest_template_mtime_name = newest  # type: ignore[method-assign]
    for event in ("html-page-context", "build-finished"):
        for listener in list(app.events.listeners[event]):
            if listener.handler.__module__.partition(".")[0] in PARENT_THEMES:
                app.disconnect(listener.id)


def _context(builder: StandaloneHTMLBuilder, docname: str, body: str, metatags: str) -> dict[str, Any]:
    """What our template takes of Sphinx's context. The rest is six more documents to render for each page."""
    title = builder.env.longtitles.get(docname)
    numbered = docname in builder.env.toc_secnumbers
    return {
        "title": builder.render_partial(title)["title"] if numbered else escape(title.astext()) if title else "",
        "meta": builder.env.metadata.get(docname),
        "body": body,
        "metatags": metatags,
        "parents": [],
        "prev": None,
        "next": None,
        "rellinks": [],
        "sourcename": "",
        "page_source_suffix": builder.env.doc2path(docname, False).suffix,
        "toc": "",
        "display_toc": False,
    }


def _copy_own_files(builder: StandaloneHTMLBuilder, context: dict[str, Any]) -> None:
    """The static files of our theme alone, not the parents' 8 MB, which would be deleted again."""
    own = Path(builder.theme.get_theme_dirs()[0]) / "static"
    copy_asset(own, builder._static_dir, excluded=DOTFILES, context=context, renderer=builder.templates, force=True)


def setup(app: Sphinx) -> None:
    """Before the first page is read."""
    remember_plugins()
    app.connect("builder-inited", silence_parents, priority=BuilderInited.PATCHES)
