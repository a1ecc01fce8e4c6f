"""A visit to a page on an old phone with a slow line: what came over the line, and when the text was there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page

from .server import Sent, Site

DOWN, UP, WAIT, SLOWER = 1_600_000, 750_000, 150, 4
"""Simulated slow 4G: bits a second down and up, milliseconds from each request to its answer; and the CPU, so many
times slower. These are the numbers of Lighthouse's slow 4G. Opening a connection costs nothing in this simulation."""

KINDS = {
    "text/html": "Document",
    "text/css": "Styles",
    "text/javascript": "Scripts",
    "application/javascript": "Scripts",
    "font/woff2": "Fonts",
    "font/woff": "Fonts",
}
OTHER = "Other"
LAST_PAINT = """() => new Promise(done => {
  new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({type: "largest-contentful-paint", buffered: true});
  setTimeout(() => done(0), 5000);
})"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one page cost: the answers of its server, addresses on other hosts, seconds to the largest paint."""

    sent: tuple[Sent, ...]
    elsewhere: tuple[str, ...]
    paint: float

    def size(self, kind: str = "") -> int:
        """Bytes of one kind, or of all."""
        return sum(answer.size for answer in self.sent if not kind or KINDS.get(answer.media, OTHER) == kind)


def visit(browser: Browser, site: Site, path: str, before: str = "") -> Visit:
    """Open a page with nothing in the cache but what the page ``before`` left there."""
    with _phone(browser) as context:
        page = context.new_page()
        if before:
            _open(page, site, before)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        site.sent.clear()
        _slow_down(context, page)
        _open(page, site, path)
        paint = page.evaluate(LAST_PAINT)
        if not paint:
            raise RuntimeError(f"{path}: the browser reported no paint")
        elsewhere = [url for url in asked if not url.startswith((site.address, "data:", "blob:"))]
        return Visit(tuple(site.sent), tuple(elsewhere), paint / 1000)


@contextmanager
def _phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 360, "height": 640}, device_scale_factor=2, is_mobile=True, has_touch=True
    )
    try:
        yield context
    finally:
        context.close()


def _slow_down(context: BrowserContext, page: Page) -> None:
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    line = {"offline": False, "latency": WAIT, "downloadThroughput": DOWN / 8, "uploadThroughput": UP / 8}
    devtools.send("Network.emulateNetworkConditions", line)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _open(page: Page, site: Site, path: str) -> None:
    """Go there, and wait until its scripts had time to ask for more and nothing more is asked for."""
    answer = page.goto(site.address + path, wait_until="load", timeout=60_000)
    if answer is None or not answer.ok:
        raise RuntimeError(f"{path} is not there")
    page.wait_for_load_state("networkidle")
    before = -1
    while before != len(site.sent):
        before = len(site.sent)
        page.wait_for_timeout(500)
