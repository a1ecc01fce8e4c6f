"""Files that no project may hold, however they came there: what tools make and trust, and settings that they read unasked.

A build unpickles what lies in ``build/``, ``make`` runs what lies in ``.venv/``, and Sphinx, Python and pytest read some
names in any folder. So no file of these may come with a change: git tracks none, and a change brings none.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from ..core.permalinks.safe_git import ask_git, find_top
from ..core.problems import Problem, Rule
from ..core.terminal_text import on_one_line

MADE = frozenset(
    {".git", ".venv", "build", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", ".node-bench"}
)  # fmt: skip
"""Folders that tools make; also every ``.venv-…`` and ``….egg-info``."""
COMPILED = frozenset({".pyc", ".pyo", ".pyd", ".so", ".pth", ".pickle", ".mo"})
"""Files that are run or loaded as they are, and that nobody can read before."""
UNASKED = frozenset(
    ["gnumakefile", "makefile", "docutils.conf", ".docutils", ".sphinx", "sitecustomize.py", "usercustomize.py", "setup.py",
     "setup.cfg", "tox.ini", "pytest.ini", ".pytest.ini", "pytest.toml", ".pytest.toml", "noxfile.py", ".coveragerc", "mypy.ini",
     ".mypy.ini", "ruff.toml", ".ruff.toml", ".pdbrc", ".env", ".envrc", ".npmrc", ".netrc", ".pypirc", "pip.conf", "uv.toml"]
)  # fmt: skip
"""Files that programs read wherever they lie; a project that needs one of their settings has it in ``pyproject.toml``."""
REPOSITORY = "160000"
"""How git marks another repository that is tracked as a file."""
SETTINGS = PurePosixPath("docutils.conf")
AT_THE_TOP = frozenset({"conf.py"})
"""The modules of Python in the project's own folder; another could stand in for a module of a library."""


def is_made(name: str) -> bool:
    """Whether tools make a folder of this name. A disk that knows no capitals takes ``Build`` for ``build``."""
    plain = name.casefold()
    return plain in MADE or plain.startswith(".venv") or plain.endswith(".egg-info")


def refuse_path(path: PurePosixPath) -> Problem | None:
    """Why no tree may hold a file of this name: the problem, which names the folder that tools make, or the file."""
    for at, part in enumerate(path.parts):
        if is_made(part) and (at == 0 or part.casefold() not in (".git", "build")):
            message = "Tools make this folder and run what lies in it, so no file of it may come with the project. Take it out: git rm -r --cached, then delete it."
            return Problem(PurePosixPath(*path.parts[: at + 1]), 1, Rule.REFUSED_FILE, message)
    name = path.name.casefold()
    stray = name.endswith(".py") and len(path.parts) == 1 and name not in AT_THE_TOP
    hidden = name == "conftest.py" and path.parts[0] != "tests"
    if (name in UNASKED and path != PurePosixPath("Makefile")) or stray or hidden or path.suffix.casefold() in COMPILED:
        message = "Programs read or run a file of this name without being asked, so the project has none. Take it out: git rm, and say in the pull request what it was for."
        return Problem(path, 1, Rule.REFUSED_FILE, message)
    return None


def refuse_paths(paths: Iterable[PurePosixPath]) -> Iterator[Problem]:
    """Each problem once, in the order of the paths."""
    seen: set[Problem] = set()
    for path in paths:
        if (problem := refuse_path(path)) and problem not in seen:
            seen.add(problem)
            yield problem


def check_tree(project: Path) -> list[Problem]:
    """What git tracks in a folder, and no folder may hold. Without git nothing can be told, but of ``docutils.conf``."""
    if os.path.lexists(project / SETTINGS):  # Sphinx takes it for a part of each page
        return list(refuse_paths([SETTINGS]))
    if (top := find_top(project)) is None:
        return []
    try:
        tracked = _tracked(project, top)
    except (OSError, subprocess.TimeoutExpired, GitError) as error:
        return [_unknown(error)]
    message = "This is another repository in the place of a file (a submodule), whose text nobody has judged. Take it out: git rm --cached."
    others = [Problem(path, 1, Rule.REFUSED_FILE, message) for mode, path in tracked if mode == REPOSITORY]
    return [*others, *refuse_paths(path for _, path in tracked if os.path.lexists(project / path))]


class GitError(Exception):
    """git does not say which files it tracks in a folder."""


def _tracked(project: Path, top: Path) -> list[tuple[str, PurePosixPath]]:
    """The files of the index and of the last commit, each with its mode.

    A git directory that came along may say that its files lie elsewhere, or have no index; then it answers, with nothing.
    """
    said = _ask(project, "rev-parse", "--show-toplevel").rstrip(b"\n")
    if Path(os.fsdecode(said)).resolve() != top:
        raise GitError("the git directory says that its files lie in another folder")
    listed = [_ask(project, "-c", "core.quotePath=false", "ls-files", "--stage", "-z")]
    if ask_git(project, "rev-parse", "--quiet", "--verify", "HEAD").returncode == 0:
        listed.append(_ask(project, "-c", "core.quotePath=false", "ls-tree", "-r", "-z", "HEAD"))
    entries = (os.fsdecode(entry).partition("\t") for one in listed for entry in one.split(b"\0") if entry)
    return [*dict.fromkeys((mode[:6], PurePosixPath(name)) for mode, _, name in entries)]


def _ask(project: Path, *words: str) -> bytes:
    done = ask_git(project, *words)
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", errors="replace"))
    return done.stdout


def _unknown(why: object) -> Problem:
    message = f"git cannot say which files came with the project, and one of them might be run: {on_one_line(why)[:200]}. Fix that first."
    return Problem(PurePosixPath(".git"), 1, Rule.REFUSED_FILE, message)
