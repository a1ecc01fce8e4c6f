"""``make live``: one process that keeps what it has read, so that a saved page is shown within seconds, with what is wrong on it.

sphinx-autobuild starts Sphinx anew for each change, and its reloading script stands in the page, where our own policy forbids it; only its server for watching is used.
There is no search: its index would be made anew after each change. What the source check refuses is not built. The pages that one opens are built first (``first_pages.py``),
and a page that is missed waits (``pages.py``). Two more processes read as the check does, and tell the open pages, which show it in a bar (``static/live.js``).
"""

import asyncio
import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, cast

import uvicorn
import watchfiles
from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from ..core.arguments import ArgumentParser
from ..core.folder_seal import is_sealed
from ..core.language.catalogs import mark_text, translator_to
from ..core.language.messages import translate_message
from ..core.project import read_paths
from ..site.language.script_texts import translate_script
from .builder import Built, build
from .checker import Told, join_told, look_at, look_at_all
from .first_pages import build_first
from .pages import AddScript, Pages
from .saved_files import IGNORED, UNFINISHED, Unbuilt, sort_saved
from .worker_processes import create_pool, end_all, work

HOST, PORT = "127.0.0.1", 8000
HOSTS = [HOST, "localhost"]
"""The names of this machine in a browser; a page from elsewhere that has its name lead here is told nothing."""
SOURCE, OUT, DOCTREES = Path(), Path("build/.live"), Path("build/.live-doctrees")
FIRST, FIRST_DOCTREES = Path("build/.live-first"), Path("build/.live-first-doctrees")
WHOLE = Path("build/.live-whole")
"""There when all pages were built."""
STATIC = Path(__file__).parent / "static"
LATER = 0.4
"""The seconds without a save after which the whole course is looked at again."""


