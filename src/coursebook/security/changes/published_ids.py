"""The registry of ids, and published addresses, held against those of the base: none is lost, and what became of it stays said."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from ...core.pages.model import Page, Question
from ...core.pages.parser import read_page
from ...core.permalinks import registry, released_registry
from ...core.permalinks.address_table import Claim, address_of, list_claims
from ...core.problems import Problem, Rule
from ..course_files import CourseFiles
from .pages import text_of
from .sections import read_pages


def refuse(base: Path, change: Path, files: CourseFiles) -> Iterator[Problem]:
    """No line of the base's registry is lost, no kind changed, and what became of an id stays said."""
    listed = files.paths.file("permalinks")
    before = registry.read(text_of(base, listed), listed)[0]
    after, problems = registry.read(text_of(change, listed), listed)
    yield from (problem for problem in problems if problem.rule is not Rule.UNSORTED)
    yield from released_registry.compare(after, before, "", listed)
    invented = [entry for id_, entry in after.items() if id_ not in before and (entry.leads_to or entry.retired)]
    known = registry.collect_published(_pages(base, files)) if invented else {}
    for entry in invented:
        if entry.id not in known:
            message = f'"{entry.id}" was never published, so nothing became of it. Take this line out, and the id out of "formerly".'
            yield Problem(listed, entry.line, Rule.BAD_PERMALINK, message)
    for id_, old in before.items():
        new = after.get(id_)
        if new is None or new.kind != old.kind or (new.leads_to, new.retired) == (old.leads_to, old.retired):
            continue
        moved = old.leads_to and new.leads_to == registry.find_chain_end(after, old.leads_to)
        if (old.leads_to or old.retired) and not moved:
            message = (
                f'The history of "{id_}" is another than before: what is published stays said. Write again "{old}".'
            )
            yield Problem(listed, new.line, Rule.FORMER_CHAIN, message)


def _pages(folder: Path, files: CourseFiles) -> Mapping[PurePosixPath, Page]:
    layout, found = files.paths.layout, {}
    for file in sorted(
        [*folder.glob("*.md"), *(file for name in files.folders for file in (folder / name).rglob("*.md"))]
    ):
        path = PurePosixPath(file.relative_to(folder).as_posix())
        if (
            (kind := files.kind_of(path))
            and kind.name == "page"
            and (page := read_page(path, text_of(folder, path), layout)[0])
        ):
            found[path] = page
    return found


def refuse_gone_pages(base: Path, change: Path, texts: list[PurePosixPath], files: CourseFiles) -> Iterator[Problem]:
    """A page that is gone: each id of it is on another page, or its line in the registry says what became of it; its address leads on."""
    gone = [path for path in texts if path.suffix == ".md" and not os.path.lexists(change / path)]
    if not gone:
        return
    listed = files.paths.file("permalinks")
    registered = registry.read(text_of(change, listed), listed)[0]
    pages = _pages(change, files)
    still = registry.collect_published(pages)
    at = {claim.address for claim in list_claims(pages, pages)}
    for path in gone:
        page = read_page(path, text_of(base, path), files.paths.layout)[0]
        lost = [id_ for id_ in registry.collect_published({path: page}) if id_ not in still] if page else []
        lost = [id_ for id_ in lost if not (known := registered.get(id_)) or not (known.leads_to or known.retired)]
        if lost:
            entry = registered.get(lost[0])
            line = f"{lost[0]} {entry.kind if entry else 'page'}"
            message = (
                f"This page is gone, and {listed} does not say what became of {', '.join(lost)}. "
                f'Write there, for each, "{line} -> the-present-id" or "{line} retired 2027-03-21 -> what-replaced-it: Why."'
            )
            yield Problem(path, 1, Rule.VANISHED_ID, message)
        elif (
            page
            and (address := address_of(path)) not in at
            and not (registered[page.id].retired if page.id in registered else None)
        ):
            now = next((file for file, other in pages.items() if page.id in (other.id, *other.formerly)), None)
            where = f"in the front matter of {now}" if now else "in the front matter of the page that has its text now"
            message = f'This page was at /{address}/, and that address leads nowhere now. Write "formerly: [/{address}/]" {where}.'
            yield Problem(path, 1, Rule.VANISHED_ID, message)


