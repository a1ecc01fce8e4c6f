"""When the machine fails: the reason in one line, without a traceback, and the last good site is whole."""

import errno
import fcntl
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ..forked import Builder, ready
from .test_build_command import command, one_line
from .test_killed_build import change, written
from .test_make import everything

Start = tuple[Path, dict[str, bytes], Builder, int]


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """A project with a good site and one page changed since, the site, a builder, and how often a build writes."""
    builder = ready()
    project = written(tmp_path_factory.mktemp("machine"))
    assert builder.build(project)[0] == 0
    good = everything(project / "build/html")
    writes = builder.build(project)[2]
    change(project)
    return project, good, builder, writes


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (errno.ENOSPC, "The disk is full. Free some space"),
        (errno.EDQUOT, "The disk space that you may use is full."),
        (errno.EROFS, "This disk can only be read."),
        (errno.EACCES, "This may not be read or written by you."),
        (errno.EMFILE, "Too many files are open."),
        (errno.ENFILE, "Too many files are open on this machine."),
        (errno.EIO, "The disk cannot be read or written."),
        (errno.ENOMEM, "The memory is full."),
    ],
)
def test_a_write_fails(error: int, says: str, start: Start) -> None:
    project, good, builder, writes = start
    for part in (0, 3, 6):  # the lock, the pages, the end
        code, said, _ = builder.build(project, kill_at=1 + part * writes // 10, error=error)
        assert code == 1 and "Traceback" not in said, (part, said)
        *steps, reason = said.splitlines()
        assert re.match(r"build(/[\w./-]+)?: ", reason) and says in reason, (part, said)
        assert reason.endswith("The last good site is untouched."), (part, said)
        assert not [step for step in steps if "build" in step or says in step], (part, said)
        assert everything(project / "build/html") == good


def test_a_lock_ends_with_the_process_that_held_it(start: Start) -> None:
    project, good, _, _ = start
    hold = f"import fcntl, time; f = open({str(project / 'build/.lock')!r}, 'a'); fcntl.flock(f, fcntl.LOCK_EX); print(1, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", hold], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdout.readline() == "1\n"
        one_line(command(project, "html"), "Another build is at work in this folder. Wait until it has ended")
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert everything(project / "build/html") == good
    with (project / "build/.lock").open("a") as free:
        fcntl.flock(free, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.parametrize(
    ("task", "package"), [("pdf", "typst"), ("pdf", "pikepdf"), ("html", "sphinx_design"), ("html", "pagefind")]
)
def test_a_package_is_missing(task: str, package: str, start: Start, tmp_path: Path) -> None:
    project, good, _, _ = start
    (tmp_path / "sitecustomize.py").write_text(f"import sys\nsys.modules[{package!r}] = None\n")
    done = command(project, task, env={**os.environ, "PYTHONPATH": str(tmp_path)})
    one_line(done, package)
    assert "not installed" in done.stderr and everything(project / "build/html") == good


def _folder(place: Path) -> None:
    place.mkdir()


def _file(place: Path) -> None:
    place.write_text("x")


def _dangling(place: Path) -> None:
    place.symlink_to("nowhere/at/all")


@pytest.mark.parametrize(("name", "put"), [("build", _file), ("build", _dangling), ("build/.lock", _folder)])
def test_something_else_stands_in_the_way(name: str, put: Callable[[Path], None], tmp_path: Path) -> None:
    project = written(tmp_path)
    (project / name).parent.mkdir(exist_ok=True)
    put(project / name)
    done = command(project, "html")
    one_line(done, "Move it away, then start again.")
    assert done.stderr.startswith(f"{name}: ") and "fault of the program" not in done.stderr


def test_without_git_it_is_built(start: Start, tmp_path: Path) -> None:
    project = written(tmp_path)
    done = command(project, "html", env={**os.environ, "PATH": "/nowhere"})
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
