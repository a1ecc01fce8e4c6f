"""The rules. Each is one file with its generators of problems.

A rule of a page reads one page, and may look at the whole project to see what exists. A rule of the course reads all
pages, because it is about what stands between them. What a page is (its front matter, its ids, its short answer) is
checked by ``core/page_parser.py`` and ``core/consistency.py``, which the build uses too.
"""

from collections.abc import Callable, Iterator

from ...core.problems import Problem
from ..page import ParsedPage
from ..project import Project
from .care_rules import care_rules, care_sources
from .claims import claims
from .days import days
from .emergency_cards import emergency_cards
from .glossary import glossary
from .images import images
from .links import links
from .minutes import minutes
from .moments import also, moments
from .near_questions import near_questions
from .numbers import required_numbers
from .objectives import objectives
from .reading import reading
from .references import references
from .shape import lesson_shape, module_shape, question_shape
from .spelling import spelling
from .tidy import key_order, tidy
from .triage import triage
from .words import words

PAGE_RULES: tuple[Callable[[ParsedPage, Project], Iterator[Problem]], ...] = (
    care_rules,
    claims,
    images,
    key_order,
    lesson_shape,
    links,
    minutes,
    objectives,
    question_shape,
    reading,
    references,
    spelling,
    tidy,
    triage,
    words,
)
COURSE_RULES: tuple[Callable[[Project], Iterator[Problem]], ...] = (
    also,
    moments,
    care_sources,
    days,
    emergency_cards,
    glossary,
    module_shape,
    near_questions,
    required_numbers,
)
