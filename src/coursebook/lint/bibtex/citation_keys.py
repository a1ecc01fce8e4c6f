"""The keys by which pages cite works, and the letters by which two writings of one thing are told to be the same."""

import re
import unicodedata
from collections.abc import Container

MOST_OF_A_WORD = 14
"""The letters of a word of a title in a key; with twenty of a name and a year, a key is at most forty long."""
_NOT_TELLING = frozenset("about after from have into that their them they this what when where which with your".split())


def strip_title(text: str) -> str:
    """A text without capitals, marks and blanks, by which two writings of a title are one."""
    return "".join(re.findall(r"[a-z0-9]+", unicodedata.normalize("NFKD", text).casefold()))


def read_key(reply: str, works: Container[str]) -> str:
    """A key that no work has.

    :raises ValueError: It cannot be one; the message says what to write.
    """
    if not re.fullmatch(r"[a-z][a-z0-9-]{2,40}", reply):
        raise ValueError("Write small letters, figures and hyphens, such as sordo2017.")
    if reply in works:
        raise ValueError(f'"{reply}" is the key of another work. Choose another.')
    return reply


def propose_key(author: str, year: str, works: Container[str], title: str = "") -> str:
    """A key from the first author and the year, which no work has. An organization writes many: without a year, or beside another
    work of that year, the first telling word of the title is behind its name.
    """
    stem = _stem(author) + (year if year.isdigit() else "")
    word = _telling_word(title, author) if _is_organization(author) else ""
    if word and (not year.isdigit() or stem in works):
        stem = f"{stem}-{word}"
    return next(
        key for key in (stem, *(f"{stem}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")) if key not in works
    )


def _telling_word(title: str, author: str) -> str:
    """The first long word of a title that the author's name has not, ``""`` without one."""
    named = {strip_title(word) for word in author.split()}
    words = (strip_title(word)[:MOST_OF_A_WORD] for word in re.split(r"[\s/–—-]+", title))
    return next((word for word in words if len(word) > 3 and word not in named | _NOT_TELLING), "")


def _is_organization(author: str) -> bool:
    return "," not in author or author.startswith("{")


def _stem(author: str) -> str:
    """The family's name; of an organization its whole words, as many as are short, without the little ones."""
    if not _is_organization(author):
        return strip_title(author.split(",")[0])[:20]
    words = [strip_title(word) for word in author.split()]
    long = [word for word in words if word and word not in ("the", "of", "and", "for", "a", "on", "in")] or words
    whole = "".join(long)
    return whole if len(whole) <= 20 else "".join(word[0] for word in long) if len(long) > 2 else long[0][:20]
