"""What there is to print: the pages by id, the modules, the topics and the worksheets."""

from collections import Counter
from typing import Any

from sphinx.environment import BuildEnvironment

from ...core.data.printables.model import Stock
from ...core.pages.model import Lesson


def stock_of(env: BuildEnvironment) -> Stock:
    """The stock of a course; nothing without the course's domain."""
    course: Any = env.domains.get("course")
    if course is None:
        return Stock({}, {}, {}, {})
    pages = {entry.item.id: entry.docname for entry in course.pages.values() if entry.item.id != "index"}
    modules = list(course.modules.values())
    lessons = [lesson for module in modules for lesson in course.lessons(module)]
    sheets = [one for one in lessons if isinstance(one.item, Lesson) and not one.item.objectives]
    asked = Counter(question.item.topics[0] for question in course.questions.values() if question.item.topics)
    return Stock(
        pages,
        {one.item.id: one.item.title for one in modules},
        {topic.id: topic.name for topic in course.topics if topic.id in asked},
        {one.item.id: one.item.title for one in sheets},
        frozenset(one.item.id for one in modules if not course.lessons(one)),
        {f"topic:{id_}": count for id_, count in asked.items()}
        | {one.docname: len(course.lessons(one)) + 1 for one in modules},
    )
