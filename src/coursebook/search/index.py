"""The search index, made by Pagefind from the pages as they were written.

Pagefind's index comes in pieces: a reader's query moves some kilobytes, however many pages there are.
"""

import asyncio
import shutil
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging
from sphinx.util.display import progress_message

logger = logging.getLogger(__name__)
FOLDER = "pagefind"
NOT_WORDS = [".headerlink", ".footnote-reference", ".sources", ".page-status"]
"""Parts of a page that a reader does not look for."""
UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
"""Pagefind's own search boxes, which this site does not use."""


def build_index(app: Sphinx, exception: Exception | None) -> None:
    """Index the pages after a build that wrote any."""
    if exception or not isinstance(app.builder, StandaloneHTMLBuilder) or not app.config.coursebook_search:
        return
    site = Path(app.outdir)
    with progress_message("building the search index"):
        new = site / f".{FOLDER}-new"
        shutil.rmtree(new, ignore_errors=True)
        pages = asyncio.run(_index(site, new))
        for pattern in UNUSED:
            for file in new.glob(pattern):
                file.unlink()
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        new.rename(site / FOLDER)
    logger.info("%d pages can be searched.", pages)


async def _index(site: Path, target: Path) -> int:
    """Index what ``data-pagefind-body`` marks in ``site``, write the index to ``target``, count the pages."""
    async with PagefindIndex(
        IndexConfig(output_path=str(target), force_language="en", exclude_selectors=NOT_WORDS)
    ) as index:
        found = await index.add_directory(str(site))
        return int(found["page_count"])


def setup(app: Sphinx) -> None:
    """Run after everything that writes pages."""
    app.add_config_value("coursebook_search", True, "", bool)
    app.connect("build-finished", build_index, priority=900)
