"""``python -m coursebook.site.publish built published``: put a finished site in the place of the last one, in one step.

The last good site stays until the new one is complete, so that a reader never meets half of it.
"""

import shutil
import sys
from pathlib import Path

NOT_PUBLISHED = shutil.ignore_patterns(".buildinfo*", "_sources", ".doctrees")


def publish(built: Path, published: Path) -> None:
    """Copy ``built`` beside ``published``, then swap the two."""
    new = published.with_name(f".{published.name}-new")
    old = published.with_name(f".{published.name}-old")
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(built, new, ignore=NOT_PUBLISHED)
    if published.exists():
        published.rename(old)
    new.rename(published)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    publish(Path(sys.argv[1]), Path(sys.argv[2]))
