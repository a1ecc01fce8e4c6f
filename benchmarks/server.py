"""A web server that compresses as a real host does, and remembers what it sent."""

import functools
import gzip
import threading
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

ALREADY_SMALL = {".woff2", ".woff", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".pagefind", ".pf_index"}
CACHED = "max-age=600"
"""What GitHub Pages says of every file."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer: the path that was asked for, its media type, the bytes of its body as they travelled."""

    path: str
    media: str
    size: int


@functools.cache
def _packed(file: Path) -> bytes:
    """The body of a file, compressed once, so that compressing never counts in a timing."""
    body = file.read_bytes()
    return body if file.suffix in ALREADY_SMALL else gzip.compress(body, 6, mtime=0)


class Site:
    """A folder, served on this machine while the ``with`` block runs; ``sent`` may be emptied between visits."""

    def __init__(self, folder: Path) -> None:
        self.sent: list[Sent] = []
        for file in folder.rglob("*"):
            if file.suffix in {".html", ".css", ".js", ".json"}:
                _packed(file)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, self.sent, folder))
        self.address = f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    """Files with gzip, over connections that stay open."""

    protocol_version = "HTTP/1.1"
    # Head and body are two writes; with Nagle's algorithm the second would wait for the first one's receipt.
    disable_nagle_algorithm = True

    def __init__(self, sent: list[Sent], folder: Path, *connection: object) -> None:
        self._sent = sent
        super().__init__(*connection, directory=str(folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir() and self.path.partition("?")[0].endswith("/"):
            file /= "index.html"
        found = file.is_file()
        body = _packed(file) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Length", str(len(body)))
        if found:
            media = self.guess_type(file)
            # Only what is there: Chromium asks for a /favicon.ico that no page names, on some visits and not on others.
            self._sent.append(Sent(self.path, media, len(body)))
            self.send_header("Content-Type", media)
            self.send_header("Cache-Control", CACHED)
            if file.suffix not in ALREADY_SMALL:
                self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
