"""Of two pages that are too like each other, which one is the newer: there whoever wrote it is told."""

import subprocess
from pathlib import PurePosixPath

from ...core.permalinks.ask_git import ask_git
from ..project import Project


def find_changed(project: Project) -> frozenset[PurePosixPath]:
    """The pages that are not as in the last commit, none where git cannot say."""
    try:
        done = ask_git(project.root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", ".")
        inside = ask_git(project.root, "rev-parse", "--show-prefix").stdout.decode("utf-8", errors="replace").strip()
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    names = done.stdout.decode("utf-8", errors="replace").split("\0") if done.returncode == 0 else []
    return frozenset(PurePosixPath(name[3:].removeprefix(inside)) for name in names if name[3:].startswith(inside))


def sort_newer_last(
    one: PurePosixPath, other: PurePosixPath, changed: frozenset[PurePosixPath]
) -> tuple[PurePosixPath, PurePosixPath]:
    """The two, the one that alone was changed last; else in their order."""
    return (other, one) if one in changed and other not in changed else (one, other)
