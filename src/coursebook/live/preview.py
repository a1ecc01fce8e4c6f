"""``make live``: one process that keeps what it has read, so that a saved page is shown within seconds, with what is wrong on it.

sphinx-autobuild starts Sphinx anew for each change, and its reloading script stands in the page, where our own policy
forbids it. Its server for watching is used here; the script is a file, and the builder stays. There is
no search: its index would be made anew after each change. What the source check refuses is not built until it is fixed.
Two more processes read as the check does: one the page that was saved, one the whole course. All tell the open pages, which show it in a bar (``static/live.js``).
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import uvicorn
import watchfiles
from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from .builder import Built, build
from .teacher import Told, look_at, look_at_all

HOST, PORT = "127.0.0.1", 8000
HOSTS = [HOST, "localhost"]
"""The names of this machine in a browser; a page from elsewhere that has its name lead here is told nothing."""
SOURCE, OUT, DOCTREES = Path(), Path("build/.live"), Path("build/.live-doctrees")
STATIC = Path(__file__).parent / "static"
TAG = b'<script src="/live.js" type="module"></script>\n'
IGNORED = ["build", ".drafts", ".git", ".venv", ".venv-bench", ".mypy_cache", ".ruff_cache", ".pytest_cache"]
LATER = 0.4
"""The seconds without a save after which the whole course is looked at again."""


class WarmServer(RebuildServer):  # type: ignore[misc]
    """Rebuilds and looks in two processes that stay, and in new ones when the machine or the settings have changed."""

    def __init__(self, port: int) -> None:
        super().__init__([SOURCE], IgnoreFilter(IGNORED, [r"__pycache__"]), build)
        self.address = f"http://{HOST}:{port}"
        self.origins = {f"http://{host}:{port}" for host in HOSTS}
        self.open: set[asyncio.Queue[str]] = set()
        self.told: Told = []
        """What the last look at the whole course has found."""
        self.since: dict[str, Told] = {}
        """What was found in each page that was saved since."""
        self.built = Built()
        self.builder, self.reader, self.checker = _pool(), _pool(), _pool()
        self.looking: asyncio.Task[None] | None = None

    async def watch(self) -> None:
        """Wait for changes, build, look, and tell the open pages."""
        await self._build()
        self._look([])
        async for changes in watchfiles.awatch(*self.paths, watch_filter=lambda _, path: not self.ignore(path)):
            names = [os.path.relpath(path, SOURCE) for _, path in changes]
            if any(not name.endswith(".md") for name in names):
                for pool in (self.builder, self.reader, self.checker):
                    pool.shutdown(wait=False, cancel_futures=True)
                self.builder, self.reader, self.checker = _pool(), _pool(), _pool()
            self._look([name for name in names if name.endswith(".md")])
            await self._build()
            self._tell({"reload": True})

    async def _build(self) -> None:
        places = SOURCE.resolve(), OUT.resolve(), DOCTREES.resolve()
        self.built = await asyncio.wrap_future(self.builder.submit(build, *places))
        print(f"Built in {self.built.seconds:.1f} s. Open {self.address}; stop with Ctrl+C.", flush=True)
        self._tell(self._state())

    def _look(self, changed: Sequence[str]) -> None:
        """Look at the pages that were saved, and at the whole course when nobody has saved for a moment."""
        if self.looking:
            self.looking.cancel()
        self.looking = asyncio.create_task(self._look_twice(changed))

    async def _look_twice(self, changed: Sequence[str]) -> None:
        root = SOURCE.resolve()
        found = await asyncio.wrap_future(self.reader.submit(look_at, root, changed))
        for name in changed:
            self.since[name] = [one for one in found if one["file"] == name]
        self._tell(self._state())
        await asyncio.sleep(LATER)
        self.told = await asyncio.wrap_future(self.checker.submit(look_at_all, root))
        self.since.clear()
        self._tell(self._state())

    def _state(self) -> dict[str, Any]:
        """All that is wrong, and the file behind each address that has something; the check's words before the build's."""
        told = [one for one in self.told if one["file"] not in self.since]
        told += [one for found in self.since.values() for one in found]
        known = {one["file"] for one in told if one["stops"]}
        more: Told = [
            {"file": file, "line": line, "message": words, "stops": True, "words": ""}
            for file, said in self.built.warnings.items()
            for line, words in said
            if file not in known
        ]
        if self.built.failure:
            more.append({"file": "", "line": 0, "message": self.built.failure, "stops": True, "words": ""})
        problems = [*told, *more]
        return {"problems": problems, "pages": {address_of(one["file"]): one["file"] for one in problems}}

    def _tell(self, said: dict[str, Any]) -> None:
        for queue in self.open:
            queue.put_nowait(json.dumps(said))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One open page: it is told what is known, and each change. A page of another site is told nothing."""
        socket = WebSocket(scope, receive, send)
        if socket.headers.get("origin", self.address) not in self.origins:
            await socket.close()
            return
        await socket.accept()
        queue: asyncio.Queue[str] = asyncio.Queue()
        queue.put_nowait(json.dumps(self._state()))
        self.open.add(queue)
        tasks = asyncio.create_task(_pass_on(queue, socket)), asyncio.create_task(self.wait_client_disconnect(socket))
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.open.discard(queue)
            for task in tasks:
                task.cancel()


async def _pass_on(queue: asyncio.Queue[str], socket: WebSocket) -> None:
    while True:
        await socket.send_text(await queue.get())


def address_of(file: str) -> str:
    """The path in the address of a page, such as "/faq/an-id/"."""
    name = file.removesuffix(".md")
    return f"/{name.removesuffix('index')}" if name == "index" or name.endswith("/index") else f"/{name}/"


def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _end_with_the_server)


def _end_with_the_server() -> None:
    """A server that is killed cannot end the process that works for it, so that one waits for the server's end."""
    server = multiprocessing.parent_process()
    assert server

    def wait() -> None:
        server.join()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


class AddScript:
    """Ends each page with the script that shows what is wrong and loads it again."""

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


def make_app(port: int) -> Starlette:
    """The server for pages of this machine alone."""
    OUT.mkdir(parents=True, exist_ok=True)
    server = WarmServer(port)
    own = [Route(f"/{name}", lambda _, name=name: FileResponse(STATIC / name)) for name in ("live.js", "live.css")]
    pages = Mount("/", app=StaticFiles(directory=OUT, html=True))
    return Starlette(
        routes=[WebSocketRoute("/live-reload", server), *own, pages],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS), Middleware(AddScript)],
        lifespan=server.lifespan,
    )


def serve(port: int) -> None:
    """Build, serve, watch."""
    uvicorn.run(make_app(port), host=HOST, port=port, log_level="warning")


def main(words: Sequence[str] | None = None) -> int:
    """Serve until Ctrl+C."""
    parser = argparse.ArgumentParser(prog="coursebook live", description="Write, save, and see the page change.")
    parser.add_argument("--port", type=int, default=PORT, help=f"the port on this machine (default: {PORT})")
    serve(parser.parse_args(words).port)
    return 0


if __name__ == "__main__":
    sys.exit(main())
