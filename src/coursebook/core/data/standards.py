"""What the pages of one course keep beyond the general rules, as it lists it in ``docs/standards.yml``; without a list, only those."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from ..pages import frontmatter
from ..pages.frontmatter import Key
from ..problems import Problem, Rule


@dataclass(frozen=True, slots=True)
class Standards:
    """The least and the most of things on a page; 0 and ``()`` ask for nothing."""

    question_terms: int = 0
    question_questions: int = 0
    question_modules: int = 0
    question_works: int = 0
    question_also: int = 0
    question_numbers: tuple[str, ...] = ()
    question_words: tuple[str, ...] = ()
    lesson_minutes: int = 0
    module_lessons: tuple[int, int] = (0, 0)
    module_worksheets: tuple[int, int] = (0, 0)
    median_grade: int = 0
    taught_terms: int = 0
    lists_used: int = 0
    pages: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    covered: tuple[tuple[str, int], ...] = ()


def _number(value: object) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 7:
        return int(value)
    raise ValueError("Write a number, such as 2.")


def _span(value: object) -> tuple[int, int]:
    try:
        if isinstance(value, list) and len(value) == 2 and _number(value[0]) <= _number(value[1]):
            return _number(value[0]), _number(value[1])
    except ValueError:
        pass
    raise ValueError("Write the least and the most, such as [5, 7].")


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ValueError('Write a list of texts, such as [a word]; numbers in "quotation marks".')


def _tables(value: object) -> tuple[tuple[str, int], ...]:
    try:
        if isinstance(value, dict):
            return tuple((str(id_), _number(rows)) for id_, rows in value.items())
    except ValueError:
        pass
    raise ValueError("Write the id of each table and its rows, such as topic-coverage-needs: 32.")


_READ: dict[str, Callable[[Any], Any]] = {
    "question-terms": _number,
    "question-questions": _number,
    "question-modules": _number,
    "question-works": _number,
    "question-also": _number,
    "question-numbers": _texts,
    "question-words": _texts,
    "lesson-minutes": _number,
    "module-lessons": _span,
    "module-worksheets": _span,
    "median-grade": _number,
    "taught-terms": _number,
    "lists-used": _number,
    "pages": _texts,
    "terms": _texts,
    "covered": _tables,
}
_KEYS = {name: Key(read, False, "") for name, read in _READ.items()}


def read_standards(path: PurePosixPath, text: str) -> tuple[Standards, list[Problem]]:
    """The standards of a course, and what is wrong with their file."""
    values, _, problems = frontmatter.read(path, text, _KEYS, "course", first_line=1)
    given = {name.replace("-", "_"): value for name, value in values.items()}
    return Standards(**given), [replace(problem, rule=Rule.BAD_STANDARDS) for problem in problems]
