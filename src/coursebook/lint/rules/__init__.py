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
from .coverage import coverage
from .days import days
from .emergency_cards import emergency_cards
from .generated import generated
from .glossary import glossary
from .glossary_form import glossary_form
from .images import images
from .later import later
from .links import links
from .listings import listings
from .menus import menus
from .minutes import minutes
from .moments import also, moments
from .near_questions import near_questions
from .numbers import required_numbers
from .objectives import objectives
from .papers import papers
from .reading import reading
from .references import references
from .shape import lesson_shape, module_shape, question_shape
from .spelling import spelling
from .standards import median_grade, module_standards, question_standards, required_pages
from .tidy import key_order, tidy
from .triage import triage
from .unlisted import unlisted
from .unused import unused
from .words import words

PageRule = Callable[[ParsedPage, Project], Iterator[Problem]]
TEXT_RULES: tuple[PageRule, ...] = (
    care_rules,
    claims,
    key_order,
    later,
    lesson_shape,
    minutes,
    objectives,
    question_shape,
    question_standards,
    reading,
    spelling,
    tidy,
    triage,
    words,
)
"""These depend on the page, the lists of the course, and what they look up in its names, works and own words."""
PLACE_RULES: tuple[PageRule, ...] = (images, links, references)
"""These look at the files and ids around a page."""
PAGE_RULES = TEXT_RULES + PLACE_RULES
COURSE_RULES: tuple[Callable[[Project], Iterator[Problem]], ...] = (
    also,
    care_sources,
    coverage,
    days,
    emergency_cards,
    generated,
    glossary,
    glossary_form,
    listings,
    median_grade,
    menus,
    module_shape,
    module_standards,
    moments,
    near_questions,
    papers,
    required_numbers,
    required_pages,
    unlisted,
    unused,
)
