"""Bounds in seconds that are fair on any machine: each attempt is held against what the machine does at that moment.

Whatever else a machine does makes a time longer, never shorter. So what is quick once is quick, and what is slow is slow each time.
"""

import time
from collections.abc import Callable, Sequence
from itertools import pairwise

ATTEMPTS = 3
SECONDS = 2.0
"""Seconds of the processor that a hostile file may cost on an idle machine."""
IDLE = 0.12
"""Seconds of the processor that ``work`` takes on an idle machine of two cores of 2026; with a load of fourteen it took 0.21."""

WORDS = 150_000


def work() -> float:
    """The seconds of the processor that the same small work takes here and now.

    It needs more memory than lies near a processor, as a check does: what does not takes no longer on a busy machine.
    """
    start = time.process_time()
    table = {f"{number}": [number] for number in range(WORDS)}
    sum(table[f"{number * 7919 % WORDS}"][0] for number in range(WORDS))
    return time.process_time() - start


def most_seconds(seconds: float = SECONDS) -> float:
    """So many seconds, or as many more as this machine takes longer at this moment than an idle one."""
    return seconds * max(1.0, work() / IDLE)


def count_clock() -> float:
    """How many times longer by the clock the same small work takes here and now than on an idle machine; at least once."""
    start = time.monotonic()
    work()
    return max(1.0, (time.monotonic() - start) / IDLE)


def hold_quick(take: Callable[[], float], seconds: float = SECONDS) -> None:
    """``take`` gives the seconds that something took: in one of a few attempts less than so many, on an idle machine."""
    if take() < seconds:  # as most of the time: then nobody needs to know how busy the machine is
        return
    attempts = []
    for _ in range(ATTEMPTS):
        before = most_seconds(seconds)
        took = take()
        most = max(before, most_seconds(seconds))
        if took < most:
            return
        attempts.append((round(took, 2), round(most, 2)))
    raise AssertionError(f"Seconds, and the most that they may be: {attempts}")


def hold_growth(take: Sequence[Callable[[], float]], most: float, floor: float, what: object) -> None:
    """Each of some times, in one of a few attempts, is under the floor or less than ``most`` times the one before it."""
    attempts = []
    for _ in range(ATTEMPTS):
        took = [one() for one in take]
        if all(longer < max(floor, shorter * most) for shorter, longer in pairwise(took)):
            return
        attempts.append([round(one, 3) for one in took])
    raise AssertionError(f"{what!r}: {attempts}")
