"""Words in the letters of ids: "¿Qué está pasando?" is ``que esta pasando``, and "he's" is one word."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "þ": "th", "ı": "i"}
)
"""Letters that Unicode does not take apart into a letter and a mark; those of them that a page may hold."""
_SPELLED = {"de": str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})}
"""What a language writes where it has no marks: "Übelkeit" is ``uebelkeit`` in a German course."""
_APOSTROPHES = re.compile(r"['’‘]")


def strip_accents(text: str) -> str:
    """A text in small letters without accents, in whose order "Übelkeit" stands among the words with U."""
    return "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))


def first_letter_of(text: str) -> str:
    """The letter under which a register has a text, as a capital: "¿Qué…" is under Q; ``""`` for figures and other alphabets."""
    found = re.match(r"\W*([a-z])", strip_accents(text))
    return found[1].upper() if found else ""


def ascii_words(text: str, language: str = "") -> list[str]:
    """The words of a text, in lower case, with letters and figures alone; ``language`` is one that spells letters out, as German does."""
    spelled = unicodedata.normalize("NFC", _APOSTROPHES.sub("", text).lower()).translate(_SPELLED.get(language[:2], {}))
    folded = unicodedata.normalize("NFKD", spelled.translate(_LETTERS))
    plain = "".join(one for one in folded if not unicodedata.combining(one))
    return re.findall(r"[a-z0-9]+", plain)
