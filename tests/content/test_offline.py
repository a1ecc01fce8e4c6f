"""Pages that a reader keeps: what is stored, when, how it opens without a network, and that one tap clears all of it."""

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from coursebook.site.offline.zip_copy import write_copy

from .conftest import SITE, Quiet, served
from .test_browser import KEPT

pytestmark = pytest.mark.browser
LISTED = """async () => {
    const names = await caches.keys();
    const found = [];
    for (const name of names) for (const { url } of await (await caches.open(name)).keys()) found.push(url);
    return [names, found.filter(url => !/_(static|images)|\\.json$/.test(url)).sort(), found.length]; }"""


class Line:
    """A network that can be cut: the site, served below a path, until ``cut`` is called."""

    def __init__(self, folder: Path) -> None:
        (folder / "below").mkdir()
        (folder / "below" / "a-path").symlink_to(SITE)
        self.stack = ExitStack()
        self.root = f"{self.stack.enter_context(served(folder))}below/a-path/"

    def cut(self) -> None:
        self.stack.close()


WANTED = (
    "ayuda-ahora", "ayuda-ahora/sources", "docs/on-this-phone", "help-now", "help-now/sources",
    "modules/what-a-family-can-do/our-local-numbers",
)  # fmt: skip


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    line = Line(tmp_path)
    yield line
    line.cut()


def keep(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".keep button").first.click()
    expect(page.locator(".keep [role=status]")).to_have_text(
        re.compile(r"^(?:Kept on this phone|Guardado en este teléfono): \d+ (?:pages|páginas), \d+ KB\.$")
    )


def test_the_emergency_pages_open_without_a_network(page: Page, line: Line) -> None:
    """Below a path; exactly these pages are stored, and a page that was not kept leads to the list."""
    keep(page, line.root + "help-now/")
    names, pages, _ = page.evaluate(LISTED)
    assert names == [f"kept {line.root}"]
    assert pages == [f"{line.root}{name}/" for name in WANTED]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.map(one => one.scope))") == [
        line.root
    ]
    assert page.evaluate(KEPT)[:3] == [0, 0, 0] and page.context.cookies() == []
    line.cut()
    for name in WANTED:
        page.goto(f"{line.root}{name}/")
        assert page.get_by_role("heading", level=1).is_visible()
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("system-ui")  # with its style
    page.goto(line.root + "help-now/#help-now-breathe")
    assert page.locator("a[href='tel:911']").first.is_visible()
    for other in ("help-now", "help-now/index.html"):  # as somebody types it
        page.goto(line.root + other)
        page.wait_for_url("**/help-now/")
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("system-ui")
    page.goto(line.root + "faq/what-is-iop/")
    page.wait_for_url("**/docs/on-this-phone/")
    page.get_by_role("link", name="Help now: overdose and crisis", exact=True).click()
    page.wait_for_url("**/help-now/")


@pytest.mark.parametrize(
    ("card", "cry", "way"),
    [
        ("help-now", "he is not breathing", "help-now/#help-now-steps"),
        ("ayuda-ahora", "mi hijo no respira", "ayuda-ahora/#ayuda-ahora-pasos"),
    ],
)
def test_a_kept_card_hears_a_cry_without_a_network(page: Page, line: Line, card: str, cry: str, way: str) -> None:
    """The panel comes; the pages cannot be searched, and the box says what there is."""
    keep(page, f"{line.root}{card}/")
    line.cut()
    page.goto(f"{line.root}{card}/")
    page.locator("button.open-search").click()
    page.keyboard.type(cry)
    expect(page.locator("dialog .cry a").first).to_have_attribute("href", "tel:911")
    expect(page.locator("dialog .cry a").last).to_have_attribute("href", line.root + way)
    said = {"help-now": "offline, only what you kept opens", "ayuda-ahora": "sin red, solo se abre lo que guardó"}
    expect(page.locator("dialog .count")).to_contain_text(said[card])


def test_what_hears_a_cry_comes_anew_with_the_site(page: Page, line: Line) -> None:
    """It bears no mark of its content, and an old copy would not fit the script of a newer site."""
    keep(page, line.root + "help-now/")
    place = f"{line.root}pagefind/cries.json"
    page.evaluate(
        """async ([name, place]) => (await caches.open(name)).put(place, new Response("old"))""",
        [f"kept {line.root}", place],
    )
    page.goto(line.root + "help-now/")
    assert page.evaluate("async place => (await fetch(place)).text()", place) != "old"


