"""The built site in Chromium: it reads, it finds, and it asks nobody else for anything."""

import pytest
from playwright.sync_api import Browser, Page

from .conftest import PAGES, SITE, path_of

pytestmark = pytest.mark.browser


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
        page.goto(address + path_of(name))
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
    page.get_by_role("link", name="Menu").click()
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
