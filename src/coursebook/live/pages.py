"""The pages of a preview as they are served: the whole one, before it the first pages, and a page that waits for one that is being built."""

import asyncio
import os
import re
from collections.abc import Callable
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TAG = b'<script src="/live.js" type="module"></script>\n'
AGAIN = 1
"""The seconds after which a page that waits asks again."""
WAITS = f"""\
<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="{AGAIN}"><title>Being built</title>
<body style="font: 18px/1.5 sans-serif; max-width: 34em; margin: 3em auto; padding: 0 1em">
<h1>This page is being built</h1>
<p>It opens by itself, in a few seconds. You need not do anything.</p>
<p>A preview that begins from nothing takes a minute or two until all pages are there. A page that you open comes first.</p>
</body></html>
"""


class Pages(StaticFiles):
    """The files of the preview. ``begins`` says whether not all pages are there yet, ``want`` is told the path of a page that is missed."""

    def __init__(self, whole: Path, first: Path, begins: Callable[[], bool], want: Callable[[str], None]) -> None:
        super().__init__(directory=whole, html=True)
        self.first = StaticFiles(directory=first, html=True, check_dir=False)
        self.begins, self.want = begins, want

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file; while the preview begins, what there is of it."""
        if not self.begins():
            return await _read_whole(await super().get_response(path, scope))
        for files in (self.first.get_response, super().get_response):
            try:
                found = await _read_whole(await files(path, scope))
            except HTTPException as missing:
                if missing.status_code != 404:
                    raise
                continue
            if found.status_code != 404:
                return found
        name = path.replace(os.sep, "/").strip("/")
        if not re.fullmatch(r"[a-z0-9/-]+|\.|", name):
            raise HTTPException(404)
        for file in (f"{name}.md", f"{name}/index.md") if name not in ("", ".") else ("index.md",):
            self.want(file)
        return HTMLResponse(WAITS, 503, {"Retry-After": str(AGAIN), "Cache-Control": "no-store"})


async def _read_whole(found: Response) -> Response:
    """What is served, read once: a file that a build writes again meanwhile would be longer or shorter than was promised."""
    if not isinstance(found, FileResponse):
        return found
    try:
        content = await asyncio.to_thread(Path(found.path).read_bytes)
    except FileNotFoundError:
        raise HTTPException(404) from None
    headers = {name: value for name, value in found.headers.items() if name not in ("content-length", "accept-ranges")}
    return Response(content, found.status_code, headers)


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
