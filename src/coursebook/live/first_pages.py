"""The first pages of a preview, while all are being read: those that every reader opens, and each that is opened or saved.

They are built by themselves, in a process of their own: the course knows the titles and ids of all other pages, so that lists and
most links are right, and says nothing of what is missing. The whole preview takes their place as soon as it is ready.
"""

import io
import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import patch_docutils

from ..core.folder_seal import remove_unsealed, seal_folder
from ..core.pages.parser import read_file, read_page
from ..core.project import read_paths
from ..lint.caching.cache import Cache
from ..lint.project import pages_of
from ..security.course_files import TRANSLATIONS, read_course_files
from ..security.sources.check import check_sources
from ..site.domain import course_of
from ..site.editions import feeds
from ..site.generated import phrase_index, sitemap, topic_pages
from ..site.offline import printables_page, saved_pages
from ..site.permalinks import redirects

WHOLE = {
    "html-collect-pages": (topic_pages.make_pages, phrase_index.make_pages, printables_page.make_pages),
    "build-finished": (redirects.write_redirects, feeds.write_feeds, sitemap.write_sitemap, saved_pages.write_files),
}
"""What is made of all pages together, thousands of files on a large course: the whole preview has it."""
PICTURES = (".svg", ".png")
_kept: list[Sphinx] = []
"""The builder of this process."""


def build_first(source: Path, out: Path, doctrees: Path, wanted: Sequence[str]) -> bool:
    """Build these pages, and those that were built before and have changed; whether it could be done.

    ``wanted`` are paths of pages below ``source``. What the source check refuses is not built.
    """
    paths = read_paths(source)
    there = {path.as_posix() for path in pages_of(source, paths)}
    begin = [f"{name}.md" for name in ("index", *paths.tops)] + [paths.file("glossary").as_posix()]
    named = _kept[0].config.include_patterns if _kept else [name for name in dict.fromkeys(begin) if name in there]
    named += [name for name in dict.fromkeys(wanted) if name in there and name not in named]
    if _is_refused(source, [*named, *_lists(source), *_shown_with(source, named)]):
        return False
    try:
        with patch_docutils(os.devnull):
            if not _kept:
                _kept.append(_begun(source, out, doctrees, named))
            _kept[0].build()
        seal_folder(source, doctrees)
    except (Exception, SystemExit):  # the whole build says what is wrong
        _kept.clear()
        return False
    return True


def _is_refused(source: Path, named: Iterable[str]) -> bool:
    known = partial(Cache(source).remember, "source")
    return bool(check_sources(source, list(named), alone=False, remember=known))


def _lists(source: Path) -> list[str]:
    """The lists of a course that anybody may change."""
    files = read_course_files(source)[0]
    found = (path for _, path in files.paths.all_files() if (kind := files.kind_of(path)) and kind.open)
    return [path.as_posix() for path in found if (source / path).is_file()]


def _shown_with(source: Path, named: Iterable[str]) -> list[str]:
    """The pictures of the course, whatever a page calls them, and what these pages are in other languages."""
    files = read_course_files(source)[0]
    found = [file for file in (source / files.paths.file("images")).rglob("*") if file.suffix in PICTURES]
    for page in named:
        found += (source / TRANSLATIONS).glob(f"*/LC_MESSAGES/{page.removesuffix('.md')}.po")
    return [file.relative_to(source).as_posix() for file in sorted(found)]


def _begun(source: Path, out: Path, doctrees: Path, named: list[str]) -> Sphinx:
    remove_unsealed(source, doctrees)
    app = Sphinx(
        source, source, out, doctrees, "dirhtml", status=None, warning=io.StringIO(), parallel=1,
        confoverrides={"coursebook_search": False, "coursebook_policy": True, "include_patterns": named},
    )  # fmt: skip
    app.config.include_patterns = named
    for event, handlers in WHOLE.items():
        for listener in list(app.events.listeners[event]):
            if listener.handler in handlers:
                app.disconnect(listener.id)
    app.connect("env-before-read-docs", _tell_of_others)
    return app


def _tell_of_others(app: Sphinx, env: BuildEnvironment, _: list[str]) -> None:
    """Note the pages that are not built yet, as the reading of each would."""
    source = Path(app.srcdir)
    paths = read_paths(source)
    for path in pages_of(source, paths):
        name = PurePosixPath(path).with_suffix("").as_posix()
        if name in env.found_docs:
            continue
        page, _wrong = read_page(path, read_file(source / path, path)[0], paths.layout)
        if page:
            course_of(env).note_page(name, page)
