"""What the book itself says, in the language of the course. The template reads it from ``words.json`` beside it."""

import json
from pathlib import Path

from ..core.language.catalogs import mark_text
from ..site.language.translation import translate

FILE = "words.json"
TEXTS = (
    mark_text("Also on this topic"),
    mark_text("Answers:"),
    mark_text("Check yourself"),
    mark_text("Cited on page"),
    mark_text("Cited on pages"),
    mark_text("Contents"),
    mark_text("Date:"),
    mark_text("From:"),
    mark_text("Index"),
    mark_text("Permanent link:"),
    mark_text("page"),
    mark_text("web"),
)
"""Each text that ``say`` takes in the template."""


def write_words(folder: Path) -> None:
    """Write ``words.json``: each text with what the language of the course says."""
    found = {text: translate(text) for text in TEXTS}
    (folder / FILE).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def read_words(folder: Path) -> dict[str, str]:
    """What ``write_words`` wrote in a folder; nothing where it was not called."""
    file = folder / FILE
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return found
