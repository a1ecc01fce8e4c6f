"""The form of the glossary: each entry between its fences, with the page that teaches it."""

import re
from collections.abc import Iterator

from ....core.pages.glossary import SAID
from ....core.problems import Problem, Rule
from ...project import Project

TAUGHT = "taught in"
_FENCE = re.compile(r"^(`{3,}|:{3,})\{glossary\}\n(?P<inside>.*?)^\1$", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(rf"^[ \t]+:(?:{SAID}|{TAUGHT}):", re.MULTILINE)


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
    if project.standards.taught_terms:
        for entry in re.finditer(r"^(?=\S)(?!:\w)(.+)\n((?:[ \t]+.*\n|\n)*)", fence["inside"], re.MULTILINE):
            if f":{TAUGHT}:" not in entry[2]:
                line = page.line_of(fence.start("inside") + entry.start())
                message = f'"{entry[1]}" does not say which page teaches it. Write under it:   :{TAUGHT}: {{question}}`its-id`'
                yield Problem(path, line, Rule.GLOSSARY, message)
