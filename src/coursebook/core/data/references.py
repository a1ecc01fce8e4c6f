"""The works of ``references.bib`` as far as the rules need them: where each is, and what of it was read.

``opened = {part; 2026-11-28; section 2.3 of the label at the address}`` says how much was read, on which day, and where.
Nothing of it is printed: it is for those who check the text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ..problems import Problem, Rule
from .bibtex_entries import read_entries

NO_YEAR = "n.d."
"""What stands for the year of a work that has none; readers see it in the language of the course."""
OPENED = {
    "whole": "all of it",
    "part": "the part that is cited",
    "abstract": "its abstract or summary only",
    "copy": "a restatement, an excerpt or a repost of it elsewhere",
    "not": "nothing of it",
}
"""How much of a work was read, from the best to none."""
FIRM = ("whole", "part", "abstract")
"""What was read of the work itself."""
WITHOUT_PLACE = ("whole", "abstract")
"""These need no place: the words say it."""
_FORM = re.compile(r"([a-z-]+)(?:; (\d{4}-\d\d-\d\d))?(?:; (.+))?")


@dataclass(frozen=True, slots=True)
class Work:
    """A work that may be cited. ``line`` is that of ``opened``, or of the entry when it has none.

    ``entry_line`` is that of the entry. ``host`` is the host of its address in lower case without "www.", ``""`` when it has no address. ``opened`` is a key
    of ``OPENED``, ``""`` when the entry says nothing that can be read.
    """

    key: str
    line: int
    host: str
    opened: str
    day: date | None
    place: str
    entry_line: int = 0


def read_works(path: PurePosixPath, text: str) -> tuple[Mapping[str, Work], list[Problem]]:
    """The works by their keys, and what is wrong with their ``opened``."""
    works: dict[str, Work] = {}
    problems: list[Problem] = []
    line, counted = 1, 0
    for entry in read_entries(text):
        line, counted = line + text.count("\n", counted, entry.at), entry.at
        opened, address = entry.fields.get("opened"), entry.fields.get("url")
        here = line + (text.count("\n", entry.at, opened.at) if opened else 0)
        how, day, place, wrong = _read(entry.key, opened.words if opened else "")
        if wrong:
            problems.append(Problem(path, here, Rule.OPENED, wrong))
        works[entry.key] = Work(entry.key, here, _host(address.words if address else ""), how, day, place, line)
    return works, problems


def _read(key: str, words: str) -> tuple[str, date | None, str, str]:
    """How much was read, the day, the place, and what is wrong."""
    listed = ", ".join(OPENED)
    shape = "Write opened = {part; 2026-11-28; section 2.3}: how much was read, the day, and where"
    if not words:
        return "", None, "", f'"{key}" does not say what of it was read. {shape}. How much is one of {listed}.'
    form = _FORM.fullmatch(words)
    if not form or form[1] not in OPENED:
        return (
            "",
            None,
            "",
            f'"{words[:60]}" does not say what of "{key}" was read. {shape}. How much is one of {listed}.',
        )
    try:
        day = date.fromisoformat(form[2] or "")
    except ValueError:
        return form[1], None, form[3] or "", f'"{key}" does not say on which day it was opened. {shape}.'
    if not form[3] and form[1] not in WITHOUT_PLACE:
        return form[1], day, "", f'"{key}" was opened as "{form[1]}", and does not say where. {shape}.'
    return form[1], day, form[3] or "", ""


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # no address; the source check names it
        return ""


def read_list(text: str) -> Iterator[str]:
    """The entries of a list of hosts or wordings, one on a line; lines that begin with # are remarks."""
    for line in text.split("\n"):
        if line.strip() and not line.startswith("#"):
            yield line.strip().removeprefix("www.")
