"""Words as people type them into the search: small letters without marks, accents and apostrophes."""

import re
import unicodedata

WORD = re.compile(r"[a-z0-9]+")
INITIALS = re.compile(r"\b(?:[a-z]\.)+[a-z]\b", re.ASCII)
"""Letters with points between them: "O.D." and "od" are one."""
QUOTES = "'’‘`´"
NEAR_WORDS = re.compile(r"[a-z]+(?: [a-z]+:\d{2,3})+")
"""A line of the list of words that are near in meaning: a word, then others, each with its cosine in hundredths."""


def fold_typed(text: str) -> str:
    """A text in small letters, without marks and accents: "He's blue" and "hes blue" are one, as are "Straße" and "strasse". ``find.js`` does the same."""
    letters = unicodedata.normalize("NFD", text.lower().replace("ß", "ss"))
    bare = "".join(one for one in letters if one not in QUOTES and unicodedata.category(one)[0] != "M")
    return " ".join(WORD.findall(INITIALS.sub(lambda found: found[0].replace(".", ""), bare)))
