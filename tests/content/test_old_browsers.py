"""Old browsers, refused storage, a keyboard alone, and what stands first: the text and the numbers are always there."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import PAGES, SITE

pytestmark = pytest.mark.browser
CONTENTS = '<nav class="contents"'
LEAST = {
    "no dialog": "delete self.HTMLDialogElement.prototype.showModal; delete self.HTMLDialogElement",
    "storage refused": """
        for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"])
            Object.defineProperty(self, name, {get() { throw new DOMException("no", "SecurityError"); }});""",
}


@pytest.mark.parametrize("how", [*LEAST, "no modules"])
def test_a_browser_that_can_less_shows_text_and_numbers(page: Page, address: str, how: str) -> None:
    """Without dialogs or modules A to Z stands in the place of the search; where storage is refused all works."""
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    if how in LEAST:
        page.add_init_script(LEAST[how])
    else:
        page.route(re.compile(r"/_static/(?!mode)[a-z]+\.js"), lambda route: route.abort())
    for name in ("help-now/", "faq/what-is-iop/"):
        page.goto(address + name)
        expect(page.locator("article a[href='tel:911']").first).to_be_visible()
        expect(page.get_by_role("link", name="Leave this page")).to_be_visible()
        searched = page.get_by_role("button", name="Search")
        if how == "storage refused":
            expect(searched).to_be_visible()
        else:
            expect(page.locator(".bar").get_by_role("link", name="A to Z", exact=True)).to_be_visible()
            assert not searched.is_visible()
        page.locator(".menu-box > summary").click()
        expect(page.locator("nav.menu a").first).to_be_visible()
        page.locator(".menu-box > summary").click()
    page.locator("footer .mode").click()
    assert page.evaluate("document.documentElement.dataset.mode") == "dark"
    expect(page.locator("footer .mode")).to_have_text("Light")
    assert said == []


def test_nothing_stands_before_the_first_help() -> None:
    """The home page has no list of its parts; elsewhere it comes after a part that says whom to call."""
    assert CONTENTS not in (SITE / "index.html").read_text(encoding="utf-8")
    listed = 0
    for name in PAGES:
        html = (SITE / name / "index.html").read_text(encoding="utf-8")
        before, found, rest = html.partition("<article>")[2].partition(CONTENTS)
        if found:
            listed += 1
            following = rest.partition("<section ")[2].partition("<section ")[0]
            assert 'href="tel:' not in following or before.count("<section ") > 1, name
    assert listed > 300


def test_the_wrong_address_leads_to_spanish(page: Page, address: str) -> None:
    page.goto(f"{address}404.html")
    link = page.get_by_role("link", name="Español", exact=True)
    expect(link).to_have_attribute("href", "/ayuda-ahora/")  # of the place where the site is, not of the settings
    assert link.get_attribute("lang") == "es"


def test_the_order_of_the_keys(page: Page, address: str) -> None:
    """Tab goes from the top: skip, home, help, search, menu, hide, leave, then the text; Escape closes what opens."""
    page.goto(f"{address}faq/what-is-iop/")
    stops = []
    for _ in range(8):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.innerText.trim()"))
    assert stops[:7] == [
        "Skip to the text",
        "Porchlight",
        "Help now",
        "Search",
        "Menu",
        "Hide your visit",
        "Leave this page",
    ]
    for summary in (".menu-box > summary", ".hide > summary"):
        page.locator(summary).focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(page.locator(summary)).to_be_focused()
        assert page.locator(".reach > details[open]").count() == 0
    for key in ("/", "Control+k"):
        page.keyboard.press(key)
        expect(page.locator("#words")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("dialog.search")).to_be_hidden()


@pytest.mark.parametrize("name", ["", "help-now/", "faq/what-is-iop/"])
def test_what_a_screen_reader_says_first(page: Page, address: str, name: str) -> None:
    """The tree as it is read aloud: a banner, the one heading, and numbers that are named in words."""
    page.goto(address + name)
    tree = page.locator("body").aria_snapshot()
    assert tree.index("Skip to the text") < tree.index("- banner") < tree.index("- main") < tree.index("- contentinfo")
    assert tree.count("[level=1]") == 1 and 'link "Help now"' in tree and 'button "Search"' in tree
    assert 'link ""' not in tree and 'button ""' not in tree
    if name == "help-now/":
        assert (
            tree.index('link "Call 911"')
            < tree.index("Shout. Rub the breastbone hard.")
            < tree.index('link "Text 988"')
        )


def test_no_flash_of_light_in_the_dark(browser: Browser, address: str) -> None:
    """The first thing that is painted has the color that was chosen: the script that knows it runs before the body."""
    context = browser.new_context(color_scheme="light", viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(f"{address}help-now/")
    page.locator("footer").get_by_role("button", name="Dark").click()
    page.add_init_script("""new MutationObserver((_, all) => {
        if (document.body) { self.first = document.documentElement.dataset.mode; all.disconnect(); }
    }).observe(document, {childList: true, subtree: true});""")
    page.goto(f"{address}faq/what-is-iop/")
    assert page.evaluate("self.first") == "dark"
    context.close()
