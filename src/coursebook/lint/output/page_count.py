"""A line on a terminal that counts pages while somebody waits: "300 of 800 pages", written over itself, only after some seconds.

Nothing of it is written into a pipe, a file or the log of a service.
"""

import os
import sys
import time
from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TypeVar

from ...core.language.messages import translate_message
from ...core.project import read_paths

SECONDS = 5.0
"""How long nothing is said."""
BETWEEN = 0.2
"""The least seconds from one count to the next."""
Item = TypeVar("Item")
_stands = [""]
"""The count that stands on the terminal now."""


def count_files(root: Path) -> Callable[[list[PurePosixPath]], Generator[PurePosixPath]]:
    """What counts the files of the course in a folder, as ``count_pages`` does."""
    return partial(count_pages, language=read_paths(root).language, what="files")


def count_pages(items: Sequence[Item], language: str, what: str = "pages") -> Generator[Item]:
    """The items, one after the other; where it takes long and a person waits at a terminal, their number stands on it."""
    stream, begin = sys.stderr, time.monotonic()
    if not stream.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield from items
        return
    last = begin + SECONDS - BETWEEN
    try:
        for number, item in enumerate(items):
            if number and time.monotonic() - last >= BETWEEN:
                last, before = time.monotonic(), _stands[0]
                done = f"{number} of {len(items)} files" if what == "files" else f"{number} of {len(items)} pages"
                _stands[0] = said = translate_message(done, language)
                print(f"\r{said.ljust(len(before))}", end="", file=stream, flush=True)
            yield item
    finally:
        clear_count()


def clear_count() -> None:
    """Take the count off the terminal, before something else is said there: after Ctrl+C it would stand before that."""
    said, _stands[0] = _stands[0], ""
    if said:
        print(f"\r{' ' * len(said)}\r", end="", file=sys.stderr, flush=True)
