"""What went wrong in a build, in one line for each thing to fix: the machine's own failures first."""

import errno
import os
import re
import traceback
from collections.abc import Iterator
from pathlib import Path

from pybtex.exceptions import PybtexError
from sphinx.errors import ConfigError, ExtensionError, SphinxError, ThemeError

from ..core.system_errors import MACHINE
from ..core.terminal_text import make_printable, name_of, on_one_line

FAULT = Path("build/fault.txt")
"""Where the traceback of a fault of the program is kept."""
UNTOUCHED, NONE_YET = "The last good site is untouched.", "No site was built yet."
WRITTEN = (".md", ".yml", ".bib", ".txt", ".po", ".svg", ".png", ".jpg")
"""The endings of the files that people write and a build reads."""
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
"""Where something lay in the memory: it says nothing to anybody."""
_ERRNO = re.compile(r"(?:\[Errno |\bOSError\(|\bOs \{ code: )(\d+)(?:\] [^\n:]*(?:: '([^'\n]*)')?|,)")


class BuildError(Exception):
    """Why nothing was built; its text is all that is printed, each line of it a problem."""


def explain(problem: BaseException, project: Path) -> str:
    """What went wrong and what to do, in one line for each thing to fix; ``""`` when it was already said."""
    chain = list(_chain(problem))
    for one in chain:
        if isinstance(one, OSError) and one.errno in MACHINE:
            return _machine(one.errno, str(one.filename or ""))
        if isinstance(one, ModuleNotFoundError) and one.name and not one.name.startswith("coursebook"):
            return (
                f"{make_printable(one.name)}: This package is not installed here. Install all again: "
                "rm -f .venv/.build-ready, then make. The last good site is untouched."
            )
        if isinstance(one, FileNotFoundError) and one.filename and _is_of_the_course(Path(one.filename), project):
            shown = name_of(os.path.relpath(one.filename, project))
            return f"{shown}: This file went away while the site was made, by a new name or another program. Start again. The last good site is untouched."
        if isinstance(one, MemoryError):
            return _machine(errno.ENOMEM, "")
    if isinstance(problem, BuildError):
        return str(problem)
    if isinstance(problem, SystemExit):
        return "" if isinstance(problem.code, int) or problem.code is None else make_printable(str(problem.code))
    if found := machine_in(str(problem)):
        return found
    if isinstance(problem, ExtensionError) and str(problem).startswith("Handler <"):
        return _of_handler(problem, project)
    if isinstance(problem, (ConfigError, ExtensionError, ThemeError)) and type(problem).__module__.startswith("sphinx"):
        said = on_one_line(problem)
        return (
            said
            if said.startswith("conf.py")
            else f"conf.py: {said} Fix it, or bring the file back: git restore conf.py"
        )
    if isinstance(problem, SphinxError):
        return make_printable(str(problem))
    return _fault(problem, project)


def _has_site(project: Path) -> bool:
    return (project / "build/html/index.html").is_file()


def tell_site(said: str, project: Path) -> str:
    """A message that says that the last good site stays, or, where there was none yet, that there is none."""
    return said if _has_site(project) else said.replace(UNTOUCHED, NONE_YET)


def tell_old_site(project: Path) -> str:
    """What becomes of the site while something is to fix, and where the pages can be seen meanwhile."""
    if _has_site(project):
        return "No site was built; the one before stays as it was. To see your pages meanwhile: make live"
    return "No site was built. To see your pages meanwhile: make live"


def _is_of_the_course(file: Path, project: Path) -> bool:
    """Whether a file is one that people write, and not one that a build makes."""
    path = Path(os.path.relpath(file, project))
    return path.suffix in WRITTEN and path.parts[0] not in ("..", "build", ".venv")


def _fault(cause: BaseException, project: Path) -> str:
    where = _keep_traceback(cause, project)
    said = _ADDRESS.sub("", on_one_line(cause).replace(str(project), "."))[:300]
    return (
        f"{type(cause).__name__}: {said} This is a fault of the program, not of your text. "
        f"Nothing was published. Report it{where}."
    )


def _of_handler(problem: ExtensionError, project: Path) -> str:
    """An error in a step of the build: the file that could not be read, if the error knows it, or a fault of the program."""
    cause = next((one for one in [problem.orig_exc, *_chain(problem)] if one and one is not problem), problem)
    if isinstance(cause, PybtexError) and (file := cause.get_filename()):
        name = name_of(os.path.relpath(file, project))
        line = f"{cause.lineno}: " if getattr(cause, "lineno", None) else "1: "
        return f"{name}:{line}{on_one_line(cause)} Look at the entry there, and at the one above it."
    return _fault(cause, project)


def _chain(problem: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        yield problem
        cause = problem.__cause__ or getattr(problem, "orig_exc", None)
        problem = cause or (None if problem.__suppress_context__ else problem.__context__)


def _machine(number: int, file: str) -> str:
    shown = name_of(os.path.relpath(file)) if file else "build"
    return f"{shown}: {MACHINE[number]}, then start again. The last good site is untouched."


def machine_in(said: str) -> str:
    """The reason of the machine in what Sphinx printed of it."""
    for found in _ERRNO.finditer(said):
        if int(found[1]) in MACHINE:
            return _machine(int(found[1]), found[2] or "")
    return ""


def _keep_traceback(problem: BaseException, project: Path) -> str:
    file = project / FAULT
    try:
        file.write_text("".join(traceback.format_exception(problem)), encoding="utf-8")
    except OSError:
        return ""
    return f" with the file {FAULT}"
