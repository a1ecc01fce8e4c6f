"""Titles: each page has one that tells it from the others in menus, lists and the search."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from ....core.pages.model import Question
from ....core.pages.outline import strip_markup
from ....core.problems import Problem, Rule
from ...output.newer_page import sort_newer_last
from ...project import Project


def check_titles(project: Project) -> Iterator[Problem]:
    """Two pages of one language with the same title. ``near_questions`` tells of two questions, however they are worded."""
    first: dict[tuple[str, str], PurePosixPath] = {}
    for path, page in project.pages.items():
        if isinstance(page, Question):
            continue
        title = strip_markup(page.title)
        same = first.setdefault((page.language, title.casefold()), path)
        if same != path:
            same, here = sort_newer_last(same, path, project)
            line = next((section.line for section in project.pages[here].sections if section.level == 1), 1)
            message = f'"{title}" is also the title of {same}, and nobody can tell the two apart in a menu. Give one of the two another title.'
            yield Problem(here, line, Rule.SAME_TITLE, message)
