"""What was laid out by hand, as in a letter: lists, tables, quotations and headings that are none for a reader."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

_SIGNS = (
    re.compile(r" {0,3}(o) (?=\S)"),
    re.compile(r" {0,3}([→➔►▶✓✔✗❖§○]) ?(?=\S)"),
    re.compile(r" {0,3}(☐) ?(?=\S)"),
    re.compile(r" {0,3}(\(\d{1,2}\)) ?(?=\S)"),
    re.compile(r" {0,3}(\(?[a-hA-H]\)) ?(?=\S)"),
    re.compile(r" {0,3}((?:Step|Paso|Schritt) \d{1,2}[:.)]) ?(?=\S)"),
)
"""What people put before the items of a list; two lines that begin so are one."""
_CELLS = re.compile(r"[^\s|>] {3,}[^\s|]")
_TITLE = re.compile(r"(#{1,4}) +(\S.*)")
_CODE = re.compile(r"(?<![\w:`]):([a-z]{3,}(?:_[a-z]+)*):(?![\w:`])")
_BY_NUMBER = re.compile(r"(?<![\w\]])(\[\d{1,3}\])(?![(\[:])")
_NEXT = re.compile(r"[.?!][\"')*]* (\d{1,2})\. (?=\*\*|[A-Z])")
_ITEM = re.compile(r" {0,3}(\d{1,2})\. ")
_SHOUT = re.compile(r"[A-Z][A-Z ,'&?!:-]{11,}")
_ID = re.compile(r"\([a-z][a-z0-9-]*\)=$")


def check_laid_out(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """Lines that look like a list, a table, a quotation or a heading in the file, and on no page."""
    lines = page.outside_fences
    told = 0
    for (above, before), (here, line) in pairwise([(0, ""), *lines]):
        wrong = _alone(line, page.is_for_readers)
        if here == above + 1 and before.strip() and line.strip():
            if together := _together(before, line):
                if told != above:  # else it goes on with what was told already
                    yield Problem(page.path, above, Rule.MARKUP_LEFT, together)
                told, wrong = here, ""
            elif glued := _glued(before, line):
                wrong = glued
        if wrong:
            yield Problem(page.path, here, Rule.MARKUP_LEFT, wrong)
        yield from _headings(page, above, before, here, line)


def _together(before: str, line: str) -> str:
    """What is wrong with two lines of one paragraph, ``""`` when nothing is."""
    for sign in _SIGNS:
        if (found := sign.match(before)) and sign.match(line):
            return (
                f'"{found[1]}" makes no list here: readers see these lines as one. Write "- " before each item, or "1. " where the order '
                "counts, and an empty line above the first."
            )
    if _CELLS.search(before) and _CELLS.search(line):
        return "Blanks make no table: readers see these lines as one. Write | between the cells of each row, and |---|---| under the first one."
    return ""


def _glued(before: str, line: str) -> str:
    """What is wrong with a line that goes on in words to say, ``""`` when nothing is."""
    if before.lstrip().startswith("> ") and not line.startswith((">", "#", "(", ":", "`", "|", "- ", "*", " ")):
        return f'"{line.strip()[:40]}" goes on in the words to say above it. Put an empty line above it; if somebody says it, "> " before it.'
    return ""


def _alone(line: str, is_for_readers: bool) -> str:
    """What is wrong with a line by itself, ``""`` when nothing is."""
    if re.match(r" {0,3}[»›] \S", line):
        return 'This sign makes no quotation. Write "> " before words that somebody could say.'
    if item := _ITEM.match(line):
        if (after := _NEXT.search(line)) and int(after[1]) == int(item[1]) + 1:
            return f'"{after[1]}." stands in the middle of a line, so readers see it in the item before. Begin a new line with it.'
    elif _SHOUT.fullmatch(line.strip()) and len(re.findall(r"[A-Z]{2,}", line)) > 2:
        return "Capitals make no heading, and are hard to read. Write it as a sentence; a heading begins with ## and a blank."
    if is_for_readers and not line.lstrip().startswith(":") and line.count(":") > 1 and (code := _CODE.search(line)):
        return f'":{code[1]}:" is shown as it stands here, not as a picture. Say in words what it shows.'
    if "[" in line and (number := _BY_NUMBER.search(re.sub(r"`[^`]*`", "", line))):
        return f'A work is not named by "{number[1]}" here. Write {{footcite:p}}`its-key`; the keys are in the list of works.'
    return ""


def _headings(page: ParsedPage, above: int, before: str, here: int, line: str) -> Iterator[Problem]:
    """A title that goes on, a heading with the text behind it in one line, and one that begins with a small letter."""
    title, last = _TITLE.match(line), _TITLE.match(before)
    if last and last[1] == "#" and here == above + 1 and line.strip() and not _ID.match(line):
        message = f'The title stands in one line, and this one is read as text below it. Write "{line.strip()[:40]}" behind the words above, or an empty line between.'
        yield Problem(page.path, here, Rule.MISSING_TITLE, message)
    if title and len(title[1]) > 1 and re.search(r"\w{2}\.$", title[2]) and len(title[2].split()) > 3:
        message = f'A heading has no full stop. If text has run into "{title[2][:40]}", begin a new paragraph behind the heading; if not, take the full stop out.'
        yield Problem(page.path, here, Rule.MARKUP_LEFT, message)
    elif title and page.is_english and title[2][0].islower():
        message = f'A heading begins with a capital. Write "{title[2][0].upper()}{title[2][1:40]}".'
        yield Problem(page.path, here, Rule.TIDY, message)
