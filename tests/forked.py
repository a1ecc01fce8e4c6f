"""Many commands in little time: ``python -P tests/forked.py`` loads the program once and runs each command in a copy of itself.

It reads lines of JSON: the folder, the environment, and a module with its words, as after ``python -P -m``, or none, which builds
the site. It answers with the exit code (-9: killed), what was printed, and how many times the command wrote. ``kill_at`` ends it at
that write as ``kill -9`` would; with an ``error``, that write and all after it fail with it, as on a full disk. When it is ``watched``,
the words are those of ``coursebook``, or ``live`` for one build of the preview, and the answer names what they reached elsewhere.
"""

import atexit
import contextlib
import functools
import gc
import importlib
import io
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

WRITES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "subprocess.Popen")
CALLS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request")


class Builder:
    """The process that loads once. ``build`` gives exit code, words and number of writes of one build; ``run`` runs any module."""

    def __init__(self) -> None:
        command = [sys.executable, "-P", str(Path(__file__))]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def build(self, project: Path, kill_at: int = 0, error: int = 0) -> tuple[int, str, int]:
        answer = self._ask(project=str(project), kill_at=kill_at, error=error, environment=dict(os.environ))
        return answer["code"], answer["out"], answer["writes"]

    def run(
        self, words: Sequence[str | Path], cwd: Path, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """As ``subprocess.run([sys.executable, "-P", "-m", *words], cwd=cwd, env=env, capture_output=True, text=True)``."""
        texts = [str(word) for word in words]
        answer = self._ask(project=str(cwd), words=texts, environment=dict(os.environ if env is None else env))
        return subprocess.CompletedProcess(texts, answer["code"], answer["out"], answer["err"])

    def watch(self, project: Path, words: Sequence[str]) -> tuple[int, str, list[str]]:
        """The exit code and the words of a command of ``coursebook``, and what it reached: files outside of the project, and other machines."""
        answer = self._ask(project=str(project), words=list(words), environment=dict(os.environ), watched=True)
        return answer["code"], answer["out"], answer["reached"]

    def watch_each(self, project: Path, commands: Sequence[Sequence[str]]) -> list[tuple[int, str, list[str]]]:
        """The same of many commands, one after the other in one copy. Only for such as are refused: what one keeps, the next one knows."""
        words = [list(one) for one in commands]
        answer = self._ask(project=str(project), many=words, environment=dict(os.environ), watched=True)
        assert answer["code"] == 0, answer["out"]
        return [(code, out, reached) for code, out, reached in answer["each"]]

    def _ask(self, **request: object) -> dict[str, Any]:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def close(self) -> None:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=30)


@functools.cache
def ready() -> Builder:
    """The one of this process, for all its tests."""
    builder = Builder()
    atexit.register(builder.close)
    return builder


def one(
    project: str,
    environment: Mapping[str, str],
    words: Sequence[str] = (),
    kill_at: int = 0,
    error: int = 0,
    watched: bool = False,
    many: Sequence[Sequence[str]] = (),
) -> dict[str, Any]:
    """Do one thing in a copy of this process."""
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
        tempfile.NamedTemporaryFile() as counted,
        tempfile.NamedTemporaryFile() as reached,
        tempfile.NamedTemporaryFile() as answers,
    ):
        if many:
            _judge(Path(project))
        child = os.fork()
        if not child:
            code = 99
            try:
                os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
                os.dup2(out.fileno(), 1)
                os.dup2(err.fileno() if words and not watched else out.fileno(), 2)
                os.environ.clear()
                os.environ.update(environment)
                os.chdir(project)
                if watched:
                    sys.stdin = open(0, closefd=False)  # noqa: SIM115
                    os.environ["XDG_CACHE_HOME"] = str(Path(project).parent / "cache")
                    _watch(reached.fileno(), str(Path(project).parent))
                    code = _run_each(many, answers.fileno(), reached.fileno()) if many else _run_words(words)
                elif words:
                    code = _run(*words)
                else:
                    _count(counted.fileno(), kill_at, error)
                    code = run("html", Path(project))
                sys.stdout.flush()
                sys.stderr.flush()
            except BaseException as problem:
                os.write(2, f"Traceback of {problem!r}".encode())
            os._exit(code)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out.seek(0)
        err.seek(0)
        return {
            "code": status,
            "out": out.read().decode(errors="replace"),
            "err": err.read().decode(errors="replace"),
            "writes": Path(counted.name).stat().st_size,
            "reached": sorted(set(Path(reached.name).read_text("utf-8").splitlines())),
            "each": [json.loads(line) for line in Path(answers.name).read_text("utf-8").splitlines()],
        }


