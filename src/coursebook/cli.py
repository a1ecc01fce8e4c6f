"""``coursebook``: everything that one does with a course, from any folder in it."""

import argparse
import http.server
import importlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from http import HTTPStatus
from pathlib import Path

from . import __version__
from .core.arguments import ArgumentParser, find_course_above, find_language
from .core.language.messages import translate_message
from .core.project import SETTINGS
from .core.system_errors import run_command
from .extras import advise, is_installed

SITE = Path("build/html")
PORT = 8000


class UsageError(Exception):
    """What is wrong with a call, in one line for whoever typed it."""


def find_course(start: Path) -> Path:
    """The folder of the course that ``start`` lies in: the nearest one upward with a ``conf.py``.

    :raises UsageError: when there is none.
    """
    if course := find_course_above(start):
        return course
    raise UsageError(
        f"{start}: no course is here: no {SETTINGS} in this folder or above it. Go into a course, or make one: "
        "coursebook quickstart my-course"
    )


def _run_module(module: str, rest: Sequence[str]) -> int:
    """Run the command of a module with the words that were left over for it."""
    command: Callable[[Sequence[str]], int] = importlib.import_module(f".{module}", __package__).main
    return command(rest)


def _build(rest: Sequence[str]) -> int:
    if rest:
        return _run_module("commands.build", rest)
    return _run_module("commands.build", ["html"]) or _run_module("commands.build", ["pdf"])


def _pdf(rest: Sequence[str]) -> int:
    parser = ArgumentParser(prog="coursebook pdf", description=COMMANDS["pdf"][0], example="coursebook pdf its-id")
    parser.add_argument(
        "part", metavar="ID", nargs="*", help="the ids of the pages of a hand-out; without one, the book"
    )
    part = parser.parse_args(rest).part
    return _run_module("commands.build", ["part", " ".join(part)] if part else ["pdf"])


def _edition(rest: Sequence[str]) -> int:
    ArgumentParser(
        prog="coursebook edition", description=COMMANDS["edition"][0], example="coursebook edition"
    ).parse_args(rest)
    return _run_module("commands.build", ["edition"])


def _live(rest: Sequence[str]) -> int:
    if not is_installed("live"):
        print(_tell(advise("live")), file=sys.stderr)
        return 1
    return _run_module("live.preview", rest)


def _tell(line: str) -> str:
    return translate_message(line, find_language(Path.cwd()))


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Hands out the built site as a host does: a wrong address gets the page that the course has for it."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The course's own page for an address that leads nowhere."""
        page = SITE / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        text = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)


def _serve(rest: Sequence[str]) -> int:
    parser = ArgumentParser(
        prog="coursebook serve", description="Read the built site in a browser.", example="coursebook serve --port 8001"
    )
    parser.add_argument(
        "--port", type=int, default=PORT, metavar="PORT", help=f"the port on this machine (default: {PORT})"
    )
    port = parser.parse_args(rest).port
    if not (SITE / "index.html").is_file():
        raise UsageError(f"{SITE}: the site is not built yet. Build it first: coursebook build html")
    handler = partial(_Handler, directory=str(SITE))
    try:
        with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
            print(_tell(f"Open http://127.0.0.1:{port} in a browser; stop with Ctrl+C."), flush=True)
            server.serve_forever()
    except KeyboardInterrupt:
        print(_tell("Stopped."))
    except OSError:
        raise UsageError(
            f"Port {port} is taken by another program. Use another: coursebook serve --port {port + 1}"
        ) from None
    return 0


COMMANDS: Mapping[str, tuple[str, Callable[[Sequence[str]], int]]] = {
    "quickstart": (
        "make a new course that builds: coursebook quickstart my-course",
        partial(_run_module, "commands.quickstart"),
    ),
    "new": (
        "write a question, lesson, worksheet, module, term or source; it asks: coursebook new question",
        partial(_run_module, "lint.new.new_command"),
    ),
    "rename": ("give a page another id: coursebook rename OLD NEW", partial(_run_module, "lint.writing.rename")),
    "retire": (
        "take a page out, and say what stands instead: coursebook retire ID [INSTEAD]",
        partial(_run_module, "lint.writing.retire"),
    ),
    "check": ("look for mistakes in the pages", partial(_run_module, "lint.__main__")),
    "fix": (
        "fix what needs no judgment, then look for mistakes",
        lambda rest: _run_module("lint.__main__", ["--fix", *rest]),
    ),
    "ids": ("write missing ids into the pages, and new ones into permalinks.txt", partial(_run_module, "lint.ids")),
    "build": ("build the site with its e-book, and the book; or one target, such as html, pdf or zip", _build),
    "serve": ("read the built site in a browser", _serve),
    "live": ("write, save, and see the page change", _live),
    "edition": (
        "store what is built as an edition, for good",
        _edition,
    ),
    "release": (
        'an edition with all that belongs to it, step by step: coursebook release --tests "make test"',
        partial(_run_module, "commands.release"),
    ),
    "pdf": ("the book, or a hand-out of one page: coursebook pdf its-id", _pdf),
}
"""What the program can do: the words of its help, and what runs."""


def read_arguments(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The command and the words that belong to it; help and a wrong command end the program and write nothing."""
    width, language = max(map(len, COMMANDS)) + 2, find_language(Path.cwd())
    told = {name: translate_message(about, language) for name, (about, _) in COMMANDS.items()}
    listed = "\n".join(f"  {name:{width}}{about}" for name, about in told.items())
    parser = ArgumentParser(
        prog="coursebook", description=__doc__, usage="coursebook COMMAND …",
        formatter_class=argparse.RawDescriptionHelpFormatter, epilog=f"{translate_message('commands:', language)}\n{listed}\n\n{translate_message('coursebook COMMAND --help says more.', language)}\n",
    )  # fmt: skip
    parser.add_argument(
        "--version",
        action="version",
        version=f"coursebook {__version__}",
        help="show program's version number and exit",
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of the commands below")
    if words and words[0] in COMMANDS:
        return words[0], words[1:]
    parser.parse_args(words or ["--help"])
    raise AssertionError("argparse has ended the program")


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it is done, 1 when something is to be fixed, 2 for a wrong call."""
    try:
        Path.cwd()
    except FileNotFoundError:  # nobody can say then which language the course has
        print(
            "The folder that you are in is gone. Go to the folder of your course (cd), then start again.",
            file=sys.stderr,
        )
        return 2
    command, rest = read_arguments(sys.argv[1:] if words is None else words)
    try:
        if command != "quickstart" and not {"-h", "--help"} & set(rest):
            os.chdir(find_course(Path.cwd()))
        return run_command(lambda _: COMMANDS[command][1](rest))
    except UsageError as problem:
        print(_tell(str(problem)), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(_tell("Stopped."), file=sys.stderr)
        return 130
