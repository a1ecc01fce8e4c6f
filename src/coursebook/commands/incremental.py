"""When a build may go on from the last one: only where nothing but the text of pages has changed since.

Whatever lies in ``build/html`` is what a build from nothing gives. Pages that came, went or moved, front matter, headings,
lists, pictures, settings and the machine itself change pages, lists and files all over the site; after a change of these all is
made anew. Sphinx goes by the time of a file; a page that was put back with an older time would be missed, so pages are told by
their content.
"""

import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from ..core.editions.published import FOLDER as PUBLISHED
from ..core.pages import frontmatter

_HEADING = re.compile(r"#{1,6} |\([^()]+\)=")
"""A heading or an id: menus, lists and the links to the pages before and after show them."""
FOLDER = Path("build")
BUILT, DOCTREES = FOLDER / ".site", FOLDER / ".doctrees"
"""Where a site is built before it is published, and what Sphinx read of its pages."""
STATE = FOLDER / ".site-state.json"
"""What the site in ``build/.site`` was made of. It is gone while a build is at work, and after one that failed."""
NO_INPUTS = ("build", "src", "tests", "benchmarks", "learning", "requirements", "node_modules")
"""The folders of a project that no page is made of; the program is looked at where it is installed."""
MADE = ("id", "retired", "changes", "e")
"""What the machine makes, and so may take away."""
_MACHINE = Path(__file__).parents[1]
State = dict[str, dict[str, str]]


def read_state(project: Path) -> State:
    """What the site is made of now: the digest of each page's text, and of all that must not change between two builds."""
    pages: dict[str, str] = {}
    frame: dict[str, str] = {"python": sys.version}
    for file in _files(project):
        name, data = file.relative_to(project).as_posix(), file.read_bytes()
        if file.suffix == ".md":
            head, body, _ = frontmatter.split(data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n"))
            headings = "\n".join(line for line in body.split("\n") if _HEADING.match(line))
            frame[name], pages[name] = _digest(f"{head}\n{headings}".encode()), _digest(body.encode())
        else:
            frame[name] = _digest(data)
    for file in (project / PUBLISHED).glob("*.json"):
        frame[f"published {file.name}"] = _digest(file.read_bytes())
    for file in sorted(_MACHINE.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            about = file.stat()
            frame[f"machine {file.relative_to(_MACHINE).as_posix()}"] = f"{about.st_mtime_ns} {about.st_size}"
    return {"frame": frame, "pages": pages}


def prepare(project: Path, now: State, folders: tuple[Path, ...]) -> bool:
    """Remove what was built where it cannot be gone on from; whether it was. The state is gone until ``finish``."""
    anew = not may_go_on(project, now)
    (project / STATE).unlink(missing_ok=True)
    for folder in folders if anew else ():
        shutil.rmtree(project / folder, ignore_errors=True)
    return anew


def may_go_on(project: Path, now: State) -> bool:
    """Whether a build may go on from the last one: the text of pages alone has changed since, and Sphinx sees which."""
    file = project / STATE
    try:
        before: State = json.loads(file.read_text(encoding="utf-8"))
        built = file.stat().st_mtime_ns
    except (OSError, ValueError):
        return False
    changed = [name for name, digest in now["pages"].items() if before["pages"].get(name) != digest]
    return before["frame"] == now["frame"] and all((project / name).stat().st_mtime_ns > built for name in changed)


def finish(project: Path, state: State) -> None:
    """Remember what the site, which is whole now, was made of."""
    (project / STATE).write_text(json.dumps(state), encoding="utf-8")


def is_current(project: Path) -> bool:
    """Whether the last site is made of the files as they are now."""
    try:
        return bool(json.loads((project / STATE).read_text(encoding="utf-8")) == read_state(project))
    except (OSError, ValueError):
        return False


def forget_if_changed(project: Path) -> None:
    """Before another builder reads pages into the same memory: what it reads anew, the site would not show."""
    if not is_current(project):
        (project / STATE).unlink(missing_ok=True)


def gone_addresses(before: Path, now: Path) -> list[str]:
    """The addresses of pages that the last site had and the new one has not, nor leads on from."""
    old = (file.parent.relative_to(before).as_posix() for file in before.rglob("index.html"))
    return sorted(name for name in old if name.split("/")[0] not in MADE and not (now / name / "index.html").is_file())


def _files(project: Path) -> Iterator[Path]:
    """All that a page may be made of: hidden files and folders are none of it."""
    for folder, subfolders, files in os.walk(project):
        top = Path(folder) == project
        subfolders[:] = sorted(name for name in subfolders if name[0] != "." and not (top and name in NO_INPUTS))
        yield from (Path(folder) / name for name in sorted(files) if name[0] != "." and (Path(folder) / name).is_file())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
