"""The end of a change of several files: what was written, and what the check says of it."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from ...core.problems import limit_problems
from ..cache import Cache
from ..check import check
from .mentions import NOT_LISTS


def finish(
    root: Path,
    write: Callable[[], Sequence[PurePosixPath]],
    refused: type[Exception],
    done: str,
    lists: tuple[str, ...] = (),
) -> int:
    """Write, name the files, check; 0 when nothing is to be fixed, 1 when something is or nothing was written, 130 after Ctrl+C.

    ``lists`` are the endings of files of which only ids were changed, which is said of them.
    """
    try:
        files = write()
    except refused as why:
        print(f"{why} Nothing was written.", file=sys.stderr)
        return 1
    except OSError as why:
        print(f"{why.filename or root}: {why.strerror}. Nothing was written.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Nothing was written.", file=sys.stderr)
        return 130
    for file in files:
        only = (
            " in the id alone; all else in this list stays as it was"
            if file.suffix in lists and file.name not in NOT_LISTS
            else ""
        )
        print(f"{file}: {f'changed{only}' if (root / file).exists() else 'gone'}.")
    problems = check(root, cache=Cache(root))
    for problem in limit_problems(problems):
        print(problem)
    print(done, file=sys.stderr)
    return 1 if any(problem.rule.stops for problem in problems) else 0
