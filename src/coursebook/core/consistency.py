"""All pages together: what can be wrong between them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import PurePosixPath

from .pages.model import Module, Page, Question, Topic
from .problems import Problem, Rule


def nearest(id_: str, known: Iterable[str]) -> str:
    """A sentence that offers the known ids nearest to a wrong one, or ``""``."""
    names = find_near(id_, known)
    return f" Did you mean {' or '.join(names)}?" if names else ""


FEW, MOST_COMPARED = 60, 24
"""Among so few names each is compared; of more, so many that share a part."""


def find_near(id_: str, known: Iterable[str], most: int = 3, cutoff: float = 0.5) -> list[str]:
    """The known names most like another, the nearest first: by their letters, or else by a word that they share.

    A page may hold thousands of wrong names, so the time for one does not grow with the square of the known ones.
    """
    names = frozenset(known)
    words = set(id_.split("-"))
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
    return near or [name for name in sorted(names) if words & set(name.split("-"))][:most]


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
                    message = f'There is no topic "{topic}" in {topics_path}.{nearest(topic, known)}'
                    message += f" The topics are {', '.join(known)}." if len(known) < 40 else ""
                    yield Problem(path, page.lines.get("topics", 1), Rule.UNKNOWN_TOPIC, message)
            for module in page.modules:
                if module not in modules:
                    message = f'There is no module "{module}".{nearest(module, modules)} The modules are {", ".join(sorted(modules))}.'
                    yield Problem(path, page.lines.get("modules", 1), Rule.UNKNOWN_MODULE, message)
    yield from _twice(pages)


def _twice(pages: Mapping[PurePosixPath, Page]) -> Iterator[Problem]:
    owners: dict[str, tuple[PurePosixPath, int]] = {}
    for path, page in pages.items():
        for id_, line in _names(page):
            if id_ in owners:
                first, first_line = owners[id_]
                message = f'The id "{id_}" is also the id of {first}:{first_line}. Give one of the two another id.'
                yield Problem(path, line, Rule.DUPLICATE_ID, message)
            owners.setdefault(id_, (path, line))


def _names(page: Page) -> Iterator[tuple[str, int]]:
    """Pages, sections and former ids share one set of names; a title has its page's."""
    sections = [(section.id, section.line) for section in page.sections]
    if type(page) is not Page and page.id not in dict(sections):
        yield page.id, 1
    yield from sections
    for old in page.formerly:
        yield old, page.lines.get("formerly", 1)
