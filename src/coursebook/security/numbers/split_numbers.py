"""Telephone numbers that the parts of a page make together: paragraphs, cells, items, headings beside each other."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from itertools import accumulate, pairwise

from ...core.project import EMERGENCY
from .bare import is_alike_urgent
from .number_words import read_short, write_as_figures
from .telephone import find_each, find_number, may_hold_whole_number, write_plainly

LONGEST_PART = 20
"""The characters of a paragraph, a cell or an item that may be a part of a number; longer ones are sentences."""
LONGEST_END = 60
"""The characters at the end of a sentence that may ask for a number, or begin one, which the next part holds."""
OWN_FIGURE = re.compile(r"\d+[.,]\d{1,2}")
"""A figure that is whole by itself, as in a table of doses and at an axis."""


def find_parted_numbers(
    parts: Iterable[str], known: tuple[str, ...] = EMERGENCY, cells: Container[int] = ()
) -> Iterator[tuple[int, str]]:
    """Each number that parts beside each other make together, and none of them alone, with the place of its first part.

    :param cells: the places of cells of tables, where figures stand side by side and are no number.
    """
    run: list[tuple[int, str]] = []
    for at, part in enumerate([*parts, ""]):
        words = " ".join(write_plainly(part).split())
        is_whole = words.rpartition(" ")[2].strip(".!?,;:") in known and len(re.findall(r"\d+", words)) == 1
        if (
            words
            and not is_whole
            and len(words) <= LONGEST_PART
            and not OWN_FIGURE.fullmatch(words)
            and not find_number(words, known)
        ):
            run.append((at, words))
            continue
        yield from _in_row(run, known, cells)
        yield from _in_run([*run, (at, words[:LONGEST_PART].rpartition(" ")[0])], known, cells)
        run = [(at, "" if is_whole else words[-LONGEST_END:].partition(" ")[2])]


def _in_row(run: list[tuple[int, str]], known: tuple[str, ...], cells: Container[int]) -> Iterator[tuple[int, str]]:
    """Three cells of one figure each that read as a number like that for an emergency: 9, 1, 2."""
    short = read_short(known)
    for three in zip(run, run[1:], run[2:], strict=False):
        digits = [words for _, words in three]
        is_row = all(len(one) == 1 and one.isdecimal() for one in digits) and all(at in cells for at, _ in three)
        if is_row and len(set(digits)) > 1 and is_alike_urgent("".join(digits), short):
            yield three[0][0], " ".join(digits)


def _in_run(run: list[tuple[int, str]], known: tuple[str, ...], cells: Container[int]) -> Iterator[tuple[int, str]]:
    """Each number in a run of parts that no part has alone: the end of a sentence, short parts, the beginning of another."""
    run = [part for part in run if part[1]]
    text = " ".join(words for _, words in run)
    if len(run) < 2 or not may_hold_whole_number(text):
        return
    grouped = not any(at in cells for at, _ in run[1:-1])
    told: set[int] = set()
    read = [[write_as_figures(words, is_part=is_part) for _, words in run] for is_part in (False, True)]
    for figures in read if read[0] != read[1] else read[:1]:
        ends = list(accumulate(len(words) + 1 for words in figures))
        for start, stop, number in find_each(" ".join(figures), known, grouped=grouped):
            begin, end = (bisect_right(ends, place) for place in (start, stop - 1))
            digits = [words for words in figures[begin : end + 1] if any(map(str.isdecimal, words))]
            asked = len(digits) == 1 and any(map(str.isalpha, digits[0]))  # a figure of another sentence
            if begin < end and not asked and not _counts_up(number) and begin not in told:
                told.add(begin)
                yield run[begin][0], number


def _counts_up(number: str) -> bool:
    """Whether a number is the first column of a table, a list or a row of steps: 1, 2, 3 or 1, 3, 5 and so on."""
    figures = number.split()
    steps = {int(b) - int(a) for a, b in pairwise(figures)} if all(map(str.isdecimal, figures)) else set()
    return steps == {1} or (len(figures) > 2 and len(steps) == 1 and min(steps) > 0)
