"""Pages that are made from the code or from a list: what stands in them is what is made."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from ....core.problems import Problem, Rule
from ...guide import page as guide_page
from ...project import Project
from ...reports.citation_check import PAIRS, citation_page
from ...reports.handbook import render_reference, render_rules

MARK = "% Made by: python -m coursebook.lint."
CITATIONS = "citation-check.md"
PAGES: Mapping[str, Callable[[Project], str]] = {
    "front-matter.md": render_reference,
    guide_page.FILE: guide_page.render_guide,
    "rules.md": lambda project: render_rules(project.language),
    CITATIONS: lambda project: citation_page((project.root / PAIRS).read_text("utf-8")),
}
"""What makes each page of the handbook that is made, by its name."""


def render_generated(project: Project) -> dict[PurePosixPath, str]:
    """What is made for each page of the project that is made; a course may write pages of these names itself."""
    found: dict[PurePosixPath, str] = {}
    for name, make in PAGES.items():
        page = project.parsed.get(path := PurePosixPath(project.paths.handbook, name))
        if page and ((project.root / PAIRS).is_file() if name == CITATIONS else MARK in page.text):
            found[path] = make(project)
    return found


def check_generated(project: Project) -> Iterator[Problem]:
    """A page that somebody has changed by hand, or that its source has left behind."""
    for path, text in render_generated(project).items():
        there = project.parsed[path].text
        if there != text:
            pairs = enumerate(zip(there.split("\n"), text.split("\n"), strict=False), 1)
            line = next((number for number, (one, other) in pairs if one != other), 1)
            source = PAIRS if path.name == CITATIONS else "the code"
            message = f"This page is made from {source}, so nobody writes in it. Change it there, then run: make fix"
            yield Problem(path, line, Rule.GENERATED, message)
