"""The built site, served on this machine, and a Chromium to read it with."""

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

SITE = Path(__file__).parents[2] / "build" / "html"
LEADS_ON = b'<meta http-equiv="refresh"'
"""What a page has that only leads to another one; such pages are no pages to read, and have tests of their own."""
FILES = [file for file in SITE.rglob("index.html") if file.parts[len(SITE.parts)] != "id"]
BELOW = re.compile(r"/(?:sources|\d+)\Z|^docs/(?:glossary|references|by-situation)/")
"""The names of pages that hold what another page would weigh too much with."""
PAGES = sorted(file.parent.relative_to(SITE).as_posix() for file in FILES if LEADS_ON not in file.read_bytes())


def path_of(page: str) -> str:
    """The address of a page below that of the site."""
    return "" if page == "." else f"{page}/"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path = SITE, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The built site, served on this machine; or another folder, or by another handler."""
    assert (SITE / "index.html").is_file(), "build the site first: make html"
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=folder))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The built site, served on this machine."""
    with served() as there:
        yield there


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on an old phone."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    yield context.new_page()
    context.close()
