"""Days as people write them in a language."""

from datetime import date
from functools import cache

from babel.core import UnknownLocaleError
from babel.dates import format_date as format_in_locale


@cache
def format_date(when: date, language: str = "en") -> str:
    """A day in words: "November 23, 2026", "23. November 2026", "23 de noviembre de 2026"; as a number where the language is unknown."""
    try:
        return format_in_locale(when, "long", locale=language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return when.isoformat()
