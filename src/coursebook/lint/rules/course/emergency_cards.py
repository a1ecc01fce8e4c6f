"""An emergency card in another language says what the course's own card says, as far as a machine can see it.

Nobody here may know the language. But the numbers, the works and the drawings are the same in all of them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from ....core.problems import Problem, Rule
from ....security.sources.markdown.visible_numbers import list_shown_numbers
from ...page import ParsedPage
from ...project import Project

_MARKS = (
    ("work", "{{footcite:p}}`{}`", re.compile(r"\{footcite:p\}`([^`]+)`")),
    ("drawing", "![what it shows]({})", re.compile(r"!\[[^\]\n]{0,300}\]\(([^)\s]{1,300})\)")),
)


def check_emergency_cards(project: Project) -> Iterator[Problem]:
    """What such a card has less often than the first card in the language of the course, or more often."""
    cards = [page for page in project.parsed.values() if page.page and page.page.emergency]
    own = next((page for page in cards if page.is_english), None)
    for card in cards if own else ():
        assert own is not None
        for what, form, names_of in _KINDS if not card.is_english else ():
            wanted, found = (Counter(names_of(page)) for page in (own, card))
            for name in sorted((wanted - found) + (found - wanted)):
                message = (
                    f"{own.path} has the {what} {form.format(name)} {_times(wanted[name])}, and this card has it "
                    f"{_times(found[name])}. Both say the same to a reader: write it as often."
                )
                yield Problem(card.path, 1, Rule.CARD_DIFFERS, message)


def _numbers(page: ParsedPage) -> Iterator[str]:
    return (id_ for _, id_ in list_shown_numbers(page.body))


def _names(pattern: re.Pattern[str], page: ParsedPage) -> Iterator[str]:
    for found in pattern.finditer(page.body):
        yield from (name.strip() for name in found[1].split(","))


_KINDS: tuple[tuple[str, str, Callable[[ParsedPage], Iterator[str]]], ...] = (
    ("number", "{{number}}`{}`", _numbers),
    *((what, form, partial(_names, pattern)) for what, form, pattern in _MARKS),
)


def _times(count: int) -> str:
    return {0: "nowhere", 1: "once", 2: "twice"}.get(count, f"{count} times")
