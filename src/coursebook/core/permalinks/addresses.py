"""Who owns each address of the site: one table, in which each address is claimed once, by one thing.

An address is a path from the top of the site, without slashes at its ends: ``faq/sick-after-dose``, ``""`` the home page.
Two that differ only in case are one, because some file systems and hosts cannot tell them apart.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import PurePosixPath
from typing import NamedTuple

from ..pages.model import Page
from ..pages.parser import Layout
from ..problems import Problem, Rule
from .registry import former_ids

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
    return dict(MADE).get(parts[0], "")


PART = re.compile(r"sources|[a-z](?:-\d+)?|\d+(?:-\d+)?")
"""The last part of the address of a page that the machine makes below another: its sources, a letter, a sheet."""


def find_part_of(address: str, leaves: Set[str], folders: Set[str]) -> str:
    """The page below which the machine may make one at an address, in words; ``""`` when it never does.

    ``leaves``: the addresses of pages that are no index of a folder; ``folders``: those below which files lie.
    """
    parent, _, last = address.rpartition("/")
    is_made = PART.fullmatch(last) or parent not in folders
    return f"what goes on below {parent}" if parent in leaves and is_made else ""


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
    leaves = {address_of(file).casefold() for file in files if file.stem != "index"}
    filled = {address_of(file).casefold().rpartition("/")[0] for file in files}
    for claim in list_claims(files, pages):
        key = claim.address.casefold()
        taken = find_reserved(key, layout) or find_part_of(key, leaves, filled) or owners.setdefault(key, claim.owner)
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
