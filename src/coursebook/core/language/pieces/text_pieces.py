"""The pieces of a text: its words, how they begin, and how many figures it has. To ask a set of them is fast."""

import re
from functools import lru_cache

_MORE = "–—‘’“”„…•→←↑↓☐☑✓≥≤−‚€™\N{OBJECT REPLACEMENT CHARACTER}"
OTHER = re.compile(f"[^\x00-\xff{_MORE}]")
"""A letter that may stand for another one, as K for k, or that is two in lower case."""
ALLOWED = [*map(chr, range(256)), *_MORE]
WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")
_PLAIN_WORD, _PLAIN_FIGURE = re.compile("[a-z]+"), re.compile("[0-9]")
"""The same in ASCII."""
MOST_FIGURES = 10
BEGINNINGS = (3, 4)
"""The letters at the begin of a word by which it is known where its end is not."""

Pieces = frozenset[str]


@lru_cache(maxsize=256)
def cut_words(text: str) -> tuple[frozenset[str], int] | None:
    """The words of a text in lower case, and how many figures it has, up to ten; None where letters may stand for others."""
    if text.isascii():
        lower = text.lower()
        return frozenset(_PLAIN_WORD.findall(lower)), min(len(_PLAIN_FIGURE.findall(lower)), MOST_FIGURES)
    if OTHER.search(text):
        return None
    lower = text.lower()
    return frozenset(WORD.findall(lower)), min(len(_FIGURE.findall(lower)), MOST_FIGURES)
