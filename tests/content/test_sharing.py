"""Under a sub-path, at wrong addresses, in a messenger's card and in a search engine's list: the site is found whole."""

import http.server
import re
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html import unescape

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import PAGES, SITE, Quiet, path_of

pytestmark = pytest.mark.browser

BASE = "https://porchlight-course.github.io/porchlight/"
OG = re.compile(r'<meta property="og:(\w+)" content="([^"]*)">')
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


class Below(Quiet):
    """The site below ``/porchlight/``, and its ``404.html`` for all else, as GitHub Pages serves it."""

    below = "/porchlight/"

    def send_head(self):  # type: ignore[no-untyped-def]
        path = self.path.partition("?")[0]
        file = SITE / path.removeprefix(self.below).lstrip("/")
        if path.startswith(self.below) and (file.is_file() or (file / "index.html").is_file()):
            self.path = "/" + path.removeprefix(self.below)
            return super().send_head()
        content = (SITE / "404.html").open("rb")
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        return content


@pytest.fixture(scope="module")
def below() -> Iterator[str]:
    """The address of the host."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: Below(*given, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("wrong", ["/porchlight/fak/", "/porchlight/faq/what-is-iopp/x/y", "/porchlight/id/no-such-id"])
def test_a_wrong_address_at_any_depth(page: Page, below: str, wrong: str) -> None:
    answer = page.goto(below + wrong)
    assert answer and answer.status == 404
    assert page.evaluate("document.styleSheets.length") == 2
    expect(page.locator("h1")).to_have_text("This page is not here")
    calls = page.locator("article .paths a")
    assert [link.get_attribute("href") for link in calls.all()] == ["/porchlight/help-now/", "tel:911", "tel:988"]
    expect(page.locator("a.leave").first).to_be_visible()
    page.locator(".menu-box > summary").click()
    expect(page.get_by_role("link", name="Insurance and money")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("throws up after suboxone")
    hit = page.locator(".hits a").first
    hit.wait_for()
    assert hit.get_attribute("href") == f"{below}/porchlight/faq/throws-up-after-suboxone/"
    page.keyboard.press("Escape")
    page.locator("article").get_by_role("link", name="In your words, A to Z").click()
    page.wait_for_url("**/porchlight/in-your-words/")


@pytest.mark.parametrize(
    ("place", "wrong"), [("", "fak/"), ("", "a/b/c/d"), ("mirror/of/it/", "fak"), ("mirror/of/it/", "faq/x/y")]
)
def test_a_wrong_address_where_the_site_lies_elsewhere_leads_to_this_site(page: Page, place: str, wrong: str) -> None:
    """At the top of a host, or below another path than the settings say: help, menu, search and Leave are those of the place."""

    class Elsewhere(Below):
        below = f"/{place}"

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: Elsewhere(*given, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/{place}"
    answer = page.goto(root + wrong)
    assert answer and answer.status == 404
    help_now = page.locator("article .paths a").first
    expect(help_now).to_have_attribute("href", f"/{place}help-now/")
    expect(page.locator("header.bar")).to_have_css("position", "sticky")
    page.locator(".menu-box > summary").click()
    expect(page.get_by_role("link", name="Insurance and money")).to_have_attribute("href", re.compile(f"^/{place}faq/"))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("throws up after suboxone")
    expect(page.locator(".hits a").first).to_have_attribute("href", f"{root}faq/throws-up-after-suboxone/")
    page.keyboard.press("Escape")
    help_now.click()
    page.wait_for_url("**/help-now/")
    expect(page.get_by_role("link", name="Call 911").first).to_be_visible()
    assert page.url == f"{root}help-now/"
    server.shutdown()
    server.server_close()


def asked_elsewhere(page: Page, host: str) -> list[str]:
    """The addresses of other hosts that a page has asked for, as they come."""
    found: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(host) else found.append(request.url))
    return found


def test_an_address_with_two_slashes_stays_on_its_host(page: Page, below: str) -> None:
    """Read as an address of its own, the path ``//evil.example/`` is another host, where a touch would lead."""
    elsewhere = asked_elsewhere(page, below)
    page.goto(f"{below}//evil.example/#quiet")
    expect(page).to_have_title("Notes")
    page.get_by_role("button", name="Quiet mode is on: turn it off").click()
    expect(page).to_have_title(re.compile("^This page is not here"))
    assert (page.url, elsewhere) == (f"{below}//evil.example/", [])


