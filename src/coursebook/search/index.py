"""The search index, made by Pagefind from records of the pages.

Pagefind's index comes in pieces: a reader's query moves some kilobytes, however many pages there are.
"""

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util import logging
from sphinx.util.display import progress_message

from ..extras import advise, is_installed
from ..priorities import BuildFinished, DoctreeRead
from ..site.builders import is_site
from .distress_panels import render_cries
from .index_chunks import cut, read, write
from .page_records import Record, make_records, note_text
from .query_data import RANKING, WORDS, build_query_data, build_ranking_data
from .related.related_words import Near, find_missing, read_near
from .related.table_files import write_table
from .synonyms import read_synonyms
from .tokenizer import tokenize

logger = logging.getLogger(__name__)
UNKNOWN = 0.1
"""The share of words without a place in the list of near words from which a build says so."""
FOLDER = "pagefind"
TABLE = "table.json"
"""Where the pieces of the table are. It is small and comes before the list of words, so that pieces are asked for meanwhile."""
UNUSED = (
    "pagefind.js",
    "pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js",
)  # fmt: skip
"""Pagefind's own doors and search boxes."""
ENGINE = "wasm.{}.pagefind"
"""Pagefind's engine for a language; ``unknown`` is for those that it cannot stem, and is made in any case."""


LEAST_ROOM = 100_000
"""Bytes of a disk that has no room for a piece of the index: Pagefind writes what fits, and says nothing."""


class SearchError(SphinxError):
    """There is no new search index, and so no new site."""

    category = "The search index was not made"


def build_index(app: Sphinx, exception: Exception | None) -> None:
    """Index the pages after a build, unless nothing that the index knows has changed."""
    if exception or not is_site(app.builder) or not app.config.coursebook_search:
        return
    if app.config.html_theme != "coursebook":  # another theme asks Sphinx's own index
        return
    if not is_installed("search"):
        raise SearchError(advise("search"))
    site = Path(app.outdir)
    list_ = read_synonyms(app)
    known = list(make_records(app, list_.leads_to, list_.lines))
    said = build_query_data(app, known, list_)
    ranking = build_ranking_data(app, known, list_)
    near_words = _near_words(app)
    heard = render_cries(app)
    digest = hashlib.sha256(repr((known, said, ranking, near_words, heard)).encode()).hexdigest()
    made = site.with_name(f".{site.name}-{FOLDER}")
    if made.is_file() and made.read_text(encoding="utf-8") == digest and (site / FOLDER / TABLE).is_file():
        return
    with progress_message("building the search index"):
        new = site / f".{FOLDER}-new"
        shutil.rmtree(new, ignore_errors=True)
        _index(known, new, (app.config.language or "en").replace("_", "-").partition("-")[0])
        try:
            _show(known, new)
            cut(new)
        except (OSError, EOFError, ValueError) as problem:
            if shutil.disk_usage(site).free < LEAST_ROOM:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(new)) from problem
            raise SearchError(f"Pagefind left a file that is not whole ({problem}). Build again.") from problem
        for pattern in UNUSED:
            for file in new.glob(pattern):
                file.unlink()
        if len([*new.glob(ENGINE.format("*"))]) > 1:
            (new / ENGINE.format("unknown")).unlink(missing_ok=True)
        for name, content in heard.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(content)
        table = write_table(known, _near(app, near_words, known), new, app.config.language)
        for name, shipped in ((WORDS, said), (RANKING, ranking), (TABLE, table)):
            (new / name).write_text(json.dumps(shipped, separators=(",", ":")), encoding="utf-8")
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        new.rename(site / FOLDER)
        made.write_text(digest, encoding="utf-8")
    logger.info("%d pages and terms can be searched.", len(known))


def _near_words(app: Sphinx) -> str:
    file = Path(app.srcdir) / app.config.coursebook_search_related
    return file.read_text(encoding="utf-8-sig") if file.is_file() else ""


def _near(app: Sphinx, text: str, known: Sequence[Record]) -> Near:
    """The words that are near in meaning; a warning when the list is damaged or has grown old. Neither stops a build."""
    name = app.config.coursebook_search_related
    try:
        near = read_near(text)
    except ValueError as problem:
        logger.warning(
            f"{problem} Make it again with: make search-meaning",
            location=f"{name}:1",
            type="coursebook",
            subtype="search-near",
        )
        return {}
    said = {
        word
        for record in known
        for _, line in record.lines
        for word in tokenize(line, record.language)
        if word.isalpha()
    }
    unknown = find_missing(near, said)
    if near and len(unknown) > UNKNOWN * len(said):
        logger.info(
            "%s does not know %d of %d words of the pages. Make it again with: make search-meaning",
            name,
            len(unknown),
            len(said),
        )
    return near


def _index(known: Sequence[Record], target: Path, language: str) -> None:
    """Write the index of the records to ``target``: all at once, from a folder. One by one would take a minute.

    All are stemmed as ``language``, that of the course.

    Pagefind's Python door ends the program when it answers, while it may still be writing: files were found empty. The
    program itself ends when all is written.
    """
    with tempfile.TemporaryDirectory() as folder:
        for number, record in enumerate(known):
            (Path(folder) / f"{number}.html").write_text(record.html(), encoding="utf-8")
        command = ["--site", folder, "--output-path", str(target), "--force-language", language, "--quiet"]
        said = subprocess.run(
            [*_program(), *command],
            capture_output=True,
            text=True,
            check=False,
            restore_signals=False,  # where a file may not grow, it is told so, and not ended
        )
    if said.returncode:
        raise SearchError(f"Pagefind says: {(said.stderr or said.stdout).strip()}")


def _program() -> list[str]:
    """Pagefind itself; or a Python that starts it, which takes four times as long."""
    try:
        from pagefind_bin import get_executable

        return [str(get_executable())]
    except (ImportError, FileNotFoundError):
        return [sys.executable, "-m", "pagefind"]


def _show(known: Sequence[Record], target: Path) -> None:
    """Give each hit what it shows. Pagefind would index that too, and readers would fetch the index of it."""
    for file in (target / "fragment").iterdir():
        fragment = json.loads(read(file))
        fragment["meta"] = known[int(Path(fragment["url"]).stem)].shown()
        fragment["content"] = ""
        write(file, json.dumps(fragment).encode())


def setup(app: Sphinx) -> None:
    """Run after everything that writes pages."""
    app.add_config_value("coursebook_search", True, "", bool)
    app.add_config_value("coursebook_search_synonyms", "docs/search-words.yml", "", str)
    app.add_config_value("coursebook_search_queries", "docs/search-lines.yml", "", str)
    app.add_config_value("coursebook_search_related", "docs/near-words.txt", "", str)
    app.add_config_value("coursebook_search_distress", "docs/cries", "", str)
    app.connect("doctree-read", note_text, priority=DoctreeRead.SEARCH)
    app.connect("build-finished", build_index, priority=BuildFinished.SEARCH)
