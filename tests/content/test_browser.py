"""The built site in Chromium: it reads, it finds, and it asks nobody else for anything."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import PAGES, SITE

pytestmark = pytest.mark.browser


KEPT = """async () => [localStorage.length, sessionStorage.length, document.cookie.length,
    (await caches.keys()).length, (await indexedDB.databases()).length,
    (await navigator.serviceWorker.getRegistrations()).length]"""


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
    expect(page.locator("#words")).to_have_value("")


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
    page.locator("summary", has_text="Menu").click()
    page.locator("nav.menu").get_by_text("The clinic and privacy").click()
    page.get_by_role("link", name="The clinic and privacy, page 2").click()
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


POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; [^"]*">')


def test_a_strict_policy_stands_on_every_page() -> None:
    without = []
    for name in PAGES:
        html = (SITE / name / "index.html").read_text()
        policy = POLICY.search(html)
        if not policy or "unsafe" in policy[0] or re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", html):
            without.append(name)
    assert without == [] and len(PAGES) > 500


def test_hosts_are_told_the_same() -> None:
    told = (SITE / "_headers").read_text()
    assert "/faq/*\n  Content-Security-Policy: default-src 'none';" in told
    assert "frame-ancestors 'none'" in told and "Referrer-Policy: no-referrer" in told


def leave_is_caught(page: Page) -> list[str]:
    """Answer the weather page here: no test leaves this machine."""
    seen: list[str] = []
    page.route("https://www.weather.gov/**", lambda route: (seen.append("left"), route.fulfill(body="Weather"))[1])
    return seen


@pytest.mark.parametrize("way", ["tap", "shift"])
def test_leaving_is_one_step_and_back_shows_no_page_of_the_visit(page: Page, address: str, way: str) -> None:
    """From the last of three pages: one step back, a step over two, and back again all lead to the weather."""
    seen = leave_is_caught(page)
    for name in ("", "docs/about/", "faq/harm-by-caring/"):
        page.goto(address + name)
    page.get_by_role("button", name="Search").click()
    page.locator("#words").fill("he hit me")
    if way == "tap":
        page.locator("dialog[open] a.leave").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("https://www.weather.gov/")
    assert seen == ["left"]
    shown: list[str] = []
    page.expose_function("note", lambda url: shown.append(url))
    page.add_init_script("""addEventListener("load", () => setTimeout(() => {
        if (document.body.checkVisibility()) note(location.href);
    }))""")
    for steps in (-1, -1, -2, -3):
        with page.expect_event("framenavigated", lambda frame: "weather.gov" in frame.url):
            page.evaluate(f"history.go({steps})")
        page.wait_for_url("https://www.weather.gov/")
        page.wait_for_load_state()
    assert not [url for url in shown if url.startswith(address)]


def test_leaving_a_visit_of_one_page_leaves_no_step(page: Page, address: str) -> None:
    leave_is_caught(page)
    page.goto("about:blank")
    page.goto(address + "help-now/")
    steps = page.evaluate("history.length")
    page.locator(".bar a.leave").click()
    page.wait_for_url("https://www.weather.gov/")
    assert page.evaluate("history.length") == steps


def test_coming_back_by_the_address_works_after_leaving(page: Page, address: str) -> None:
    leave_is_caught(page)
    page.goto(address)
    page.goto(address + "docs/about/")
    page.locator(".bar a.leave").click()
    page.wait_for_url("https://www.weather.gov/")
    page.goto(address + "help-now/")
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.evaluate("[localStorage.length, sessionStorage.length, name]") == [0, 0, ""]


def test_back_after_leaving_shows_no_name(page: Page, address: str) -> None:
    """Whatever is seen of a page on the way back, in the tab or in the list of windows: it is never the page's name."""
    leave_is_caught(page)
    for name in ("", "faq/what-is-iop/", "docs/about/"):
        page.goto(address + name)
    page.locator(".bar a.leave").click()
    page.wait_for_url("https://www.weather.gov/")
    names: list[str] = []
    page.expose_function("noteTitle", lambda name: names.append(name))
    page.add_init_script(
        """new MutationObserver(() => noteTitle(document.title)).observe(document, { childList: true, subtree: true, characterData: true })"""
    )
    page.go_back(wait_until="commit")
    page.wait_for_url("https://www.weather.gov/")
    assert names and set(names) <= {"", "Notes"}, names


def test_how_to_hide_a_visit_stands_beside_leave(page: Page, address: str) -> None:
    """On the first screen, by one touch, in five lines, without scripts and on every page."""
    for name in ("", "help-now/", "faq/what-is-iop/"):
        page.goto(address + name)
        page.get_by_text("Hide your visit").click()
        lines = page.locator(".hide li")
        assert lines.count() == 5 and all(lines.nth(n).is_visible() for n in range(5))
        box, leave = page.locator(".hide > ul").bounding_box(), page.locator(".bar a.leave").bounding_box()
        assert box and leave and box["y"] >= 0 and box["x"] >= 0 and box["x"] + box["width"] <= 360
        assert box["y"] + box["height"] <= leave["y"] + 1
        said = page.locator(".hide > ul").inner_text()
        assert [
            word
            for word in ("Back does not", "Shift", "Quiet mode", "keeps a history", "stay on the phone")
            if word not in said
        ] == []


def test_leave_is_in_reach_of_the_thumb(page: Page, address: str) -> None:
    page.goto(address)
    box = page.get_by_role("link", name="Leave this page").bounding_box()
    assert box and box["height"] >= 44 and box["y"] + box["height"] >= 600


def test_quiet_mode_leaves_no_steps_and_no_subject(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address + "faq/what-is-iop/")
    steps = page.evaluate("history.length")
    page.get_by_role("button", name="Quiet mode").click()
    page.wait_for_url("**/#quiet")
    expect(page).to_have_title("Notes")
    page.get_by_role("button", name="Quiet mode is on").wait_for()
    page.get_by_role("link", name="Help now").first.click()
    page.wait_for_url("**/help-now/#quiet")
    expect(page).to_have_title("Notes")
    page.get_by_role("button", name="Quiet mode is on").wait_for()
    assert page.evaluate("history.length") == steps
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_everything_works_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + "faq/what-is-iop/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.get_by_role("button", name="Search").focus()
    page.keyboard.press("Enter")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_a_note_stands_in_the_right_margin_where_there_is_room(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address + "modules/what-a-family-can-do/craft-and-what-it-shows/")
    note, text = page.locator("aside.margin"), page.locator("article section section > p").first
    beside, column = note.bounding_box(), text.bounding_box()
    assert beside and column
    assert column["x"] + column["width"] < beside["x"]
    assert beside["x"] + beside["width"] <= 1280
    page.set_viewport_size({"width": 360, "height": 640})
    below = note.bounding_box()
    assert below and below["x"] + below["width"] <= 360


def test_a_printed_page_is_complete(page: Page, address: str) -> None:
    page.goto(address + "modules/suggesting-treatment/choosing-the-moment/")
    page.emulate_media(media="print")
    shown = page.locator(".self-check details > p, .self-check details > :not(summary)")
    assert shown.count() >= 3
    assert all(shown.nth(n).is_visible() for n in range(shown.count()))
    assert not page.locator("header.bar").is_visible()
