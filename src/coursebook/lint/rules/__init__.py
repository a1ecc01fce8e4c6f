"""The rules. Each is one file with its generators of problems.

A rule of a page reads one page, and may look at the whole project to see what exists. A rule of the course reads all
pages, because it is about what stands between them. What a page is (its front matter, its ids, its short answer) is
checked by ``core/pages/parser.py`` and ``core/consistency.py``, which the build uses too.
"""

from collections.abc import Callable, Iterator

from ...core.problems import Problem
from ..page import ParsedPage
from ..project import Project
from .course.days import days
from .course.emergency_cards import emergency_cards
from .course.menus import menus
from .course.near_questions import near_questions
from .course.standards import median_grade, module_standards, question_standards, required_pages
from .course.unlisted import unlisted
from .lists.coverage import coverage
from .lists.generated import generated
from .lists.glossary import glossary
from .lists.glossary_form import glossary_form
from .lists.listings import listings
from .lists.moments import also, moments
from .lists.numbers import pinned_numbers, required_numbers
from .lists.papers import papers
from .lists.unused import unused
from .page.images import images
from .page.links import links
from .page.minutes import minutes
from .page.objectives import objectives
from .page.references import references
from .page.run_in import run_in_headings
from .page.shape import lesson_shape, module_shape, question_shape
from .wording.care_rules import care_rules, care_sources
from .wording.claims import claims
from .wording.inclusive_language import words
from .wording.later import later
from .wording.reading import reading
from .wording.spelling import spelling
from .wording.tidy import key_order, tidy
from .wording.triage import triage

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
    run_in_headings,
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
    pinned_numbers,
    required_numbers,
    required_pages,
    unlisted,
    unused,
)