def test_quiet_mode_works_without_a_network(page: Page, line: Line) -> None:
    """From a kept page to another, by the button and by the mark in the address; also where a page that is not kept leads to the list."""
    keep(page, line.root + "help-now/")
    line.cut()
    page.goto(line.root + "help-now/")
    page.get_by_role("button", name="Quiet mode").click()
    expect(page).to_have_title("Notes")
    page.get_by_role("link", name="Español").click()
    page.wait_for_url("**/ayuda-ahora/#quiet")
    expect(page).to_have_title("Notas")
    expect(page.get_by_role("button", name="El modo discreto está activado: desactivar")).to_be_visible()
    page.goto(line.root + "faq/what-is-iop/#quiet")
    page.wait_for_url("**/docs/on-this-phone/#quiet")
    expect(page).to_have_title("Notes")


def test_the_choice_of_colors_is_cleared_too(page: Page, address: str) -> None:
    """Stored by a tap on its button and not before; said on the page that lists what is kept; gone after one tap."""
    page.goto(address + "docs/on-this-phone/")
    status, clear = page.locator(".keep [role=status]"), page.get_by_role("button", name="Clear everything")
    expect(status).to_have_text("No page is kept on this phone.")
    expect(clear).to_be_hidden()
    assert page.evaluate("Object.entries(localStorage)") == []
    page.locator("footer").get_by_role("button", name="Dark").click()
    assert page.evaluate("Object.entries(localStorage)") == [["coursebook-mode", "dark"]]
    page.reload()
    expect(status).to_have_text("No page is kept on this phone. Your choice of dark or light is kept.")
    clear.click()
    expect(status).to_have_text(
        "Cleared. No page is kept for reading without a network. What the browser itself keeps, such as its history, only the browser can clear."
    )
    assert page.evaluate(KEPT) == [0] * 6
    page.reload()
    assert page.evaluate("document.documentElement.dataset.mode") is None


def test_one_tap_clears_all_of_it(page: Page, line: Line) -> None:
    keep(page, line.root + "help-now/")
    page.goto(line.root + "docs/on-this-phone/")
    page.locator("footer").get_by_role("button", name="Dark").click()
    expect(page.locator(".keep li")).to_have_count(len(WANTED))
    page.get_by_role("button", name="Clear everything").click()
    expect(page.locator(".keep [role=status]")).to_have_text(
        "Cleared. No page is kept for reading without a network. What the browser itself keeps, such as its history, only the browser can clear."
    )
    assert page.locator(".keep li").count() == 0
    assert page.evaluate(KEPT) == [0] * 6
    page.goto(line.root + "faq/what-is-iop/")
    assert page.evaluate(KEPT) == [0] * 6


def test_a_module_and_a_page_are_kept_when_asked(page: Page, line: Line) -> None:
    page.goto(line.root + "modules/suggesting-treatment/choosing-the-moment/")
    expect(page.locator(".keep button").first).to_have_text("Keep this module on this phone")
    keep(page, line.root + "modules/suggesting-treatment/choosing-the-moment/")
    kept = page.evaluate(LISTED)[1]
    along = {f"{line.root}{name}/" for name in WANTED}
    assert along <= set(kept)  # who keeps a page has the emergency cards with it
    assert all("/modules/suggesting-treatment/" in url for url in set(kept) - along)
    assert len(kept) == len(list((SITE / "modules/suggesting-treatment").glob("**/index.html"))) + len(along)
    keep(page, line.root + "faq/what-is-iop/")
    assert set(page.evaluate(LISTED)[1]) == {*kept, f"{line.root}faq/what-is-iop/"}
    line.cut()
    page.goto(line.root + "modules/suggesting-treatment/")
    assert page.get_by_role("heading", level=1).is_visible()
    page.get_by_role("link", name="Help now").first.click()
    expect(page.get_by_role("link", name="Call 911").first).to_be_visible()


