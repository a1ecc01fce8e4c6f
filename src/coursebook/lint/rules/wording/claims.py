"""A dose, a share of people, a finding, a law: each stands beside its source.

A claim in a list may have its source in any item of the list or in the paragraph before it. The opening paragraph of a
page sums up what follows, so there the page's sources are enough. Questions claim nothing; talk, labels and self-checks
repeat what the text has said.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import pairwise
from pathlib import PurePosixPath

from ....core.data.claims import FIGURE
from ....core.language.quick_pattern import QuickPattern
from ....core.language.readability import Block
from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_CLAIMS = (
    ("a share", rf"{FIGURE}\s?%|\bpercent\b|\b{_NUMBER} (?:in|of|out of) (?:every )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b"),
    ("a count", r"(?<!\d)(?<!\d[.,])\b\d{1,3}(?:,\d{3})++\b|\b(?:\w+ times|twice) as (?:many|much|likely|often|high)\b"),
    ("a finding", r"\b(?:stud(?:y|ies)|research|researchers|trials?|reviews?|surveys?|evidence) (?:\w+ly )?(?:shows?|showed|finds?|found|suggests?|says?|said|proves?|proved)\b"),
)  # fmt: skip
_PATTERNS = tuple((what, QuickPattern(pattern)) for what, pattern in _CLAIMS)
_LABEL = re.compile(r"^\*\*[^*]+[.:?]\*\*\s*")
_CITES = "{footcite"
_CODE = re.compile(r"(?<!`)(`{2,4})(?!`)[^\n]{0,400}?(?<!`)\1(?!`)")
"""Code, in which a mark is shown as it stands and names no source."""
_TERM = re.compile(r"\{term\}`([^`<]{1,80}?) ?(?:<[^`]{0,80})?`")
_EMPHASIS = re.compile(r"(?<![*\w])\*{1,3}(?=[^\W\d])|(?<=[^\W_])\*{1,3}(?![*\w])|\\(?=[^\W\d])|(?<=\d)\*{1,3}(?= )")
"""Marks around single words and the sign before a letter; those around a whole sentence are taken, too."""
HOME = PurePosixPath("index.md")
_NOT_HERE = {"figure", "self-check", "dialogue", "write-in"}


def check_claims(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A claim in prose without a source near it."""
    patterns = (*project.claim_patterns, *_PATTERNS)
    is_read = page.is_for_readers or page.path in (HOME, project.paths.file("glossary"))
    shown = _show(page.without_code) if is_read else ""
    if not any(pattern.is_in(shown) for _, pattern in patterns):
        return
    sourced = {*map(id, list_sourced_blocks(page))}
    for blocks in _together(page.blocks):
        for block in blocks:
            if id(block) in sourced:
                continue
            if claim := _claim(block, patterns):
                what, words = claim
                message = describe_unsourced(what, words)
                yield Problem(page.path, block.line, Rule.UNSOURCED, message)


def list_sourced_blocks(page: ParsedPage) -> Iterator[Block]:
    """The blocks of a page beside which a source stands; for what the page begins with, those of the page are enough."""
    opening = next((block for block in page.blocks if block.kind == "prose"), None)
    for blocks in _together(page.blocks):
        has_one = any(is_sourced(block.text) for block in blocks)
        for block in blocks:
            if has_one or (block is opening and _CITES in page.text_alone):
                yield block


def is_sourced(text: str) -> bool:
    """Whether a text names a source, not only in code."""
    return _CITES in _CODE.sub("", text)


def describe_unsourced(what: str, words: str) -> str:
    """What is said of a claim without a source, such as "a dose"."""
    return f'"{words}" is {what} without a source. Open the work that says so and write {{footcite:p}}`its-key` after the sentence; if there is none, take the claim out.'


def _together(blocks: list[Block]) -> Iterator[list[Block]]:
    """The blocks in groups that share their sources: a list with the paragraph that leads to it, or one paragraph."""
    group: list[Block] = []
    for before, block in pairwise([None, *blocks]):
        if block is None:
            continue
        follows = (
            before and block.is_item and (before.is_item or before.text.rstrip().endswith(":") or _CITES in before.text)
        )
        if group and not follows:
            yield group
            group = []
        group.append(block)
    yield group


def _show(text: str) -> str:
    """The text as it is shown: a mark or an entity between a figure and its unit stands there for nobody."""
    text = _TERM.sub(r"\1", text) if "{term}" in text else text
    text = unescape(text) if "&" in text else text
    return _EMPHASIS.sub("", text) if "*" in text or "\\" in text else text


def _claim(block: Block, patterns: Iterable[tuple[str, QuickPattern]]) -> tuple[str, str] | None:
    if block.kind != "prose" or block.inside in _NOT_HERE:
        return None
    text = _show(_LABEL.sub("", block.text))
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if not sentence.endswith(("?", "?**")) and not (sentence.endswith(":") and sentence == text):
            for what, pattern in patterns:
                if found := pattern.search(sentence):
                    return what, found[0]
    return None
