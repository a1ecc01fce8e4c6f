"""The static files of the theme, each with a mark of its content, so that a browser may keep it for ever."""

import functools
import hashlib
from collections.abc import Iterable
from pathlib import Path

from .script_texts import translate_script

MADE_OF = {"card.css": ("coursebook.css", "card.css"), "handout.css": ("card.css", "handout.css")}
"""A file that is made of several, whose mark changes with each of them."""
THEME = Path(__file__).parent / "coursebook"


@functools.cache
def marks(language: str) -> dict[str, str]:
    """The mark of each static file of the theme, in the language of the course that is built: its scripts speak it."""
    files = sorted(file for file in (THEME / "static").iterdir() if file.is_file())
    found = {file.name: _script_mark(file) if file.suffix == ".js" else mark(file) for file in files}
    return found | {name: _join(found[part] for part in parts) for name, parts in MADE_OF.items()}


def _script_mark(file: Path) -> str:
    return _join([translate_script(file.read_text(encoding="utf-8"))])


def _join(all_marks: Iterable[str]) -> str:
    return f"?v={hashlib.sha256(''.join(all_marks).encode()).hexdigest()[:8]}"


def mark(file: Path) -> str:
    """The mark of a file; nothing when it is not there."""
    return _mark(file, file.stat().st_mtime_ns) if file.is_file() else ""


@functools.cache
def _mark(file: Path, changed: int) -> str:
    return f"?v={hashlib.sha256(file.read_bytes()).hexdigest()[:8]}"
