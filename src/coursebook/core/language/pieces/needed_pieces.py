"""What a text must have for a pattern to be found in it: a word, the begin of a word, figures. Most text has none of it, and to ask a set is fast.

What a pattern needs is read off the pattern itself, so that nobody keeps a list beside it. It is asked of text in lower case, cut where letters end.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import product
from typing import Any

from .signs import LETTERS, fold_letter, fold_signs, list_signs
from .text_pieces import BEGINNINGS, MOST_FIGURES, Pieces

_BOUND, _OPEN = "\0", "\1"
"""An end of letters that takes no room; and what goes on unknown."""
_CUT = re.compile(f"[0 {_BOUND}]")
_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""One sign of a pattern: a class is one."""
_BY_NUMBER = re.compile(r"\\[1-9]|(?<!\\)\(\?\(")
MOST_SETS, MOST_BRANCHES = 2, 8
MOST_STRINGS, MOST_SIGNS, MOST_RUNS, MOST_TIMES = 500, 12, 4, 3
"""The beginnings of a pattern that are told one by one, the signs of a class, the runs side by side, and the times that something may stand again."""
_COMMON = frozenset(
    "a al an and at by de en es for from her his in is it la no not of on or our the to was with you your".split()
)
"""Words that most text has, so that it says little that a pattern needs them."""
_WEIGHTS = {1: 6.0, 2: 3.0, 3: 1.0}
"""The same of other words, by their letters."""

Needed = tuple[Pieces, ...]
Strings = frozenset[str]
_EMPTY: Strings = frozenset([""])
_NOTHING: list[Pieces] = []


def find_needed(pattern: str) -> tuple[Needed, ...]:
    """What a text needs for each alternative of a pattern, whatever its case: a text in which one is found has a piece of each of its sets.

    An alternative of which nothing can be told has no sets.
    """
    try:
        row = import_module("re._parser").parse(pattern)
    except (ImportError, re.error):
        return ((),)
    rows = row[0][1][1] if len(row) == 1 and str(row[0][0]) == "BRANCH" else [row]
    found = dict.fromkeys(_need_of(*_read_row(one)) for row in rows for one in _spread([*row]))
    return ((),) if () in found else tuple(found)


def _spread(row: list[Any]) -> list[list[Any]]:
    """A row once for each of the alternatives that stand in it, where these are more than words: each needs something of its own."""
    for at, (operation, argument) in enumerate(row):
        inner = [*argument[3]] if str(operation) == "SUBPATTERN" else [(operation, argument)]
        if len(inner) == 1 and str(inner[0][0]) == "BRANCH":
            branches = [[*one] for one in inner[0][1][1]]
            if len(branches) <= MOST_BRANCHES and any(map(_is_more_than_words, branches)):
                return [[*row[:at], *branch, *row[at + 1 :]] for branch in branches]
    return [row]


def _is_more_than_words(branch: list[Any]) -> bool:
    return sum(str(operation) in ("SUBPATTERN", "MAX_REPEAT", "MIN_REPEAT") for operation, _ in branch) > 1


