"""A quick pattern finds what Python's own finds without regard to case: in ASCII and in letters that Python takes for others."""

import re
import sys
from itertools import product
from pathlib import Path

import pytest

from coursebook.core.language.pieces.needed_pieces import find_needed
from coursebook.core.language.pieces.piece_index import PieceIndex
from coursebook.core.language.quick_pattern import OFTEN, QuickPattern
from coursebook.core.project import EMERGENCY
from coursebook.lint.check import TEXT_RULES
from coursebook.security.numbers.number_patterns import compile_forms

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


def test_a_text_in_which_a_pattern_is_found_has_the_pieces_that_it_needs() -> None:
    """All patterns of the program, over a part of the attacks."""
    assert TEXT_RULES
    loaded = [
        value
        for name, module in [*sys.modules.items()]
        if name.startswith("coursebook.")
        for value in vars(module).values()
    ]
    patterns = {one.pattern: one for one in (*loaded, compile_forms(EMERGENCY)) if isinstance(one, QuickPattern)}
    attacks = sorted((Path(__file__).parents[1] / "attacks").glob("*.txt"))
    texts = [line for file in attacks for line in file.read_text("utf-8", "replace").split("\n") if len(line) > 8][::40]
    found = 0
    index = PieceIndex()
    own = {pattern: index.add(find_needed(pattern)) for pattern in patterns}
    for text in texts:
        held = index.read(text)
        for quick in patterns.values() if held is not None else ():
            if not held & own[quick.pattern]:
                assert not quick.whole.search(text), (quick.pattern, text)
                found += 1
    assert found > 10 * len(texts), "the pieces rule out most text"


@pytest.mark.parametrize(
    ("pattern", "text", "other"),
    [
        (r"(?<!\w)calls?(?!\w)", "Who CALLED? A call.", "Who dialed?"),
        (r"(?<![^\W\d_])nine\d{2}", "x9nine12", "xnine12"),
        (r"\d(?:[^\w\n]{0,2}\d){2,6}", "9 1-2", "9 1"),
        (r"(?:(?<!\w)ab{2}|\w+ (?:dose|doses)\b)", "one DOSE", "one day"),
        (r"[.!?]\s*(?:please )?dial\w* ", "Now! Dialing ", "Now! Deal "),
        (r"(?=[a-z]{0,4}\d)[a-z\d]{3}", "n1ne", "nine"),
    ],
)
def test_a_pattern_that_is_often_asked_finds_the_same(pattern: str, text: str, other: str) -> None:
    quick = QuickPattern(pattern)
    assert {quick.is_in(text) for _ in range(OFTEN + 9)} == {True}
    assert {quick.is_in(other) for _ in range(9)} == {False}
    index = PieceIndex()
    own = index.add(find_needed(pattern))
    assert index.read(other) == 0, "the pieces tell it"
    assert (index.read(text) or 0) & own


def test_where_case_counts_in_a_part_the_whole_is_asked_too() -> None:
    quick = QuickPattern(r"(?i:one) [A-Z]{2}", re.NOFLAG, is_loose=True)
    assert quick.is_in("ONE XY")
    assert not quick.is_in("ONE xy")
    assert quick.sub("-", "One AB one") == "- one"
