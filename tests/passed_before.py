"""What has passed in an earlier run with the same bytes is not looked at again, where to look takes minutes.

``build/.passed`` has a line for each: a sum of all that the result depends on, the program that looks among it. What failed is never
in it. ``make clean`` forgets it, and ``ANEW=1`` does not read it.
"""

import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

FILE = Path(__file__).parents[1] / "build" / ".passed"
LARGEST = 1_000_000
"""The bytes of a file that is gone on with; a larger one is begun anew."""


def sum_up(*parts: object) -> str:
    """A sum of files, by their names and bytes, of bytes, and of all else as it is written."""
    whole = sha256()
    for part in parts:
        data = part.read_bytes() if isinstance(part, Path) else part if isinstance(part, bytes) else repr(part).encode()
        whole.update(sha256(str(part if isinstance(part, Path) else type(part)).encode() + b"\0" + data).digest())
    return whole.hexdigest()


def read_passed() -> frozenset[str]:
    """The sums of what has passed."""
    if os.environ.get("ANEW") or not FILE.is_file() or FILE.stat().st_size > LARGEST:
        return frozenset()
    return frozenset(FILE.read_text(encoding="ascii").split())


def keep_passed(sums: Iterable[str]) -> None:
    """Add sums of what has just passed. Other workers may do so at the same moment: each adds all its lines at once."""
    if FILE.is_file() and FILE.stat().st_size > LARGEST:
        FILE.unlink(missing_ok=True)
    with FILE.open("ab", buffering=0) as opened:
        opened.write("".join(f"{one}\n" for one in sums).encode())
