"""The lines at the top of ``permalinks.txt`` that say what stands in it, in the language of the course."""

from ..language.catalogs import LOCALES
from ..language.messages import translate_message

_LINES = (
    'Every id that was ever published: "id kind", and what became of it.',
    "renamed:  old-id section -> present-id",
    "gone:     old-id section retired 2027-03-21 -> successor: Why.       (the successor may be left out)",
    "harmful:  old-id section withdrawn 2027-03-21 -> successor: Why.     (do not follow the old text)",
    '"make ids" adds lines. No line is ever removed.',
)

_FORMER_END = "docs/cite.md"
"""With what a further sentence began in earlier versions, in each language."""


def write_head(language: str) -> str:
    """The lines in a language, those in English where no catalog has them."""
    return "".join(f"# {translate_message(line, language)}\n" for line in _LINES)


def is_of_head(line: str) -> bool:
    """Whether a comment is one of these lines in any language: a course may have changed its own."""
    languages = ["en", *sorted(folder.name for folder in LOCALES.iterdir())]
    known = [one for language in languages for one in write_head(language).splitlines()]
    return any(line == one or line.startswith(f"{one} {_FORMER_END} ") for one in known)
