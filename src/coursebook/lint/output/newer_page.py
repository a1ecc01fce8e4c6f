"""Of two pages that are too like each other, which one is the newer: there whoever wrote it is told."""

import hashlib
import subprocess
from pathlib import PurePosixPath

from ...core.permalinks.safe_git import ask_git
from ..project import Project


def sort_newer_last(one: PurePosixPath, other: PurePosixPath, project: Project) -> tuple[PurePosixPath, PurePosixPath]:
    """The two, the one that alone is not as in the last commit last; else in their order."""
    changed = _changed(project, one, other)
    return (other, one) if one in changed and other not in changed else (one, other)


def _changed(project: Project, *pages: PurePosixPath) -> frozenset[PurePosixPath]:
    """Of some pages those that are not as in the last commit, none where git cannot say.

    git is asked for the sums of what was committed, never for what changed: to see that, it would run what the folder's own
    settings name (filters).
    """
    try:
        done = ask_git(project.root, "ls-tree", "-z", "HEAD", "--", *map(str, pages))
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    if done.returncode:
        return frozenset()
    lines = [line.partition("\t") for line in done.stdout.decode("utf-8", errors="replace").split("\0") if line]
    committed = {PurePosixPath(name): of.rpartition(" ")[2] for of, _, name in lines}
    return frozenset(page for page in pages if committed.get(page) not in _sums((project.root / page).read_bytes()))


def _sums(content: bytes) -> set[str]:
    """The names that git may have for a file: by either sum, as it is or with the ends of lines that git keeps."""
    contents = {content, content.replace(b"\r\n", b"\n")}
    blobs = [b"blob %d\0%b" % (len(one), one) for one in contents]
    return {sum_(blob, usedforsecurity=False).hexdigest() for blob in blobs for sum_ in (hashlib.sha1, hashlib.sha256)}
