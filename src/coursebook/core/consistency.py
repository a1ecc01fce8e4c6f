"""All pages together: what can be wrong between them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from .pages.model import Module, Page, Question, Topic
from .problems import Problem, Rule


def suggest(id_: str, known: Iterable[str]) -> str:
    """A sentence that offers the known ids nearest to a wrong one, or ``""``."""
    names = find_near(id_, known)
    return f" Did you mean {' or '.join(names)}?" if names else ""


def suggest_name(name: str, known: Iterable[str]) -> str:
    """The same for names that are alike in any case; they are offered as they are written."""
    written = {one.casefold(): one for one in known}
    names = [written[one] for one in find_near(name.casefold(), written)]
    return f" Did you mean {' or '.join(names)}?" if names else ""


LISTED_BY = {"topic": Rule.UNKNOWN_TOPIC, "module": Rule.UNKNOWN_MODULE, "moment": Rule.UNKNOWN_MOMENT}
"""What a ``{question-list}`` may be of, and the rule that an unknown one breaks."""


def find_unknown(kind: str, id_: str, known: Collection[str]) -> tuple[Rule, str] | None:
    """What is wrong with a list of the questions of a topic, a module or a moment (``kind``); None when that exists."""
    return None if id_ in known else (LISTED_BY[kind], f'There is no {kind} "{id_}".{suggest(id_, known)}')


FEW, MOST_COMPARED = 60, 24
"""Among so few names each is compared; of more, so many that share a part."""


TELLS = 4
"""The letters of a word that tells what a name is about, as "a", "can" and "the" do not."""


def find_near(id_: str, known: Iterable[str], most: int = 3, cutoff: float = 0.5) -> list[str]:
    """The known names most like another, the nearest first: by their letters, or else by a word that they share.

    A page may hold thousands of wrong names, so the time for one does not grow with the square of the known ones.
    """
    names = frozenset(known)
    words = {word for word in id_.split("-") if len(word) >= TELLS}
    if len(names) > FEW:
        index = _index_of(names)
        lists = sorted((index[part] for part in _parts(id_) if part in index), key=len)
        shared = Counter[str]()
        for found in lists:
            for name in found[: FEW * 10]:
                shared[name] += 1000 // len(found)  # what few names have says more
        ranked = sorted(shared, key=lambda name: (-shared[name], abs(len(name) - len(id_)), name))
        names = frozenset(ranked[:MOST_COMPARED])
    near = get_close_matches(id_, sorted(names), n=most, cutoff=cutoff)
    said = {name: len(words & set(name.split("-"))) for name in names}
    return near or sorted((name for name in said if said[name]), key=lambda name: (-said[name], name))[:most]


def _parts(name: str) -> set[str]:
    """What two names that are alike may share: a word, the beginning of one, or of the whole."""
    words = name.split("-")
    return {*words, *(word[:4] for word in words), name[:2]}


@lru_cache(maxsize=64)
def _index_of(names: frozenset[str]) -> Mapping[str, list[str]]:
    """The names by each of their parts."""
    index: dict[str, list[str]] = {}
    for name in sorted(names):
        for part in _parts(name):
            index.setdefault(part, []).append(name)
    return index


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