def test_a_host_that_takes_two_slashes_for_one(page: Page) -> None:
    """What leads to the site stays on the host, where the wrong address is the way in which the page found its site."""

    class Elsewhere(Below):
        below = "/mirror/"

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: Elsewhere(*given, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    host = f"http://127.0.0.1:{server.server_port}"
    elsewhere = asked_elsewhere(page, host)
    page.goto(f"{host}//mirror/fak")
    expect(page.locator("article .paths a").first).to_have_attribute("href", "/mirror/help-now/")
    page.goto(f"{host}//mirror/faq/what-is-iop/")
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("throws up after suboxone")
    expect(page.locator(".hits a").first).to_have_attribute(
        "href", re.compile("/mirror/faq/throws-up-after-suboxone/$")
    )
    assert elsewhere == []
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("mark", ["#%", "#quiet:%", "#%E0%A4%A"])
def test_an_address_whose_end_cannot_be_read_stops_no_script(page: Page, address: str, mark: str) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{address}faq/what-is-iop/{mark}")
    page.locator("article > section > details.cite > summary").first.click()
    expect(page.locator("details.cite button").first).to_be_visible()
    assert wrong == []


def test_a_wrong_address_where_the_site_lies_elsewhere_keeps_the_numbers(browser: Browser, address: str) -> None:
    """The style sheet is not where the page looks for it, and no script runs: text and numbers are there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}404.html")
    assert page.locator("header.bar").evaluate("(one) => getComputedStyle(one).position") == "static"
    expect(page.get_by_role("link", name="Call 911").first).to_be_visible()
    context.close()


def test_the_site_works_under_a_sub_path(page: Page, below: str) -> None:
    asked: list[str] = []
    page.on("response", lambda answer: asked.append(answer.url) if answer.status >= 400 else None)
    page.goto(f"{below}/porchlight/id/what-is-iop/")
    page.wait_for_url("**/porchlight/faq/what-is-iop/")
    page.keyboard.press("/")
    page.keyboard.type("he is not breathing")
    expect(page.locator("dialog .cry a").first).to_have_attribute("href", "tel:911")
    assert asked == []


def test_a_host_that_serves_a_page_without_its_slash(page: Page, address: str) -> None:
    """At the top of a host it is the same page; the text and the numbers are there."""
    body = (SITE / "id" / "what-is-iop" / "index.html").read_bytes()
    page.route("**/id/what-is-iop", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{address}id/what-is-iop")
    page.wait_for_url("**/faq/what-is-iop/")
    text = (SITE / "faq" / "what-is-iop" / "index.html").read_bytes()
    page.route("**/faq/what-is-iop", lambda route: route.fulfill(body=text, content_type="text/html"))
    page.goto(f"{address}faq/what-is-iop")
    expect(page.locator("h1")).to_contain_text("What is IOP")
    assert page.locator("article a[href='tel:911']").count()


def test_without_the_slash_and_below_a_path_text_and_numbers_are_there(page: Page, below: str) -> None:
    """The style sheet is looked for in the wrong place; `docs/serving.md` asks the host to add the slash."""
    text = (SITE / "faq" / "what-is-iop" / "index.html").read_bytes()
    page.route("**/porchlight/faq/what-is-iop", lambda route: route.fulfill(body=text, content_type="text/html"))
    page.goto(f"{below}/porchlight/faq/what-is-iop")
    expect(page.locator("h1")).to_contain_text("What is IOP")
    expect(page.locator("article a[href='tel:911']").first).to_be_visible()
    expect(page.locator("a.leave").first).to_be_visible()


def test_a_page_opened_from_a_file_shows_its_text_and_its_numbers(page: Page) -> None:
    page.goto((SITE / "faq" / "what-is-iop" / "index.html").as_uri())
    expect(page.locator("article a[href='tel:911']").first).to_be_visible()
    assert page.evaluate("document.styleSheets.length") == 1


def test_the_network_goes_in_the_middle_of_a_load(page: Page, address: str) -> None:
    page.route("**/_static/**", lambda route: route.abort())
    page.goto(f"{address}faq/what-is-iop/")
    expect(page.locator("h1")).to_contain_text("What is IOP")
    expect(page.locator("article a[href='tel:911']").first).to_be_visible()
    expect(page.get_by_role("link", name="A to Z", exact=True).first).to_be_visible()


def test_every_page_has_a_card_with_its_own_title() -> None:
    picture = f"{BASE}_static/share.png"
    content = (SITE / "_static" / "share.png").read_bytes()
    assert content.startswith(b"\x89PNG") and len(content) < 20_000
    for name in PAGES:
        html = (SITE / name / "index.html").read_text(encoding="utf-8")
        if name.split("/")[0] in ("e", "retired"):
            continue
        tags = dict(OG.findall(html))
        title = re.search(r"<title>(.*?)(?: · Porchlight)?</title>", html)
        assert title and unescape(tags["title"]) == unescape(title[1]), name
        assert (tags["image"], tags["url"], tags["type"]) == (picture, BASE + path_of(name), "article"), name
        if name.startswith("faq/") and name.count("/") == 1:
            assert len(tags["description"]) > 30, name


def test_a_permanent_link_has_a_card_too() -> None:
    pages = sorted((SITE / "id").glob("*/index.html"))
    assert len(pages) > 1900
    for file in pages:
        html = file.read_bytes()
        assert len(html) <= 500 and f'content="{BASE}_static/share.png"'.encode() in html, file


def test_quiet_mode_hides_the_subject_from_a_share_sheet(page: Page, address: str) -> None:
    page.goto(f"{address}faq/what-is-iop/#quiet")
    expect(page).to_have_title("Notes")
    expect(page.locator("meta[property='og:title']")).to_have_attribute("content", "Notes")
    assert page.locator("meta[property='og:description'], meta[name=description]").count() == 0


def test_quiet_mode_is_not_lost_on_a_permanent_link(page: Page, address: str) -> None:
    page.goto(f"{address}faq/what-is-iop/#quiet")
    expect(page).to_have_title("Notes")
    page.locator("article > section > details.cite > summary").first.click()
    link = page.locator("article > section > details.cite dd a").first
    assert "/id/what-is-iop/" in str(link.get_attribute("href"))
    link.evaluate("one => { one.pathname = one.pathname.replace('what-is-iop', 'help-now-signs'); }")
    link.click()
    page.wait_for_url("**/help-now/#quiet:help-now-signs")
    expect(page).to_have_title("Notes")


def test_the_list_of_addresses_has_every_page_for_readers_and_no_other() -> None:
    listed = [element.text or "" for element in ET.parse(SITE / "sitemap.xml").iter(LOCATION)]
    assert len(listed) == len(set(listed)) and all(address.startswith(BASE) for address in listed)
    names = {address.removeprefix(BASE).strip("/") or "." for address in listed}
    workshop = {
        "docs/for-builders",
        "docs/architecture",
        "docs/front-matter",
        "docs/rules",
        "docs/editions",
        "docs/settings",
        "docs/page-policy",
        "docs/stable-interface",
        "docs/where-to-change",
    }
    workshop |= {
        "docs/writing",
        "docs/benchmarks",
        "docs/speed",
        "docs/search-quality",
        "docs/decisions",
        "docs/serving",
        "docs/met-elsewhere",
        "docs/citation-check",
        "docs/coverage",
    }
    workshop |= {name for name in PAGES if name.startswith("docs/sign-off")}
    assert len(workshop) == 28
    letters = {name for name in PAGES if name.startswith("in-your-words/")} | {"paper", "hand-out", "together"}
    others = {name for name in PAGES if name.split("/")[0] in ("e", "changes", "retired")}
    others |= {name for name in PAGES if "sources" in name.split("/")}
    assert names == set(PAGES) - workshop - letters - others
    robots = (SITE / "robots.txt").read_text(encoding="utf-8")
    assert robots == f"User-agent: *\nDisallow:\n\nSitemap: {BASE}sitemap.xml\n"