class WarmServer(RebuildServer):  # type: ignore[misc]
    """Rebuilds and looks in two processes that stay, and in new ones when the machine or the settings have changed."""

    def __init__(self, port: int) -> None:
        super().__init__([SOURCE], IgnoreFilter(IGNORED, [r"__pycache__", UNFINISHED]), build)
        self.address = f"http://{HOST}:{port}"
        self.origins = {f"http://{host}:{port}" for host in HOSTS}
        self.open: set[asyncio.Queue[str]] = set()
        self.told: Told = []
        """What the last look at the whole course has found."""
        self.since: dict[str, Told] = {}  # what was found in each page that was saved since
        self.looked = False  # at the whole course: before, nothing that is told of a page says that it is right
        self.unseen: set[str] = set()
        """The pages that were saved and not looked at yet: the next save of another one does not hide them."""
        self.built = Built()
        self.unbuilt = Unbuilt()
        self.builder, self.reader, self.checker = create_pool(), create_pool(), create_pool()
        self.looking: asyncio.Task[None] | None = None
        self.first: ProcessPoolExecutor | None = None if is_warm() else create_pool()  # none as soon as all are there
        self.wanted: set[str] = set()  # the pages that were asked for while there was no whole preview
        self.asking: asyncio.Task[None] | None = None  # the building of the last of them
        self.saved = False  # whether something was saved that no build has begun with
        self.building: asyncio.Task[None] | None = None
        """The builds of what was saved, one after the other."""
        self.left: set[str] = set()
        """What was saved while the first whole build was at work."""

    async def watch(self) -> None:
        """Build the first pages, then all; meanwhile and afterward wait for changes, build, look, and tell the open pages."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._begin())
            tasks.create_task(self._follow())

    async def _begin(self) -> None:
        """Build the first pages, those that were opened meanwhile, the whole preview, and once more what was saved meanwhile."""
        await self._build_first(self.wanted)
        if self.asking:
            await asyncio.wait({self.asking})
        await self._build()
        while self.left:
            if any(not name.endswith(".md") for name in self.left):
                self._start_anew(sort_saved(SOURCE, self.left).is_machine)
            self.left.clear()
            await self._build()
        if not self.built.failure and DOCTREES.exists():
            WHOLE.touch()
        if self.first:
            self.first.shutdown(wait=False, cancel_futures=True)
            self.first = None
            self._tell({"reload": True})
        self._say()
        self._look([])

    async def _follow(self) -> None:
        async for changes in watchfiles.awatch(*self.paths, watch_filter=lambda _, path: not self.ignore(path)):
            names = [os.path.relpath(path, SOURCE) for _, path in changes]
            pages, lists, is_machine = self.unbuilt.note(SOURCE, names)
            if self.first:
                self.left.update(names)
                if len(pages) < len(names):
                    self.first.shutdown(wait=False, cancel_futures=True)
                    self.first = create_pool()
                self._look(pages, lists)
                await self._build_first([*self.wanted, *pages])
                continue
            if is_machine or lists:
                self._start_anew(is_machine)
            self._look(pages, lists)
            self.saved = True
            if not self.building or self.building.done():
                self.building = asyncio.create_task(self._build_what_was_saved())

    async def _build_what_was_saved(self) -> None:
        """Build, and once more what was saved meanwhile; who saves is told what is wrong without waiting for that."""
        while self.saved:
            self.saved = False
            try:
                await self._build()
            except (asyncio.CancelledError, BrokenProcessPool):  # a setting has changed, and a new builder begins
                if not self.saved or cast("asyncio.Task[None]", asyncio.current_task()).cancelling():
                    raise
                continue
            self._say()
            self._tell({"reload": True})

    def _start_anew(self, is_machine: bool) -> None:
        """A new process for what builds, and for what looks too where the machine has changed: lists it reads again by itself."""
        for name in ("builder", *(("reader", "checker") if is_machine else ())):
            getattr(self, name).shutdown(wait=False, cancel_futures=True)
            setattr(self, name, create_pool())

    async def _build_first(self, pages: Iterable[str]) -> None:
        """Build the first pages with these, unless the whole preview is there; tell the open ones."""
        if not self.first:
            return
        places = SOURCE.resolve(), FIRST.resolve(), FIRST_DOCTREES.resolve()
        try:
            done = await work(self.first, build_first, *places, list(pages))
        except (asyncio.CancelledError, BrokenProcessPool):  # the whole preview was sooner
            if self.first:
                raise
            return
        if done and self.first:
            self._tell({"reload": True})

    def want(self, page: str) -> None:
        """Build a page that somebody opened before the others."""
        if page not in self.wanted and (SOURCE / page).is_file():
            self.wanted.add(page)
            self.asking = asyncio.create_task(self._build_first([page]))

    def _say(self) -> None:
        _show(f"Built in {self.built.seconds:.1f} s. Open {self.address}; stop with Ctrl+C.")

    async def _build(self) -> None:
        places = SOURCE.resolve(), OUT.resolve(), DOCTREES.resolve()
        with self.unbuilt.building():
            self.built = await work(self.builder, build, *places)
        if (
            not self.unseen or not self.looking or self.looking.done()
        ):  # else the check tells, in a moment, all that is wrong there
            self._tell(self._state())

    def _look(self, pages: Iterable[str], lists: Sequence[str] = ()) -> None:
        """Look at what was saved, and at the whole course when nobody has saved for a moment; after a list, at the pages at hand too."""
        if self.looking:
            self.looking.cancel()
        self.unseen.update(pages, lists, self.unbuilt.list_near(one["file"] for one in self.told) if lists else ())
        self.looking = asyncio.create_task(self._look_twice())

    async def _look_twice(self) -> None:
        root, changed = SOURCE.resolve(), sorted(self.unseen)
        found = await work(self.reader, look_at, root, changed)
        self.unseen.difference_update(changed)
        for name in changed:
            self.since[name] = [one for one in found if one["file"] == name]
        self._tell(self._state())
        await asyncio.sleep(LATER)
        self.told = await work(self.checker, look_at_all, root)
        self.looked = True
        self.since.clear()
        self._tell(self._state())

    def _state(self) -> dict[str, Any]:
        """All that is wrong, and the file behind each address that has something; the check's words before the build's."""
        told = [one for one in self.told if one["file"] not in self.since]
        told += [one for found in self.since.values() for one in found]
        told = [
            one for one in told if not (self.unbuilt.builds and one.get("waits"))
        ]  # a term that was just written is not gone
        warned = self.unbuilt.keep_true(self.built.warnings, self.unseen)
        return join_told(told, warned, self.built.failure) | {"looked": self.looked}

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


def is_warm() -> bool:
    """Whether a preview was built here before, to its end, on which this one goes on: of one that was stopped, pages are missing."""
    return WHOLE.exists() and is_sealed(SOURCE, DOCTREES)


def make_app(port: int) -> Starlette:
    """The server for pages of this machine alone."""
    goes_on = is_warm()  # asked once: each file of the last preview is looked at
    for folder in (FIRST, FIRST_DOCTREES, *(() if goes_on else (OUT,))):
        shutil.rmtree(folder, ignore_errors=True)
    if not goes_on:
        WHOLE.unlink(missing_ok=True)
    OUT.mkdir(parents=True, exist_ok=True)
    server = WarmServer(port)
    script = translate_script((STATIC / "live.js").read_text("utf-8"), translator_to(_language()) or mark_text)
    own = [
        Route("/live.js", lambda _: Response(script, media_type="text/javascript")),
        Route("/live.css", lambda _: FileResponse(STATIC / "live.css")),
    ]
    pages = Mount("/", app=Pages(OUT, FIRST, lambda: server.first is not None, server.want))
    return Starlette(
        routes=[WebSocketRoute("/live-reload", server), *own, pages],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS), Middleware(AddScript)],
        lifespan=server.lifespan,
    )


def serve(port: int) -> None:
    """Say what is done, then build, serve, watch."""
    if is_warm():
        _show(f"Open http://{HOST}:{port}; stop with Ctrl+C. What has changed is being built, in a few seconds.")
    else:
        _show(
            f"Open http://{HOST}:{port}; stop with Ctrl+C. All pages are being built for the first time, which takes a minute or two. "
            "A page that you open is built first, in some seconds."
        )
    uvicorn.run(make_app(port), host=HOST, port=port, log_level="warning")
    end_all()
    _show("Stopped.")


def _language() -> str:
    return read_paths(SOURCE.resolve()).language


def _show(line: str) -> None:
    """Print a line in the language of the course."""
    print(translate_message(line, _language()), flush=True)


def main(words: Sequence[str] | None = None) -> int:
    """Serve until Ctrl+C."""
    parser = ArgumentParser(
        prog="coursebook live", description="Write, save, and see the page change.", example="coursebook live"
    )
    parser.add_argument(
        "--port", type=int, default=PORT, metavar="PORT", help=f"the port on this machine (default: {PORT})"
    )
    serve(parser.parse_args(words).port)
    return 0


if __name__ == "__main__":
    sys.exit(main())
