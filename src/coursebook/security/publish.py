"""``python -m coursebook.security.publish built published [hosts]``: put a finished site in the place of the last one, in one step.

The last good site stays until the new one is complete and harmless, so that a reader never meets half of it.
"""

import shutil
import sys
from pathlib import Path

from . import html
from .urls import read_hosts

NOT_PUBLISHED = shutil.ignore_patterns(".buildinfo*", "_sources", ".doctrees")


def publish(built: Path, published: Path, hosts: frozenset[str] | None = None) -> list[str]:
    """Copy ``built`` beside ``published``, then swap the two. Nothing changes when a page can do harm: the list says which.

    ``hosts`` are those that a click may lead to; without them any.
    """
    wrong = [
        f"{path}:{line}: The page holds {what}. It is not published." for path, line, what in html.check(built, hosts)
    ]
    if wrong:
        return wrong
    new = published.with_name(f".{published.name}-new")
    old = published.with_name(f".{published.name}-old")
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(built, new, ignore=NOT_PUBLISHED)
    if published.exists():
        published.rename(old)
    new.rename(published)
    shutil.rmtree(old, ignore_errors=True)
    return []


if __name__ == "__main__":
    known = read_hosts(Path(sys.argv[3]).read_text(encoding="utf-8")) if sys.argv[3:] else None
    harmful = publish(Path(sys.argv[1]), Path(sys.argv[2]), known)
    print("\n".join(harmful), end="\n" if harmful else "", file=sys.stderr)
    sys.exit(1 if harmful else 0)
