"""A plug-in for pytest: which lines of ours each test runs.

Whatever calls are made while a test, its set-up or its tear-down runs are its own, and so are those of a fixture that
it shares with others, though it was made for the first of them. What a program does in a process of its own is not seen.
"""

import json
import os
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from types import CodeType, FrameType

import pytest

LONGEST_FIXTURE = 12.0
"""The seconds of a shared fixture from which on it counts for its first test alone: the others would all take so long."""
MOST_LINES = 2000
"""The lines of one function that are looked at during one test: what runs for the first time after them is told of the function alone."""


class Recorder:
    """Write ``{test: [CPU seconds, {file: [lines that ran, and first lines of the functions called]}]}`` as JSON."""

    def __init__(self, package: Path, file: Path) -> None:
        self.prefix, self.file = f"{package}{os.sep}", file
        self.seen: set[tuple[str, int]] = set()
        self.shared: dict[str, set[tuple[str, int]]] = {}
        """What was called for the fixtures that several tests share, by their names."""
        self.tests: dict[str, tuple[float, dict[str, list[int]]]] = {}
        self.looked_at: Counter[CodeType] = Counter()

    def trace(self, frame: FrameType, event: str, argument: object) -> Callable[..., object] | None:
        code = frame.f_code
        if not code.co_filename.startswith(self.prefix):
            return None
        self.seen.add((code.co_filename, code.co_firstlineno))
        return self.trace_line if self.looked_at[code] < MOST_LINES else None

    def trace_line(self, frame: FrameType, event: str, argument: object) -> Callable[..., object] | None:
        code = frame.f_code
        self.seen.add((code.co_filename, frame.f_lineno))
        self.looked_at[code] += 1
        return self.trace_line if self.looked_at[code] < MOST_LINES else None

    @pytest.hookimpl(hookwrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
        before, begun = set(self.seen), process_time()
        self.seen.clear()
        self.looked_at.clear()
        yield
        if fixturedef.scope != "function" and process_time() - begun <= LONGEST_FIXTURE:
            self.shared[f"{fixturedef.baseid}::{fixturedef.argname}"] = set(self.seen)
        self.seen |= before

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.seen.clear()
        self.looked_at.clear()
        begun = process_time()
        threading.settrace(self.trace)
        sys.settrace(self.trace)
        yield
        sys.settrace(None)
        threading.settrace(None)  # type: ignore[arg-type]
        seconds = process_time() - begun
        for name in getattr(item, "fixturenames", ()):
            for above in item.listchain():
                self.seen |= self.shared.get(f"{above.nodeid}::{name}", set())
        called: dict[str, list[int]] = {}
        for name, line in sorted(self.seen):
            called.setdefault(name.removeprefix(self.prefix), []).append(line)
        self.tests[item.nodeid] = (round(seconds, 3), called)

    def pytest_sessionfinish(self) -> None:
        self.file.write_text(json.dumps(self.tests), encoding="utf-8")
