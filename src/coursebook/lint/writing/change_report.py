"""The end of a change of several files: what was done, what was written, and what is to be fixed because of it."""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ...core.language.messages import translate_message
from ...core.problems import Problem, limit_problems
from ...core.project import read_paths
from ...core.terminal_text import make_printable
from ..caching.cache import Cache
from ..check import check, judge
from ..output.page_count import clear_count
from ..project import Project
from .naming.mentions import NOT_LISTS
from .transaction import write_together

Read = Callable[[], Project]
"""Reads the course, once it is known that there is something to do."""


class Change(NamedTuple):
    """Where files are changed: the folder of the course, what reads it, and what it raises when it cannot be changed."""

    root: Path
    read: Callable[[Path, Cache], tuple[Project, list[Problem]]]
    refused: type[Exception]


def finish(
    change: Change,
    plan: Callable[[Read], Mapping[PurePosixPath, str | None]],
    done: Callable[[], str],
    lists: tuple[str, ...] = (),
    moved: tuple[str, str] = ("", ""),
) -> int:
    """Write what is planned, say what was done, name the files, check once; 0 when that brought nothing to fix, 1 when it did or
    nothing was written, 130 after Ctrl+C. Each step is said as it begins.

    ``plan`` gives the new text of each file, None for one that goes; ``done`` the words for what was done. ``lists`` are the endings of files of which only ids were
    changed, which is said of them. ``moved`` is an id and the one that stands for it now: what was to be fixed before is not new
    because it names that.
    """
    root, course = change.root, list[tuple[Project, list[Problem]]]()
    cache = Cache(root)
    language = read_paths(root).language
    tell = partial(translate_message, language=language)

    def read() -> Project:
        _say(
            tell,
            "Reading the course: a few seconds; longer the first time, and after a change of the program or of a list.",
        )
        course.append(change.read(root, cache))
        _say(tell, "Looking for all that names the page.")
        return course[0][0]

    try:
        files = plan(read)
        before = Counter(_told(problem, moved) for problem in judge(*course[0], cache))
        _say(tell, f"Writing {len(files)} files, all or none.")
        write_together(root, files)
    except change.refused as why:
        print(tell(make_printable(str(why))), tell("Nothing was written."), file=sys.stderr)
        return 1
    except OSError as why:
        print(tell(f"{why.filename or root} cannot be written ({why.strerror}). Nothing was written."), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        clear_count()
        print(tell("Stopped. Nothing was written."), file=sys.stderr)
        return 130
    print(tell(done()))
    for file in sorted(files):
        print(tell(_describe(file, file.suffix in lists and file.name not in NOT_LISTS, (root / file).exists())))
    _say(tell, "Checking the course with it: a few seconds; longer the first time.")
    problems = [problem for problem in check(root, cache=Cache(root)) if problem.rule.stops]
    new = []
    for problem in problems:
        told = _told(problem, ("", ""))
        if before[told]:
            before[told] -= 1
        else:
            new.append(problem)
    if new:
        print(tell("To fix because of it:"))
    for problem in limit_problems(new, language):
        print(problem)
    if others := len(problems) - len(new):
        one = "1 thing was to fix before and still is: make check"
        print(tell(one if others == 1 else f"{others} things were to fix before and still are: make check"))
    return 1 if new else 0


def _describe(file: PurePosixPath, is_list: bool, exists: bool) -> str:
    """What became of a file; of a list, that ids alone were changed."""
    if not exists:
        return f"{file}: gone."
    return (
        f"{file}: changed in the id alone; all else in this list stays as it was." if is_list else f"{file}: changed."
    )


def _say(tell: Callable[[str], str], step: str) -> None:
    print(tell(step), flush=True)


def _told(problem: Problem, moved: tuple[str, str]) -> tuple[str, ...]:
    """What a problem is, wherever on its page it stands now, with the new id for the old one."""
    said = problem.path.as_posix(), problem.rule.id, problem.message
    return tuple(one.replace(*moved) for one in said) if moved[0] else said
