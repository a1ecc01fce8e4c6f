"""Menus (``{toctree}``): no page leads back to itself, or is numbered twice. ``unlisted`` tells of pages that are not there."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from ....core.problems import Problem, Rule
from ...project import Project

_OPENED = re.compile(r"[ \t]*(`{3,}|~{3,}|:{3,})\{toctree\}")


class _Entry(NamedTuple):
    line: int
    page: PurePosixPath
    numbered: bool


def check_menus(project: Project) -> Iterator[Problem]:
    """A menu that holds itself by way of others."""
    held = {
        path: list(_entries(path, page.without_code.split("\n") if "{toctree}" in page.body else []))
        for path, page in project.parsed.items()
    }
    yield from _turns(held)


def _turns(held: Mapping[PurePosixPath, list[_Entry]]) -> Iterator[Problem]:
    """Menus in a circle, and numbers within numbers."""
    done: set[PurePosixPath] = set()
    for start in sorted(held):
        stack = [(start, iter(held[start]), False)]
        above = [start]
        while (stack and start not in done) or len(stack) > 1:
            path, entries, numbered = stack[-1]
            entry = next(entries, None)
            if entry is None:
                done.add(path)
                stack.pop()
                above.pop()
            elif entry.page in above:
                message = f"{entry.page} holds this page in its own menu, so the menu has no end. Take the line out."
                yield Problem(path, entry.line, Rule.BROKEN_LINK, message)
            elif numbered and entry.numbered:
                message = "This page is numbered by the menu above it, and has :numbered: in its own. Take the line :numbered: out."
                yield Problem(path, entry.line, Rule.BROKEN_LINK, message)
                done.add(entry.page)
            elif entry.page not in done and entry.page in held:
                stack.append((entry.page, iter(held[entry.page]), numbered or entry.numbered))
                above.append(entry.page)


def _entries(path: PurePosixPath, lines: list[str]) -> Iterator[_Entry]:
    fence, numbered = "", False
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not fence:
            opened = _OPENED.match(line)
            fence, numbered = (opened[1] if opened else ""), False
        elif text.startswith(fence):
            fence = ""
        elif text.startswith(":numbered:"):
            numbered = True
        elif text and not text.startswith(":"):
            yield _Entry(number, path.parent / f"{text}.md", numbered)
