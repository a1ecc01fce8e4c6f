"""What the machine can fix by itself: the order of keys, blanks at the end of lines, curly quotation marks."""

import re
from collections.abc import Iterator

from ....core.pages.keys import KEYS
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
