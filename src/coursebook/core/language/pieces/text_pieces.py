"""The pieces of a text: its words, how they begin, and how many figures it has. To ask a set of them is fast."""

import re
from functools import lru_cache

_MORE = "–—‘’“”„…•→←↑↓☐☑✓≥≤−‚€™\N{OBJECT REPLACEMENT CHARACTER}"
OTHER = re.compile(f"[^\x00-\xff{_MORE}]")
"""A letter that may stand for another one, as K for k, or that is two in lower case."""
ALLOWED = [*map(chr, range(256)), *_MORE]
WORD = re.compile(r"[^\W\d_]+")
FIGURE = "#"
"""The piece of a text that has a figure."""
_FIGURE = re.compile(r"\d")
MOST_FIGURES = 10
BEGINNINGS = (3, 4)
"""The letters at the begin of a word by which it is known where its end is not."""

Pieces = frozenset[str]


_COUNTS = [frozenset(FIGURE * least for least in range(1, count + 1)) for count in range(MOST_FIGURES + 1)]
"""The pieces of a text by the number of its figures."""


def read_pieces(text: str) -> Pieces | None:
    """The words of a text and how they begin, in lower case, and #, ## and so on for its figures, up to ten; None where letters may stand for others."""
    return _read_line(text.replace("\n", " "))


@lru_cache(maxsize=256)
def _read_line(text: str) -> Pieces | None:
    if not text.isascii() and OTHER.search(text):
        return None
    lower = text.lower()
    words = set(WORD.findall(lower))
    figures = min(len(_FIGURE.findall(lower)), MOST_FIGURES)
    return _COUNTS[figures].union(words, *([word[:letters] for word in words] for letters in BEGINNINGS))
