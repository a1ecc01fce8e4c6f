"""A telephone number in the text: which name the list of numbers has for it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path, PurePosixPath

from ...core.data.facts import Fact, read_numbers
from ...core.pages.parser import read_file
from ...core.plain_file import is_plain_file
from ...core.problems import Problem, Rule
from ...core.project import read_paths
from ...security.numbers.number_words import keep_digits, write_as_figures
from ...security.numbers.unexplained import is_short
from ...security.sources.markdown.source_location import EXPLAIN

_EXAMPLE = re.compile(r'^"(?P<number>[^"]*)": put the number into (?P<list>\S+), and write its name here: ')
_KEYS = {letter: str(digit) for digit, letters in enumerate(("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"), 2) for letter in letters}  # fmt: skip
"""The digit under each letter of a telephone."""
LONG = 7
"""The digits from which on a number is known in the middle of a line."""
_WORD = re.compile(r"(?<![A-Za-z])[A-Z]{3,}(?![a-z])")


def name_numbers(root: Path, problems: Iterable[Problem]) -> list[Problem]:
    """The problems of a course in a folder; those of a number in the text name it as the course's list does."""
    kept = list(problems)
    if not any(problem.rule is Rule.NUMBER_IN_TEXT for problem in kept):
        return kept
    path = read_paths(root).file("numbers")
    text = read_file(root / path, path)[0] if is_plain_file(root, path) else ""
    numbers = read_numbers(path, text)[0]
    names_of = cache(partial(find_names, numbers=numbers))  # both are asked for each number of a file
    lines_of = cache(partial(_lines, root))
    return [
        _named(problem, numbers, names_of, lines_of) if problem.rule is Rule.NUMBER_IN_TEXT else problem
        for problem in kept
    ]


def _named(
    problem: Problem,
    numbers: Mapping[str, Fact],
    names_of: Callable[[str], list[str]],
    lines_of: Callable[[PurePosixPath], list[str]],
) -> Problem:
    found = _EXAMPLE.match(problem.message)
    if not found:
        return problem
    number, listed = found["number"], found["list"]
    names = names_of(number)
    if not names:  # what was found may be the begin of a number alone
        lines = lines_of(PurePosixPath(problem.path))
        line = lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""
        whole, there = next(_standing(line, numbers), (number, []))
        number, names = whole, there
    if len(names) == 1:
        message = f'"{number}" stands in {listed} already. Write its name here instead: {{number}}`{names[0]}`.'
    elif names:
        each = ", ".join(f"{{number}}`{name}` for {numbers[name].about}" for name in names[:3])
        message = f'"{number}" stands in {listed} under several names. Write the right one here instead: {each}.'
    else:
        message = f'"{number}" is not in {listed}. Put it there under a name of its own, such as clinic-line, and write here: {{number}}`clinic-line`.'
        message = f"{message} {EXPLAIN}" if is_short(number) else message
    return replace(problem, message=message)


def find_names(number: str, numbers: Mapping[str, Fact]) -> list[str]:
    """The names under which a list has a number, however it is written: with marks, in words, or with letters for digits."""
    written = {_plain(one) for one in (number, _on_keys(number), write_as_figures(number))} - {""}
    return [id_ for id_, fact in numbers.items() if written & {_plain(fact.say), _plain(fact.call)}]


def _standing(line: str, numbers: Mapping[str, Fact]) -> Iterator[tuple[str, list[str]]]:
    """The long numbers of a list that stand in a line, as they stand there, with their names."""
    keys = _on_keys(line)
    for fact in numbers.values():
        digits = _plain(fact.say)
        if len(digits) >= LONG and (place := re.search(r"\(?" + r"[^\w]{0,3}".join(digits) + r"(?!\w)", keys)):
            yield line[place.start() : place.end()], find_names(digits, numbers)


def _lines(root: Path, path: PurePosixPath) -> list[str]:
    return read_file(root / path, path)[0].split("\n") if is_plain_file(root, path) else []


def _on_keys(text: str) -> str:
    """A text with the digit of each letter in words of capitals; each stands where its letter stood."""
    return _WORD.sub(lambda word: "".join(_KEYS[letter] for letter in word[0]), text)


def _plain(number: str) -> str:
    """The digits of a number, without the 1 of North America before ten others."""
    digits = keep_digits(number)
    return digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
