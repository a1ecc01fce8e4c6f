"""Spelling: codespell's lists of common mistakes and of British forms, and our own words beside them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from ...core.problems import Problem, Rule
from ..page import ParsedPage, blank
from ..project import Project

OWN_WORDS = PurePosixPath("docs/own-words.txt")
_LISTS = ("dictionary.txt", "dictionary_en-GB_to_en-US.txt")
_WORD = re.compile(r"(?<![\w{}/.-])[A-Za-z]+(?:['’][A-Za-z]+)*(?![\w/])")
_NO_WORDS = re.compile(
    r"^[ \t]*:people say:.*$|^\([\w-]+\)=$|\]\([^)]*\)|\{footcite:?\w*\}`[^`]*`|(?<=<)[\w-]+(?=>`)"
    r"|\{(?:question|module|number)\}`[^`<]*`|https?://\S+|^ *[`:~]{3,}.*$",
    re.MULTILINE,
)
_ASKED = re.compile(r"(?<=\n)asked:.*?(?=\n[a-z]+:|\n---)", re.DOTALL)


def spelling(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A word that is a known mistake; what readers type, under ``asked`` and "people say", may be."""
    ours = own_words(project)
    front = page.text[: len(page.text) - len(page.body.lstrip("\n"))]
    text = _ASKED.sub(blank, front) + _NO_WORDS.sub(blank, page.text_alone.lstrip("\n"))
    known = mistakes()
    for found in _WORD.finditer(text):
        word = found[0].lower()
        if word in known and word not in ours:
            message = f'"{found[0]}" is spelled "{known[word]}" in American English. If the word is right, add it to {OWN_WORDS}.'
            yield Problem(page.path, text.count("\n", 0, found.start()) + 1, Rule.SPELLING, message)


def own_words(project: Project) -> frozenset[str]:
    """The words that are right here although codespell does not know them, lower case."""
    file = project.root / OWN_WORDS
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return frozenset(line.strip().lower() for line in lines if not line.startswith("#"))


@cache
def mistakes() -> Mapping[str, str]:
    """Known mistakes, lower case, with the right spelling or spellings."""
    found: dict[str, str] = {}
    for name in _LISTS:
        for line in (files("codespell_lib") / "data" / name).read_text("utf-8").splitlines():
            wrong, _, right = line.partition("->")
            several = [one.strip() for one in right.split(",")]
            found.setdefault(wrong, " or ".join(several[:-1]) or right)
    return found