def show(base: Path, change: Path, listed: PurePosixPath = registry.FILE) -> Iterator[str]:
    """Each line that says of an id that it is gone, or is another now, and did not say so before."""
    before, after = (registry.read(text_of(folder, listed), listed)[0] for folder in (base, change))
    for id_, new in after.items():
        old = before.get(id_)
        if (new.leads_to or new.retired) and (
            old is None or (old.leads_to, old.retired) != (new.leads_to, new.retired)
        ):
            yield f'{listed}: new: "{new}". Look whether its text is really gone, and why.'


def judge_addresses(
    base: Path, change: Path, changed: Iterable[PurePosixPath], files: CourseFiles
) -> tuple[list[Problem], list[PurePosixPath], list[str]]:
    """Where the addresses of the base lead now: what is refused, the pages for which a keeper is asked, and what is shown.

    An address that led to a page and leads nowhere is refused; one that leads to another page is a keeper's; a former one
    that no page of the base had is shown. A page that is retired keeps none.

    :param changed: the files that differ; no other page is read.
    """
    paths = [path for path in changed if path.suffix == ".md"]
    before, after = (dict(read_pages(folder, paths, files)) for folder in (base, change))
    was, now = _claims(before), _claims(after)
    listed = files.paths.file("permalinks")
    registered = registry.read(text_of(change, listed), listed)[0]
    refused: list[Problem] = []
    keepers: list[PurePosixPath] = []
    look: list[str] = []
    for address, old in was.items():
        page, new = before[old.file], now.get(address)
        id_ = registry.own_id(page)
        if new is None:
            known = registered.get(id_)
            if old.line and not (known and known.retired):
                message = f'The address /{address}/ led to this page, and it leads nowhere now. Write it again: "formerly: [/{address}/]".'
                refused.append(Problem(old.file, 1, Rule.VANISHED_ID, message))
        elif id_ not in (registry.own_id(after[new.file]), *after[new.file].formerly):
            keepers.append(new.file)
            look.append(
                f"{new.file}: /{address}/ led to {old.file}, and every link and printed code of it leads here now. Read both pages."
            )
    for address, new in now.items():
        if new.line and address not in was:
            look.append(
                f"{new.file}: new former address: /{address}/. No page that changes had it. Was it ever published?"
            )
    return refused, keepers, look


def judge_topics(
    base: Path, change: Path, changed: Iterable[PurePosixPath], files: CourseFiles
) -> tuple[list[PurePosixPath], list[str]]:
    """The addresses of topics that lead nowhere now, because no question is on the topic any more: for which file a keeper is asked, and what is shown.

    :param changed: the files that differ; the other questions are read only when one of these has left a topic.
    """
    paths = [path for path in changed if path.suffix == ".md"]
    before, after = (dict(read_pages(folder, paths, files)) for folder in (base, change))
    left = {id_: path for path, page in before.items() for id_ in _topics_of(page) - _topics_of(after.get(path))}
    if not left:
        return [], []
    questions = sorted((change / files.paths.questions).glob("*.md"))
    all_ = [PurePosixPath(file.relative_to(change).as_posix()) for file in questions]
    still = {id_ for _, page in read_pages(change, all_, files) for id_ in _topics_of(page)}
    gone = {id_: path for id_, path in sorted(left.items()) if id_ not in still}
    look = [
        f"{path}: no question is on the topic {id_} any more, so /{files.paths.questions}/topic/{id_}/ leads nowhere, nor its feed and its file to print. Ask why."
        for id_, path in gone.items()
    ]
    return list(gone.values()), look


def _topics_of(page: Page | None) -> set[str]:
    return {*page.topics} if isinstance(page, Question) else set()


def _claims(pages: Mapping[PurePosixPath, Page]) -> dict[str, Claim]:
    """Each address of these pages; of one that two claim, the first."""
    found: dict[str, Claim] = {}
    for claim in list_claims(pages, pages):
        found.setdefault(claim.address.casefold(), claim)
    return found
