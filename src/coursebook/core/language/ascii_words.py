"""Words in the letters of ids: "¿Qué está pasando?" is ``que esta pasando``, and "he's" is one word."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "þ": "th", "ı": "i"}
)
"""Letters that Unicode does not take apart into a letter and a mark; those of them that a page may hold."""
_APOSTROPHES = re.compile(r"['’‘]")


def ascii_words(text: str) -> list[str]:
    """The words of a text, in lower case, with letters and figures alone."""
    folded = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text).lower().translate(_LETTERS))
    plain = "".join(one for one in folded if not unicodedata.combining(one))
    return re.findall(r"[a-z0-9]+", plain)
