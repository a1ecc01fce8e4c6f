"""The words that a fact had until now stand on no page as plain text: whoever changes the fact is told where to look.

What it said is asked of the last commit. Where git cannot say, nothing is compared; the check of a pull request compares in any case.
"""

from collections.abc import Iterator, Mapping

from ....core.data.facts import Fact, find_lines, read_facts
from ....core.permalinks.safe_git import read_committed
from ....core.problems import Problem, Rule
from ...project import Project

MOST_BYTES = 200_000
"""Of a list of facts: more was never let in, and none is read that a stranger's history may hold."""
PLACES = 5
"""The places that a message names."""


def check_changed_facts(project: Project) -> Iterator[Problem]:
    """A fact with new words whose old ones a page still has. It may be another matter, so this stops nothing."""
    file = project.paths.file("facts")
    for id_, old in _committed(project).items():
        new = project.facts.get(id_)
        if not new or new.say == old.say:
            continue
        places = [
            f"{path}:{line}" for path, page in project.parsed.items() for line in find_lines(page.text_alone, old.say)
        ]
        if places:
            more = f" and {len(places) - PLACES} more" if len(places) > PLACES else ""
            message = (
                f'"{id_}" was "{old.say}", and these words still stand at {", ".join(places[:PLACES])}{more}. '
                f"Where they mean it, write {{fact}}`{id_}` there."
            )
            yield Problem(file, new.line, Rule.OLD_WORDS, message)


def _committed(project: Project) -> Mapping[str, Fact]:
    """The facts of the last commit, none where they are as now or git cannot say."""
    file = project.paths.file("facts")
    if not project.facts:
        return {}
    content = read_committed(project.root, str(file), MOST_BYTES)
    if content is None or content == (project.root / file).read_bytes():
        return {}
    return read_facts(file, content.decode("utf-8-sig", errors="replace"))[0]
