"""The lists for the search: what they name exists, as the build asks it too."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from ...core.pages.named_by_search import find_unknown_ids, find_unknown_names, find_unknown_ways
from ...core.pages.parser import read_file
from ...core.plain_file import is_plain_file
from ...core.problems import Problem
from ...core.project import PANELS
from ..project import Project


def check_search_words(project: Project) -> Iterator[Problem]:
    """A page, topic, folder, group or number that a list for the search names, and that is not there."""
    paths = project.paths
    docnames = {path.with_suffix("").as_posix() for path in project.files}
    if text := _text_of(project, words := paths.file("search_synonyms")):
        yield from find_unknown_names(words, text, docnames, {topic.id for topic in project.topics})
    for path in paths.line_files(project.root):
        yield from find_unknown_ids(path, _text_of(project, path), docnames)
    if text := _text_of(project, panels := paths.file("search_distress") / PANELS):
        yield from find_unknown_ways(panels, text, docnames, project.numbers, paths.file("numbers"))


def _text_of(project: Project, path: PurePosixPath) -> str:
    """The text of a list, ``""`` when the course has none."""
    return read_file(project.root / path, path)[0] if is_plain_file(project.root, path) else ""
