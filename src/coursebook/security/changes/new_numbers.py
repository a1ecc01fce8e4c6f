"""Figures that came into a page beside words that ask to call, or that are like a number for an emergency: people read them.
And figures that are others now beside the same work.

The check of numbers lets a figure pass where a word tells what it is. Words can lie, so who reads a change is shown each of these.
"""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath

from ...core.pages import frontmatter
from ...core.project import EMERGENCY, KnownNumbers, Paths
from ..numbers.bare import asks_to_call, is_alike_urgent
from ..numbers.number_words import keep_digits, write_as_figures
from .pages import text_of

_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n\s*\n|\s\|\s|\n[-*+>#] ")
_FIGURE = re.compile(r"(?<![\w.,/$€£-])\d(?:[ -]?\d){2,6}(?![\w%]|[.,/-]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")

_AMOUNT = re.compile(
    r"\d(?:[\d.,:/-]*\d)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|hundred|thousand|half|third|quarter|once|twice|double|triple|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)\b",
    re.IGNORECASE,
)
_CITED = re.compile(r"\{footcite:[pt]\}`([^`]*)`")
_PART = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+>|#]|\d+[.)])\s)")
ALIKE = 0.6
"""How much of two sentences beside one work is the same, from 0 to 1, when one is a change of the other."""
LONGEST = 600
"""The characters of a sentence that are compared."""


def show_cited_figures(base: Path, change: Path, path: PurePosixPath) -> Iterator[str]:
    """A line for each sentence whose work is the same and whose figures are others than in the base."""
    before, after = (_cited(text_of(folder, path)) for folder in (base, change))
    gone, new = before - after, after - before
    for keys, sentence in new:
        same = [one for key, one in gone if key == keys]
        near = max(same, key=lambda one: _alike(one, sentence), default="")
        if not near or _alike(near, sentence) < ALIKE:
            continue
        was, now = (Counter(_AMOUNT.findall(text.lower())) for text in (near, sentence))
        left, right = (", ".join((one - other).elements()) for one, other in ((was, now), (now, was)))
        if left and right:
            yield f'{path}: beside {keys}, "{left}" is "{right}" now: "{sentence[:100]}". Open the work.'


def _cited(text: str) -> Counter[tuple[str, str]]:
    """What stands before each citation of a page, since the citation before it in the same paragraph."""
    found: Counter[tuple[str, str]] = Counter()
    for part in _PART.split(frontmatter.split(text)[1]):
        begin = 0
        for cited in _CITED.finditer(part):
            words = " ".join(part[begin : cited.start()].split()).strip("-*+> ")
            found[cited[1], words] += bool(words)
            begin = cited.end()
    return +found


def _alike(one: str, other: str) -> float:
    before, after = (_AMOUNT.sub("0", text[-LONGEST:]) for text in (one, other))
    return SequenceMatcher(None, before, after, autojunk=False).ratio()


def show_figures(base: Path, change: Path, path: PurePosixPath, paths: Paths) -> Iterator[str]:
    """A line for each sentence of a page with such a figure that the base's page does not have."""
    was = set(_sentences(text_of(base, path), paths))
    for sentence in dict.fromkeys(_sentences(text_of(change, path), paths)):
        if sentence not in was:
            yield f'{path}: "{sentence[:100]}" has a figure that somebody in a hurry could call. Read it as they would.'


def _sentences(text: str, paths: Paths) -> Iterator[str]:
    known = paths.known_numbers
    words = known.words if isinstance(known, KnownNumbers) else frozenset()
    short = frozenset(map(keep_digits, (*known, *EMERGENCY)))
    for part in _SENTENCE.split(frontmatter.split(text)[1]):
        sentence = " ".join(part.split())
        figures = write_as_figures(sentence, short)
        found = [keep_digits(one) for one in _FIGURE.findall(figures)]
        strange = [one for one in found if one not in short and not _YEAR.fullmatch(one)]
        if strange and (any(is_alike_urgent(one, short) for one in strange) or asks_to_call(sentence, words)):
            yield sentence