def cut_alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern, each a pattern by itself; the whole pattern where a number names a group of it."""
    if _BY_NUMBER.search(pattern):
        return [pattern]
    parts, depth = [""], 0
    for found in _SIGN.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if found[0] == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += found[0]
    return parts


def _need_of(strings: Strings, needed: Sequence[Pieces]) -> Needed:
    return _choose([*needed, *_pieces_of(strings)])


def _choose(needed: Iterable[Pieces]) -> Needed:
    """Of several sets those that say most: the one of figures alone, and the two best of the others."""
    sets = [*dict.fromkeys(needed)]
    figures = [one for one in sets if _are_figures(one)]
    words = sorted((one for one in sets if not _are_figures(one)), key=_weigh)
    return (*([min(figures, key=_weigh)] if figures else []), *words[:MOST_SETS])


def _are_figures(pieces: Pieces) -> bool:
    return all(piece[0] == "#" for piece in pieces)


def _weigh(pieces: Pieces) -> float:
    """How much text has one of the pieces; the least says most."""
    return sum(map(_weigh_one, pieces))


def _weigh_one(piece: str) -> float:
    if piece[0] == "#":
        return 8 / len(piece) ** 2
    return 10 if piece in _COMMON else _WEIGHTS.get(len(piece), 0.2)


def _pieces_of(strings: Strings) -> Iterator[Pieces]:
    """The pieces of which each of the strings has one; nothing when one has none."""
    figures = ["#" * min(string.count("0"), MOST_FIGURES) for string in strings]
    if all(figures):
        yield frozenset(figures)
    found = [
        min(_words_of(string, said), key=_weigh_one, default="") for string, said in zip(strings, figures, strict=True)
    ]
    if all(found):
        yield frozenset(found)


def _words_of(string: str, figures: str) -> list[str]:
    """The words of a string, the begin of its last, and its figures. What its first letters belong to is unknown."""
    words = _CUT.split(string.removesuffix(_OPEN))
    found = [word for word in words[1:-1] if word]
    if len(words) > 1 and len(words[-1]) >= BEGINNINGS[0]:
        found.append(words[-1][: BEGINNINGS[-1]])
    return [*found, figures] if figures else found


def _read_row(row: Any) -> tuple[Strings, list[Pieces]]:
    """How what a row of a pattern matches begins, and the pieces that it needs.

    A string of which more may follow ends with ``_OPEN``; behind such a place a second run of strings begins.
    """
    runs: list[Strings] = [_EMPTY]
    begin: Strings | None = None
    needed: list[Pieces] = []
    for strings, more in _read_parts(row):
        needed += more
        if any(len(run) * len(strings) > MOST_STRINGS for run in runs):
            needed += _pieces_of(strings)
        runs = [_join(run, strings) for run in runs]
        if begin is None and all(one.endswith(_OPEN) for one in runs[0]):
            begin = runs[0]
        needed += [pieces for run in runs if all(one.endswith(_OPEN) for one in run) for pieces in _pieces_of(run)]
        runs = [run for run in runs if not all(one.endswith(_OPEN) for one in run)]
        if (not runs or any(one.endswith(_OPEN) for one in strings)) and _EMPTY not in runs and len(runs) < MOST_RUNS:
            runs.append(_EMPTY)
    if begin is None:
        begin, runs = runs[0], runs[1:]
    return begin, [*needed, *(pieces for run in runs for pieces in _pieces_of(run))]


def _read_parts(row: Any) -> Iterator[tuple[Strings, list[Pieces]]]:
    """The parts of a row, letters beside each other as one."""
    word = ""
    for operation, argument in row:
        name = str(operation)
        if name == "LITERAL":
            strings, more = fold_letter(argument), _NOTHING
            if len(strings) == 1:
                word += next(iter(strings))
                continue
        else:
            strings, more = _read_one(name, argument)
        if word:
            yield frozenset([word]), _NOTHING
            word = ""
        yield strings, more
    if word:
        yield frozenset([word]), _NOTHING


def _join(run: Strings, strings: Strings) -> Strings:
    """Each string of a run with each of the others behind it."""
    if len(run) * len(strings) > MOST_STRINGS:
        return frozenset(one.removesuffix(_OPEN) + _OPEN for one in run)
    return frozenset(one if one.endswith(_OPEN) else one + other for one, other in product(run, strings))


def _join_again(run: Strings, strings: Strings) -> Strings:
    """The same; of too many, those alone go on that are too short to be known by how they begin."""
    if len(run) * len(strings) <= MOST_STRINGS:
        return _join(run, strings)
    short = frozenset(one for one in run if len(_CUT.split(one)[-1]) < BEGINNINGS[0])
    return _join(run - short, frozenset([_OPEN])) | _join(short, strings)


def _read_one(operation: str, argument: Any) -> tuple[Strings, list[Pieces]]:
    """The same of one part of a pattern."""
    match operation:
        case "IN":
            signs = fold_signs(list_signs(argument))
            return (signs if len(signs) <= MOST_SIGNS else frozenset([_OPEN])), []
        case "BRANCH":
            rows = [_read_row(one) for one in argument[1]]
            several = frozenset(one for strings, _ in rows for one in strings)
            return several if len(several) <= MOST_STRINGS else frozenset([_OPEN]), _join_needs(rows)
        case "SUBPATTERN":
            return _read_row(argument[3])
        case "ATOMIC_GROUP":
            return _read_row(argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _read_repeat(*argument)
        case "AT":
            return frozenset(["" if str(argument) == "AT_NON_BOUNDARY" else _BOUND]), []
        case "ASSERT":
            strings, needed = _read_row(argument[1])
            return _EMPTY, [*needed, *_pieces_of(strings)]
        case "ASSERT_NOT":
            return frozenset([_BOUND if _is_letter(argument[1]) else ""]), []
        case _:
            return frozenset([_OPEN]), []


def _join_needs(rows: Sequence[tuple[Strings, list[Pieces]]]) -> list[Pieces]:
    """What one or another of several rows needs; nothing where one of them needs nothing."""
    chosen = [_choose([*needed, *_pieces_of(strings)]) for strings, needed in rows if strings]
    words = [next((one for one in some if not _are_figures(one)), some[0]) for some in chosen if some]
    figures = [some[0] for some in chosen if some and _are_figures(some[0])]
    return [frozenset().union(*some) for some in (figures, words) if some and len(some) == len(chosen)]


def _read_repeat(least: int, most: int, row: Any) -> tuple[Strings, list[Pieces]]:
    strings, needed = _read_row(row)
    run = _EMPTY
    for _ in range(least):
        run = _join_again(run, strings)
    if not any(set(string) - {"0", " "} for string in strings):  # more of what parts words parts them no better
        return run if least else frozenset(["", " "]), needed if least else []
    if most > least and most - least <= MOST_TIMES and len(strings) ** most <= MOST_SIGNS * MOST_SIGNS:
        several = [run]
        for _ in range(most - least):
            several.append(_join(several[-1], strings))
        run = frozenset().union(*several)
    elif most > least:
        run = frozenset(one.removesuffix(_OPEN) + _OPEN for one in run)
    return run, needed if least else []


def _is_letter(row: Any) -> bool:
    """Whether a letter is always what a row says, so that none stands where the row must not."""
    parts = [*row]
    if len(parts) != 1:
        return False
    operation, argument = str(parts[0][0]), parts[0][1]
    if operation == "SUBPATTERN":
        return _is_letter(argument[3])
    if operation == "BRANCH":
        return any(map(_is_letter, argument[1]))
    return operation == "IN" and list_signs(argument) >= LETTERS
