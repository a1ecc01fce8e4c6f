"""What the check would say of a few words that are to stand on a page, before they do."""

from dataclasses import replace
from pathlib import PurePosixPath

from ...core.pages.model import Question
from ...core.problems import Problem, Rule
from ...security.sources.markdown.page import check_markdown
from ...security.sources.markdown.place import Place
from ..page import ParsedPage
from ..project import Project
from .lists.known_numbers import name_numbers
from .page.images import check_images
from .page.links import check_links
from .page.references import check_references
from .wording.claims import check_claims
from .wording.inclusive_language import check_inclusive_language
from .wording.reading import check_reading
from .wording.spelling import check_spelling

_RULES = (check_images, check_links, check_reading, check_references, check_spelling, check_inclusive_language)


def check_reply(text: str, project: Project, needs_source: bool) -> list[Problem]:
    """What is wrong with words that stand on a page of the course by themselves; ``needs_source`` when a claim among them does."""
    probe = _probe(text, project)
    wrong = [problem for rule in _RULES for problem in rule(probe, project)]
    found = check_markdown(text, Place(probe.path, 4, 0, frozenset()))
    wrong += name_numbers(project.root, [problem for problem in found if problem.rule is Rule.NUMBER_IN_TEXT])
    if needs_source:
        wrong += check_claims(replace(probe, text=f"---\n---\n\nSo.\n\n{text}\n"), project)
    return wrong


def check_length(text: str, project: Project) -> list[Problem]:
    """The sentences of somebody's words that are too long to be followed."""
    return list(check_reading(_probe(text, project), project))


def _probe(text: str, project: Project) -> ParsedPage:
    """A page with these words alone; what was cut and counted of the one before it is forgotten."""
    path = PurePosixPath(project.paths.questions, "reply.md")
    project.read.pop(path, None)
    project.grades.pop(path, None)
    return ParsedPage(path, f"---\n---\n\n{text}\n", Question, None, course_language=project.paths.language)
