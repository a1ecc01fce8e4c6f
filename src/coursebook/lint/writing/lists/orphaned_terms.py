"""Words of the glossary that only one page needed: those that nobody has seen go with it, the others name another page."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from ....core.pages.glossary import TAUGHT, is_explained
from ...project import Project

TERM = re.compile(r"\{term\}`(?:[^`<]*<([^`>]*)>|([^`<]*))`")
_BOX = re.compile(r"(?ms)^(?P<fence>`{3,})\{glossary\}\n(?P<entries>.+?)^(?P=fence)$")
_ENTRY = re.compile(r"(?m)^(?![ \t:`])\S.*\n(?:[ \t].*\n|\n)*")
_TEACHER = re.compile(rf"(?m)^[ \t]+:{re.escape(TAUGHT)}:(.*)$")


def list_marked(text: str) -> set[str]:
    """The words of the glossary that a text marks, as it names them, in lower case."""
    return {(entry or word).strip().casefold() for entry, word in TERM.findall(text)}


def find_terms_that_go(project: Project, gone: PurePosixPath, leads: str) -> dict[str, str]:
    """The entries that go with a page, each with the id of its name: nobody has seen them, the page alone teaches or marks them.

    :param leads: the pattern of a mark or link that leads to the page.
    """
    glossary = project.parsed.get(project.paths.file("glossary"))
    known = project.known_ids
    if not glossary or not glossary.page or known is None or project.paths.file("glossary") == gone:
        return {}
    entries = dict(_entries(glossary.text))
    own = list_marked(project.parsed[gone].text)
    elsewhere = set[str]()
    for file, page in project.parsed.items():
        if file not in (gone, glossary.path):
            elsewhere |= list_marked(page.text)
    said = dict(project.glossary)
    found: dict[str, str] = {}
    for term in glossary.page.terms:
        text = entries.get(term.title, "")
        if term.id in known or not text or term.title in project.standards.terms:
            continue
        names = {one.casefold() for one in (term.title, *said.get(term.title, ()))}
        others = elsewhere.union(*(list_marked(one) for name, one in entries.items() if name != term.title))
        taught = _TEACHER.search(text)
        is_of_page = bool(re.fullmatch(leads, taught[1].strip())) if taught else _names(names, own)
        if is_of_page and not _names(names, others):
            found[term.title] = term.id
    return found


def _names(names: Collection[str], marked: Collection[str]) -> bool:
    return any(is_explained(one, names) for one in marked)


def text_of_terms(project: Project, names: Collection[str]) -> str:
    """The entries of some words, one after the other."""
    text = project.parsed[project.paths.file("glossary")].text if names else ""
    return "".join(entry for name, entry in _entries(text) if name in names)


def without_terms(text: str, names: Collection[str]) -> str:
    """A glossary without the entries of some words."""

    def keep(box: re.Match[str]) -> str:
        left = _ENTRY.sub(lambda entry: "" if _name_of(entry[0]) in names else entry[0], box["entries"])
        return box[0].replace(box["entries"], left.rstrip("\n") + "\n", 1)

    return _BOX.sub(keep, text) if names else text


def list_taught_on(text: str, leads: str) -> list[str]:
    """The words of a glossary that name a page as the one that teaches them."""
    return [name for name, entry in _entries(text) if (found := _TEACHER.search(entry)) and re.search(leads, found[1])]


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Each entry of a glossary by its name, with the blank line behind it."""
    for box in _BOX.finditer(text):
        for entry in _ENTRY.finditer(box["entries"]):
            yield _name_of(entry[0]), entry[0]


def _name_of(entry: str) -> str:
    return entry.partition("\n")[0].strip()
