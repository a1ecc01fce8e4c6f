"""A dose in what is no sentence of the text: a title, a cell, a caption, words for who cannot see a picture, a talk, a quotation.

So in front matter, in the glossary, and where a table names the unit of its figures once, in a head. Such words repeat what the text says. So a dose there is one that a sentence of the page says beside its source, or its
source stands there, too. What is read is what is shown, from the parser's tokens: no mark stands between a figure and its unit.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape
from itertools import groupby

from ....core.language.quick_pattern import QuickPattern
from ....core.language.readability import Block
from ....core.pages import frontmatter
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
_FIGURE = re.compile(r"\d")
_BEFORE_FIGURE = re.compile(r"^\D+")
_STARTS = re.compile(r"\d[\d.,]*+(?![^\W\d_])(?!-\d)(?! ?(?:%|percent))")
"""A figure at the beginning of a cell, and no day."""
_CELL = re.compile(r"(?<!\\)\|")
_DELIMITERS = re.compile(r"\|?(?: *:?-+:? *\|)+ *(?::?-+:?)? *")
_UNIT_WORD = re.compile(r"[^\W\d_]{1,15}")
ASKED = "asked"
_BIDS = re.compile(r"(?:just )?(?:take|give|use|swallow|chew|inject|put|go up|double|start with)\b", re.IGNORECASE)
Patterns = tuple[tuple[str, QuickPattern], ...]
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def check_shown_doses(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A dose outside of the sentences of a text that none of these says beside its source."""
    patterns = project.claim_patterns
    is_read = page.is_for_readers or page.path in (HOME, project.paths.file("glossary"))
    if not is_read:
        return
    tables = [*_list_measured_cells(page, patterns)]
    written = [*_list_front_matter(page, patterns)]
    if not (tables or written or any(_doses(_cut_figures(page.without_code), patterns))):
        return
    shown = [*list_shown(page), *tables, *written]
    said = {_amount_of(dose) for block in list_sourced_blocks(page) for _, dose in _doses(_show(block.text), patterns)}
    sourced = {block.line for block in shown if is_sourced(block.text)}
    for block in shown:
        if block.line in sourced:
            continue
        for sentence in _SENTENCE.split(block.text):
            if sentence.endswith(_ASKS):
                continue
            if found := next((one for one in _doses(sentence, patterns) if _amount_of(one[1]) not in said), None):
                what, words = found
                yield Problem(page.path, block.line, Rule.UNSOURCED, describe_unsourced(what, words))
                break


def _list_front_matter(page: ParsedPage, patterns: Patterns) -> Iterator[Block]:
    """The words of the front matter that readers see; what people ask only where it bids: "take 2 strips"."""
    if not any(_doses(page.yaml, patterns)):
        return
    for key, line, value in frontmatter.read_pairs(page.path, page.yaml, first_line=2)[0]:
        for at, one in enumerate(value if isinstance(value, list) else [value], isinstance(value, list)):
            words = ". ".join(map(str, one.values())) if isinstance(one, dict) else one
            if isinstance(words, str) and (key != ASKED or _BIDS.match(words)):
                yield Block(line + at, words, "label", "")


def _list_measured_cells(page: ParsedPage, patterns: Patterns) -> Iterator[Block]:
    """The figures of a table whose unit stands in the head of their column or of their row, each as one with its unit."""
    units: list[str] = []
    before: tuple[str, ...] = ()
    for number, line in enumerate(page.without_code.split("\n"), 1):
        if "|" not in line:
            units, before = [], ()
            continue
        cells = tuple(cell.strip(" *`") for cell in _CELL.split(line.strip().strip("|")))
        if _DELIMITERS.fullmatch(line.strip()):
            units = [] if any(map(is_sourced, before)) else [_unit_of(cell, patterns) for cell in before]
        elif units:
            row = "" if _STARTS.match(cells[0]) else _unit_of(cells[0], patterns)
            measured = [
                f"{found[0]} {unit}"
                for cell, unit in zip(cells, (one or row for one in units), strict=False)
                if unit and (found := _STARTS.match(cell))
            ]
            if measured and not is_sourced(line):
                yield Block(number, ". ".join(measured), "label", "table")
        before = cells


def _unit_of(head: str, patterns: Patterns) -> str:
    """The unit that the words of a head name, such as mg in "Dose (mg)"; ``""`` without one."""
    return next((word for word in _UNIT_WORD.findall(head) if _is_unit(word, patterns)), "")


@lru_cache(maxsize=4096)
def _is_unit(word: str, patterns: Patterns) -> bool:
    return any(_doses(f"1 {word}", patterns))


def _cut_figures(text: str) -> str:
    """What stands behind each figure of a text, without marks: where no dose is in it, none is shown."""
    near = "\n\n".join(_NEAR.findall(text))
    return _BLANKS.sub(" ", _MARKS.sub("", unescape(near) if "&" in near else near))


def list_shown(page: ParsedPage, with_facts: Callable[[str], str] = str) -> Iterator[Block]:
    """All that a page shows, the cells of a row as one, each as its words; ``with_facts`` puts in the words of facts."""
    for line, blocks in groupby(page.blocks, key=lambda block: block.line):
        some = [*blocks]
        yield Block(line, " ".join(_show(with_facts(block.text)) for block in some), some[0].kind, some[0].inside)
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


def _doses(text: str, patterns: Patterns) -> Iterator[tuple[str, str]]:
    """Each amount of a text that makes a claim, with its kind."""
    for what, pattern in patterns:
        for found in pattern.finditer(text):
            if _FIGURE.search(found[0]):
                yield what, " ".join(found[0].split())


def _amount_of(dose: str) -> str:
    """The figure and the unit alone of the words of a dose."""
    return _BEFORE_FIGURE.sub("", dose).replace("-", " ").casefold()
