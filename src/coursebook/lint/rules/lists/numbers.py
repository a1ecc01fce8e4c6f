"""The numbers that a page must print, and those that must be pinned. The source check has refused what the list of numbers lacks."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import yaml

from ....core.pages import frontmatter
from ....core.plain_file import is_plain_file
from ....core.problems import Problem, Rule
from ....core.suggestions import suggest
from ....security.sources.markdown.visible_numbers import list_shown_numbers
from ....security.sources.numbers_file import read_pins
from ...project import Project


def required_numbers(project: Project) -> Iterator[Problem]:
    """A number that a page must print, and does not."""
    list_ = project.paths.file("required_numbers")
    for path, ids in project.required_numbers.items():
        page = project.parsed.get(path)
        if page is None:
            names = [one.as_posix() for one in project.parsed]
            message = f'There is no page "{path}".{suggest(path.as_posix(), names)} Write a page by its path, such as help-now.md, before the colon, or take the line out.'
            yield Problem(list_, _line_of(project, path), Rule.MISSING_PAGE, message)
            continue
        if unknown := [id_ for id_ in ids if id_ not in project.numbers]:
            message = f'There is no number "{unknown[0]}" in {project.paths.file("numbers")}.{suggest(unknown[0], project.numbers)} Write its name, or take it out.'
            yield Problem(list_, _line_of(project, path), Rule.MISSING_NUMBER, message)
        shown = {id_ for _, id_ in list_shown_numbers(page.body)} if page else set()
        if missing := [id_ for id_ in ids if id_ not in shown and id_ in project.numbers]:
            message = (
                f"This page must print {', '.join(missing)}: {project.paths.file('required_numbers')} says so, for somebody may need it at once. "
                f"Write {' and '.join(f'{{number}}`{id_}`' for id_ in missing)} where it helps, and where a reader sees it at once."
            )
            yield Problem(path, 1, Rule.MISSING_NUMBER, message)


def _line_of(project: Project, path: PurePosixPath) -> int:
    """The line of the list that names a page."""
    lines = (project.root / project.paths.file("required_numbers")).read_text(encoding="utf-8-sig").split("\n")
    return next((at for at, line in enumerate(lines, 1) if line.partition(":")[0].strip() == str(path)), 1)


def pinned_numbers(project: Project) -> Iterator[Problem]:
    """A number that somebody calls in an emergency, and that a change of text could turn into another one.

    By itself only ``emergency`` is pinned: which others are is for each course to say.
    """
    file = project.paths.file("pinned_numbers")
    text = (project.root / file).read_text(encoding="utf-8-sig") if is_plain_file(project.root, file) else ""
    pinned = {*project.paths.search_numbers, *read_pins(text)}
    for path, ids in _called(project):
        open_ = dict.fromkeys(id_ for id_ in ids if id_ in project.numbers and id_ not in pinned)
        if open_:
            first = project.numbers[next(iter(open_))]
            called = first.call.partition(":")[2]
            line = f"{next(iter(open_))} {called if called.startswith('+') and not first.say.startswith('+') else first.say}"
            message = (
                f"Somebody may call {', '.join(open_)} from here in an emergency, and no list pins the number: a change of text could turn "
                f'it into another one. Add a line for each to {file} (the setting coursebook_pinned_numbers), such as "{line}".'
            )
            yield Problem(path, 1, Rule.UNPINNED_NUMBER, message)


def _called(project: Project) -> Iterator[tuple[PurePosixPath, list[str]]]:
    """The emergency pages and the panels, with the ids of the numbers that each calls."""
    for path, page in project.parsed.items():
        if path.with_suffix("").as_posix() == project.paths.emergency_page or (page.page and page.page.emergency):
            yield path, [id_ for _, id_ in list_shown_numbers(page.body)]
    panels = project.paths.file("search_distress") / "panels.yml"
    if is_plain_file(project.root, panels):
        try:
            said: Any = frontmatter.load(panels, (project.root / panels).read_text(encoding="utf-8-sig"))
            found = said.get("panels", {}).values()
            yield panels, [str(id_) for one in found for id_ in one.get("call", ())]
        except (yaml.YAMLError, ValueError, AttributeError, TypeError):
            return  # another check says what is wrong with the list
