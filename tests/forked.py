"""Many builds in little time: ``python -P tests/forked.py`` loads the program once and builds in copies of itself.

It reads lines of JSON, ``{"project": folder, "kill_at": n, "error": number}``, and answers each with the exit code (-9:
killed), what was printed, and how many times the build wrote. ``kill_at`` ends the build at that write as ``kill -9`` would;
with an ``error``, that write and all after it fail with it, as on a full disk. ``words`` are those of another command of
``coursebook``, or ``live`` for one build of the preview; the answer then names what it opened elsewhere and whom it called.
"""

import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

WRITES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "subprocess.Popen")
CALLS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request")


class Builder:
    """The process that loads once. ``build`` gives exit code, words and number of writes of one build."""

    def __init__(self) -> None:
        command = [sys.executable, "-P", str(Path(__file__))]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def build(self, project: Path, kill_at: int = 0, error: int = 0) -> tuple[int, str, int]:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps({"project": str(project), "kill_at": kill_at, "error": error}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return answer["code"], answer["said"], answer["writes"]

    def run(self, project: Path, words: Sequence[str]) -> tuple[int, str, list[str]]:
        """The exit code and the words of a command, and what it reached: files outside of the project, and other machines."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps({"project": str(project), "kill_at": 0, "words": list(words)}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return answer["code"], answer["said"], answer["reached"]

    def close(self) -> None:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=30)


def one(project: str, kill_at: int, error: int = 0, words: Sequence[str] = ()) -> dict[str, Any]:
    """Do one thing in a copy of this process."""
    with (
        tempfile.TemporaryFile() as said,
        tempfile.NamedTemporaryFile() as counted,
        tempfile.NamedTemporaryFile() as reached,
    ):
        child = os.fork()
        if not child:
            try:
                os.dup2(said.fileno(), 1)
                os.dup2(said.fileno(), 2)
                os.chdir(project)
                if words:
                    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
                    sys.stdin = open(0, closefd=False)  # noqa: SIM115
                    os.environ["XDG_CACHE_HOME"] = str(Path(project).parent / "cache")
                    _watch(reached.fileno(), str(Path(project).parent))
                    code = _run_words(words)
                else:
                    _count(counted.fileno(), kill_at, error)
                    code = run("html", Path(project))
                sys.stdout.flush()
                sys.stderr.flush()
            except BaseException as problem:
                os.write(2, f"Traceback of {problem!r}".encode())
                code = 99
            os._exit(code)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said.seek(0)
        return {
            "code": status,
            "said": said.read().decode(errors="replace"),
            "writes": Path(counted.name).stat().st_size,
            "reached": sorted(set(Path(reached.name).read_text("utf-8").splitlines())),
        }


def _run_words(words: Sequence[str]) -> int:
    if list(words) != ["live"]:
        return main(words)
    from coursebook.live.builder import build

    done = build(Path.cwd(), Path("build/.live").resolve(), Path("build/.live-doctrees").resolve())
    return int(bool(done.failure) or not Path("build/.live").exists())


def _watch(reached: int, room: str) -> None:
    """Write down each file that is opened outside of the room of the test and of what is installed, and each call of another machine."""
    own = (f"{room}/", sys.prefix, sys.base_prefix, str(Path(__file__).parents[1] / "src"), "/usr/", "/dev/")

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(args[0], (str, bytes)):
            name = os.path.realpath(os.fsdecode(args[0]))
            if not name.startswith(own):
                os.write(reached, f"{name}\n".encode(errors="replace"))
        elif event in CALLS:
            os.write(reached, f"{event} {args[-1]!r}\n".encode(errors="replace"))

    sys.addaudithook(hook)


def _count(counter: int, kill_at: int, error: int) -> None:
    """Count the writes, a byte for each, and end at one of them, or let it and the next ones fail."""
    done = 0
    myself = os.getpid()

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal done
        if event == "open":
            writes = isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
        else:
            writes = event in WRITES
        if writes and os.getpid() == myself:
            done += 1
            os.write(counter, b"x")
            if error and kill_at <= done:
                raise OSError(error, os.strerror(error), str(args[0]) if event == "open" else None)
            if done == kill_at:
                os.kill(myself, signal.SIGKILL)

    sys.addaudithook(hook)


if __name__ == "__main__":
    from sphinx.application import builtin_extensions

    import coursebook

    for name in (
        "myst_parser.parsers.sphinx_", "sphinx.builders.dirhtml", "sphinx.domains.std", "sphinx.domains.python",
        "sphinx_book_theme", "sphinx_design", "sphinxcontrib.bibtex", "coursebook.site", "coursebook.search", "coursebook.pdf",
        "coursebook.settings.defaults", "a11y_pygments", "cbor2", "myst_parser.sphinx_ext.main", "sphinx_design.extension",
        "sphinx.util.cfamily", "pybtex.markup", "jinja2.ext", *builtin_extensions,
    ):  # fmt: skip
        importlib.import_module(name)
    from coursebook.cli import main
    from coursebook.commands.build import run
    from coursebook.lint.rules.wording.spelling import dictionary, mistakes
    from coursebook.security.sources.check import check_sources

    check_sources(Path(coursebook.__file__).parent / "templates/quickstart/en")  # compiles the patterns
    mistakes()
    for language in ("en", "es"):
        dictionary(language)
    gc.freeze()  # what is loaded stays shared with the copies

    for line in sys.stdin:
        print(json.dumps(one(**json.loads(line))), flush=True)
