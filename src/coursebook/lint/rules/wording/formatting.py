"""What the machine can fix by itself: the order of keys, blanks at the end of lines, curly quotation marks."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ....core.pages.frontmatter_keys import KEYS
from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

CURLY = {"“": '"', "”": '"', "‘": "'", "’": "'"}
KEY = re.compile(r"([A-Za-z][\w-]*):")
_BLANKS = re.compile(r"[ \t]$", re.MULTILINE)
_TWICE = re.compile(r"(?<![\w'*`/{-])([A-Za-z]{2,}) \1(?![\w'*`/-])", re.IGNORECASE)
MAY_STAND_TWICE = frozenset(
    "zero one two three four five six seven eight nine bye had ha hey in is knock no now oh on please so that there very well who why wait yes".split()
)
"""Words that good English has twice in a row."""
_NUMBERED = re.compile(r" {0,3}(\d{1,2})[.)] \S")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+[.)])\s")
_SENTENCE_ENDS = re.compile(r"[.!?][)\"']*(?: ?\{footcite:?\w*\}`[^`]*`)?$")
_BEGINS = re.compile(r"[A-Z][a-z]* [a-z]")
REMEDY = "`make fix` does it."


def check_tidy(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """Blanks at the end of a line, and curly quotation marks on a page in English: other languages set them otherwise."""
    marks = CURLY if page.is_english else {}
    untidy = _BLANKS.search(page.text) or any(mark in page.text for mark in marks)
    for number, line in enumerate(page.text.split("\n") if untidy else [], 1):
        if _BLANKS.search(line):
            message = f"This line ends in blanks, which nobody sees. Take them out; {REMEDY}"
            yield Problem(page.path, number, Rule.TIDY, message)
        if curly := next((mark for mark in marks if mark in line), None):
            message = f"Write {CURLY[curly]} instead of {curly} here, as on all pages; {REMEDY}"
            yield Problem(page.path, number, Rule.TIDY, message)
    for twice in _TWICE.finditer(page.text_alone) if page.is_english else ():
        if twice[1].casefold() not in MAY_STAND_TWICE:
            message = f'"{twice[1]}" stands here twice. Take one of the two out.'
            yield Problem(page.path, page.line_of(twice.start()), Rule.TIDY, message)
    if not page.text.endswith("\n"):
        message = f"The last line has no end. Press Enter after it; {REMEDY}"
        yield Problem(page.path, page.text.count("\n") + 1, Rule.TIDY, message)


def check_glued(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """A list with numbers that begins below its paragraph without an empty line and not with 1, and a paragraph that a list takes in."""
    for (above, before), (here, line) in pairwise(page.outside_fences):
        if here != above + 1 or not before.strip():
            continue
        number = _NUMBERED.match(line)
        if (
            number
            and number[1] != "1"
            and not _ITEM.match(before)
            and before[0] not in "#|> "
            and before.rstrip().endswith(":")
        ):
            message = f'This list goes on in the paragraph above it, and readers see no list. Put an empty line above "{line.strip()[:40]}".'
            yield Problem(page.path, here, Rule.MARKUP_LEFT, message)
        elif _ITEM.match(before) and _SENTENCE_ENDS.search(before) and _BEGINS.match(line):
            message = f'"{line.strip()[:40]}" goes on in the last item of the list above it. Put an empty line above; if it belongs to the item, two blanks before it.'
            yield Problem(page.path, here, Rule.MARKUP_LEFT, message)


def check_key_order(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """Keys that stand in another order than in the handbook."""
    order = list(KEYS[page.kind])
    keys = [
        (key[1], number) for number, line in enumerate(page.yaml.split("\n"), 2) for key in [KEY.match(line)] if key
    ]
    known = [key for key, _ in keys if key in order]
    right = sorted(known, key=order.index)
    for (key, number), wanted in zip([pair for pair in keys if pair[0] in order], right, strict=True):
        if key != wanted:
            message = f'"{key}" stands where "{wanted}" belongs. The order is {", ".join(right)}; {REMEDY}'
            yield Problem(page.path, number, Rule.KEY_ORDER, message)
            return
