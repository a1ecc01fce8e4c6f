"""Figures that came into a page beside words that ask to call, or that are like a number for an emergency: people read them.

The check of numbers lets a figure pass where a word tells what it is. Words can lie, so who reads a change is shown each of these.
"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ...core.pages import frontmatter
from ...core.project import EMERGENCY, KnownNumbers, Paths
from ..numbers.bare import asks_to_call, is_alike_urgent
from ..numbers.figures import keep_digits, write_as_figures
from .pages import text_of

_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n\s*\n|\s\|\s|\n[-*+>#] ")
_FIGURE = re.compile(r"(?<![\w.,/$€£-])\d(?:[ -]?\d){2,6}(?![\w%]|[.,/-]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")


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
