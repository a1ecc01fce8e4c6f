"""The replies of an interview that was stopped, kept until it is finished: ``.drafts/``, which git does not see."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ..writing.atomic_write import atomic_write
from .prompts import Interview

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


def resume(talk: Interview, kind: str, first: str = "") -> None:
    """Offer the replies of an interview of this kind that was stopped; ``first`` is a first reply that is given already."""
    talk.say('Type "back" to answer the question before again; Ctrl+C stops, and keeps your replies for next time.')
    draft = read_draft(talk.project.root, kind)
    said = next((line for lines in draft for line in lines if line), "")
    if draft and first in ("", said):
        count = f"{len(draft)} repl{'y' if len(draft) == 1 else 'ies'}"
        prompt = f'You stopped here before, after {count}, the first of them "{said}". Go on there? yes or no'
        if talk.inner().ask(prompt, _yes_or_no, "yes") == "yes":
            talk.replay(draft)
            return
        drop_draft(talk.project.root, kind)
    if first:
        talk.replay([[first]])


def _yes_or_no(reply: str) -> str:
    word = {"y": "yes", "n": "no"}.get(reply.lower(), reply.lower())
    if word not in ("yes", "no"):
        raise ValueError("Type yes or no.")
    return word
