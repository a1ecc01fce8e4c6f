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

_NUMBER = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_CITED = re.compile(r"\{footcite:[pt]\}`([^`]+)`")
_CLOSE = re.compile(r"(?:[.!?][\"”’')*]*|:|,)?\s*(?:\{footcite:p\}`[^`]+`\s*)+")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')*]*\s+")


def triage(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A triage sentence that rests only on works that nobody opened, or on weak places."""
    if not page.is_for_readers or not project.triage_words:
        return
    pattern = _pattern(project.triage_words)
    for block in page.blocks:
        for words, keys in _claims(block):
            found = pattern.search(words)
            works = [project.listed[key] for key in keys if key in project.listed]
            reasons = [_weakness(work, project) for work in works]
            if found and works and all(reasons):
                why = "; ".join(dict.fromkeys(reasons))
                message = (
                    f'"{found[0].strip()}" is for an emergency, a dose or a wait, and rests only on {why}. '
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


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w){_as_pattern(one)}" for one in words), re.IGNORECASE)


def _as_pattern(wording: str) -> str:
    """A wording of the list as a regular expression."""
    parts = []
    for word in wording.split():
        if word == "N":
            parts.append(_NUMBER)
        elif word == "…":
            parts.append(r"[^.!?]*?")
        else:
            parts.append(re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else r"(?!\w)"))
    return r"[\s-]*".join(parts)
