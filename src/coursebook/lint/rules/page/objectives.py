"""Objectives begin with a verb that tells what a reader can do, so that the self-check can ask for it; the verbs are English."""

import re
from collections.abc import Iterator

from ....core.pages.model import Lesson, Module
from ....core.problems import Problem, Rule
from ...page import ParsedPage
from ...project import Project

VAGUE = {"understand", "learn", "appreciate", "realize", "grasp", "be", "become", "feel", "believe"}
"""Verbs that nobody can see or test."""
NO_VERB = frozenset(
    "a an the how what why when where who which to you your i we they it this that of for in on with".split()
)
EXAMPLES = "Say, Name, Choose, Spot, Write, Ask or Keep"


def check_objectives(page: ParsedPage, _: Project) -> Iterator[Problem]:
    """An objective that begins with another word, or with a verb that nobody can see."""
    if not isinstance(page.page, Lesson | Module) or not page.is_english:
        return
    for objective in page.page.objectives:
        if wrong := explain_wrong_verb(objective):
            message = f'"{objective}": {wrong}. Begin with a verb such as {EXAMPLES}.'
            yield Problem(page.path, page.page.lines.get("objectives", 1), Rule.OBJECTIVE, message)


def explain_wrong_verb(objective: str) -> str:
    """Why an objective's first word is no verb that can be seen, or ``""``."""
    first = re.split(r"[\s,]", objective.strip(), maxsplit=1)[0]
    word = first.lower()
    if word in VAGUE:
        return f'nobody can see whether a reader can "{word}"'
    if word in NO_VERB or re.search(r"[aeiouy]\w*ing$|ness$", word):
        return f'"{first}" is not a verb that says what to do'
    return ""
