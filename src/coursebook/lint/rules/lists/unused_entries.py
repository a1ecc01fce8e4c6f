"""What a list holds is used: a work that nobody cites and a fact that no page prints are work for nobody."""

import re
from collections.abc import Iterator

from ....core.problems import Problem, Rule
from ....core.suggestions import suggest
from ...project import Project

_FACT = re.compile(r"\{fact\}`([\w-]+)`")


def check_unused(project: Project) -> Iterator[Problem]:
    """A work that no page cites, a fact that no page names, a fact whose source is no work."""
    asked = project.standards.lists_used
    works, facts_file = project.paths.file("references"), project.paths.file("facts")
    keys = {
        key.strip()
        for page in project.parsed.values()
        for _, role, named in page.named.roles
        for key in (named.split(",") if role.startswith("footcite") else ())
    }
    for work in project.listed.values():
        if asked and work.key not in keys:
            message = f'No page cites "{work.key}". Write {{footcite:p}}`{work.key}` after the sentence that rests on it, or take the entry out.'
            yield Problem(works, work.entry_line, Rule.UNUSED, message)
    facts = {id_ for page in project.parsed.values() for id_ in _FACT.findall(page.text)}
    for fact in project.facts.values():
        if asked and fact.id not in facts:
            message = (
                f'No page prints "{fact.id}". Write {{fact}}`{fact.id}` where it belongs, or take it out of this list.'
            )
            yield Problem(facts_file, fact.line, Rule.UNUSED, message)
        if fact.source and project.works is not None and fact.source not in project.works:
            message = f'"{fact.id}" rests on "{fact.source}", and there is no such work in {works}.{suggest(fact.source, project.works)}'
            yield Problem(facts_file, fact.line, Rule.UNKNOWN_REFERENCE, message)
