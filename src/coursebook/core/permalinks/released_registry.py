"""The registry of the last stored edition: what it had, ``permalinks.txt`` has for ever."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ..editions.archive import ArchiveError, archive_name, unpack
from ..editions.manifest import Manifest
from ..pages.model import Page
from ..problems import Problem, Rule
from .registry import FILE, Registry, own_id, read


def check(
    registered: Registry | None, folder: Path, stored: Sequence[Manifest], path: PurePosixPath = FILE
) -> list[Problem]:
    """What the registry lost since the last of the editions that are stored in ``folder``; None when the file is gone."""
    if not stored:
        return []
    last = stored[-1]
    try:
        text = unpack((folder / archive_name(last.edition)).read_bytes(), last).get(FILE.as_posix(), b"").decode()
    except ArchiveError as error:
        message = f"The registry of edition {last.edition} cannot be read, for its archive is not what its manifest says: {error}."
        return [Problem(PurePosixPath(folder.name) / archive_name(last.edition), 1, Rule.EDITION, message)]
    if text and registered is None:
        message = f"{path} is missing; edition {last.edition} had it. Bring it back: git restore {path}"
        return [Problem(path, 1, Rule.LOST_PERMALINK, message)]
    return list(compare(registered or {}, read(text)[0], last.edition, path))


def compare(registered: Registry, released: Registry, edition: str, path: PurePosixPath = FILE) -> Iterator[Problem]:
    """Lines of a released edition's registry that are no longer there, or have another kind; no ``edition`` is the branch that is changed."""
    end = max((entry.line for entry in registered.values()), default=0) + 1
    for id_, before in released.items():
        now = registered.get(id_)
        if now is None:
            line = next((entry.line for entry in registered.values() if entry.id > id_), end)
            message = (
                f'The line of "{id_}" is missing; edition {edition} had it. Lines are never removed: write here "{before}". If its text is gone, say so on that line.'
                if edition
                else f'The line of "{id_}" is missing; the branch that you change had it. Lines are never removed: write here "{before}". If its text is gone, say so on that line.'
            )
            yield Problem(path, line, Rule.LOST_PERMALINK, message)
        elif now.kind != before.kind:
            right = replace(now, kind=before.kind)
            message = (
                f'"{id_}" was a {before.kind} in edition {edition}. An id keeps its kind: write "{right}".'
                if edition
                else f'"{id_}" was a {before.kind} in the branch that you change. An id keeps its kind: write "{right}".'
            )
            yield Problem(path, now.line, Rule.CHANGED_KIND, message)


def check_moved(pages: Mapping[PurePosixPath, Page], stored: Sequence[Manifest]) -> Iterator[Problem]:
    """Pages that lay elsewhere in a stored edition, where now nothing lies and nothing leads on."""
    now = {own_id(page): path for path, page in pages.items()}
    taken = {_address(path) for path in pages} | {old.strip("/") for page in pages.values() for old in page.formerly}
    told: set[str] = set()
    for edition in reversed(stored):
        for id_, record in edition.sections.items():
            path = now.get(id_) if record.level == 1 else None
            if path and record.page not in taken | told:
                told.add(record.page)
                message = (
                    f"This page was at /{record.page}/ in edition {edition.edition}, and that address leads nowhere now. "
                    f'Write "formerly: [/{record.page}/]" in its front matter.'
                )
                yield Problem(path, pages[path].lines.get("formerly", 1), Rule.VANISHED_ID, message)


def _address(path: PurePosixPath) -> str:
    return path.as_posix().removesuffix(".md").removesuffix("index").strip("/")
