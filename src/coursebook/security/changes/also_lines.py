"""Lines under ``also`` that are a cry for help and new: each is a link, and a keeper reads where it leads.

Honest pages have hundreds of such lines ("she will not wake right now"), so no check can refuse them by their words.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ...core.pages import frontmatter
from ...core.project import Paths
from ..sources.link_cries import Ear
from .pages import text_of


def list_new(base: Path, change: Path, path: PurePosixPath, paths: Paths) -> list[tuple[str, str]]:
    """The id and the words of each line that the base's page does not have and that tells of somebody in danger."""
    new = _lines(text_of(change, path), path) - _lines(text_of(base, path), path)
    hears = Ear(base, paths).is_cry if new else None
    return sorted((id_, words) for id_, words in new if hears and hears(words.rstrip("?")))


def describe_new(path: PurePosixPath, lines: list[tuple[str, str]]) -> Iterator[str]:
    """A line for each, for who reads the change."""
    for id_, words in lines:
        yield f'{path}: "{words[:80]}" leads to {id_[:60]} and sounds like a cry for help. Does that page help at once?'


def _lines(text: str, path: PurePosixPath) -> set[tuple[str, str]]:
    head = frontmatter.split(text)[0]
    also: object = next((value for key, _, value in frontmatter.read_pairs(path, head, 2)[0] if key == "also"), [])
    lines = [line for line in also if isinstance(line, dict)] if isinstance(also, list) else []
    return {(str(id_), str(words)) for line in lines for id_, words in line.items()}
