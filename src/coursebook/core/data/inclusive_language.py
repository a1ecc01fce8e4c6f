"""Words that hurt or mislead and what to write instead, as a course lists them in ``docs/inclusive-language.yml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from ..language.quick_pattern import QuickPattern
from ..language.word_patterns import compile_form, find_stems
from ..pages import frontmatter
from ..problems import Problem, Rule

_NEEDED = ("avoid", "forms", "write", "why")
_OTHERS = ("not-before", "swap")


@dataclass(frozen=True)
class Word:
    """A loaded word: an example of it, its forms, what to write instead, and why.

    ``swap`` gives the one right answer for forms that have one, lower case; ``coursebook fix`` writes it. A form that is
    followed by one of ``not_before`` is meant otherwise.
    """

    avoid: str
    forms: tuple[str, ...]
    write: str
    why: str
    not_before: tuple[str, ...] = ()
    swap: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def pattern(self) -> QuickPattern:
        """Finds the word where it stands alone."""
        after = f"(?! (?:{'|'.join(map(re.escape, self.not_before))})\\b)" if self.not_before else ""
        forms = "|".join(map(compile_form, self.forms))
        return QuickPattern(rf"(?<![\w-])(?:{forms})(?![\w-]){after}")

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Pieces of which one is in every match, none when a form is too short to have one."""
        found = [find_stems(form) for form in self.forms]
        return tuple(stem for stems in found for stem in stems) if all(found) else ()


@dataclass(frozen=True)
class InclusiveLanguage:
    """The words of a course that need care: loaded ones, and those that are only said."""

    words: tuple[Word, ...] = ()
    street: tuple[str, ...] = ()

    @cached_property
    def street_pattern(self) -> QuickPattern | None:
        """Finds a word of the street, ``None`` when a course lists none."""
        forms = "|".join(map(compile_form, self.street))
        return QuickPattern(rf"(?<![\w-])(?:{forms})(?![\w-])") if forms else None


def read_inclusive_language(path: PurePosixPath, text: str) -> tuple[InclusiveLanguage, list[Problem]]:
    """The list, and what is wrong with the file; an empty text is an empty list."""
    found, problems = frontmatter.read_pairs(path, text, first_line=1)
    lines = text.split("\n")
    words: list[Word] = []
    street: tuple[str, ...] = ()
    for name, line, value in found:
        try:
            if name == "words" and isinstance(value, list):
                for number, one in enumerate(value):
                    try:
                        words.append(_read_word(one))
                    except ValueError as why:
                        at = _line_of_item(lines, line, number)
                        problems.append(Problem(path, at, Rule.BAD_WORD_LIST, str(why)))
            elif name == "street":
                street = _read_forms(value)
            else:
                raise ValueError(f'"{name}" is no part of this list. Write words, or street, with a list under it.')
        except ValueError as why:
            problems.append(Problem(path, line, Rule.BAD_WORD_LIST, str(why)))
    return InclusiveLanguage(tuple(words), street), problems


def _read_word(value: object) -> Word:
    names = value.keys() if isinstance(value, dict) else set()
    if not isinstance(value, dict) or not set(_NEEDED) <= names or names - {*_NEEDED, *_OTHERS}:
        raise ValueError(
            f"Each word needs the lines {', '.join(_NEEDED)}, and may have {' and '.join(_OTHERS)}; forms is a list."
        )
    texts = {name: value[name] for name in ("avoid", "write", "why")}
    if not all(isinstance(text, str) and text.strip() for text in texts.values()):
        raise ValueError("avoid, write and why are each one text. Put it into quotation marks if it has a colon.")
    swap = value.get("swap", {})
    if not isinstance(swap, dict) or not all(isinstance(one, str) for pair in swap.items() for one in pair):
        raise ValueError("swap has lines such as sugar: glucose.")
    return Word(
        **texts, forms=_read_forms(value["forms"]), not_before=_read_forms(value.get("not-before", ())), swap=swap
    )


def _read_forms(value: object) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(form, str) for form in value):
        raise ValueError("Forms are a list of words. Put each into quotation marks.")
    for form in value:
        compile_form(form)
    return tuple(value)


def _line_of_item(lines: list[str], first: int, number: int) -> int:
    """The line of the item with a number in the list under line ``first``."""
    starts = [at for at, line in enumerate(lines[first:], first + 1) if re.match(r"\s+- [a-z]", line)]
    return starts[number] if number < len(starts) else first
