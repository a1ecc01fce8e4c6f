"""``python -m coursebook.security.output.publish built published [hosts]``: put a finished site in the place of the last one, in one step.

The last good site stays until the new one is complete and harmless, so that a reader never meets half of it.
"""

import ctypes
import os
import shutil
import sys
from pathlib import Path

from ...core.problems import MOST_OF_A_FILE
from ...core.project import EMERGENCY
from ..urls import read_hosts
from . import html

NOT_PUBLISHED = shutil.ignore_patterns(".buildinfo*", "_sources", ".doctrees")


def publish(
    built: Path, published: Path, hosts: frozenset[str] | None = None, known: tuple[str, ...] = EMERGENCY
) -> list[str]:
    """Copy ``built`` beside ``published``, then swap the two. Nothing changes when a page can do harm: the list says which.

    ``hosts`` are those that a click may lead to; without them any. ``known``: short numbers that a drawing may show.
    """
    wrong = [
        f"{path}:{line}: The page holds {what}. It is not published."
        for path, line, what in html.check(built, hosts, known)
    ]
    if wrong:
        more = len(wrong) - MOST_OF_A_FILE
        return (
            [*wrong[:MOST_OF_A_FILE], f"And {more} more. Fix the first ones, then build again."] if more > 0 else wrong
        )
    new = published.with_name(f".{published.name}-new")
    old = published.with_name(f".{published.name}-old")
    if old.exists() and not published.exists():  # killed between the two steps of a machine that cannot swap in one
        old.rename(published)
    for left in (new, old):
        if left.exists():
            shutil.rmtree(left)
    shutil.copytree(built, new, ignore=NOT_PUBLISHED)
    if not published.exists():
        new.rename(published)
    elif not _swapped(new, published):
        published.rename(old)
        new.rename(published)
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    return []


def _swapped(one: Path, other: Path) -> bool:
    """Swap two folders in one step, as Linux can; whether it could."""
    library = ctypes.CDLL(None)
    here, both_stay = -100, 2
    if not hasattr(library, "renameat2"):
        return False
    return int(library.renameat2(here, os.fsencode(one), here, os.fsencode(other), both_stay)) == 0


if __name__ == "__main__":
    known = read_hosts(Path(sys.argv[3]).read_text(encoding="utf-8-sig")) if sys.argv[3:] else None
    harmful = publish(Path(sys.argv[1]), Path(sys.argv[2]), known)
    print("\n".join(harmful), end="\n" if harmful else "", file=sys.stderr)
    sys.exit(1 if harmful else 0)
