"""Plug-ins for pytest that run the tests of a mutant, each in a copy of this process that ends with it."""

import gc
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, FunctionType

import pytest

from .places import Mutant

CPU_SECONDS = 20
"""CPU seconds of a mutant beside twice those that its tests took without it: one that has no end is stopped after them."""
MOST_SECONDS = 1800
End = tuple[str, str]
"""``killed``, ``survived`` or ``timeout``, and the test that failed."""


class Chosen:
    """Run only these tests, in this order, and remember which one failed."""

    def __init__(self, tests: list[str]) -> None:
        self.place = {name: place for place, name in enumerate(tests)}
        self.failed = ""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self.place), key=lambda item: self.place[item.nodeid]
        )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.failed:
            self.failed = f"{report.nodeid} (cannot be read)"


class Loop:
    """In the place of pytest's own loop: each mutant is put into the loaded code of a copy, which runs its tests.

    All is loaded and all tests are collected once, so a trial costs what its tests cost. What fails is run again without
    the mutant, the same tests in the same order: one that fails then, too, has noticed nothing, and is asked no more.
    """

    def __init__(
        self,
        root: Path,
        tests_of: dict[Mutant, list[str]],
        seconds_of: Callable[[str], float],
        report: Callable[[Mutant, End], None],
    ) -> None:
        self.root, self.tests_of, self.seconds_of, self.report = root, tests_of, seconds_of, report
        self.chosen = Chosen([])
        self.unsound: set[str] = set()
        """The tests that fail without a mutant."""
        self.sound: set[str] = set()
        """Those that were seen to pass without one."""

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        functions: dict[tuple[str, int], list[FunctionType]] = {}
        for one in gc.get_objects():
            if isinstance(one, FunctionType):
                functions.setdefault((one.__code__.co_filename, one.__code__.co_firstlineno), []).append(one)
        session.config.pluginmanager.register(self.chosen)
        for mutant, tests in self.tests_of.items():
            file = self.root / mutant.file
            whole = file.read_bytes()
            while True:
                asked = [items[name] for name in tests if name in items and name not in self.unsound]
                file.write_bytes(mutant.apply(whole))  # for what is loaded later
                try:
                    most = CPU_SECONDS + 2 * sum(self.seconds_of(item.nodeid) for item in asked)
                    end = in_a_copy(lambda m=mutant, a=asked, w=whole: self._try(functions, m, w, a), most)
                finally:
                    file.write_bytes(whole)
                if end[0] == "survived" or self._is_sound(asked, end):
                    break
            self.report(mutant, end)
        return True

    def _is_sound(self, asked: list[pytest.Item], end: End) -> bool:
        """Whether the tests that ended so pass without a mutant. The first that does not is left out from now on."""
        names = [item.nodeid for item in asked]
        if end[1] in self.sound:
            return True
        upto = names.index(end[1]) + 1 if end[1] in names else len(names)
        without = in_a_copy(lambda: self._run(asked[:upto]))
        if without[0] == "survived":
            self.sound.update(names[:upto])
            return True
        self.unsound.add(without[1] if without[1] in names else names[upto - 1])
        os.write(2, f"fails by itself: {without[1]}\n".encode())
        return False

    def _try(
        self,
        functions: dict[tuple[str, int], list[FunctionType]],
        mutant: Mutant,
        whole: bytes,
        items: list[pytest.Item],
    ) -> str:
        name = str(self.root / mutant.file)
        codes = {code.co_firstlineno: code for code in _functions_of(compile(mutant.apply(whole), name, "exec"))}
        for line in {
            mutant.outermost,
            mutant.first_line,
        }:  # one within another may have been made as its file was loaded
            for function in functions.get((name, line), ()):
                old, new = function.__code__, codes[line]
                if (old.co_name, old.co_freevars) == (new.co_name, new.co_freevars):
                    function.__code__ = new
        return self._run(items)

    def _run(self, items: list[pytest.Item]) -> str:
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.chosen.failed:
                break
        return self.chosen.failed


def _functions_of(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            if not constant.co_name.startswith("<"):
                yield constant
            yield from _functions_of(constant)


def run_alone(root: Path, tests: list[str]) -> End:
    """Run tests in a copy that loads the code anew, for a mutant outside of functions."""

    def run() -> str:
        enter(root)
        plugin = Chosen(tests)
        code = pytest.main([*OPTIONS, "-x", *sorted({test.split("::")[0] for test in tests})], plugins=[plugin])
        return plugin.failed or ("" if code == 0 else f"exit code {code}")

    return in_a_copy(run)


OPTIONS = ["-o", "addopts=--import-mode=append", "-p", "no:cacheprovider", "-p", "no:terminal", "--capture=sys"]


def in_a_copy(run: Callable[[], str], most: float = 600) -> End:
    """Call a function in a fork, within so many CPU seconds, and say what became of it: it returns what failed, or ``""``."""
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            os.setpgid(0, 0)  # no session of its own: what is polite to others in a terminal stays so here
            nothing = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nothing, stream)
            resource.setrlimit(resource.RLIMIT_CPU, (int(most), int(most)))
            try:
                failed = run()
            except BaseException as problem:
                failed = f"it stops with {problem!r}"
            os.write(said.fileno(), failed.encode())
            os._exit(0)
        end = time.monotonic() + MOST_SECONDS
        while time.monotonic() < end:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                said.seek(0)
                failed = said.read().decode()
                if os.waitstatus_to_exitcode(status) < 0:
                    return "timeout", f"signal {-os.waitstatus_to_exitcode(status)}"
                return ("killed" if failed else "survived"), failed
            time.sleep(0.05)
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return "timeout", f"{MOST_SECONDS} seconds"


def enter(root: Path) -> None:
    """Let this process, and those it starts, read the code of the copy."""
    os.chdir(root)
    sys.path[:0] = [str(root / "src"), str(root)]
    for name in [
        name for name in sys.modules if name in ("tests", "page") or name.startswith(("tests.", "coursebook"))
    ]:
        del sys.modules[name]
    os.environ["PYTHONPATH"] = str(root / "src")
    sys.dont_write_bytecode = True
