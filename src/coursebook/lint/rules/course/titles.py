"""Titles: each page has one that tells it from the others in menus, lists and the search."""

from collections.abc import Iterator

from ....core.pages.model import Question
from ....core.pages.outline import strip_markup
from ....core.problems import Problem, Rule
from ...project import Project


def check_titles(project: Project) -> Iterator[Problem]:
    """Two pages of one language with the same title. ``near_questions`` tells of two questions, however they are worded."""
    first: dict[tuple[str, str], str] = {}
    for path, page in project.pages.items():
        if isinstance(page, Question):
            continue
        title = strip_markup(page.title)
        same = first.setdefault((page.language, title.casefold()), path.as_posix())
        if same != path.as_posix():
            line = next((section.line for section in page.sections if section.level == 1), 1)
            message = f'"{title}" is also the title of {same}, and nobody can tell the two apart in a menu. Give one of the two another title.'
            yield Problem(path, line, Rule.SAME_TITLE, message)
