"""Published ids that lead to another page or stand over another heading than in the base: people read where old links arrive.

Links, printed codes and citations name an id, not a page. A section may move with its whole page; moved alone it needs a keeper.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ...core.pages.model import Page, Section
from ...core.pages.parser import read_page
from ...core.permalinks.registry import own_id
from ..course_files import CourseFiles
from .pages import text_of


class _Stand(NamedTuple):
    """A heading or a term with its id, and the page that it stands on."""

    path: PurePosixPath
    page: Page
    title: str


def list_moved(
    base: Path, change: Path, changed: Iterable[PurePosixPath], files: CourseFiles
) -> tuple[list[PurePosixPath], list[str]]:
    """The pages that took an id of another page, for which a keeper is asked, and a line for each id that is elsewhere or over another heading.

    :param changed: the files that differ; no other page is read.
    """
    pages = [path for path in changed if path.suffix == ".md"]
    before, after = (_ids(dict(read_pages(folder, pages, files))) for folder in (base, change))
    keepers: list[PurePosixPath] = []
    look: list[str] = []
    for id_, was in before.items():
        now = after.get(id_)
        if now is None:
            continue
        if now.path != was.path and not _is_whole_page(base, change, was, now):
            keepers.append(now.path)
            look.append(
                f'{now.path}: "{id_}" was on {was.path}, and every link and printed code of it leads here now. Read both pages.'
            )
        if _words(now.title) != _words(was.title):
            look.append(
                f'{now.path}: "{id_}" stood over "{was.title[:100]}" and stands over "{now.title[:100]}". '
                "Old links and printed codes lead to it: does it still say what they promise?"
            )
    return keepers, look


def _is_whole_page(base: Path, change: Path, was: _Stand, now: _Stand) -> bool:
    """Whether a page went to a new file with all that stands on it, and says so with its id or under ``formerly``."""
    is_new = not text_of(base, now.path) and not text_of(change, was.path)
    return is_new and own_id(was.page) in (own_id(now.page), *now.page.formerly)


def read_pages(
    folder: Path, paths: Iterable[PurePosixPath], files: CourseFiles
) -> Iterator[tuple[PurePosixPath, Page]]:
    """Those of some pages that a folder has, and that can be read."""
    for path in paths:
        if text := text_of(folder, path):
            page = read_page(path, text, files.paths.layout)[0]
            if page:
                yield path, page


def _ids(pages: Mapping[PurePosixPath, Page]) -> dict[str, _Stand]:
    """Each id of these pages; of one that two pages have, the first."""
    found: dict[str, _Stand] = {}
    for path, page in pages.items():
        for section in (*page.sections, *page.terms):
            found.setdefault(section.id, _Stand(path, page, _shown(section)))
    return found


def _shown(section: Section) -> str:
    return " ".join(section.title.split())


def _words(title: str) -> list[str]:
    """The letters and figures of a title: marks and capitals make no other of it."""
    return "".join(one.casefold() if one.isalnum() else " " for one in title).split()
