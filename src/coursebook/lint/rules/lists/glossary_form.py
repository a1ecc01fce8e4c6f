"""The form of the glossary: each entry between its fences, with the page that teaches it."""

import re
from collections.abc import Iterator

from ....core.pages.glossary import SAID, TAUGHT
from ....core.pages.model import Module, Question
from ....core.problems import Problem, Rule
from ....core.suggestions import suggest
from ...page import ParsedPage
from ...project import Project
from ..page.links import path_from
from ..wording.todo_marks import MARK

_FENCE = re.compile(r"^(`{3,}|:{3,})\{glossary\}\n(?P<inside>.*?)^\1$", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(rf"^[ \t]+:(?:{SAID}|{TAUGHT}):", re.MULTILINE)
_TAUGHT = re.compile(rf"^[ \t]+:{TAUGHT}:(.*(?:\n {{3,}}[^:\s].*)*)$", re.MULTILINE)
_LEADS = re.compile(rf"\{{(?:question|module)\}}`|\]\(|{MARK}")
"""What leads to a page, or says that it is still to be written."""


def check_glossary_form(project: Project) -> Iterator[Problem]:
    """An entry after the end of the glossary, which is no entry, and one that no page teaches."""
    path = project.paths.file("glossary")
    page = project.parsed.get(path)
    fence = _FENCE.search(page.body) if page else None
    if page is None or fence is None:
        return
    for field in _FIELD.finditer(page.body):
        if not fence.start() < field.start() < fence.end():
            end = page.line_of(fence.end())
            message = f"This entry stands outside of the glossary, so nobody can look it up. The glossary ends with the ticks in line {end}: move the entry above them."
            yield Problem(path, page.line_of(field.start()), Rule.GLOSSARY, message)
            return
    for taught in _TAUGHT.finditer(page.body):
        if not _LEADS.search(taught[1]):
            yield Problem(
                path, page.line_of(taught.start()), Rule.GLOSSARY, _name_page(taught[1].strip(), page, project)
            )
    if project.standards.taught_terms:
        for entry in re.finditer(r"^(?=\S)(?!:\w)(.+)\n((?:[ \t]+.*\n|\n)*)", fence["inside"], re.MULTILINE):
            if f":{TAUGHT}:" not in entry[2]:
                line = page.line_of(fence.start("inside") + entry.start())
                message = f'"{entry[1]}" does not say which page teaches it. Write under it:   :{TAUGHT}: {{question}}`its-id`'
                yield Problem(path, line, Rule.GLOSSARY, message)


def _name_page(said: str, page: ParsedPage, project: Project) -> str:
    """What to write for words under ``:taught in:`` that lead to no page."""
    for role, kind in (("question", Question), ("module", Module)):
        if said in project.ids_of(kind):
            return f'":{TAUGHT}:" names a page by a mark, or readers see the bare id. Write:   :{TAUGHT}: {{{role}}}`{said}`'
    if there := project.ids.get(said):
        return f'":{TAUGHT}:" names a page by a mark, or readers see the bare id. Write:   :{TAUGHT}: []({path_from(page, there)})'
    return f'":{TAUGHT}:" leads to no page: "{said}".{suggest(said, project.ids)} Write it so, or take the line out:   :{TAUGHT}: {{question}}`its-id`'
