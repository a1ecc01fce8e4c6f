"""The static files of the theme, each with a mark of its content, so that a browser may keep it for ever."""

import functools
import hashlib
from collections.abc import Iterable
from pathlib import Path

from ...core.language.catalogs import translator_to
from ..language.script_texts import name_in, says_something, translate_script

MADE_OF = {"card.css": ("coursebook.css", "card.css"), "handout.css": ("card.css", "handout.css")}
"""A file that is made of several, whose mark changes with each of them."""
THEME = Path(__file__).parent / "coursebook"


@functools.cache
def compute_marks(language: str) -> dict[str, str]:
    """The mark of each static file of the theme, in the language of the course that is built: its scripts speak it."""
    files = sorted(file for file in (THEME / "static").iterdir() if file.is_file())
    found = {file.name: _script_mark(file) if file.suffix == ".js" else mark(file) for file in files}
    return found | {name: _join(found[part] for part in parts) for name, parts in MADE_OF.items()}


@functools.cache
def marks_in(language: str) -> dict[str, tuple[str, str]]:
    """Of each script of the theme that says something, its name in a language other than the course's, and the mark of that."""
    found, translate = {}, translator_to(language)
    for file in sorted((THEME / "static").glob("*.js")):
        text = file.read_text(encoding="utf-8")
        if translate and says_something(text):
            found[file.name] = name_in(file.name, language), _join([translate_script(text, translate)])
    return found


def locate_script(name: str, language: str) -> str:
    """The address of a script of the theme, with its mark, from a page that lies one folder below the first."""
    return f"../_static/{name}{compute_marks(language)[name]}"


def _script_mark(file: Path) -> str:
    return _join([translate_script(file.read_text(encoding="utf-8"))])


def _join(all_marks: Iterable[str]) -> str:
    return f"?v={hashlib.sha256(''.join(all_marks).encode()).hexdigest()[:6]}"


def mark(file: Path) -> str:
    """The mark of a file; nothing when it is not there."""
    return _mark(file, file.stat().st_mtime_ns) if file.is_file() else ""


@functools.cache
def _mark(file: Path, changed: int) -> str:
    return f"?v={hashlib.sha256(file.read_bytes()).hexdigest()[:6]}"
