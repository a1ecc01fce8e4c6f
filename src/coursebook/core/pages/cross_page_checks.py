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
    """An id that something has: the file and the line of it, and the words of a term, "" of all else."""

    id: str
    path: PurePosixPath
    line: int
    term: str = ""


def _twice(pages: Mapping[PurePosixPath, Page]) -> Iterator[Problem]:
    """Every claim of an id that is taken. Each becomes a folder, and many disks cannot tell capitals from small letters."""
    owners: dict[str, Claim] = {}
    for path, page in pages.items():
        for claim in _claims(path, page):
            if "-" not in claim.id and claim.term:
                message = (
                    f'"{claim.term}" has no letter of the alphabet, so it can have no address. Write it in letters.'
                )
                yield Problem(path, claim.line, Rule.BAD_ID, message)
            elif (first := owners.setdefault(claim.id.casefold(), claim)) is not claim:
                yield Problem(path, claim.line, Rule.DUPLICATE_ID, _second(claim, first))


def _second(claim: Claim, first: Claim) -> str:
    """The sentence for the second claim of an id. The id of a term is made of its words."""
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
        yield Claim(section.id, path, section.line)
    for term in page.terms:
        yield Claim(term.id, path, term.line, term.title)
    for old in page.formerly:
        yield Claim(old, path, page.lines.get("formerly", 1))
