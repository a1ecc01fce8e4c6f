"""A quick pattern finds what Python's own finds without regard to case: in ASCII and in letters that Python takes for others."""

import re
from itertools import product

import pytest

from coursebook.core.language.quick_pattern import QuickPattern

TEXTS = [
    "".join(parts)
    for parts in product(
        ["", "a ", "K", "K", "ſ"], ["Nine", "nıne", "NİNE", "Á", "9", "x-Y"], ["", " k", " ZWÖLF", "\nNine"]
    )
]


@pytest.mark.parametrize(
    "pattern",
    [
        "nine",
        "(?P<Word>[A-Z]+) (?P=Word)",
        r"\W[A-F]?K",
        r"(?<!\w)(?:Nine|zwölf)(?!\w)",
        r"[^\W\d_]\S",
        r"\bs",
        r"^NINE\Z",
        "x-y",
        "á",
    ],
)
def test_it_finds_what_python_finds(pattern: str) -> None:
    quick, plain = QuickPattern(pattern), re.compile(pattern, re.IGNORECASE)
    for text in TEXTS:
        wanted = [found.span() for found in plain.finditer(text)]
        assert [found.span() for found in quick.finditer(text)] == wanted, text
        assert quick.is_in(text) == bool(wanted)
        first = quick.search(text, 1)
        assert (first and first.span()) == ((again := plain.search(text, 1)) and again.span())
