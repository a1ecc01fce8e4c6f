"""The replies of an interview that was stopped, kept until it is finished: ``.drafts/``, which git does not see."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ..atomic_write import atomic_write

FOLDER = ".drafts"


def keep_draft(root: Path, kind: str, replies: Sequence[Sequence[str]]) -> None:
    """Keep the replies to each question so far. A disk that is full loses the draft, and stops nobody."""
    folder = root / FOLDER
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        if not (folder / ".gitignore").exists():
            atomic_write(folder / ".gitignore", "*\n")
        atomic_write(folder / f"{kind}.json", json.dumps(replies, ensure_ascii=False))


def read_draft(root: Path, kind: str) -> list[list[str]]:
    """The replies that are kept, ``[]`` when there are none that can be read."""
    try:
        found = json.loads((root / FOLDER / f"{kind}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    whole = isinstance(found, list) and all(isinstance(lines, list) and all(isinstance(one, str) for one in lines) for lines in found)  # fmt: skip
    return found if whole else []


def drop_draft(root: Path, kind: str) -> None:
    """Forget the replies, and the folder with the last of them."""
    folder = root / FOLDER
    with suppress(OSError):
        (folder / f"{kind}.json").unlink(missing_ok=True)
        if not any(folder.glob("*.json")):
            (folder / ".gitignore").unlink(missing_ok=True)
            folder.rmdir()
