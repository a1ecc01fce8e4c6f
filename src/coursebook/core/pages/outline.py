"""The outline of a Markdown page: its headings, their ids, and its first paragraph.

A page uses a small dialect (``#`` headings, ``(id)=`` lines, fences), so its outline can be read line by line, without
parsing all of it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .model import Section

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}|:{3,})")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*(?:(?<=[ \t])#+)?[ \t]*$")
_TARGET = re.compile(r"^\(([^()\s]+)\)=\s*$")
_GLOSSARY = re.compile(r"^ {0,3}(`{3,}|~{3,}|:{3,})\{glossary\}")
_TERM = re.compile(r"(?!:\w+:|\.\. )\S")
_MARKUP: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?: ?\{footcite:p\}`[^`]*+`)++([,.;:!?)]?)"), lambda found: found[1] or " "),
    (re.compile(r"\{[\w:-]{1,40}+\}`([^`<]{0,900}+)<[^>`]{0,900}+>`"), r"\1"),
    (re.compile(r"\{[\w:-]+\}`([^`]*)`"), r"\1"),
    (re.compile(r"!?\[([^\[\]]{0,900}+)\]\([^)]{0,900}+\)"), r"\1"),
    (re.compile(r"(\*\*|__|\*|`)(?=\S)(.*?\S)\1"), r"\2"),
)


@dataclass(frozen=True, slots=True)
class Outline:
    """``sections`` holds every heading; one without a permanent id has the id ``""``.

    ``answer`` is the paragraph directly after the title as plain text, ``""`` when something else stands there. ``answer_line`` is
    where it begins, from 1; 0 without one.
    """

    sections: tuple[Section, ...]
    answer: str
    answer_line: int


def strip_markup(markdown: str) -> str:
    """The words of a line of Markdown, without its markup."""
    for pattern, words in _MARKUP:
        markdown = pattern.sub(words, markdown)
    return " ".join(markdown.split())


def _closes(line: str, fence: str) -> bool:
    """Whether a line ends the block that such a fence began."""
    mark = _FENCE.match(line)
    return bool(mark and mark[1].startswith(fence) and not line.strip(" " + fence[0]))


def iterate_outside_fences(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a page that are not inside a fenced block, with their numbers from 1."""
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        if fence:
            fence = "" if _closes(line, fence) else fence
        elif mark := _FENCE.match(line):
            fence = mark[1]
        else:
            yield number, line


def read(text: str) -> Outline:
    """The outline of a page's Markdown (its front matter blanked out, so that line numbers stay)."""
    sections: list[Section] = []
    target = ""
    answer: list[str] = []
    answer_line = 0
    expects_answer = False
    last = 0
    for number, line in iterate_outside_fences(text):
        if expects_answer and (number != last + 1 or (answer and not line.strip())):
            expects_answer = False  # a fenced block or a blank line ends the paragraph
        last = number
        heading = _HEADING.match(line)
        if mark := _TARGET.match(line):
            target = mark[1]
            expects_answer = False
        elif heading:
            sections.append(Section(target, strip_markup(heading[2]), len(heading[1]), number))
            expects_answer = len(sections) == 1
            target = ""
        elif line.strip():
            target = ""
            if expects_answer:
                if not answer and re.match(r"([-*+>|]|\d+[.)])\s", line):
                    expects_answer = False
                    continue
                answer_line = answer_line or number
                answer.append(line)
    return Outline(tuple(sections), strip_markup(" ".join(answer)), answer_line)


def list_terms(text: str) -> Iterator[Section]:
    """The terms of a page's glossary, each with the id that Sphinx gives it; their level is 0."""
    fence = code = ""
    for number, line in enumerate(text.split("\n"), 1):
        if code:
            code = "" if _closes(line, code) else code
        elif not fence:
            opened = _GLOSSARY.match(line)
            fence = opened[1] if opened else ""
            shown = _FENCE.match(line) if not opened and "{" not in line else None
            code = shown[1] if shown else ""  # what is shown is no glossary
        elif line.strip().startswith(fence):
            fence = ""
        elif _TERM.match(line):
            words = strip_markup(line.partition(" : ")[0])
            ascii_ = unicodedata.normalize("NFKD", f"term-{words}").encode("ascii", "ignore").decode("ascii")
            yield Section(re.sub(r"[^a-zA-Z0-9._]+", "-", ascii_).rstrip("-"), words, 0, number)
