"""Moments and what may be true too: both name what exists, so that no question is forgotten and no way leads nowhere."""

import re
from collections.abc import Iterable, Iterator, Mapping

from ....core.pages.model import Lesson, Question
from ....core.problems import Problem, Rule
from ....core.suggestions import suggest
from ...project import Project

_LEFT_OUT = (
    "This question does not say what may be true too, and most readers have two or three things at once. "
    'Write {least} to 6 lines under "also:" above "checked", such as "  - at-school-too: it also happens at school".'
)


def check_moments(project: Project) -> Iterator[Problem]:
    """A question without a moment, or with one that is not in the list. A course without the list has no moments."""
    known = [moment.id for moment in project.moments]
    for path, page in project.pages.items():
        if not known or not isinstance(page, Question):
            continue
        if not page.moments:
            message = f'This question has no moments. Add "moments: [{known[0]}]" above "checked": 1 to 3 of {", ".join(known)}.'
            yield Problem(path, 1, Rule.UNKNOWN_MOMENT, message)
        for id_ in page.moments:
            if id_ not in known:
                message = f'There is no moment "{id_}" in {project.paths.file("moments")}.{suggest(id_, known)} The moments are {", ".join(known)}.'
                yield Problem(path, page.lines["moments"], Rule.UNKNOWN_MOMENT, message)


def map_first_topics(project: Project) -> dict[str, str]:
    """The first topic of each question, by its id."""
    return {page.id: page.topics[0] for page in project.pages.values() if isinstance(page, Question)}


def is_within_topic(topic: str, ids: Iterable[str], first_topics: Mapping[str, str]) -> bool:
    """Whether all pages are questions whose first topic is this one."""
    return all(first_topics.get(one) == topic for one in ids)


def check_also(project: Project) -> Iterator[Problem]:
    """A line under ``also`` that leads nowhere, or here, or lines that all stay within one topic; too few where a course asks for more."""
    ids = project.ids
    topics = map_first_topics(project)
    for path, page in project.pages.items():
        if not isinstance(page, (Question, Lesson)) or not page.also:
            if isinstance(page, Question) and project.standards.question_also:
                yield Problem(path, 1, Rule.QUESTION_SHAPE, _LEFT_OUT.format(least=project.standards.question_also))
            continue
        line = page.lines["also"]
        for one in page.also:
            if ids.get(one.id) is None:
                here = _find_line(project.parsed[path].text, one.id, line)
                yield Problem(path, here, Rule.UNKNOWN_ALSO, f'No page has the id "{one.id}".{suggest(one.id, ids)}')
            elif ids[one.id] == path:
                here = _find_line(project.parsed[path].text, one.id, line)
                yield Problem(path, here, Rule.UNKNOWN_ALSO, f'"{one.id}" is this page itself. Name another one.')
        if isinstance(page, Question) and len(page.also) < project.standards.question_also:
            message = f"This names {len(page.also)} things that may be true too; this course names at least {project.standards.question_also}. Add what families meet with it."
            yield Problem(path, line, Rule.QUESTION_SHAPE, message)
        own = page.topics[0] if isinstance(page, Question) else ""
        if own and is_within_topic(own, (one.id for one in page.also), topics):
            message = f'All of these are on the topic "{own}". Name a page on another topic too: what else may be true?'
            yield Problem(path, line, Rule.UNKNOWN_ALSO, message)


def _find_line(text: str, id_: str, first: int) -> int:
    """The first line that names an id, from the line ``first`` on, counted from 1; else that one."""
    named = re.compile(rf"(?<![\w-]){re.escape(id_)}(?![\w-])")
    return next((at for at, line in enumerate(text.split("\n")[first - 1 :], first) if named.search(line)), first)
