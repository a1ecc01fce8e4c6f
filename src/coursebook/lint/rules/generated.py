"""Pages that are made from the code or from a list: what stands in them is what is made."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from ...core.problems import Problem, Rule
from ..citation_check import PAIRS, citation_page
from ..project import Project
from ..reference import reference, rules

PAGES: Mapping[PurePosixPath, Callable[[], str]] = {
    PurePosixPath("docs/front-matter.md"): reference,
    PurePosixPath("docs/rules.md"): rules,
}
CITATIONS = PurePosixPath("docs/citation-check.md")


def made(project: Project) -> dict[PurePosixPath, str]:
    """What is made for each page of the project that is made."""
    found = {path: make() for path, make in PAGES.items() if path in project.parsed}
    if CITATIONS in project.parsed and (project.root / PAIRS).is_file():
        found[CITATIONS] = citation_page((project.root / PAIRS).read_text("utf-8"))
    return found


def generated(project: Project) -> Iterator[Problem]:
    """A page that somebody has changed by hand, or that its source has left behind."""
    for path, text in made(project).items():
        there = project.parsed[path].text
        if there != text:
            pairs = enumerate(zip(there.split("\n"), text.split("\n"), strict=False), 1)
            line = next((number for number, (one, other) in pairs if one != other), 1)
            source = PAIRS if path == CITATIONS else "the code"
            message = f"This page is made from {source}, so nobody writes in it. Change it there, then run: make fix"
            yield Problem(path, line, Rule.GENERATED, message)
