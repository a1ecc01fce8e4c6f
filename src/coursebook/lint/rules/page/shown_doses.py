"""A dose in what is no sentence of the text: a title, a cell, a caption, words for who cannot see a picture, a talk, a quotation.

Such words repeat what the text says. So a dose there is one that a sentence of the page says beside its source, or its
source stands there, too. What is read is what is shown, from the parser's tokens: no mark stands between a figure and its unit.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import groupby

from ....core.language.quick_pattern import QuickPattern
from ....core.language.readability import Block
from ....core.problems import Problem, Rule
from ....security.sources.markdown.inline import words_of
from ....security.sources.markdown.parser import make_parser
from ...page import ParsedPage
from ...project import Project
from ..wording.claims import HOME, describe_unsourced, is_sourced, list_sourced_blocks

_MARKS = re.compile(r"[*_`\\|]|\{[a-z:]{1,20}\}|\]\([^)\n]{0,300}\)|\[")
_NEAR = re.compile(r"\d[^\n]{1,80}(?:\n[^\n]{1,40})?|\d\n[^\n]{1,40}")
_BLANKS = re.compile(r"\s+")
_OPTION = re.compile(r"^[ >]*:alt:(?P<words>.+)$", re.MULTILINE)
_ASKS = ("?", '?"', "?**", "?)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def check_shown_doses(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A dose outside of the sentences of a text that none of these says beside its source."""
    patterns = [*project.claim_patterns]
    if not (page.is_for_readers or page.path == HOME) or not any(_doses(_cut_figures(page.without_code), patterns)):
        return
    shown = [*_list_shown(page)]
    said = {dose.casefold() for block in list_sourced_blocks(page) for _, dose in _doses(_show(block.text), patterns)}
    sourced = {block.line for block in shown if is_sourced(block.text)}
    for block in shown:
        if block.line in sourced:
            continue
        for sentence in _SENTENCE.split(block.text):
            if sentence.endswith(_ASKS):
                continue
            if found := next((one for one in _doses(sentence, patterns) if one[1].casefold() not in said), None):
                what, words = found
                yield Problem(page.path, block.line, Rule.UNSOURCED, describe_unsourced(what, words))
                break


def _cut_figures(text: str) -> str:
    """What stands behind each figure of a text, without marks: where no dose is in it, none is shown."""
    near = "\n\n".join(_NEAR.findall(text))
    return _BLANKS.sub(" ", _MARKS.sub("", unescape(near) if "&" in near else near))


def _list_shown(page: ParsedPage) -> Iterator[Block]:
    """All that a page shows, the cells of a row as one, each as its words."""
    for line, blocks in groupby(page.blocks, key=lambda block: block.line):
        some = [*blocks]
        yield Block(line, " ".join(_show(block.text) for block in some), some[0].kind, some[0].inside)
    for found in _OPTION.finditer(page.without_code):
        yield Block(page.line_of(found.start("words")), _show(found["words"]), "label", "figure")


def _show(text: str) -> str:
    """The words of a text as they are shown; of a source its mark stays."""
    children = make_parser().parseInline(text)[0].children or []
    words = (
        f"{{{token.meta['name']}}}`x`"
        if token.type == "myst_role" and token.meta["name"].startswith("footcite")
        else words_of(token) or (" " if token.type.endswith("break") else "")
        for token in children
    )
    return " ".join("".join(words).split())


def _doses(text: str, patterns: Iterable[tuple[str, QuickPattern]]) -> Iterator[tuple[str, str]]:
    """Each amount of a text that makes a claim, with its kind."""
    for what, pattern in patterns:
        for found in pattern.finditer(text):
            if found[0][0].isdecimal():
                yield what, " ".join(found[0].split())
