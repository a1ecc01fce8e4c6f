"""Sentences that lose their link when a page goes: each is marked where that happens, and named by its file and line."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from ....core.pages import frontmatter
from ...project import Project

_MARK = "\0"
"""Stands for a moment where a link was: no page can hold it."""


def take_links(text: str, id_: str, title: str) -> str:
    """A text in which the links to a page are their words, or its title; each is marked until ``take_marks``."""
    name = re.escape(id_)

    def words(link: re.Match[str]) -> str:
        return _MARK + ((link[1] or "").strip() or f'"{title}"')

    text = re.sub(rf"\{{(?:question|module)\}}`(?:([^`<]*)<{name}>|{name})`", words, text)
    text = re.sub(rf"\[([^\[\]]*)\]\((?:[^()\s#]*/)?{name}(?:/index)?\.md(?:#[^()]*)?\)", words, text)
    return take_section_links(text, id_)


def take_section_links(text: str, id_: str) -> str:
    """A text in which a link to an id is its words alone; each is marked until ``take_marks``."""
    return re.sub(rf"\[([^\[\]]*)\]\([^()\s#]*#{re.escape(id_)}\)", rf"{_MARK}\1", text)


def take_marks(text: str) -> tuple[str, list[int]]:
    """A text without its marks, and the lines where they stood."""
    lines = [number for number, line in enumerate(text.split("\n"), 1) if _MARK in line]
    return text.replace(_MARK, ""), lines


def tell_lost(lost: Mapping[PurePosixPath, Sequence[int]], there: PurePosixPath | None) -> Iterator[str]:
    """What to read again because a link is gone, by file and line; ``there`` is the page that stands instead."""
    for path, lines in sorted(lost.items()):
        for line in lines:
            yield (
                f"{path}:{line}: Read this sentence: its link would lead to this page itself, so the words stand alone now. Say here what it sent readers to, or take it out."
                if path == there
                else f"{path}:{line}: Read this sentence: it lost its link. Say in it what stood there, lead to another page, or take it out."
            )


def tell_also(
    project: Project, after: Mapping[PurePosixPath, str], gone: Collection[str], instead: str
) -> Iterator[str]:
    """Which lines under ``also`` go with a page, by file and line; one that names what stands instead is none."""
    for path, text in sorted(after.items()):
        for also in getattr(project.pages.get(path), "also", ()):
            named = (
                rf"(?m)^ *- (?:{re.escape(also.id)}|{re.escape(instead or also.id)}): *[\"']?{re.escape(also.words)}"
            )
            front = frontmatter.split(text)[0]
            if also.id in gone and not re.search(named, front):
                lines = front.split("\n")
                line = lines.index("also:") + 2 if "also:" in lines else 1
                yield f'{path}:{line}: This line under "also" is gone with the page: "{also.id}: {also.words}". Where fewer than three are left, write another.'
