"""Many files at once: where many are to be judged, they are parted among as many processes as there are processors.

A first check of a large course takes a minute of one processor, and so does the one after a change of a list that judges all pages.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Item = TypeVar("Item")
Found = TypeVar("Found")
FEWEST = 64
"""Of fewer items it costs more to copy the process than to judge them."""
SHARE = 8
"""The items that a process is given at a time."""
_find: list[Callable[[Any], Any]] = []
"""What a copy of this process does: it is there because the whole process is copied."""


def count_processors() -> int:
    """How many processors there are for us; 1 where a process cannot be copied as it is: beside other threads, on macOS and Windows."""
    if threading.active_count() > 1 or sys.platform == "darwin" or not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_in_processes(find: Callable[[Item], Found], items: Sequence[Item]) -> Iterator[Found]:
    """What ``find`` gives for each item, in their order. Of what it does beside that, nothing is sure to stay.

    Where a process is killed, as by a machine without memory, or none can be begun, the rest is done by this one.
    """
    done = 0
    if len(items) >= FEWEST and count_processors() > 1:
        _find.append(find)
        try:
            for found in _in_copies(items):
                done += 1
                yield found
        except (
            BrokenProcessPool,
            OSError,
            ImportError,
        ):  # the last two where the system gives no process, or no shared memory
            pass
        finally:
            _find.pop()
    yield from map(find, items[done:])


def _in_copies(items: Sequence[Item]) -> Iterator[Any]:
    shares = [items[at : at + SHARE] for at in range(0, len(items), SHARE)]
    copies = ProcessPoolExecutor(
        count_processors(), mp_context=multiprocessing.get_context("fork"), initializer=_leave_stopping_to_us
    )
    try:
        for found in copies.map(_find_each, shares):
            yield from found
    finally:
        copies.shutdown(cancel_futures=True)


def _leave_stopping_to_us() -> None:
    """Ctrl+C reaches all processes; the one that was copied says so, and ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _find_each(items: Sequence[Any]) -> list[Any]:
    return [_find[-1](item) for item in items]