def _run(module: str, *words: str) -> int:
    """Run a module with its words, as a new Python does, and return the exit code."""
    sys.argv = [module, *words]
    for name in (module, f"{module}.__main__"):
        if not hasattr(sys.modules.get(name), "__path__"):
            sys.modules.pop(name, None)
    code: object = 0
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
        code = 1
    if code is not None and not isinstance(code, int):
        print(code, file=sys.stderr)
    atexit._run_exitfuncs()
    return code if isinstance(code, int) else int(code is not None)


def _build_one(build: Callable[[str, Path], int]) -> None:
    """Build a course with every kind of page once, so that templates and patterns are compiled before the copies are made."""
    import sphinx.locale

    sys.path.append(str(Path(__file__).parents[1]))
    from tests.quick_builds import build_quickly
    from tests.site.walk_course import write_course

    sys.path.pop()
    build_quickly()
    before, answers = Path.cwd(), os.dup(1)
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()) as said:
        course = write_course(Path(folder) / "course")
        with (course / "conf.py").open("a") as conf:  # else the parent themes add to Sphinx's own lists, for all builds
            conf.write("templates_path = []\nhtml_static_path = []\n")
        os.chdir(course)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = build("html", course)
        sys.stdout.flush()
        os.dup2(answers, 1)
        os.chdir(before)
    assert code == 0, said.getvalue()
    sphinx.locale.translators.clear()  # else a copy inherits the translations of this build


def _run_words(words: Sequence[str]) -> int:
    if list(words) != ["live"]:
        return main(words)
    from coursebook.live.builder import build

    done = build(Path.cwd(), Path("build/.live").resolve(), Path("build/.live-doctrees").resolve())
    return int(bool(done.failure) or not Path("build/.live").exists())


def _run_each(many: Sequence[Sequence[str]], answers: int, reached: int) -> int:
    """Run commands one after the other, and write a line of JSON for each: its exit code, its words, and what it reached."""
    for words in many:
        with tempfile.TemporaryFile() as out:
            os.dup2(out.fileno(), 1)
            os.dup2(out.fileno(), 2)
            os.lseek(reached, 0, os.SEEK_SET)
            os.ftruncate(reached, 0)
            try:
                code = _run_words(words)
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else int(end.code is not None)
            except BaseException:
                traceback.print_exc()
                code = 99
            sys.stdout.flush()
            sys.stderr.flush()
            found = os.pread(reached, os.fstat(reached).st_size, 0).decode().splitlines()
            out.seek(0)
            answer = [code, out.read().decode(errors="replace"), sorted(set(found))]
        os.write(answers, f"{json.dumps(answer)}\n".encode())
    return 0


@functools.cache
def _remember_judged() -> None:
    """From now on the source check tells again what it has said of a text with the same bytes, kind and lists."""
    judge, said = source_check._text, dict[str, list[Any]]()

    def told(*asked: Any) -> Iterator[Any]:
        key = repr(asked)
        if key not in said:
            said[key] = [*judge(*asked)]
        return iter(said[key])

    source_check._text = told


def _judge(project: Path) -> None:
    """Judge a course in this process, as a build does and as a check does, so that each of many commands in its copy need not."""
    _remember_judged()
    for alone in (True, False):
        source_check.check_sources(project, alone=alone)


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

    for name in (
        "myst_parser.parsers.sphinx_", "sphinx.builders.dirhtml", "sphinx.domains.std", "sphinx.domains.python",
        "sphinx_book_theme", "sphinx_design", "sphinxcontrib.bibtex", "coursebook.site", "coursebook.search", "coursebook.pdf.printables.builder",
        "coursebook.settings.defaults", "a11y_pygments", "cbor2", "myst_parser.sphinx_ext.main", "sphinx_design.extension",
        "sphinx.util.cfamily", "pybtex.markup", "jinja2.ext", *builtin_extensions,
    ):  # fmt: skip
        importlib.import_module(name)
    import coursebook.security.changes.compare  # noqa: F401
    from coursebook.cli import main
    from coursebook.commands.build import run
    from coursebook.lint.rules.wording.spelling import load_dictionary, load_mistakes
    from coursebook.security.sources import check as source_check

    load_mistakes()
    for language in ("en", "es"):
        load_dictionary(language)
    _build_one(run)
    gc.freeze()  # what is loaded stays shared with the copies

    for line in sys.stdin:
        print(json.dumps(one(**json.loads(line))), flush=True)
