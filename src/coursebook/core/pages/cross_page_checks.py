"""All pages together: what can be wrong between them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from ..problems import Problem, Rule
from ..suggestions import suggest
from .model import Module, Page, Question, Topic

LISTED_BY = {"topic": Rule.UNKNOWN_TOPIC, "module": Rule.UNKNOWN_MODULE, "moment": Rule.UNKNOWN_MOMENT}
"""What a ``{question-list}`` may be of, and the rule that an unknown one breaks."""


def find_unknown(kind: str, id_: str, known: Collection[str]) -> tuple[Rule, str] | None:
    """What is wrong with a list of the questions of a topic, a module or a moment (``kind``); None when that exists."""
    return None if id_ in known else (LISTED_BY[kind], f'There is no {kind} "{id_}".{suggest(id_, known)}')


def check(
    pages: Mapping[PurePosixPath, Page], topics: Sequence[Topic], topics_path: PurePosixPath
) -> Iterator[Problem]:
    """Unknown topics and modules, and ids and addresses that belong to two places."""
    known = [topic.id for topic in topics]
    modules = [page.id for page in pages.values() if isinstance(page, Module)]
    for path, page in pages.items():
        if isinstance(page, Question):
            for topic in page.topics:
                if topic not in known:
                    message = f'There is no topic "{topic}" in {topics_path}.{suggest(topic, known)}'
                    message += f" The topics are {', '.join(known)}." if len(known) < 40 else ""
                    yield Problem(path, page.lines.get("topics", 1), Rule.UNKNOWN_TOPIC, message)
            for module in page.modules:
                if module not in modules:
                    message = f'There is no module "{module}".{suggest(module, modules)} The modules are {", ".join(sorted(modules))}.'
                    yield Problem(path, page.lines.get("modules", 1), Rule.UNKNOWN_MODULE, message)
    yield from _twice(pages)


class Claim(NamedTuple):
    """An id that something has: the file and the line of it, and the words of a term or of a heading with its level, "" and 0 of all else."""

    id: str
    path: PurePosixPath
    line: int
    term: str = ""
    heading: str = ""
    level: int = 0


def _twice(pages: Mapping[PurePosixPath, Page]) -> Iterator[Problem]:
    """Every claim of an id that is taken. Each becomes a folder, and many disks cannot tell capitals from small letters."""
    owners: dict[str, Claim] = {}
    for path, page in pages.items():
        pasted = 0  # the level of a section that stands twice: what is in it does, too
        for claim in _claims(path, page):
            if "-" not in claim.id and claim.term:
                message = (
                    f'"{claim.term}" has no letter of the alphabet, so it can have no address. Write it in letters.'
                )
                yield Problem(path, claim.line, Rule.BAD_ID, message)
                continue
            first = owners.setdefault(claim.id.casefold(), claim)
            is_pasted = first is not claim and _is_pasted(claim, first)
            if first is not claim and not (is_pasted and pasted and claim.level > pasted):
                yield Problem(path, claim.line, Rule.DUPLICATE_ID, _second(claim, first))
            if not (is_pasted and pasted and claim.level > pasted):
                pasted = claim.level if is_pasted else 0


def _is_pasted(claim: Claim, first: Claim) -> bool:
    """Whether a section stands twice on a page: its heading does, with its id."""
    return claim.level > 1 and (claim.path, claim.id, claim.heading) == (first.path, first.id, first.heading)


def _second(claim: Claim, first: Claim) -> str:
    """The sentence for the second claim of an id. The id of a term is made of its words."""
    if _is_pasted(claim, first):
        return f'The id "{claim.id}" stands twice on this page with its section "{claim.heading}", first in line {first.line}. Delete one of the two.'
    what = f'The id "{claim.id}" of the term "{claim.term}"' if claim.term else f'The id "{claim.id}"'
    there = f'the term "{first.term}" in {first.path}:{first.line}' if first.term else f"{first.path}:{first.line}"
    remedy = "Give one of the two another id."
    if claim.term or first.term:
        remedy = (
            "Write other words for one of the two." if claim.term and first.term else "Give the heading another id."
        )
    if claim.id != first.id:
        return f'{what} differs in capitals only from "{first.id}", the id of {there}. {remedy}'
    return f"{what} is also the id of {there}. {remedy}"


def _claims(path: PurePosixPath, page: Page) -> Iterator[Claim]:
    """Pages, sections, terms and former ids share one set of names; a title has its page's."""
    if type(page) is not Page and page.id not in {section.id for section in page.sections}:
        yield Claim(page.id, path, 1)
    for section in page.sections:
        yield Claim(section.id, path, section.line, "", section.title, section.level)
    for term in page.terms:
        yield Claim(term.id, path, term.line, term.title)
    for old in page.formerly:
        yield Claim(old, path, page.lines.get("formerly", 1))
