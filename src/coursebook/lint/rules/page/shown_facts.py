"""What a page shows where it names facts of the list: no number and no place of the web comes of a fact and the words beside it, and no dose without a source.

The build puts the words of a fact into the sentence and judges what comes out; here the same is said before any build.
"""

import re
from collections.abc import Iterator

from ....core.problems import Problem, Rule
from ....security.numbers.telephone import find_shown
from ...page import ParsedPage
from ...project import Project
from ..wording.claims import describe_unsourced, list_sourced_blocks

_FACT = re.compile(r"\{fact\}`([^`]*)`")
_ROLE = re.compile(r"\{[\w:]+\}`[^`]*`")
_PART = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+>|#:]|\d+[.)]) )")
_HIDDEN = "\N{OBJECT REPLACEMENT CHARACTER}"


def show_facts(text: str, project: Project) -> str:
    """A text with the words of its facts."""
    return _FACT.sub(lambda fact: project.names.get(fact[1], _HIDDEN), text) if "{fact}" in text else text


def check_shown_facts(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A paragraph that becomes a telephone number with the words of its facts."""
    if "{fact}" not in page.body:
        return
    yield from _find_doses(page, project)
    body, start = page.without_code, 0
    for end in [*(found.start() for found in _PART.finditer(body)), len(body)]:
        part = body[start:end]
        if "{fact}" in part:
            known = project.paths.known_numbers
            shown = _ROLE.sub(_HIDDEN, show_facts(part, project))
            number = find_shown(" ".join(shown.split()), known)
            if number and not find_shown(" ".join(_ROLE.sub(_HIDDEN, part).split()), known):
                name = _FACT.search(part)
                line = page.line_of(start + (name.start() if name else 0))
                message = f'With the words of its facts, this paragraph shows "{number}", which is read as a telephone number. Write words between, or say what it is.'
                yield Problem(page.path, line, Rule.NUMBER_IN_TEXT, message)
        start = end


def _find_doses(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A dose, or another claim of the course, that comes of a fact where no source stands beside it."""
    sourced = {*map(id, list_sourced_blocks(page))}
    for block in page.blocks:
        if "{fact}" not in block.text or id(block) in sourced:
            continue
        with_facts = show_facts(block.text, project)
        without = _FACT.sub(_HIDDEN, block.text)
        for what, pattern in project.claim_patterns:
            if (found := pattern.search(with_facts)) and not pattern.is_in(without):
                yield Problem(page.path, block.line, Rule.UNSOURCED, describe_unsourced(what, found[0]))
                break
