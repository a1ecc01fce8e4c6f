"""Lists of questions: the topic, the module or the moment that a ``{question-list}`` names exists."""

import re
from collections.abc import Iterator

from ....core.pages.cross_page_checks import find_unknown
from ....core.pages.model import Module
from ....core.problems import Problem
from ...project import Project

_LIST = re.compile(
    r"^[ \t>*+-]*(?:`{3,}|~{3,}|:{3,}) *\{question-list\} *\n[ \t>]*:(topic|module|moment):[ \t]*([^\n]*)", re.MULTILINE
)


def check_listings(project: Project) -> Iterator[Problem]:
    """A list of the questions of what does not exist, at the line where the list begins, as the build tells it."""
    known = {
        "topic": [topic.id for topic in project.topics],
        "module": sorted(project.ids_of(Module)),
        "moment": [moment.id for moment in project.moments],
    }
    for path, page in project.parsed.items():
        for found in _LIST.finditer(page.without_code) if "{question-list}" in page.body else ():
            kind, id_ = found[1], found[2].strip()
            if wrong := find_unknown(kind, id_, known[kind]):
                yield Problem(path, page.line_of(found.start()), *wrong)
