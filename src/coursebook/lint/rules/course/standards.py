"""The standards of this course, ``docs/standards.yml``: what a question leads to, how long a lesson is, what a module holds."""

import re
from collections.abc import Iterator
from functools import cache
from math import ceil
from statistics import median

from ....core.language.readability import WORDS_A_MINUTE, find_cited_keys
from ....core.pages.model import Lesson, Module, Question
from ....core.problems import Problem, Rule
from ....core.suggestions import suggest
from ...page import ParsedPage
from ...project import Project
from ..page.shape import WORKSHEET, find_line_without_source
from ..wording.readability import grades_of

_TERM = re.compile(r"\{term\}`(?:[^`<]*<)?([^`>]+)")
_QUESTION = re.compile(r"\{question\}`(?:[^`<]*<)?([\w-]+)|\]\(([\w-]+)\.md\)")


@cache
def _module_links(folder: str) -> re.Pattern[str]:
    """What leads from a question to a module or to a page of one."""
    return re.compile(rf"\{{module\}}`(?:[^`<]*<)?([\w-]+)|\]\(\.\./{re.escape(folder)}/([^)#]+)")


def check_question_standards(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A question that leads to too little, or does not say what to do in an emergency; a lesson that is too long."""
    asked = project.standards
    if page.kind is Lesson and asked.lesson_minutes:
        minutes = ceil(sum(len(sentence.words) for sentence in project.sentences(page)) / WORDS_A_MINUTE)
        if minutes > asked.lesson_minutes:
            message = f"This lesson takes {minutes} minutes to read; {asked.lesson_minutes} are the most. Take something out, or make two lessons of it."
            yield Problem(page.path, 1, Rule.LESSON_SHAPE, message)
    if page.kind is not Question:
        return
    own = page.path.stem
    body = page.body
    works = len(find_cited_keys(page.text_alone))  # a page without any is told so, at the sentence
    found = (
        (asked.question_works if works else 0, works, "work", "Cite what else says it: {footcite:p}`its-key`"),
        (asked.question_terms, len(set(_TERM.findall(body))), "word of the glossary", "Mark words as {term}`a word`"),
        (
            asked.question_questions,
            len(_named(_QUESTION, body) - {own}),
            "other question",
            "Lead on to {question}`its-id`",
        ),
        (
            asked.question_modules,
            len(_named(_module_links(project.paths.modules), body)),
            "module",
            "Lead to what teaches it: {module}`its-id`",
        ),
    )
    missing = [
        f"{least} {what}{'s' if least > 1 and not what.startswith('word of') else ''} (there {'is' if count == 1 else 'are'} {count}). {remedy}"
        for least, count, what, remedy in found
        if count < least
    ]
    if missing:
        plain = [one.replace("word of", "words of") if one[0] != "1" else one for one in missing]
        line = find_line_without_source(page) if 0 < works < asked.question_works else 1
        yield Problem(
            page.path, line, Rule.QUESTION_SHAPE, f"This question needs at least {'; at least '.join(plain)}."
        )
    lower = page.text.lower()
    for id_ in asked.question_numbers:
        say = project.numbers[id_].say if id_ in project.numbers else id_
        if f"{{number}}`{id_}`" not in page.text and say not in page.text:
            message = f"This question does not say when to call {say}. Write it near the beginning, as {{number}}`{id_}`: a frightened reader looks there."
            yield Problem(page.path, 1, Rule.QUESTION_SHAPE, message)
    for word in asked.question_words:
        if word.lower() not in lower:
            message = f'This question does not name "{word}". Say in one sentence what it is for here.'
            yield Problem(page.path, 1, Rule.QUESTION_SHAPE, message)


def _named(pattern: re.Pattern[str], body: str) -> set[str]:
    return {one for pair in pattern.findall(body) for one in pair if one}


def check_module_standards(project: Project) -> Iterator[Problem]:
    """A module with too few or too many lessons or worksheets."""
    asked = project.standards
    for path, page in project.parsed.items():
        if page.kind is not Module:
            continue
        lessons = [one for there, one in project.parsed.items() if one.kind is Lesson and there.parent == path.parent]
        sheets = sum(WORKSHEET in one.directives for one in lessons)
        for (least, most), count, what in (
            (asked.module_lessons, len(lessons) - sheets, "lessons"),
            (asked.module_worksheets, sheets, "worksheets"),
        ):
            if most and not least <= count <= most and (count or what == "lessons"):
                message = f"This module has {count} {what}; {least} to {most} are right. {'Write' if count < least else 'Join or move'} some."
                yield Problem(path, 1, Rule.MODULE_SHAPE, message)


def check_median_grade(project: Project) -> Iterator[Problem]:
    """A course whose pages, taken together, are too hard: told of the hardest page."""
    most = project.standards.median_grade
    pages = (
        [page for page in project.parsed.values() if page.is_for_readers and page.is_english and page.page]
        if most
        else []
    )
    for which, what in ((0, "all words"), (1, "prose")):
        grades = {page.path: grades_of(page, project)[which] for page in pages}
        if grades and (middle := median(grades.values())) > most:
            hardest = max(grades, key=lambda path: grades[path])
            message = f"Half of the pages read at grade {middle:.1f} or harder ({what}); {most} is the most. Begin with this one, the hardest: grade {grades[hardest]:.1f}."
            yield Problem(hardest, 1, Rule.HARD_PAGE, message)


def required_pages(project: Project) -> Iterator[Problem]:
    """A page or a term that the course has promised, and that is not there."""
    ids = {path.parent.name if path.name == "index.md" else path.stem for path in project.files}
    for id_ in project.standards.pages:
        if id_ not in ids:
            message = f'"{id_}" is a page that this course promises. Write it again, or take it out of this list.{suggest(id_, ids)}'
            yield Problem(project.paths.file("standards"), 1, Rule.MISSING_PAGE, message)
    for name in project.standards.terms:
        if project.terms is not None and name.casefold() not in project.terms:
            message = f'"{name}" is a word that this glossary promises. Write its entry again.'
            yield Problem(project.paths.file("glossary"), 1, Rule.MISSING_PAGE, message)
