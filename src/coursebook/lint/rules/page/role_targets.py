"""Roles: the question, the module, the number, the fact, the term, the file to print and the work that a page names exist."""

from collections.abc import Iterator

from ....core.pages.glossary import is_explained
from ....core.pages.model import Lesson, Module, Question
from ....core.problems import Problem, Rule
from ....core.suggestions import suggest, suggest_name
from ...output.number_names import find_names
from ...page import ParsedPage
from ...project import Project


def check_references(page: ParsedPage, project: Project) -> Iterator[Problem]:
    """A role whose target is unknown, or known by another id now; a heading with an id that the build makes."""
    known: dict[tuple[str, str], list[tuple[Rule, str]]] = {}
    for section in page.page.sections if page.page else ():
        if what := _made(section.id, page):
            message = (
                f'"{section.id}" is the id of {what}, which this page gets by itself. Choose another for this heading.'
            )
            yield Problem(page.path, section.line, Rule.DUPLICATE_ID, message)
    for line, role, target in page.named.roles:
        if (role, target) not in known:
            known[role, target] = list(_wrong(role, target, project))
        for rule, message in known[role, target]:
            yield Problem(page.path, line, rule, message)


def _made(id_: str, page: ParsedPage) -> str:
    """What the build gives this id to by itself, ``""`` for an id that is free."""
    own = page.page.id if page.page else ""
    if id_.startswith("footcite-"):
        return "a source"
    made = (
        {f"{own}-sources": "the list of sources"}
        if any(role.startswith("footcite") for _, role, _ in page.named.roles)
        else {}
    )
    if isinstance(page.page, Question):
        made[f"{own}-modules"] = "the list of its modules"
    if isinstance(page.page, Module):
        made[f"{own}-questions"] = "the list of its questions"
    if isinstance(page.page, (Question, Lesson)) and page.page.also:
        made[f"{own}-also"] = "the list of what may be true too"
    return made.get(id_, "")


def _wrong(role: str, target: str, project: Project) -> Iterator[tuple[Rule, str]]:
    match role:
        case "question" | "module":
            kind = Question if role == "question" else Module
            known = project.ids_of(kind)
            now = project.former.get(target)
            if target in known:
                return
            if now in known:
                yield Rule.FORMER_ID, f'The {role} "{target}" is now called "{now}". Write that id.'
            else:
                rule = Rule.UNKNOWN_QUESTION if role == "question" else Rule.UNKNOWN_MODULE
                yield (
                    rule,
                    f'There is no {role} "{target}".{_of_another_kind(target, project) or suggest(target, known)}',
                )
        case "number":
            if target not in project.numbers:
                named = find_names(target, project.numbers)
                meant = f" Write its name: {{number}}`{named[0]}`." if named else suggest(target, project.numbers)
                message = f'There is no number "{target}" in {project.paths.file("numbers")}.{meant}'
                yield Rule.UNKNOWN_NUMBER, message
        case "fact":
            if target not in project.facts:
                message = (
                    f'There is no fact "{target}" in {project.paths.file("facts")}.{suggest(target, project.facts)}'
                )
                yield Rule.UNKNOWN_FACT, message
        case "term":
            if project.terms is not None and not is_explained(target, project.terms):
                message = f'The glossary does not explain "{target}".{suggest_name(target, project.names_of_terms)} Explain it with: make new-term. Or write the word without {{term}} and its marks.'
                yield Rule.UNKNOWN_TERM, message
        case "paper":
            papers = None if project.printables is None else [file.id for file in project.printables]
            if papers is not None and target not in papers:
                message = f'There is no file "{target}" in {project.paths.file("printables")}.{suggest(target, papers)}'
                yield Rule.UNKNOWN_FILE, message
        case _:
            for key in target.split(","):
                if project.works is not None and key.strip() not in project.works:
                    message = f'There is no work "{key.strip()}" in {project.paths.file("references")}.{suggest(key.strip(), project.works)} Add a new one with: make new-source'
                    yield Rule.UNKNOWN_REFERENCE, message


def _of_another_kind(id_: str, project: Project) -> str:
    """How to name a page that is there, and is no question or module of that id; ``""`` when there is none."""
    found = next(((path, page) for path, page in project.pages.items() if page.id == id_), None)
    if not found:
        return ""
    path, page = found
    if isinstance(page, (Question, Module)):
        role = "question" if isinstance(page, Question) else "module"
        return f" It is a {role}: write {{{role}}}`{id_}`."
    return f" It is the page {path}: write a link to that file, [words](the way from this file to it)."
