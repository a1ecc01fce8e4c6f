"""The built site in Chromium: it reads, it finds, and it asks nobody else for anything."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from ..browser import ADVICE, find

SITE = Path(__file__).parents[2] / "build" / "html"
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
pytestmark = pytest.mark.browser


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The built site, served on this machine."""
    assert (SITE / "index.html").is_file(), "build the site first: make html"
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=SITE))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find()
    assert path, ADVICE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on an old phone."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    yield context.new_page()
    context.close()


PAGES = sorted(file.parent.relative_to(SITE).as_posix() for file in SITE.rglob("index.html"))


def test_every_page_at_320_pixels(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    foreign: list[str] = []
    spoken: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(address) else foreign.append(request.url))
    page.on("console", lambda message: spoken.append(message.text))
    page.on("pageerror", lambda error: spoken.append(str(error)))
    wide = []
    assert len(PAGES) > 50
    for name in PAGES:
        page.goto(address + (f"{name}/" if name != "." else ""))
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(name)
    assert (foreign, spoken, wide) == ([], [], [])


def test_search_finds_in_a_family_s_words(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Search").click()
    page.get_by_label("Type it as you would say it").fill("throws up after suboxone")
    first = page.locator(".hits a").first
    first.wait_for()
    assert first.inner_text() == "Why does he throw up after taking Suboxone?"
    page.keyboard.press("Enter")
    page.wait_for_url("**/faq/throws-up-after-suboxone/")


def test_nothing_is_kept(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Search").click()
    page.get_by_label("Type it as you would say it").fill("heroin")
    page.locator(".hits a").first.wait_for()
    kept = page.evaluate(
        "[localStorage.length, sessionStorage.length, document.cookie, location.search, location.hash]"
    )
    assert kept == [0, 0, "", "", ""]
    page.keyboard.press("Escape")
    assert page.locator("#words").input_value() == ""


def test_a_colour_mode_is_kept_when_it_is_chosen(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("footer").get_by_role("button", name="Dark").click()
    assert page.evaluate("document.documentElement.dataset.mode") == "dark"
    page.goto(address + "help-now/")
    assert page.evaluate("document.documentElement.dataset.mode") == "dark"


def test_it_reads_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(address)
    page.get_by_text("Menu", exact=True).click()
    page.locator("nav.menu").get_by_text("The clinic and privacy").click()
    page.get_by_role("link", name="Will his clinic talk to me?").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Will his clinic talk to me?")
    context.close()


def test_help_is_one_step_away(page: Page, address: str) -> None:
    for name in PAGES:
        html = (SITE / name / "index.html").read_text()
        assert 'class="help" href="' in html, name
    page.goto(address + "faq/what-is-iop/")
    page.get_by_role("link", name="Help now").first.click()
    page.wait_for_url("**/help-now/")
