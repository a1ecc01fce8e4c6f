"""A plug-in for pytest: which functions of ours each test calls.

Whatever calls are made while a test, its set-up or its tear-down runs are its own. What an installed program does in a
process of its own is not seen.
"""

import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from types import FrameType

import pytest


class Recorder:
    """Write ``{test: [seconds, {file: [first lines of the functions called]}]}`` as JSON."""

    def __init__(self, package: Path, file: Path) -> None:
        self.prefix, self.file = f"{package}{os.sep}", file
        self.seen: set[tuple[str, int]] = set()
        self.tests: dict[str, tuple[float, dict[str, list[int]]]] = {}

    def trace(self, frame: FrameType, event: str, argument: object) -> None:
        code = frame.f_code
        if code.co_filename.startswith(self.prefix):
            self.seen.add((code.co_filename, code.co_firstlineno))

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.seen.clear()
        begun = perf_counter()
        threading.settrace(self.trace)
        sys.settrace(self.trace)
        yield
        sys.settrace(None)
        threading.settrace(None)  # type: ignore[arg-type]
        called: dict[str, list[int]] = {}
        for name, line in sorted(self.seen):
            called.setdefault(name.removeprefix(self.prefix), []).append(line)
        self.tests[item.nodeid] = (round(perf_counter() - begun, 3), called)

    def pytest_sessionfinish(self) -> None:
        self.file.write_text(json.dumps(self.tests), encoding="utf-8")
