"""What each word leads to: a table of words and pages, made when the site is made, and cut into small pieces.

A page's number for a word is how much the page says that word, or a word near to it in meaning (``related_words.py``), times
how rare the word is. A query's best page has the greatest sum over the query's words and its pairs of neighboring words, so
nothing like a model runs in the reader's browser, and words that stand on no page find pages too.

A piece is text: a line for each word or pair, then its pages, each a number of ``width`` digits in base 36 and one digit
that says how much. ``search.js`` reads it.
"""

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from ...core.language.query_words import fold_typed
from ..index_chunks import DIGITS, format_base36
from ..tokenizer import SMALL
from .related_words import Near

Weighted = Sequence[tuple[float, str]]
"""What a page says: texts with their weight."""
Postings = list[tuple[int, float]]
"""Pages with how much each counts."""

ROOM, FULL = 4, 1_500
"""How slowly a word that is said again counts more, and for how many words, weighted, twice as slowly. Found by asking
one fifth of the lines of what the other four made, not with the sets of queries."""
PAIR = 0.3
"""How much a pair of words counts beside a word; found by ``make search-quality``, as are the numbers below."""
SMALL_PAIR = 0.4
"""How much of that is left when both words only join others."""
ONCE = 3.0
"""The most that a pair said in one line weighs; it has no line of its own after a word that only joins others: those are half."""
MOST = 60
"""The pages kept for each word."""
TOP = 10.0
"""The most that one word can count for a page; a piece says it in 36 steps that grow."""
SIZE = 3_000
"""Bytes of a piece, about 1,500 when compressed; the lines of one word stay together and may be more."""
WORD_SIZE = 7_000
"""The most bytes of the lines of one word: of its pairs those that say least go, so that a first answer comes soon on a slow line."""


class Table(NamedTuple):
    """The pieces with the first word of each, and how many digits the number of a page has."""

    firsts: list[str]
    pieces: list[str]
    width: int


def make_table(pages: Sequence[Weighted], near: Near, small: Set[str] = SMALL) -> Table:
    """The table of the pages, whose numbers are their places."""
    said = [_counted(page) for page in pages]
    lines = dict(_words([counts for counts, _ in said], near))
    lines |= dict(_pairs([pairs for _, pairs in said], len(pages), small))
    width = len(format_base36(max(len(pages) - 1, 1)))
    kept = _bounded(lines, width)
    cut = list(_pieces(f"{key} {_written(lines[key], width)}" for key in sorted(kept, key=str.split)))
    return Table([piece.split(maxsplit=1)[0] for piece in cut], cut, width)


def _counted(page: Weighted) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """How much a page says each word and each pair of neighboring words; pairs end where a text ends."""
    words: dict[str, float] = defaultdict(float)
    pairs: dict[str, float] = defaultdict(float)
    for weight, text in page:
        typed = fold_typed(text).split()
        for word in typed:
            words[word] += weight
        for pair in {f"{one}+{other}" for one, other in itertools.pairwise(typed)}:
            pairs[pair] += weight
    return words, pairs


def _words(pages: Sequence[Mapping[str, float]], near: Near) -> Iterator[tuple[str, Postings]]:
    exact: dict[str, Postings] = defaultdict(list)
    for page, words in enumerate(pages):
        room = ROOM * (1 + sum(words.values()) / FULL)
        for word, weight in words.items():
            exact[word].append((page, weight / (weight + room)))
    best = {word: _best(postings) for word, postings in exact.items()}
    for word in sorted(near.keys() | exact.keys()):
        rarity = math.log(1 + len(pages) / (len(exact.get(word, ())) + 1))
        found = dict(best.get(word, ()))
        for other, cosine in near.get(word, ()):
            for page, share in best.get(other, ()):
                if (nearly := cosine * cosine * share) > found.get(page, 0):
                    found[page] = nearly
        if found:
            yield word, [(page, share * rarity) for page, share in _best(found.items())]


def _pairs(
    pages: Sequence[Mapping[str, float]], number_of_pages: int, small: Set[str]
) -> Iterator[tuple[str, Postings]]:
    said: dict[str, Postings] = defaultdict(list)
    often: dict[str, float] = defaultdict(float)
    for pairs in pages:
        for pair, weight in pairs.items():
            often[pair] += weight
    for page, pairs in enumerate(pages):
        for pair, weight in pairs.items():
            if often[pair] <= ONCE and pair.split("+")[0] in small:
                continue
            said[pair].append((page, PAIR * weight / (weight + 2)))
    for pair, postings in said.items():
        rarity = math.log(1 + number_of_pages / (len(postings) + 1))
        if all(word in small for word in pair.split("+")):
            rarity *= SMALL_PAIR
        yield pair, [(page, share * rarity) for page, share in _best(postings)]


def _bounded(lines: Mapping[str, Postings], width: int) -> Iterator[str]:
    """The words, and of the pairs that begin with each the ones that say most, up to a size."""
    pairs: dict[str, list[str]] = defaultdict(list)
    for key in lines:
        pairs[key.partition("+")[0]].append(key)
    for keys in pairs.values():
        keys.sort(key=lambda key: ("+" in key, -sum(count for _, count in lines[key]), key))
        sizes = itertools.accumulate(len(key) + 2 + (width + 1) * len(lines[key]) for key in keys)
        yield from (key for key, size in zip(keys, sizes, strict=True) if "+" not in key or size <= WORD_SIZE)


def _best(postings: Iterable[tuple[int, float]]) -> Postings:
    return sorted(postings, key=lambda pair: (-pair[1], pair[0]))[:MOST]


def _written(postings: Postings, width: int) -> str:
    steps = len(DIGITS)
    return "".join(
        format_base36(page).rjust(width, "0") + DIGITS[min(steps - 1, int(math.sqrt(count / TOP) * steps))]
        for page, count in postings
    )


def _pieces(lines: Iterable[str]) -> Iterator[str]:
    """The lines in pieces; a word and the pairs that begin with it stand in one."""
    piece: list[str] = []
    size, last = 0, ""
    for line in lines:
        first = line.split(" ")[0].split("+")[0]
        if size > SIZE and first != last:
            yield "\n".join(piece)
            piece, size = [], 0
        piece.append(line)
        size += len(line) + 1
        last = first
    yield "\n".join(piece)
