"""Pages of a work, which look like numbers to call: "pages 101-118 and 1203-1211", "Register 88:53377-53383", or the field ``pages = {999--1008}``."""

import re
from itertools import pairwise

_SPAN = r"[A-Za-z]{0,2}\d{1,6}(?:\s?(?:--?|–)\s?[A-Za-z]{0,2}\d{1,6})?"
_SPANS = rf"{_SPAN}(?:(?:[,;]|,? (?:and|y|und|&)) ?{_SPAN}){{0,12}}"
_NAMED = re.compile(
    rf"(?<!\w)(?:pages?|pp?\.|páginas?|págs?\.|seiten?|\d{{1,3}}(?:\(\d{{1,3}}\))?:) ?({_SPANS})(?![\w-])",
    re.IGNORECASE,
)
_FIELD = re.compile(_SPANS)
_ONE = re.compile(r"(\d+)\s?(?:--?|–)\s?[A-Za-z]{0,2}(\d+)")
MOST_PAGES = 400
"""The pages of one span; more would be no pages of a work."""


def blank_pages(text: str) -> str:
    """The text with blanks for the pages of works that it names, as long as before."""
    if "-" not in text and "–" not in text:
        return text
    return _NAMED.sub(lambda found: " " * len(found[0]) if _are_pages(found[1]) else found[0], text)


def is_page_field(value: str) -> bool:
    """Whether the value of a field holds nothing but pages."""
    return bool(_FIELD.fullmatch(value)) and _are_pages(value)


def _are_pages(spans: str) -> bool:
    """Whether each span goes up, by no more pages than a work has, and the spans go up too: 101-118, 1203-1211."""
    ends = []
    for first, last in _ONE.findall(spans):
        whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
        if last.startswith("0") or not 0 <= int(whole) - int(first) <= MOST_PAGES:
            return False
        ends.append((int(first), int(whole)))
    return bool(ends) and all(before[1] <= after[0] for before, after in pairwise(ends))
