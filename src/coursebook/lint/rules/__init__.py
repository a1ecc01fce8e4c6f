"""The rules. Each is one file with its generators of problems.

A rule of a page reads one page, and may look at the whole project to see what exists. A rule of the course reads all
pages, because it is about what stands between them. What a page is (its front matter, its ids, its short answer) is
checked by ``core/pages.py`` and ``core/course.py``, which the build uses too.
"""

from collections.abc import Callable, Iterator

from ...core.problems import Problem
from ..page import ParsedPage
from ..project import Project
from .care_rules import care_rules, care_sources
from .claims import claims
from .images import images
from .links import links
from .near_questions import near_questions
from .numbers import numbers
from .objectives import objectives
from .reading import reading
from .references import references
from .search_words import search_words
from .shape import lesson_shape, module_shape, question_shape
from .spelling import spelling
from .terms import terms
from .tidy import key_order, tidy
from .words import words

PAGE_RULES: tuple[Callable[[ParsedPage, Project], Iterator[Problem]], ...] = (
    care_rules,
    claims,
    images,
    key_order,
    lesson_shape,
    links,
    numbers,
    objectives,
    question_shape,
    reading,
    references,
    spelling,
    tidy,
    words,
)
COURSE_RULES: tuple[Callable[[Project], Iterator[Problem]], ...] = (
    care_sources,
    module_shape,
    near_questions,
    search_words,
    terms,
)
