"""The words that the interview itself writes into a page, in the language of the course."""

from ...core.language.catalogs import mark_text, translator_to
from ..project import Project

EXAMPLE = mark_text("An example")
DO_NOW = mark_text("Do this now")
EMERGENCY = mark_text("Is this an emergency?")
EXPLAINED = mark_text("What is going on")
STEPS = mark_text("What you can do")
WORDS = mark_text("Words you can use")
SEE_ALSO = mark_text("See also %(pages)s.")
TEACHES = mark_text("%(module)s teaches this step by step.")


def in_course_language(text: str, project: Project) -> str:
    """Return one of these texts in the language of a course; a language without a catalog gets the English one."""
    return (translator_to(project.paths.language) or mark_text)(text)
