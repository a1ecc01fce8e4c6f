"""The rules. Each is one file with its generators of problems.

A rule of a page reads one page, and may look at the whole project to see what exists. A rule of the course reads all
pages, because it is about what stands between them. What a page is (its front matter, its ids, its short answer) is
checked by ``core/pages/parser.py`` and ``core/pages/cross_page_checks.py``, which the build uses too.
"""

from collections.abc import Callable, Iterator

from ...core.problems import Problem
from ..page import ParsedPage
from ..project import Project
from .course.changed_facts import check_changed_facts
from .course.dates import check_days
from .course.emergency_cards import check_emergency_cards
from .course.lost_addresses import check_lost_addresses
from .course.menus import check_menus
from .course.standards import check_median_grade, check_module_standards, check_question_standards, required_pages
from .course.titles import check_titles
from .course.unlisted import check_unlisted
from .layout.manual_layout import check_laid_out
from .layout.run_in_headings import run_in_headings
from .layout.typed_by_habit import check_habits
from .lists.coverage import check_coverage
from .lists.generated_pages import check_generated
from .lists.glossary import check_glossary
from .lists.glossary_form import check_glossary_form
from .lists.listings import check_listings
from .lists.moments import check_also, check_moments
from .lists.numbers import pinned_numbers, required_numbers
from .lists.printables import check_papers
from .lists.source_list import check_source_list
from .lists.unused_entries import check_unused
from .page.claimed_reviews import check_claimed_reviews
from .page.headings import check_headings
from .page.images import check_images
from .page.links import check_links
from .page.objectives import check_objectives
from .page.role_targets import check_references
from .page.shape import check_lesson_shape, check_module_shape, check_question_shape
from .page.shown_doses import check_shown_doses
from .page.shown_facts import check_shown_facts
from .page.timed_plans import check_minutes
from .search_words import check_search_words
from .translations import check_translations
from .wording.care_rules import check_care_rules, check_care_sources
from .wording.claims import check_claims
from .wording.formatting import check_glued, check_key_order, check_tidy
from .wording.inclusive_language import check_inclusive_language
from .wording.private_names import check_private_names
from .wording.readability import check_reading
from .wording.spelling import check_spelling
from .wording.todo_marks import check_later, check_later_works
from .wording.triage_sentences import check_triage
from .wording.turned_advice import check_turned_advice

PageRule = Callable[[ParsedPage, Project], Iterator[Problem]]
TEXT_RULES: tuple[PageRule, ...] = (
    check_care_rules,
    check_claimed_reviews,
    check_claims,
    check_glued,
    check_habits,
    check_headings,
    check_key_order,
    check_laid_out,
    check_later,
    check_lesson_shape,
    check_minutes,
    check_objectives,
    check_private_names,
    check_question_shape,
    check_question_standards,
    check_reading,
    run_in_headings,
    check_shown_doses,
    check_shown_facts,
    check_spelling,
    check_tidy,
    check_triage,
    check_turned_advice,
    check_inclusive_language,
)
"""These depend on the page, the lists of the course, and what they look up in its names, works and own words."""
PLACE_RULES: tuple[PageRule, ...] = (check_images, check_links, check_references)
"""These look at the files and ids around a page."""
PAGE_RULES = TEXT_RULES + PLACE_RULES
COURSE_RULES: tuple[Callable[[Project], Iterator[Problem]], ...] = (
    check_also,
    check_care_sources,
    check_changed_facts,
    check_coverage,
    check_days,
    check_emergency_cards,
    check_generated,
    check_glossary,
    check_glossary_form,
    check_later_works,
    check_listings,
    check_lost_addresses,
    check_median_grade,
    check_menus,
    check_module_shape,
    check_module_standards,
    check_moments,
    check_papers,
    check_search_words,
    check_source_list,
    pinned_numbers,
    required_numbers,
    required_pages,
    check_titles,
    check_translations,
    check_unlisted,
    check_unused,
)
