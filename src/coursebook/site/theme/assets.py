"""The static files of the theme, each with a mark of its content, so that a browser may keep it for ever."""

import functools
import hashlib
from pathlib import Path

THEME = Path(__file__).parent / "coursebook"


@functools.cache
def marks() -> dict[str, str]:
    """The mark of each static file of the theme."""
    files = sorted((THEME / "static").iterdir())
    return {file.name: mark(file) for file in files if file.is_file()}


def mark(file: Path) -> str:
    """The mark of a file; nothing when it is not there."""
    return _mark(file, file.stat().st_mtime_ns) if file.is_file() else ""


@functools.cache
def _mark(file: Path, changed: int) -> str:
    return f"?v={hashlib.sha256(file.read_bytes()).hexdigest()[:8]}"
