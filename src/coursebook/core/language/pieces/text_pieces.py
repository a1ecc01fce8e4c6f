"""The pieces of a text: its words, how they begin, and how many figures it has. To ask a set of them is fast."""

import re
from functools import lru_cache

_MORE = "–—‘’“”„…•→←↑↓☐☑✓≥≤−‚€™\N{OBJECT REPLACEMENT CHARACTER}"
OTHER = re.compile(f"[^\x00-\xff{_MORE}]")
"""A letter that may stand for another one, as K for k, or that is two in lower case."""
ALLOWED = [*map(chr, range(256)), *_MORE]
WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")
MOST_FIGURES = 10
BEGINNINGS = (3, 4)
"""The letters at the begin of a word by which it is known where its end is not."""

Pieces = frozenset[str]


@lru_cache(maxsize=256)
def read_pieces(text: str) -> Pieces | None:
    """The words of a text and how they begin, in lower case, and #, ## and so on for its figures, up to ten; None where letters may stand for others."""
    if not text.isascii() and OTHER.search(text):
        return None
    lower = text.lower()
    words = set(WORD.findall(lower))
    pieces = words.union(*([word[:letters] for word in words] for letters in BEGINNINGS))
    figures = len(_FIGURE.findall(lower))
    pieces.update("#" * count for count in range(1, min(figures, MOST_FIGURES) + 1))
    return frozenset(pieces)
