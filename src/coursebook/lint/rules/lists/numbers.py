"""The numbers that a page must print. The source check has refused each that is not a name of the list of numbers."""

from collections.abc import Iterator

from ....core.problems import Problem, Rule
from ....security.sources.markdown.shown import list_shown_numbers
from ...project import Project


def required_numbers(project: Project) -> Iterator[Problem]:
    """A number that a page must print, and does not."""
    for path, ids in project.required_numbers.items():
        page = project.parsed.get(path)
        shown = {id_ for _, id_ in list_shown_numbers(page.body)} if page else set()
        if missing := [id_ for id_ in ids if id_ not in shown]:
            message = (
                f"This page must print {', '.join(missing)}: {project.paths.file('required_numbers')} says so, for somebody may need it at once. "
                f"Write {' and '.join(f'{{number}}`{id_}`' for id_ in missing)} where it helps, and where a reader sees it at once."
            )
            yield Problem(path, 1, Rule.MISSING_NUMBER, message)
