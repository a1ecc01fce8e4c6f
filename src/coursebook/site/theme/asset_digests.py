"""The static files of the theme, each with a digest of its content, so that a browser may keep it for ever."""

import functools
import hashlib
from collections.abc import Iterable
from pathlib import Path

from ...core.language.catalogs import translator_to
from ..language.script_texts import name_in, says_something, translate_script

MADE_OF = {"card.css": ("coursebook.css", "card.css"), "handout.css": ("card.css", "handout.css")}
"""A file that is made of several, whose digest changes with each of them."""
THEME = Path(__file__).parent / "coursebook"


@functools.cache
def compute_digests(language: str) -> dict[str, str]:
    """The digest of each static file of the theme, in the language of the course that is built: its scripts speak it."""
    files = sorted(file for file in (THEME / "static").iterdir() if file.is_file())
    found = {file.name: _script_digest(file) if file.suffix == ".js" else digest_of(file) for file in files}
    return found | {name: _join(found[part] for part in parts) for name, parts in MADE_OF.items()}


@functools.cache
def digests_in(language: str) -> dict[str, tuple[str, str]]:
    """Of each script of the theme that says something, its name in a language other than the course's, and the digest of that."""
    found, translate = {}, translator_to(language)
    for file in sorted((THEME / "static").glob("*.js")):
        text = file.read_text(encoding="utf-8")
        if translate and says_something(text):
            found[file.name] = name_in(file.name, language), _join([translate_script(text, translate)])
    return found


def locate_script(name: str, language: str) -> str:
    """The address of a script of the theme, with its digest, from a page that lies one folder below the first."""
    return f"../_static/{name}{compute_digests(language)[name]}"


def _script_digest(file: Path) -> str:
    return _join([translate_script(file.read_text(encoding="utf-8"))])


def _join(parts: Iterable[str]) -> str:
    return f"?v={hashlib.sha256(''.join(parts).encode()).hexdigest()[:6]}"


def digest_of(file: Path) -> str:
    """The digest of a file; nothing when it is not there."""
    return _digest(file, file.stat().st_mtime_ns) if file.is_file() else ""


@functools.cache
def _digest(file: Path, changed: int) -> str:
    return f"?v={hashlib.sha256(file.read_bytes()).hexdigest()[:6]}"
