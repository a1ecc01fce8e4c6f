"""The words of the links of a translation: each says what the words of the English link at its place say.

No list has all words, so two links are held against each other: names, figures, and words that are alike in both languages
("telephone", "teléfono") tell which is which. Who reads a change is shown the rest.
"""

import re
from collections.abc import Iterator
from itertools import combinations
from unicodedata import normalize

_LINK = re.compile(
    r"\[(?P<words>[^\[\]]{1,200})\]\([^()\s]{1,300}\)|\{[a-z:]{1,20}\}`(?P<said>[^`<]{1,200})<[^`<>]{1,200}>`"
)
_WORD = re.compile(r"[^\W_]{2,40}|\d+")
_ALIKE = (("ph", "f"), ("th", "t"), ("k", "c"), ("qu", "c"), ("y", "i"), ("z", "c"), ("v", "b"), ("h", ""))
_DOUBLED = re.compile(r"(.)\1+")
_STEM = 4
"""The letters by which words of two languages are known to be one."""
MOST = 12
"""The links of one text that are held against each other."""


def list_link_words(text: str) -> list[str]:
    """The words of each link of a text, in their order."""
    return [" ".join((found["words"] or found["said"]).split()) for found in _LINK.finditer(text)]


def find_exchanged_links(original: str, translated: str) -> tuple[str, str] | None:
    """The words of an English link, and those of its translation that say what another link of the text says."""
    english, there = list_link_words(original)[:MOST], list_link_words(translated)[:MOST]
    if len(english) != len(there):
        return None
    stems, others = [{*_stems(words)} for words in english], [{*_stems(words)} for words in there]
    for at, other in combinations(range(len(there)), 2):
        one, two = stems[at] - stems[other], stems[other] - stems[at]
        first, second = others[at] - others[other], others[other] - others[at]
        is_crossed, is_straight = one & second or two & first, one & first or two & second
        if is_crossed and not is_straight:
            return english[at], there[at]
    return None


def _stems(words: str) -> Iterator[str]:
    """The beginnings of the words of a text, as they are alike in English, Spanish and German."""
    for word in _WORD.findall(normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()):
        for one, other in _ALIKE:
            word = word.replace(one, other)
        word = _DOUBLED.sub(r"\1", word)
        if len(word) >= _STEM or word.isdecimal():
            yield word if word.isdecimal() else word[:_STEM]
