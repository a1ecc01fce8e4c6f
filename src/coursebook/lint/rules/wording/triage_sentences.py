"""A sentence that tells when to call for help, how to give it, how much or how long: its work was opened.

Which sentences these are is data of the course, ``docs/triage-words.txt``: one wording on a line, where N stands for a
number, … for any words of the same sentence, and a * at the end for any ending. ``docs/weak-hosts.txt`` lists places
that are too weak to rest such a sentence on. Another course brings its own two files, or none.
"""

import re
from collections.abc import Iterator
from functools import cache

from ....core.data.references import FIRM, Work
from ....core.language.readability import Block
from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

_NUMBER = r"(?:\d[\d.,]{0,15}+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_CITED = re.compile(r"\{footcite:[pt]\}`([^`]+)`")
_CLOSE = re.compile(r"(?:[.!?][\"”’')*]*|:|,)?\s*(?:\{footcite:p\}`[^`]+`\s*)+")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')*]*\s+")


def check_triage(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A triage sentence that rests only on works that nobody opened, or on weak places."""
    if not page.is_for_readers or not project.triage_words:
        return
    wordings = _patterns(project.triage_words)
    for block in page.blocks:
        for words, keys in _claims(block):
            works = [project.listed[key] for key in keys if key in project.listed]
            reasons = [_weakness(work, project) for work in works]
            if not (works and all(reasons)):
                continue
            if places := [place for parts in wordings if parts and (place := _find(parts, words))]:
                begin, end = min(places)
                why = "; ".join(dict.fromkeys(reasons))
                message = (
                    f'"{words[begin:end].strip()}" is for an emergency, a dose or a wait, and rests only on {why}. '
                    f"Open a primary work at the place that says it and cite that one, or write the safer sentence without it."
                )
                yield Problem(page.path, block.line, Rule.WEAK_SOURCE, message)


def _claims(block: Block) -> Iterator[tuple[str, list[str]]]:
    """What a block says before each citation, with the keys: the whole of a list item, else the last sentence.

    ``{footcite:t}`` prints the authors in a sentence, and is a citation of that sentence, wherever in it it stands.
    """
    if block.is_item:
        yield _CITED.sub("", block.text), _keys(block.text)
        return
    begin = 0
    for close in _CLOSE.finditer(block.text):
        *others, last = _SENTENCE.split(block.text[begin : close.start()])
        begin = close.end()
        yield from _inside(others)
        yield _CITED.sub("", last), [*_keys(last), *_keys(close[0])]
    yield from _inside(_SENTENCE.split(block.text[begin:]))


def _inside(sentences: list[str]) -> Iterator[tuple[str, list[str]]]:
    for sentence in sentences:
        if keys := _keys(sentence):
            yield _CITED.sub("", sentence), keys


def _keys(text: str) -> list[str]:
    return [key.strip() for found in _CITED.findall(text) for key in found.split(",")]


def _weakness(work: Work, project: Project) -> str:
    """Why a work is too weak for triage, ``""`` when it is not."""
    if work.host in project.weak_hosts:
        return f'"{work.key}", whose place ({work.host}) is in {project.paths.file("weak_hosts")}'
    if work.opened not in FIRM:
        said = {"copy": "read only in a copy", "not": "which nobody opened"}.get(work.opened, "which does not say")
        return f'"{work.key}", {said} ({project.paths.file("references")}:{work.line})'
    return ""


def _find(parts: tuple[re.Pattern[str], ...], words: str) -> tuple[int, int] | None:
    """Begin and end of the first place that has all parts of a wording, in order, with no end of a sentence between.

    Each part is looked for once from where the part before it ends. Where a sentence ends between the two, nothing
    before that end can be the beginning, so the time grows with the length of the words only.
    """
    start = 0
    while found := parts[0].search(words, start):
        begin, end = found.span()
        for part in parts[1:]:
            if not (found := part.search(words, end)):
                return None
            stop = max(words.rfind(mark, end, found.start()) for mark in ".!?")
            if stop >= 0:
                start = stop + 1
                break
            end = found.end()
        else:
            return begin, end
    return None


@cache
def _patterns(words: tuple[str, ...]) -> list[tuple[re.Pattern[str], ...]]:
    """Each wording of the list as the parts that stand between its …"""
    split = ([part.split() for part in one.split("…")] for one in words)
    return [tuple(_as_pattern(part, first=not n) for n, part in enumerate(filter(None, parts))) for parts in split]


def _as_pattern(part: list[str], *, first: bool) -> re.Pattern[str]:
    """Words of the list as a regular expression that never takes back what it took, so that it cannot be kept busy."""
    words = [
        _NUMBER if word == "N" else re.escape(word.removesuffix("*")) + (r"\w*+" if word.endswith("*") else r"(?!\w)")
        for word in part
    ]
    return re.compile((r"(?<!\w)" if first else "") + r"[\s-]*+".join(words), re.IGNORECASE)
