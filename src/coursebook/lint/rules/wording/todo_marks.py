"""What was left for later: a mark that stands where words are still to be written."""

import re
from collections.abc import Iterator

from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

MARK = "LATER:"
_LEFT = re.compile(rf"\b{MARK} ?((?:(?!{MARK})[^\n\")])*)")
_OTHERS = re.compile(r"\b(?:TODO:|TBD\b|FIXME\b|XXX\b|TKTK\b|TODO (?=[a-z]))|\?\?\?")
"""What many write for the same. In Spanish TODO is a word, so alone it is a mark in English only."""


def check_later(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """A place of a page, or of its front matter, that is marked to be written later."""
    for found in _OTHERS.finditer(page.text_alone):
        if not page.is_english and found[0] == "TODO ":
            continue
        message = (
            f'"{found[0].strip()}" says that something is still to be written here. Write it, or take the mark out.'
        )
        yield Problem(page.path, page.line_of(found.start()), Rule.LATER, message)
    if MARK not in page.text:
        return
    for first, text in ((2, page.yaml), (1, page.text_alone)):
        for found in _LEFT.finditer(text):
            what = found[1].strip(" '")
            named = f' "{what}"' if what else ""
            message = f"This was left for later:{named}. Write it here in place of the mark, or take the line out."
            yield Problem(page.path, text.count("\n", 0, found.start()) + first, Rule.LATER, message)


def check_later_works(project: Project) -> Iterator[Problem]:
    """A work whose address was left for later, because nobody has listed its place yet."""
    for work in project.listed.values():
        _, mark, left = work.place.partition(MARK)
        if mark:
            address, hosts = left.strip(), project.paths.file("hosts")
            message = (
                f'The address of "{work.key}" was left for later: {address}. Say in the pull request who stands behind it. When its place is in '
                f"{hosts}, write it into the entry as its url, and take the mark out."
            )
            yield Problem(project.paths.file("references"), work.line, Rule.LATER, message)
