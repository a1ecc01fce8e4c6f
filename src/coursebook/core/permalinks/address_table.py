"""Who owns each address of the site: one table, in which each address is claimed once, by one thing.

An address is a path from the top of the site, without slashes at its ends: ``faq/sick-after-dose``, ``""`` the home page.
Two that differ only in case are one, because some file systems and hosts cannot tell them apart.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import PurePosixPath
from typing import NamedTuple

from ..pages.model import Lesson, Module, Page, Question
from ..pages.parser import Layout
from ..plain_file import is_device
from ..problems import Problem, Rule
from .registry import FILE, Registry, former_ids

MADE: tuple[tuple[str, str], ...] = (
    ("id", "the permanent ids"),
    ("retired", "the pages of retired ids"),
    ("changes", "the pages of changes"),
    ("e", "the stored editions"),
    ("paper", "the files to print"),
    ("hand-out", "the page that makes a hand-out"),
    ("together", "the page with several answers"),
    ("in-your-words", "the list of phrases"),
    ("pagefind", "the search index"),
    ("search", "the search"),
    ("genindex", "the index"),
    ("404", "the page for addresses that lead nowhere"),
    ("_static", "the files of the theme"),
    ("_images", "the pictures"),
    ("_downloads", "files to download"),
    ("_sources", "the sources"),
)
"""The first part of each address that the machine makes, and what lies there."""


LIST_LEVEL = 2
"""The level of the headings whose lists may move to a page of their own."""


class Claim(NamedTuple):
    """An address, the file that claims it, what lies there in words, and the line of the claim, 0 for the file itself."""

    address: str
    file: PurePosixPath
    owner: str
    line: int = 0


def address_of(path: PurePosixPath) -> str:
    """The address of the page in a file: ``faq/x.md`` and ``faq/x/index.md`` both have ``faq/x``."""
    whole = path.with_suffix("").as_posix()
    return "" if whole == "index" else whole.removesuffix("/index")


def find_reserved(address: str, layout: Layout) -> str:
    """What the machine makes at an address or below it, in words; ``""`` when pages may lie there."""
    parts = address.strip("/").casefold().split("/")
    if parts[:2] == [layout.questions.casefold(), "topic"]:
        return "the pages of topics"
    if any(map(is_device, parts)):
        return "a device on Windows"
    if parts[-1] == "index" and len(parts) > 1:
        return "the first page of its folder"
    return dict(MADE).get(parts[0], "")


PART = re.compile(r"sources|[a-z0](?:-\d+)?|\d+(?:-\d+)?")
"""What the machine calls a page that it makes below another: its sources, a letter, a sheet."""


class Made(NamedTuple):
    """Below which addresses the machine may make pages, each with the names besides ``PART`` that it may give them.

    ``pages``: every page, with the lists of it that may move to pages of their own. ``leaves``: the pages that are no index of
    a folder, and have no files below them: nothing else lies there.
    """

    pages: Mapping[str, Set[str]]
    leaves: Set[str]

    def find_owner(self, address: str) -> str:
        """The page below which the machine may make one at an address, in words; ``""`` when it never does."""
        parts = address.split("/")
        for at in range(1, len(parts)):
            above, name = "/".join(parts[:at]), parts[at]
            if above in self.pages and (PART.fullmatch(name) or name in self.pages[above]):
                return f"what goes on below {above}"
        above = address.rpartition("/")[0]
        return f"what goes on below {above}" if above in self.leaves else ""


def find_made(files: Iterable[PurePosixPath], pages: Mapping[PurePosixPath, Page]) -> Made:
    """What the machine may make below the pages in ``files``; ``pages`` may lack files that cannot be read."""
    files = list(files)
    below = {address_of(file).casefold().rpartition("/")[0] for file in files}
    leaves = {address_of(file).casefold() for file in files if file.stem != "index"} - below
    return Made({address_of(file).casefold(): _lists_of(pages.get(file)) for file in files if address_of(file)}, leaves)


def _lists_of(page: Page | None) -> Set[str]:
    """The names that the parts of a page would have as pages of their own; those of the course itself are never cut so."""
    if page is None or isinstance(page, Question | Module | Lesson):
        return frozenset()
    parts = (section.id for section in page.sections if section.level == LIST_LEVEL)
    return {id_.removeprefix(f"{page.id}-").casefold() for id_ in parts}


def list_claims(files: Iterable[PurePosixPath], pages: Mapping[PurePosixPath, Page]) -> Iterator[Claim]:
    """The address of each file, then the former ones of each page. ``pages`` may lack files that cannot be read.

    A former id gives its page's former address beside it; where a page has that address now, the id is its own, too, and
    that is told as an id of two places.
    """
    taken = set()
    for file in sorted(files):
        taken.add(address_of(file))
        yield Claim(address_of(file), file, str(file))
    for file, page in sorted(pages.items()):
        parent = address_of(file).rpartition("/")[0]
        beside = {f"{parent}/{old}".strip("/") for old in former_ids(page)} - taken
        listed = {old.strip("/") for old in page.formerly if old.startswith("/")}
        for address in sorted(beside | listed):
            yield Claim(address, file, f"a former page of {file}", page.lines.get("formerly", 1))


def check_addresses(
    files: Iterable[PurePosixPath], pages: Mapping[PurePosixPath, Page], layout: Layout
) -> Iterator[Problem]:
    """Every claim of an address that is taken already: by an earlier claim, or by what the machine makes."""
    owners: dict[str, str] = {}
    files = list(files)
    made = find_made(files, pages)
    for claim in list_claims(files, pages):
        key = claim.address.casefold()
        taken = find_reserved(key, layout) or made.find_owner(key) or owners.setdefault(key, claim.owner)
        if taken != claim.owner:
            remedy = "it cannot lead here. Take it out" if claim.line else "no other can have it. Rename this file"
            message = f'"/{claim.address}/" is the address of {taken} now, so {remedy}.'
            yield Problem(claim.file, claim.line or 1, Rule.TAKEN_ADDRESS, message)
        elif claim.line and _is_nowhere(claim, layout):
            folders = f"{layout.modules}/, {layout.questions}/ or {layout.handbook}/"
            message = f'No page can have been at "/{claim.address}/". Write an address in {folders}, or take it out.'
            yield Problem(claim.file, claim.line, Rule.TAKEN_ADDRESS, message)


def _is_nowhere(claim: Claim, layout: Layout) -> bool:
    """Whether a former address lies in no folder of pages; only a page at the top may have been at the top."""
    first, _, rest = claim.address.partition("/")
    at_top = claim.file.parent == PurePosixPath(".") and not rest
    return not at_top and not (rest and first in (layout.modules, layout.questions, layout.handbook))


def check_former_addresses(
    registered: Registry, pages: Mapping[PurePosixPath, Page], layout: Layout, path: PurePosixPath = FILE
) -> Iterator[Problem]:
    """The lines of ids whose old address is another's now, and addresses under ``formerly`` that such a line leads elsewhere."""
    made = find_made(pages, pages)
    claimed = {old.strip("/"): file for file, page in pages.items() for old in page.formerly if old.startswith("/")}
    for line in registered.values():
        folder = {"question": layout.questions, "module": layout.modules}.get(line.kind)
        if not folder or not (line.leads_to or line.retired):
            continue
        address = f"{folder}/{line.id}"
        if taken := find_reserved(address, layout) or made.find_owner(address.casefold()):
            message = f'"{line.id}" would take "/{address}/", which is the address of {taken}. No page can have been there: take the line out.'
            yield Problem(path, line.line, Rule.TAKEN_ADDRESS, message)
        elif (file := claimed.get(address)) and line.leads_to and not _has(pages[file], line.leads_to):
            taken = f'"{line.id}" in {path}'
            remedy = "it cannot lead here. Take it out"
            message = f'"/{address}/" is the address of {taken} now, so {remedy}.'
            yield Problem(file, pages[file].lines.get("formerly", 1), Rule.TAKEN_ADDRESS, message)


def _has(page: Page, id_: str) -> bool:
    """Whether an id is the page's, or one of a section of it."""
    return id_ == page.id or any(section.id == id_ for section in page.sections)
