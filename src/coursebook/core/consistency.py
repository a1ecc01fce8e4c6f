"""All pages together: what can be wrong between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath

from .model import Module, Page, Question, Topic
from .problems import Problem, Rule


def nearest(id_: str, known: Iterable[str]) -> str:
    """A sentence that offers the known ids nearest to a wrong one, or ``""``."""
    names = sorted(known)
    near = get_close_matches(id_, names, n=3, cutoff=0.5)
    near = near or [name for name in names if set(id_.split("-")) & set(name.split("-"))][:3]
    return f" Did you mean {' or '.join(near)}?" if near else ""


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
