"""A page as the rules see it: read once, cut once; and what it names, which only its own text tells, so that the check keeps it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from ..core.language.readability import Block, read_blocks
from ..core.pages import frontmatter
from ..core.pages.model import Page
from ..core.pages.outline import iterate_outside_fences
from ..security.sources.blocks import fences

_NOT_TEXT = re.compile(
    r"(?P<box>^[ >]*(?:(?:[-*+:]|\d{1,9}[.)])[ >]+)*`{3,}(?:\{[^\n]*| *)$)"
    r"|(?P<role>\{[\w:-]+\}`[^`]*`)"
    r"|(?<!`)(?P<span>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=span)(?!`)"
    r"|^%[^\n]*$",
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(
    r"(?<![!\\])\[(?P<words>(?:[^\[\]]|\[[^\[\]]{0,300}+\]){0,900}+)\]\(\s{0,9}<?(?P<target>[^\s)>]{0,900}+)[^)]{0,900}+\)"
)
"""Bounded and without a way back, so that no text takes more than a time that grows with its length."""
_PICTURE = re.compile(r"!\[[^\[\]]{0,900}+\]\([^)]{0,900}+\)")
_BARE = re.compile(r"(?:https?://|www\.)[^\s>)\"]*[^\s>)\".,;:?!]")
_ROLE = re.compile(r"\{(question|module|number|fact|term|paper|footcite(?::\w+)?)\}`(?:[^`<]*<([^>`]+)>|([^`]+))`")
_IMAGE = re.compile(r"!\[([^\[\]]{0,900}+)\]\(\s{0,9}([^)\s]{0,900}+)[^)]{0,900}+\)")
_DIRECTIVE = re.compile(r"^[ \t]*[`:~]{3,}\{(image|figure)\}[ \t]*(\S*)")
_FENCE = re.compile(r"[ >]*(`{3,}|:{3,}|~{3,}) *(.*?) *$")
_ALT = re.compile(r"^[ \t]*:alt:[ \t]*(\S.*)")


class Named(NamedTuple):
    """What a page names, in the order of the page; each begins with its line."""

    links: Sequence[tuple[int, str, str]]
    """The words and the target."""
    bare: Sequence[tuple[int, str]]
    """The address, which has no words."""
    roles: Sequence[tuple[int, str, str]]
    """The role and what it names."""
    pictures: Sequence[tuple[int, str, str, str]]
    """What it is (picture, image or figure), the file, and what is said to who cannot see it."""


def read_named(text: str, without_code: str) -> Named:
    """What a page names: its text alone, and with its boxes."""

    def line_of(found: re.Match[str]) -> int:
        return text.count("\n", 0, found.start()) + 1

    rest = LINK.sub(blank, _PICTURE.sub(blank, text)) if "http" in text or "www." in text else ""
    pictures = [(line_of(image), "picture", image[2], image[1].strip()) for image in _IMAGE.finditer(text)]
    return Named(
        [(line_of(link), link["words"], link["target"]) for link in LINK.finditer(text)],
        [(line_of(bare), bare[0]) for bare in _BARE.finditer(rest)],
        [(line_of(role), role[1], " ".join((role[2] or role[3]).split())) for role in _ROLE.finditer(text)],
        [*pictures, *_boxes(without_code)],
    )


def blank(found: re.Match[str]) -> str:
    """As many blanks as a match has characters, its line ends kept."""
    text = found[0]
    if "\n" not in text:
        return " " * len(text)
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _boxes(text: str) -> Iterator[tuple[int, str, str, str]]:
    lines = text.split("\n") if "{image}" in text or "{figure}" in text else []
    for number, line in enumerate(lines, 1):
        if directive := _DIRECTIVE.match(line):
            yield number, directive[1], directive[2], _alt(lines[number:])


def _alt(following: Sequence[str]) -> str:
    for line in following:
        if not re.match(r"^[ \t]*:[\w-]+:", line):
            break
        if alt := _ALT.match(line):
            return alt[1].strip()
    return ""


@dataclass(frozen=True)
class ParsedPage:
    """A file's text, and the page it holds (None when its front matter or its title is wrong).

    ``is_for_readers`` tells a page of the course itself from one of the handbook. Each cut is made when a rule first asks for it. Line numbers count from 1 and are the file's own.
    """

    path: PurePosixPath
    text: str
    kind: type[Page]
    page: Page | None
    is_for_readers: bool = True
    course_language: str = "en"

    @cached_property
    def body(self) -> str:
        """The Markdown, with the front matter blanked out so that lines keep their numbers."""
        return frontmatter.split(self.text)[1]

    @cached_property
    def yaml(self) -> str:
        """The front matter, which begins in line 2."""
        return frontmatter.split(self.text)[0]

    @cached_property
    def text_alone(self) -> str:
        """The body with code and comments blanked out; the first and the last line of a box stay, as what is in it does."""
        return _NOT_TEXT.sub(
            lambda found: found[0] if found["role"] or found["box"] else blank(found), self.without_code
        )

    @cached_property
    def without_code(self) -> str:
        """The body with blocks of code blanked out: a box that is shown as an example is none."""
        return fences.blank_code(self.body)

    @cached_property
    def named(self) -> Named:
        """What the page names; the check sets it to what it knows from last time."""
        return read_named(self.text_alone, self.without_code)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the body; line 1 is ``lines[0]``."""
        return self.body.split("\n")

    @cached_property
    def outside_fences(self) -> list[tuple[int, str]]:
        """The lines that are in no fenced block, with their numbers."""
        return list(iterate_outside_fences(self.body))

    @cached_property
    def blocks(self) -> list[Block]:
        """Paragraphs, headings, list items and cells, as a reader meets them."""
        return list(read_blocks(fences.keep_boxes(self.body)))

    @cached_property
    def directives(self) -> Mapping[str, int]:
        """The directives that the page uses, with the line of the first of each name."""
        found: dict[str, int] = {}
        for number, line in enumerate(self.without_code.split("\n"), 1):
            mark = line.lstrip()
            if mark[:3] in ("```", ":::", "~~~") and "{" in mark:
                found.setdefault(mark.partition("{")[2].partition("}")[0], number)
        return found

    def line_of(self, position: int) -> int:
        """The line of a position in the body."""
        return self.body.count("\n", 0, position) + 1

    @property
    def is_in_course_language(self) -> bool:
        """Whether its front matter names no other language than the course has."""
        return not self.page or self.page.language in ("", self.course_language)

    @property
    def is_english(self) -> bool:
        """Whether the words of this page are English: neither the course nor its front matter names another language."""
        return (self.page.language if self.page and self.page.language else self.course_language) in ("", "en")


def find_box(page: ParsedPage, name: str) -> int:
    """The line where the first box of a name begins, 0 without one. A block of code may show how one is written."""
    opened: list[tuple[str, bool]] = []
    for number, line in enumerate(page.without_code.split("\n") if name in page.body else (), 1):
        if not (fence := _FENCE.match(line)):
            continue
        marks, rest = fence.groups()
        if opened and not rest and marks.startswith(opened[-1][0]):
            opened.pop()
        elif not (opened and opened[-1][1]):
            if re.match(rf"\{{ *{name} *\}}", rest):
                return number
            opened.append((marks, not rest.startswith("{")))
    return 0
