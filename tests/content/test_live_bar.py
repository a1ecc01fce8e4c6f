"""The live preview in a browser: what is wrong with a page stands on it while it is written, and goes when it is mended."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ..lint.good_course import good
from ..lint.test_pages import write
from ..site.test_make import CONF

SOON = 60_000
NAME = "faq/clinic-says-nothing.md"


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A tiny course and the address of its preview."""
    project = write(tmp_path_factory.mktemp("live"), {**good(), "conf.py": CONF})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-P", "-m", "coursebook", "live", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    ) as server:
        assert server.stdout and server.stdout.readline().startswith(f"Open http://127.0.0.1:{port}; stop with Ctrl+C.")
        assert server.stdout.readline().startswith("Built in ")
        yield project, f"http://127.0.0.1:{port}"
        os.killpg(server.pid, signal.SIGKILL)


@pytest.fixture
def open_page(live: tuple[Path, str], browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{live[1]}/faq/clinic-says-nothing/")
    yield page
    context.close()
    (live[0] / NAME).write_text(good()[NAME], encoding="utf-8")


def save(live: tuple[Path, str], old: str, new: str) -> None:
    text = good()[NAME]
    assert old in text
    (live[0] / NAME).write_text(text.replace(old, new), encoding="utf-8")


def marked(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...(CSS.highlights.get('live') ?? [])].map(String)")
    return found


def test_a_word_is_told_and_marked_on_its_page_until_it_is_mended(live: tuple[Path, str], open_page: Page) -> None:
    bar = open_page.locator("aside.live")
    expect(bar).to_have_count(0, timeout=SOON)  # it was looked at
    save(live, "It needs a release.", "It needs a release. He may relapse. Ask again.")
    expect(bar).to_contain_text('"relapse": write', timeout=SOON)
    expect(bar.locator("summary")).to_have_text("1 on this page")
    expect(bar.locator("button")).to_have_text("Line 13")
    open_page.wait_for_function("() => CSS.highlights.get('live')?.size === 1", timeout=SOON)
    assert marked(open_page) == ["He may relapse."]
    assert open_page.evaluate("document.documentElement.scrollWidth") == 360
    save(live, "It needs a release.", "It needs a release. Ask again.")
    expect(bar).to_have_count(0, timeout=SOON)
    assert marked(open_page) == []


def test_what_is_wrong_on_another_page_is_told_with_its_file(live: tuple[Path, str], open_page: Page) -> None:
    other = live[0] / "modules/talk-well/index.md"
    text = other.read_text(encoding="utf-8")
    other.write_text(text.replace("Text.", "It hapened here."), encoding="utf-8")
    bar = open_page.locator("aside.live")
    expect(bar.locator("summary")).to_have_text("Nothing on this page, 1 elsewhere", timeout=SOON)
    expect(bar).to_contain_text("modules/talk-well/index.md, line 12")
    other.write_text(text, encoding="utf-8")
    expect(bar).to_have_count(0, timeout=SOON)


def test_what_only_the_whole_course_shows_is_told_too(live: tuple[Path, str], open_page: Page) -> None:
    save(live, "  - clinic wont talk\n  - privacy law parents", "  - sick from subs\n  - privacy law parents")
    bar = open_page.locator("aside.live")
    expect(bar).to_contain_text("asks nearly what faq/clinic-says-nothing.md asks", timeout=SOON)


def test_an_error_of_the_build_stands_in_the_bar(live: tuple[Path, str], open_page: Page) -> None:
    conf = live[0] / "conf.py"
    text = conf.read_text(encoding="utf-8")
    conf.write_text(text.replace('"coursebook"]', '"coursebook", "no_such_extension"]'), encoding="utf-8")
    bar = open_page.locator("aside.live")
    expect(bar).to_contain_text("no_such_extension", timeout=SOON)
    conf.write_text(text, encoding="utf-8")
    expect(bar).to_have_count(0, timeout=SOON)


def test_no_published_page_has_the_bar() -> None:
    site = Path(__file__).parents[2] / "build" / "html"
    assert not list(site.rglob("live.js"))
    assert all(
        "live.js" not in (site / page / "index.html").read_text(encoding="utf-8") for page in ("", "help-now", "faq")
    )
