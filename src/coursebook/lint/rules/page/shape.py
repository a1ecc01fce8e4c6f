"""The shape of a question, a lesson and a module: readers find each part where they expect it."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ....core.data.page_shape import PageShape
from ....core.pages.model import Lesson, Module, Question
from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

IN_A_LESSON = {
    "dialogue": "an example talk. Write one between :::{dialogue} and :::",
    "admonition": 'one thing to do now. Write it between :::{admonition} Do this now, with the line ":class: do-now", and :::',
    "self-check": "a self-check. Write one between :::{self-check} and :::",
}
WORKSHEET = "write-in"
_TOCTREE = re.compile(r"^(`{3,}|:{3,})\{toctree\}\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


def check_question_shape(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A title that asks nothing, no source, a part in the wrong place, a list of sources written by hand."""
    question = page.page
    if not isinstance(question, Question):
        return
    if not question.title.endswith("?"):
        message = f'"{question.title}" asks nothing. Write the title as a reader would ask it, with a question mark at the end.'
        yield Problem(page.path, question.sections[0].line if question.sections else 1, Rule.QUESTION_SHAPE, message)
    if "{footcite" not in page.body:
        message = f"This question names no source. After what a work says, write {{footcite:p}}`its-key`; the keys are in {project.paths.file('references')}."
        yield Problem(page.path, find_line_without_source(page), Rule.QUESTION_SHAPE, message)
    yield from _parts_in_order(page.path, question, project.shape)


def find_line_without_source(page: ParsedPage) -> int:
    """The first sentences below the short answer that name no work, 1 where all do."""
    prose = [block for block in page.blocks if block.kind == "prose" and not block.is_item and block.inside == "page"]
    return next((block.line for block in prose[1:] if "{footcite" not in block.text), 1)


def _parts_in_order(path: PurePosixPath, question: Question, shape: PageShape) -> Iterator[Problem]:
    names = list(shape.parts)
    highest, before = 0, ""
    free = bool(shape.free & set(question.topics))
    parts = {(section.id or section.line): section for section in reversed(question.sections) if section.level == 2}
    for place, part in enumerate(reversed(parts.values())):  # of a section that stands twice the first
        if part.title.casefold().startswith("sources"):
            message = "The list of sources is made by itself. Delete this heading and what is under it."
            yield Problem(path, part.line, Rule.QUESTION_SHAPE, message)
        name = shape.part_of(part.title)
        if not name:
            continue
        order = names.index(name)
        order = 1 if free and order in (1, 2, 3) else order
        if name == shape.first_part and place > 0:
            message = f'"{part.title}" is not the first part. Move it up, directly under the short answer: a frightened reader looks there.'
            yield Problem(path, part.line, Rule.QUESTION_SHAPE, message)
        elif order < highest:
            message = f'"{part.title}" comes after "{before}". Move it up. The order is: {" · ".join(names)}.'
            yield Problem(path, part.line, Rule.QUESTION_SHAPE, message)
        else:
            highest, before = order, part.title


def check_lesson_shape(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """A lesson without one of its four parts; a worksheet has lines to write on instead."""
    lesson = page.page
    if not isinstance(lesson, Lesson) or WORKSHEET in page.directives:
        return
    if not lesson.objectives:
        message = "This lesson has no objectives. Write 1 to 3 in the front matter, each beginning with a verb; or, for a worksheet, lines to fill in: :::{write-in} What to write there."
        yield Problem(page.path, 1, Rule.LESSON_SHAPE, message)
    for name, remedy in IN_A_LESSON.items():
        if name not in page.directives or (name == "admonition" and ":class: do-now" not in page.body):
            yield Problem(page.path, 1, Rule.LESSON_SHAPE, f"This lesson has no part with {remedy}.")


def check_module_shape(project: Project) -> Iterator[Problem]:
    """A lesson that no list of lessons names, or a module without a worksheet."""
    listed = {path: list(_listed(parsed)) for path, parsed in project.parsed.items() if path.name == "index.md"}
    for path, parsed in project.parsed.items():
        if parsed.kind is Lesson and path.name not in [name.name for name in listed.get(path.parent / "index.md", [])]:
            message = f"{path.parent / 'index.md'} does not list this lesson. Write {path.stem} between the lines of its toctree, where it belongs."
            yield Problem(path, 1, Rule.MODULE_SHAPE, message)
        if parsed.kind is Module:
            lessons = [project.parsed[lesson] for lesson in listed[path] if lesson in project.parsed]
            if not any(WORKSHEET in lesson.directives for lesson in lessons):
                message = "This module has no worksheets. It needs one: a page with :::{write-in} lines, listed last."
                yield Problem(path, 1, Rule.MODULE_SHAPE, message)


def _listed(page: ParsedPage) -> Iterator[PurePosixPath]:
    for toctree in _TOCTREE.finditer(page.body):
        for line in toctree[2].split("\n"):
            entry = line.strip()
            if entry and not entry.startswith(":"):
                name = re.sub(r"^.*<([^>]+)>$", r"\1", entry).removesuffix(".md")
                yield page.path.parent / f"{name}.md"
