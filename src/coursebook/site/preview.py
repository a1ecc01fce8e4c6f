"""``make live``: one process that keeps what it has read, so that a saved page is shown within seconds.

sphinx-autobuild starts Sphinx anew for each change, and its reloading script stands in the page, where our own policy
forbids it. Its server for watching and reloading is used here; the script is a file, and the builder stays. There is
no search: its index would be made anew after each change. What the source check refuses is not built until it is fixed.
"""

import argparse
import asyncio
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TextIO, cast

import uvicorn
import watchfiles
from sphinx.application import Sphinx
from sphinx.util.docutils import patch_docutils
from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..core.printable import on_one_line, printable
from ..security.course_files import read_course_files
from ..security.sources.check import check_sources
from ..security.terminal import Printable

HOST, PORT = "127.0.0.1", 8000
SOURCE, OUT, DOCTREES = Path(), Path("build/.live"), Path("build/.live-doctrees")
SCRIPT = "new WebSocket(`ws://${location.host}/live-reload`).onmessage = () => location.reload();\n"
TAG = b'<script src="/live.js"></script>\n'
_kept: dict[str, Sphinx] = {}
"""The builder of this process, with all that it has read."""
_seen: dict[str, tuple[int, int, int]] = {}
"""Time, size and place on the disk of each file that the source check has let through."""


def build(source: Path, out: Path, doctrees: Path) -> float:
    """Build what has changed; the seconds that it took. A builder that fails is not used again.

    Where the source check refuses a file, its lines are printed and nothing is built: what is shown stays.
    """
    start = time.perf_counter()
    if refused := _refused(source):
        print("\n".join(refused), file=sys.stderr)
        return time.perf_counter() - start
    settings = {"coursebook_search": False, "coursebook_policy": True}
    with patch_docutils(os.devnull):  # no docutils.conf of the folder is read
        try:
            app = _kept.pop("app", None) or Sphinx(
                source, source, out, doctrees, "dirhtml", confoverrides=settings, status=None,
                warning=cast(TextIO, Printable(sys.stderr)),
            )  # fmt: skip
            app.build()
            _kept["app"] = app
        except SystemExit:  # what is wrong is printed
            (doctrees / "environment.pickle").unlink(missing_ok=True)
        except Exception as problem:  # whatever it is, the writer fixes it and saves again
            (doctrees / "environment.pickle").unlink(missing_ok=True)
            print(f"{type(problem).__name__}: {on_one_line(problem)}", file=sys.stderr)
    return time.perf_counter() - start


def _refused(source: Path) -> list[str]:
    """What the source check says: of all files at first and when more than pages has changed, else of the pages that have."""
    now = {}
    for folder in ("", *read_course_files(source)[0].folders):
        for file in (source / folder).rglob("*") if folder else source.glob("*.*"):
            about = file.lstat()
            now[file.relative_to(source).as_posix()] = (about.st_mtime_ns, about.st_size, about.st_ino)
    changed = [name for name in now.keys() | _seen.keys() if now.get(name) != _seen.get(name)]
    pages = all(name.endswith(".md") for name in changed)
    problems = check_sources(source, changed if _seen and pages else None) if changed else []
    _seen.clear()
    if not problems:
        _seen.update(now)
    return [printable(str(problem)) for problem in problems]


class WarmServer(RebuildServer):  # type: ignore[misc]
    """Rebuilds in a process that stays, and in a new one when the machine or the settings have changed."""

    async def watch(self) -> None:
        """Wait for changes, build, and tell the open pages."""
        pool = _pool()
        await _build_in(pool)
        async for changes in watchfiles.awatch(*self.paths, watch_filter=lambda _, path: not self.ignore(path)):
            if any(Path(path).suffix != ".md" for _, path in changes):
                pool.shutdown()
                pool = _pool()
            await _build_in(pool)
            self.flag.set()


def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _end_with_the_server)


def _end_with_the_server() -> None:
    """A server that is killed cannot end the process that builds for it, so that one waits for the server's end."""
    server = multiprocessing.parent_process()
    assert server

    def wait() -> None:
        server.join()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


async def _build_in(pool: ProcessPoolExecutor) -> None:
    seconds = await asyncio.wrap_future(pool.submit(build, SOURCE.resolve(), OUT.resolve(), DOCTREES.resolve()))
    print(f"Built in {seconds:.1f} s. Open http://{HOST}:{PORT}; stop with Ctrl+C.", flush=True)


class AddScript:
    """Ends each page with the script that loads it again."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; a page gets one line more."""
        is_page = False

        async def pass_on(message: Message) -> None:
            nonlocal is_page
            if message["type"] == "http.response.start":
                fields = dict(message["headers"])
                is_page = fields.get(b"content-type", b"").startswith(b"text/html")
                if is_page and b"content-length" in fields:
                    fields[b"content-length"] = str(int(fields[b"content-length"]) + len(TAG)).encode()
                message["headers"] = list(fields.items())
            elif is_page and message["type"] == "http.response.body" and not message.get("more_body"):
                message["body"] = message.get("body", b"") + TAG
            await send(message)

        await self.app(scope, receive, pass_on)


def serve() -> None:
    """Build, serve, watch."""
    OUT.mkdir(parents=True, exist_ok=True)
    ignored = ["build", ".drafts", ".git", ".venv", ".venv-bench", ".mypy_cache", ".ruff_cache", ".pytest_cache"]
    server = WarmServer([SOURCE], IgnoreFilter(ignored, [r"__pycache__"]), build)
    script = Route("/live.js", lambda _: Response(SCRIPT, media_type="text/javascript"))
    pages = Mount("/", app=StaticFiles(directory=OUT, html=True))
    app = Starlette(
        routes=[WebSocketRoute("/live-reload", server), script, pages],
        middleware=[Middleware(AddScript)],
        lifespan=server.lifespan,
    )
    uvicorn.run(app, host=HOST, port=PORT, log_level="warning")


def main(words: Sequence[str] | None = None) -> int:
    """Serve until Ctrl+C."""
    argparse.ArgumentParser(prog="coursebook live", description="Write, save, and see the page change.").parse_args(
        words
    )
    serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
