"""A preview that begins from nothing: it says so at once, and shows the page that one opens before all others are built."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ..lint.good_course import good
from ..lint.test_pages import write
from ..site.test_make import CONF

SOON = 60_000
NAME = "faq/clinic-says-nothing.md"
WAITS = """

def setup(app):
    import pathlib, time

    def wait(app, env, names):
        go = pathlib.Path(app.srcdir, "build", "go")
        while len(env.found_docs) > 8 and not go.exists():
            time.sleep(0.05)

    app.connect("env-before-read-docs", wait)
"""
"""Settings by which the build of all pages waits, and that of a few does not."""


def start(project: Path) -> tuple[subprocess.Popen[str], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-P", "-m", "coursebook", "live", "--port", str(port)]
    server = subprocess.Popen(
        command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    return server, f"http://127.0.0.1:{port}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, {**good(), "conf.py": CONF + WAITS})


@pytest.fixture
def live(project: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    server, address = start(project)
    with server:
        try:
            yield server, address
        finally:
            os.killpg(server.pid, signal.SIGKILL)


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        yield context


def visit(phone: BrowserContext, address: str, *statuses: int) -> Page:
    """Open an address in a new page: one that loads itself again could break off the way to the next address."""
    for earlier in phone.pages:
        earlier.close()
    page = phone.new_page()
    answer = page.goto(address)
    assert answer and answer.status in statuses
    return page


def said(server: subprocess.Popen[str]) -> str:
    assert server.stdout
    return server.stdout.readline()


def test_a_page_that_is_opened_comes_first(
    project: Path, live: tuple[subprocess.Popen[str], str], phone: BrowserContext
) -> None:
    server, address = live
    first = said(server)
    assert first.startswith(f"Open {address}; stop with Ctrl+C. All pages are being built for the first time")
    assert "a minute or two" in first
    port = int(address.rpartition(":")[2])
    for _ in range(300):  # until the server listens
        with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), timeout=5):
            break
        time.sleep(0.1)
    page = visit(phone, f"{address}/faq/clinic-says-nothing/", 200, 503)
    expect(page.locator("h1")).to_contain_text("Why does the clinic say nothing?", timeout=SOON)
    expect(page.locator("aside.live summary")).to_have_text("Not looked at yet")
    assert "faq/index" not in page.locator("nav.crumbs").inner_text()
    page.locator("a[href*='modules/see-the-pattern']").first.wait_for(state="attached", timeout=SOON)
    text = (project / NAME).read_text(encoding="utf-8")
    (project / NAME).write_text(text.replace("It needs a release.", "It needs a paper."), encoding="utf-8")
    expect(page.locator("article")).to_contain_text("It needs a paper.", timeout=SOON)
    page = visit(phone, f"{address}/faq/no-such-page/", 503)
    expect(page.locator("h1")).to_have_text("This page is being built")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert not (project / "build/.live/index.html").exists()
    (project / "build/go").touch()
    assert said(server).startswith("Built in ")
    visit(phone, f"{address}/faq/no-such-page/", 404)
    page = visit(phone, f"{address}/faq/clinic-says-nothing/", 200)
    expect(page.locator("article")).to_contain_text("It needs a paper.")
    (project / NAME).write_text(text.replace("It needs a release.", "It hapened."), encoding="utf-8")
    expect(page.locator("aside.live")).to_contain_text("hapened", timeout=SOON)


def test_ctrl_c_ends_it_while_it_builds(project: Path) -> None:
    server, _ = start(project)
    with server:
        said(server)
        try:
            code = None
            for _ in range(100):
                if (project / "build/.live-first/index.html").exists():
                    break
                time.sleep(0.2)
            os.killpg(server.pid, signal.SIGINT)
            out, _ = server.communicate(timeout=30)
            code = server.returncode
        finally:
            if code is None:
                os.killpg(server.pid, signal.SIGKILL)
    assert (code, out) == (0, "Stopped.\n")


def test_a_preview_that_was_stopped_is_none_to_go_on_from(project: Path) -> None:
    """What was read is there, and most pages are not: those that one opens must be built first again."""
    (project / "build/.live").mkdir(parents=True)
    (project / "build/.live-doctrees").mkdir()
    (project / "build/.live-doctrees/environment.pickle").write_bytes(b"")
    server, _ = start(project)
    with server:
        try:
            assert "All pages are being built for the first time" in said(server)
        finally:
            os.killpg(server.pid, signal.SIGKILL)


def test_a_second_start_goes_on(project: Path) -> None:
    (project / "build").mkdir()
    (project / "build/go").touch()
    for expected in (
        "All pages are being built for the first time",
        "What has changed is being built, in a few seconds.",
    ):
        server, _ = start(project)
        with server:
            try:
                assert expected in said(server)
                assert said(server).startswith("Built in ")
            finally:
                os.killpg(server.pid, signal.SIGKILL)
