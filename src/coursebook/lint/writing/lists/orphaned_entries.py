"""What only one page needed: works, facts and pictures that nobody uses when it goes, and terms that nobody teaches then."""

import re
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from ....core.language.readability import find_cited_keys
from ....core.pages.glossary import TAUGHT, is_explained
from ....core.pages.model import Lesson, Module, Question
from ...project import Project
from ...rules.lists.coverage import COVERAGE
from ..naming import mentions
from .orphaned_terms import TERM, text_of_terms, without_terms

_PICTURE = re.compile(r"[\w-]+\.(?:svg|png)\b")
_FACT = re.compile(r"\{fact\}`([\w-]+)`")
_ROW = re.compile(r"(?m)^\|.*\|[ \t]*\n?")
_LEADS = re.compile(
    r"\{(?:question|module)\}`(?:[^`<]*<([^`>]*)>|([^`<]*))`|\]\((?:[^)\s#]*/)?([\w-]+)(?:/index)?\.md(?:#[^)]*)?\)"
)
_LINK_ALONE = re.compile(r"(?:\{(?:question|module)\}`[^`]*`|\[[^\]]*\]\([^)]*\))")
_COUNTED = re.compile(r"(?m)^\| *(\d+)(?= *\|)")


def find_rows(text: str, id_: str) -> list[str]:
    """The rows of tables that are about one page: it stands alone in a cell, and they lead nowhere else."""
    return [
        row
        for row in _ROW.findall(text)
        if {next(filter(None, found), "") for found in _LEADS.findall(row)} == {id_}
        and any(_LINK_ALONE.fullmatch(cell.strip()) for cell in row.split("|"))
    ]


def without_rows(text: str, id_: str) -> str:
    """A text without the rows that are about one page; rows that were counted from 1 are again."""
    rows = find_rows(text, id_)
    counted = [int(number) for number in _COUNTED.findall(text)]
    for row in rows:
        text = text.replace(row, "", 1)
    if rows and counted == [*range(1, len(counted) + 1)]:
        numbers = iter(range(1, len(counted) + 1))
        text = _COUNTED.sub(lambda _: f"| {next(numbers)}", text)
    return text


def find_tables_about(project: Project, gone: PurePosixPath) -> list[PurePosixPath]:
    """The pages of the handbook with rows about a page; of what is covered a person decides, row by row."""
    id_, covered = project.pages[gone].id, PurePosixPath(project.paths.handbook, COVERAGE)
    pages = {file: page for file, page in project.parsed.items() if not page.is_for_readers and file != covered}
    return [file for file, page in pages.items() if find_rows(page.text, id_)]


def find_facts_that_go(project: Project, gone: PurePosixPath) -> list[str]:
    """The facts that only this page prints; none where a course keeps facts that nobody prints."""
    kept = {id_ for file, page in project.parsed.items() if file != gone for id_ in _FACT.findall(page.text)}
    left = {id_ for id_ in _FACT.findall(project.parsed[gone].text) if id_ in project.facts} - kept
    return sorted(left) if project.standards.lists_used else []


def find_works_that_go(project: Project, gone: PurePosixPath, terms: Collection[str] = ()) -> list[str]:
    """The keys of the works of the list that only this page cites, or a word that goes with it; none where a course keeps works that
    nobody cites.
    """
    return _find_uncited(project, gone, terms) if project.standards.lists_used else []


def find_works_left(project: Project, gone: PurePosixPath, terms: Collection[str] = ()) -> list[str]:
    """The keys of the works that only this page cites, in a course that keeps works that nobody cites."""
    return [] if project.standards.lists_used else _find_uncited(project, gone, terms)


def _find_uncited(project: Project, gone: PurePosixPath, terms: Collection[str]) -> list[str]:
    """The works of the list that only a page cites, or a fact or a word that goes with it."""
    facts, glossary = find_facts_that_go(project, gone), project.paths.file("glossary")
    pages = {file: page.text_alone for file, page in project.parsed.items() if file != gone}
    if terms:
        pages[glossary] = without_terms(pages[glossary], terms)
    kept = {key for text in pages.values() for key in find_cited_keys(text)}
    kept |= {fact.source for id_, fact in project.facts.items() if id_ not in facts}
    kept |= {source for rule in project.care_rules.values() for source in rule.sources}
    cited = find_cited_keys(project.parsed[gone].text_alone) | {project.facts[id_].source for id_ in facts}
    cited |= find_cited_keys(text_of_terms(project, terms))
    return sorted(key for key in cited if key not in kept and key in project.listed)


def find_pictures_left(project: Project, gone: PurePosixPath) -> list[str]:
    """The names of the pictures that only this page shows."""
    shown = {file: set(_PICTURE.findall(page.text)) for file, page in project.parsed.items()}
    return sorted(shown.pop(gone) - set().union(*shown.values()))


def lists_without(
    project: Project,
    gone: PurePosixPath,
    changed: Mapping[PurePosixPath, str | None],
    terms: Collection[str] = (),
) -> dict[PurePosixPath, str | None]:
    """The lists of works and of facts without those that go with a page; ``changed`` holds lists that were changed before."""
    found: dict[PurePosixPath, str | None] = {}
    for path, left, entry in (
        (
            project.paths.file("references"),
            find_works_that_go(project, gone, terms),
            r"(?ms)^@\w+\{{(?:{names}),.*?(?=^@|^%|\Z)",
        ),
        (project.paths.file("facts"), find_facts_that_go(project, gone), r"(?m)^(?:{names}):[^\n]*\n(?:[ \t].*\n?)*"),
    ):
        if left:
            text = changed.get(path) or mentions.read_text(project.root, path)
            found[path] = re.sub(entry.format(names="|".join(map(re.escape, left))), "", text)
    return found


def name_other_teachers(project: Project, gone: PurePosixPath, pattern: str) -> tuple[str, dict[str, str]]:
    """The glossary, in which terms that a page alone teaches name another that marks them, and which one for each term.

    ``pattern`` finds the page in a field. A term that no other page marks stays as it is.
    """
    text = project.parsed[project.paths.file("glossary")].text
    others = _marked_elsewhere(project, gone)
    told: dict[str, str] = {}

    def other(field: re.Match[str]) -> str:
        name = next((line for line in reversed(text[: field.start()].split("\n")) if line[:1].strip()), "")
        role = next((role for term, role in others.items() if is_explained(term, {name.casefold()})), "")
        if not role:
            return field[0]
        told[name] = role
        return f"{field[1]}{role}\n"

    return re.sub(rf"(?m)^([ \t]*:{re.escape(TAUGHT)}:[ \t]*){pattern}[ \t]*\n", other, text), told


def _marked_elsewhere(project: Project, gone: PurePosixPath) -> dict[str, str]:
    """For each term that another question or module marks, the mark that leads there; questions before modules."""
    found: dict[str, str] = {}
    roles = {}
    for file, page in project.pages.items():
        if file != gone and isinstance(page, Question):
            roles[file] = f"{{question}}`{page.id}`"
    for file, page in project.pages.items():
        if file != gone and isinstance(page, (Lesson, Module)):
            roles[file] = f"{{module}}`{file.parent.name}`"
    for file, role in roles.items():
        for entry, word in TERM.findall(project.parsed[file].text) if file in project.parsed else ():
            found.setdefault((entry or word).strip().casefold(), role)
    return found
