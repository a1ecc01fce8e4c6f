"""Sentences around a number of the list that no page of the base has in this form: a keeper reads each.

What may be said of a number for an emergency is no list of words that check could hold. But most of what a course says there it has said before: the base's own sentences are
the list. A form is the words of a sentence, with one word for every "he", "she" or name, and without marks and sources.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ...core.data import facts
from ...core.pages import frontmatter
from ...core.project import Paths
from ..numbers.number_words import keep_digits
from .pages import pinned_ids, text_of

_PART = re.compile(r"\n[ \t>]*\n|\n(?=[ \t>]*(?:[-*+>|#:`]|\d+[.)])[ \t:`{>*|-])|\|")
_SENTENCE = re.compile(r"(?<=[.!;])[\"”’)*_]{0,3}\s+")
_SOURCE = re.compile(r"\{footcite:[pt]\}`[^`]*`")
_NUMBER = re.compile(r"\{number\}`\s*([a-z-]+)\s*`")
_ROLE = re.compile(r"\{[a-z:-]{1,20}\}`(?:[^`<]*<)?([^`<>]*)>?`")
_LINK = re.compile(r"\]\([^)\s]*\)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[=:?]")
_SOMEBODY = frozenset(
    "he she they it him her them his hers their he's she's they're i you we me us my your our".split()
)
SHOWN = 120
"""The characters of a sentence that are shown."""


def list_new(base: Path, change: Path, path: PurePosixPath, paths: Paths) -> list[str]:
    """The sentences around a number of a page that neither the page of the base nor any other of its pages has in this form."""
    figures = _read_figures(base, paths)
    was = {_form(one, figures) for one in _sentences(text_of(base, path), figures)}
    new = {form: one for one in _sentences(text_of(change, path), figures) if (form := _form(one, figures)) not in was}
    if not new:
        return []
    for file in sorted({file for pattern in paths.patterns for file in base.glob(pattern)}):
        text = text_of(base, PurePosixPath(file.relative_to(base).as_posix()))
        for one in _sentences(text, figures):
            new.pop(_form(one, figures), "")
    return [*new.values()]


def describe_new(path: PurePosixPath, sentences: Collection[str]) -> Iterator[str]:
    """A line for each such sentence, for who reads the change."""
    for one in sentences:
        yield f'{path}: "{one[:SHOWN]}" is a new sentence around a number. Read it as somebody in danger would: whom does it send where, and when?'


class _Figures(NamedTuple):
    """How numbers stand in a text: their marks and the figures of those that are pinned, and the ids of these by their digits."""

    pattern: re.Pattern[str]
    names: Mapping[str, str]


def _read_figures(base: Path, paths: Paths) -> _Figures:
    numbers = facts.read_numbers(paths.file("numbers"), text_of(base, paths.file("numbers")))[0]
    pinned = sorted(pinned_ids(base, paths) & numbers.keys(), reverse=True)
    names = {keep_digits(numbers[id_].say): id_ for id_ in pinned}
    said = {numbers[id_].say for id_ in pinned} | {one for one in paths.known_numbers if keep_digits(one) in names}
    listed = "|".join(map(re.escape, sorted(said, key=len, reverse=True))) or "(?!)"
    return _Figures(re.compile(rf"\{{number\}}`|(?<![\w.,/$€£-])(?:{listed})(?![\w%]|[.,/-]\d)"), names)


def _sentences(text: str, figures: _Figures) -> Iterator[str]:
    head, body, _ = frontmatter.split(text)
    if not figures.pattern.search(text):
        return
    for part in _PART.split(_SOURCE.sub("", f"{head}\n\n{body}")):
        if figures.pattern.search(part):
            yield from (" ".join(one.split()) for one in _SENTENCE.split(part) if figures.pattern.search(one))


def _form(sentence: str, figures: _Figures) -> tuple[str, ...]:
    plain = _NUMBER.sub(lambda found: f" number-{found[1]} ", sentence)
    plain = _LINK.sub("]", _ROLE.sub(" name ", plain))
    plain = figures.pattern.sub(lambda found: f" number-{figures.names.get(keep_digits(found[0]), '')} ", plain)
    words = _WORD.findall(plain.replace("**", " "))
    return tuple("somebody" if (low := word.casefold().replace("’", "'")) in _SOMEBODY else low for word in words)
