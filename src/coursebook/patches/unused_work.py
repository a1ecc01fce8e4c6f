"""Work that other packages do for nothing here, left out. Each patch can be deleted alone.

What each saves is in docs/speed.md. "Seen in" is the version whose file was read.
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

from .switch import Patch, html_of, replace

PARENT_THEMES = ("sphinx_book_theme", "pydata_sphinx_theme")


def remember_plugins(app: Sphinx) -> None:
    """Pybtex reads the metadata of every installed package for each citation.

    Issue: no issue found on 2026-11-30; ``_load_entry_point`` keeps nothing of what it has found.
    Seen in: pybtex 0.26.1 (``plugin/__init__.py``).
    """
    replace(remember_plugins, pybtex.plugin, "_load_entry_point", functools.cache)


def skip_parent_themes(app: Sphinx) -> None:
    """The parent themes prepare sidebars and buttons for each page, for a layout that ours does not use.

    Issue: https://github.com/pydata/pydata-sphinx-theme/issues/381, https://github.com/executablebooks/sphinx-book-theme/issues/561.
    Seen in: pydata-sphinx-theme 0.20.0, sphinx-book-theme 1.4.0.
    """
    if html_of(app):
        for event in ("html-page-context", "build-finished"):
            for listener in list(app.events.listeners[event]):
                if listener.handler.__module__.partition(".")[0] in PARENT_THEMES:
                    app.disconnect(listener.id)


def skip_search_index(app: Sphinx) -> None:
    """Sphinx indexes the words of every page for a search that ours replaces.

    Issue: https://github.com/sphinx-doc/sphinx/issues/14308 asks for a setting.
    Seen in: Sphinx 9.0.4 (``builders/html/__init__.py``, ``prepare_writing``).
    """
    if builder := html_of(app):
        builder.search = False


def skip_page_context(app: Sphinx) -> None:
    """Sphinx renders six small documents for each page, such as the titles before and after it, which our template does not show.

    Issue: no issue found on 2026-11-30; ``get_doc_context`` asks no template what it shows.
    Seen in: Sphinx 9.0.4 (``builders/html/__init__.py``).
    """
    if builder := html_of(app):
        builder.get_doc_context = functools.partial(_context, builder)  # type: ignore[method-assign]


def _context(builder: StandaloneHTMLBuilder, docname: str, body: str, metatags: str) -> dict[str, Any]:
    """What our template takes of Sphinx's context."""
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


def skip_parent_files(app: Sphinx) -> None:
    """Sphinx copies the static files of the parents of a theme, too: 8 MB that no page of ours loads.

    Issue: no issue found on 2026-11-30; ``copy_theme_static_files`` copies every folder of ``get_theme_dirs``.
    Seen in: Sphinx 9.0.4 (``builders/html/__init__.py``). The e-book's theme is Sphinx's own, whose sheet names its pictures.
    """
    if (builder := html_of(app)) and not isinstance(builder, EpubBuilder):
        builder.copy_theme_static_files = functools.partial(_copy_own_files, builder)  # type: ignore[method-assign]


def _copy_own_files(builder: StandaloneHTMLBuilder, context: dict[str, Any]) -> None:
    own = Path(builder.theme.get_theme_dirs()[0]) / "static"
    copy_asset(own, builder._static_dir, excluded=DOTFILES, context=context, renderer=builder.templates, force=True)


def remember_template_times(app: Sphinx) -> None:
    """Sphinx looks at each template of each theme five times in a build, to find the newest.

    Issue: no issue found on 2026-11-30; https://github.com/sphinx-doc/sphinx/pull/12746 asks for it once more, for a message.
    Seen in: Sphinx 9.0.4 (``jinja2glue.py``, ``newest_template_mtime``).
    """
    templates = (builder := html_of(app)) and builder.templates
    if isinstance(templates, BuiltinTemplateLoader):
        newest = functools.cache(templates._newest_template_mtime_name)
        templates._newest_template_mtime_name = newest  # type: ignore[method-assign]


PATCHES: tuple[Patch, ...] = (
    remember_plugins,
    skip_parent_themes,
    skip_search_index,
    skip_page_context,
    skip_parent_files,
    remember_template_times,
)