REFUSING = {
    "no caches": "delete self.caches; Object.defineProperty(self, 'caches', {value: undefined})",
    "caches refused": "self.caches.has = () => Promise.reject(new DOMException('no', 'SecurityError'))",
    "no worker": "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'))",
    "no worker at all": "Object.defineProperty(Navigator.prototype, 'serviceWorker', {value: undefined})",
}


@pytest.mark.parametrize("how", REFUSING)
def test_a_browser_that_refuses_is_told_in_words(page: Page, address: str, how: str) -> None:
    """Where keeping is not possible there is no button, or a plain sentence; the text and the numbers are there, and nothing is kept."""
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script(REFUSING[how])
    page.goto(address + "help-now/")
    button = page.locator(".keep button").first
    if button.is_visible():
        button.click()
        expect(page.locator(".keep [role=status]")).to_have_text(
            "This could not be kept. Print this page, or save it as a PDF."
        )
    assert (button.is_visible(), said) == (how in ("caches refused", "no worker"), [])
    assert page.get_by_role("link", name="Call 911").first.is_visible()
    assert page.evaluate("navigator.serviceWorker?.getRegistrations().then(all => all.length) ?? 0") == 0


def test_a_line_that_breaks_in_the_middle_shows_the_kept_page(
    page: Page, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server sends a part of the page and then nothing more: after three seconds the whole kept copy stands there."""

    def end_headers(self: Quiet) -> None:
        self.send_header("Cache-Control", "no-store")
        super(Quiet, self).end_headers()

    monkeypatch.setattr(Quiet, "end_headers", end_headers, raising=False)
    keep(page, line.root + "help-now/")
    ended, stalled = threading.Event(), []

    def stall(self: Quiet, source: Any, out: Any) -> None:
        stalled.append(self.path)
        out.write(source.read(500))
        out.flush()
        ended.wait(30)

    monkeypatch.setattr(Quiet, "copyfile", stall)
    page.goto(line.root + "help-now/")
    assert page.get_by_role("link", name="Call 911").first.is_visible() and page.locator("footer").count() == 1
    assert [path for path in stalled if path.endswith("/help-now/")]
    ended.set()


def test_the_site_as_one_file(browser: Browser, tmp_path: Path) -> None:
    """Unpacked and opened as files: links lead to files, text and numbers are there, and what is missing is said."""
    assert write_copy(SITE, tmp_path / "site.zip") > 1000
    with ZipFile(tmp_path / "site.zip") as packed:
        assert not [name for name in packed.namelist() if "pagefind" in name or ".." in name]
        packed.extractall(tmp_path)
    top = tmp_path / "site"
    page = browser.new_page(viewport={"width": 360, "height": 640})
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    page.goto((top / "index.html").as_uri())
    assert "Search is not in it" in page.locator("main").inner_text()
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"  # its style is there
    assert not page.get_by_role("button", name="Search").is_visible()
    page.locator(".bar .help").click()
    page.wait_for_url("**/help-now/index.html")
    assert page.get_by_role("link", name="Call 911").first.get_attribute("href") == "tel:911"
    page.locator(".hide > summary").click()
    expect(page.locator(".hide ul")).to_contain_text("Back does not return here.")
    expect(page.locator(".hide ul")).not_to_contain_text("Quiet mode")  # it is not in a copy
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Español").click()
    page.wait_for_url("**/ayuda-ahora/index.html")
    page.locator("main").get_by_role("link", name="A to Z").click()
    page.wait_for_url("**/in-your-words/index.html")
    page.get_by_role("button", name="Dark").last.click()
    assert page.evaluate("document.documentElement.dataset.mode") == "dark"
    page.goto((top / "id" / "help-now-signs" / "index.html").as_uri())
    page.wait_for_url("**/help-now/index.html#help-now-signs")
    links = page.locator("a[href]").evaluate_all(
        "nodes => nodes.map(node => node.href).filter(one => one.startsWith('file:'))"
    )
    assert all(Path(one.removeprefix("file://").split("#")[0]).is_file() for one in links) and len(links) > 20
    assert said == []
    page.close()
    shutil.rmtree(top)


def test_without_a_site_there_is_no_copy(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"holds no site\. Build it first: make html"):
        write_copy(tmp_path, tmp_path / "site.zip")
    assert list(tmp_path.iterdir()) == []
