"""The files to print, held against the base: their addresses stand in letters and on walls, so what they lead to stays or is shown."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from ....core.pages import frontmatter
from ....core.project import Paths
from ..pages import text_of

MAKES_MORE = ("each", "cut-at")
"""The keys by which one entry makes several files, each with an address of its own: with another value some of them are gone."""
_Files = Mapping[str, Mapping[str, object]]


def show(base: Path, change: Path, paths: Paths) -> Iterator[str]:
    """Each file that is gone or new, and each that is made otherwise than before."""
    listed = paths.file("printables")
    before, after = (_read_files(folder, listed) for folder in (base, change))
    for id_, old in before.items():
        new = after.get(id_)
        if new is None:
            yield f'{listed}: the file "{id_}" is gone, and its address may stand in letters and on walls. Ask why.'
            continue
        for name in sorted(old.keys() | new.keys()):
            if old.get(name) != new.get(name):
                was, now = (_tell(found.get(name)) for found in (old, new))
                yield f'{listed}: of the file "{id_}", "{name}" was "{was}" and is "{now}". Its address may stand in letters and on walls: look at the file.'
    for id_ in sorted(after.keys() - before.keys()) if before else ():
        yield f'{listed}: the file "{id_}" is new. Look at it.'


def is_for_keepers(base: Path, change: Path, paths: Paths) -> bool:
    """Whether a file is gone, or may be, or one that holds a page for an emergency is made otherwise."""
    before, after = (_read_files(folder, paths.file("printables")) for folder in (base, change))
    urgent = {PurePosixPath(page).name for page in (paths.emergency_page, *paths.top_pages)}
    return any(
        id_ not in after
        or any(old.get(key) != after[id_].get(key) for key in MAKES_MORE)
        or (after[id_] != old and _holds(id_, before, urgent))
        for id_, old in before.items()
    )


def _holds(id_: str, files: _Files, pages: set[str]) -> bool:
    """Whether a file has one of some pages, its own or those of the file that it is like."""
    same = str(files[id_].get("like", id_))
    named = [files[one].get("pages") for one in {id_, same} & files.keys()]
    return any(page in pages for some in named for page in (some if isinstance(some, list) else [some]))


def _read_files(folder: Path, listed: PurePosixPath) -> dict[str, dict[str, object]]:
    """The files of a list by id, each with its keys; of what is no such list, nothing."""
    groups: list[Any] = [value for _, _, value in frontmatter.read_pairs(listed, text_of(folder, listed), 1)[0]]
    files = [one for group in groups if isinstance(group, list) for one in group if isinstance(one, Mapping)]
    return {str(one["id"]): {str(key): value for key, value in one.items()} for one in files if "id" in one}


def _tell(value: object) -> str:
    words = ", ".join(map(str, value)) if isinstance(value, list) else "not there" if value is None else str(value)
    return words if len(words) <= 200 else f"{words[:200]} …"
