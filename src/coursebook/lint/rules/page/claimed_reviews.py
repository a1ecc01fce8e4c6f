"""No page says in its text that somebody reviewed it: that stands in its front matter, which a keeper reads, and the site prints it.

What claims a review are words of the course, in ``docs/claims.yml``: what was done, by whom, to what. A sentence that denies or asks it claims none.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ....core.data.claims import ReviewForms
from ....core.language.quick_pattern import QuickPattern
from ....core.pages import frontmatter
from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project
from .shown_doses import ASKED, list_shown
from .shown_facts import show_facts

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|(?<=:)\s+")
_TITLE = re.compile(r"\b(Dr|Prof|Dra)\. ")
"""A title whose point ends no sentence."""
_LINE_END = re.compile(r"(?<=[.!?;])\s+")
_BY = "(?:by|por|von)"
_GAP = r"[^.!?;]{0,40}?"
_NEAR = r"[^.!?;]{0,90}?"
SHORT = 12
"""The words of a sentence that may be a line by itself: "Reviewed by: A. Smith, MD"."""
LONGEST_REST = 5
"""The words that may stand behind a review that is all of a sentence: "Reviewed by two doctors on May 3, 2026"."""


def check_claimed_reviews(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A sentence, a title or a caption that says that somebody reviewed or approved the page."""
    forms = project.reviews
    if not forms.reviewed or (page.page and page.page.reviewed):
        return
    patterns, may_be = _compile(forms)
    if not may_be.is_in(show_facts(page.text, project)):
        return
    told: set[int] = set()
    for line, text in _list_texts(page, project):
        if page.is_for_readers and (short := _find_line(text, forms)) and line not in told:
            told.add(line)
            yield Problem(page.path, line, Rule.UNSOURCED, _describe(short))
        for sentence in _SENTENCE.split(text):
            if line not in told and not sentence.endswith("?") and (claim := _find(sentence, forms, patterns)):
                told.add(line)
                yield Problem(page.path, line, Rule.UNSOURCED, _describe(claim))


def _describe(claim: str) -> str:
    return (
        f'"{claim[:80]}" says that somebody reviewed this page, and nothing in its front matter does. Take it out. Whoever reviewed a page '
        'is named at its top, under "reviewed" and "by", and the site prints it.'
    )


def _find_line(text: str, forms: ReviewForms) -> str:
    """The first short sentence of a text that begins as a line about a review does; ``""`` without any."""
    if not forms.begins:
        return ""
    begins = _compile_begin(forms.begins)
    short = (one for one in _LINE_END.split(text) if not one.endswith("?") and len(one.split()) <= SHORT)
    return next((one.strip(" *_") for one in short if begins.match(one)), "")


@lru_cache(maxsize=4)
def _compile_begin(form: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{form})", re.IGNORECASE)


def _list_texts(page: ParsedPage, project: Project) -> Iterator[tuple[int, str]]:
    """All that readers see of a page, with its line."""
    for key, line, value in frontmatter.read_pairs(page.path, page.yaml, first_line=2)[0]:
        for words in value if isinstance(value, list) else [value]:
            yield line, f"{words}" if key not in ("reviewed", "by", ASKED) else ""
    yield from (
        (block.line, _TITLE.sub(r"\1 ", block.text))
        for block in list_shown(page, lambda text: show_facts(text, project))
    )


@lru_cache(maxsize=4)
def _compile(forms: ReviewForms) -> tuple[tuple[QuickPattern, ...], QuickPattern]:
    """What claims a review in a sentence, and what each page with one has."""
    done, who, what = forms.reviewed, forms.by, forms.of
    whole = rf"^[\W_]*(?:{done}|{forms.alone})[^.!?;]{{0,40}}?\b{_BY}\b[^.!?;]{{0,30}}?{who}(?P<rest>[^.!?;]{{0,60}})[\W_]*$"
    return (
        QuickPattern(whole),
        QuickPattern(rf"{what}{_GAP}{done}{_GAP}{who}"),
        QuickPattern(rf"{who}{_GAP}{done}{_GAP}{what}"),
        QuickPattern(forms.alone),
    ), QuickPattern(
        rf"{done}{_NEAR}{who}|{who}{_NEAR}{done}|{forms.alone}" + (f"|{forms.begins}" if forms.begins else "")
    )


def _find(sentence: str, forms: ReviewForms, patterns: tuple[QuickPattern, ...]) -> str:
    """The words of a sentence that claim a review; ``""`` without any."""
    for pattern in patterns:
        found = pattern.search(sentence)
        if not found or ("rest" in found.groupdict() and len(found["rest"].split()) > LONGEST_REST):
            continue
        done = re.search(f"{forms.reviewed}|{forms.alone}", found[0], re.IGNORECASE)
        end = found.start() + (done.end() if done else 0)
        if not re.search(forms.denied, sentence[:end], re.IGNORECASE):
            return found[0].strip(" *_")
    return ""
