"""Telephone numbers in words, however they are written: they stand in the list of numbers only.

Each pattern is bounded, so that no text takes more than a time that grows with its length.
"""

import re
from html import unescape

_GAP = r"[ \u00a0.()/–—−-]{0,3}"
_SPOKEN = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|hundred)"
_FORMS = re.compile(
    rf"(?<![\w./=-])\+?1{_GAP}\(?\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?![\w-])"
    rf"|(?<![\w./=-])\(?\d{{3}}[ \u00a0.()/–—−-]{{1,3}}\d{{3}}[ \u00a0.()/–—−-]{{1,3}}\d{{4}}(?![\w-])"
    rf"|(?<![\w./=-])1[ .-][89]\d\d[ .-][A-Za-z0-9]{{2,5}}[ .-]?[A-Za-z0-9]{{2,5}}(?![\w-])"
    rf"|(?<!\w){_SPOKEN}(?:[ -]{_SPOKEN}){{6}}"
    rf"|(?<!\w)(?:(?:call|dial)|text(?: \w{{1,12}}){{0,2}} to) \d{{5,6}}(?![\w-])",
    re.IGNORECASE,
)


def find_number(text: str) -> str:
    """The first telephone number in a text, as it is written there; ``""`` when there is none."""
    if not any(character.isdigit() for character in text) and "&" not in text and not _FORMS.search(text):
        return ""
    found = _FORMS.search(unescape(text).replace("\\", ""))
    return found[0].strip() if found else ""
