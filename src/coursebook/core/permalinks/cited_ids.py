"""Which ids somebody may have cited: those of the last commit, of the stored editions and of the published site.

An id that none of them knows was never shown to anybody. A draft that was thrown away leaves nothing behind.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..editions.archive import read_editions
from ..editions.manifest import Manifest
from ..editions.published import FOLDER as PUBLISHED
from ..editions.published import read_published
from ..problems import Problem, Rule
from .registry import FILE, Permalink, Registry, read
from .safe_git import read_committed

MOST_BYTES = 2_000_000
"""Of a registry: more was never let in, and none is read that a stranger's history may hold."""
SAMPLES = Path(__file__).parents[2] / "templates" / "quickstart"
"""The pages that a new course begins with, one folder for each language. Until a commit they are drafts."""


def read_known_ids(project: Path, stored: Iterable[Manifest]) -> frozenset[str] | None:
    """All ids that were published or handed in; None where git cannot say, and any id may have been."""
    committed = _read_committed(project)
    if committed is None:
        return _all_but_samples(project) if not [*stored] and not (project / PUBLISHED).exists() else None
    try:
        published = read_published(project / PUBLISHED)
    except ValueError:  # the build says what is wrong with it
        return None
    texts = [*stored, *([published.text] if published else [])]
    shown = (id_ for text in texts for id_ in (*text.sections, *text.aliases, *text.retired))
    return frozenset([*committed, *shown])


def _all_but_samples(project: Path) -> frozenset[str] | None:
    """The ids of a course that has no commit yet, without those of the pages that each new course begins with; None without any."""
    file = project / FILE
    samples = {entry.id for sample in SAMPLES.glob(f"*/{FILE}") for entry in _entries(sample) if entry.kind != "page"}
    ids = frozenset(entry.id for entry in _entries(file)) if file.is_file() else frozenset()
    return ids - samples if ids & samples else None


def _entries(file: Path) -> Iterable[Permalink]:
    return read(file.read_text(encoding="utf-8-sig", errors="replace"))[0].values()


def read_known_from(project: Path, folder: Path) -> frozenset[str] | None:
    """As ``read_known_ids``, with the editions that are stored in a folder; None when one of them is not as it was."""
    stored, problems = read_editions(folder, FILE)
    return None if problems else read_known_ids(project, stored)


def _read_committed(project: Path) -> Registry | None:
    content = read_committed(project, str(FILE), MOST_BYTES)
    return None if content is None else read(content.decode("utf-8-sig", errors="replace"))[0]


def name_drafts(problems: Iterable[Problem], registered: Registry, known: frozenset[str] | None) -> Iterator[Problem]:
    """The problems of a registry; of an id that vanished and was never published another remedy."""
    drafts = {entry.line: id_ for id_, entry in registered.items() if known is not None and id_ not in known}
    for problem in problems:
        if problem.rule is Rule.VANISHED_ID and problem.path == FILE and problem.line in drafts:
            message = f'"{drafts[problem.line]}" is on no page now, and it was never published. Run "make ids": it takes the line out. Or bring its page back.'
            problem = replace(problem, message=message)
        yield problem
