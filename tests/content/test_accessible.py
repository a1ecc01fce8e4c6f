"""Every page at three widths, one of them with text at 200 %; every kind of element also dark and in forced colors: axe finds nothing, and the HTML is valid."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import lxml.html
import pytest
from playwright.sync_api import Browser

from ..validator import messages
from .conftest import PAGES, SITE, path_of
from .test_browser import KEPT

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLORS = ["color-contrast", "link-in-text-block"]
WITHOUT_COLORS = {rule: {"enabled": False} for rule in COLORS}
RUN = """options => axe.run(options.context ?? document, {...options, resultTypes: ["violations"], preload: {assets: ["media"]}}).then(
    result => result.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(" ")).join(", ")}`))"""
"""Of what axe would fetch beforehand, style sheets serve no rule of these."""
LIGHT = {"color_scheme": "light", "forced_colors": "none"}
DARK = {"color_scheme": "dark", "forced_colors": "none"}
FORCED = {"color_scheme": "light", "forced_colors": "active"}
WIDTHS = {320: "100%", 360: "200%", 1280: "100%"}
"""Each width with the size of its text."""
PHONE = (320, LIGHT, RULES)
PLACED = ["target-size", "scrollable-region-focusable"]
"""The rules that depend on how much text a page has, and on the width."""
LOOKS = [PHONE, (360, LIGHT, PLACED), (1280, LIGHT, PLACED)]
"""How each page is looked at. Words have no colors of their own, so contrast, half of the time, is measured by kinds of elements."""
MORE_LOOKS = [
    (width, mode, rules)
    for width in WIDTHS
    for mode, rules in ((LIGHT, RULES), (DARK, COLORS), (FORCED, COLORS))
    if (width, mode, rules) != PHONE
]
"""How a page is also looked at when it has something that no page before it has. Dark mode and forced colors change colors alone."""
LARGE = """(() => {
    const seen = (selector) => {
        const box = [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect()).find((one) => one.width);
        return Boolean(box) && box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
    };
    return [document.documentElement.scrollWidth <= innerWidth, seen(".bar .open-search"), seen(".menu-box > summary"),
        seen("a.leave"), seen(".bar .help")];
})()"""
"""Text at 200 %: no sideways scroll; search, menu, leave and help in view."""
NEEDED = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].some((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width && height && one.checkVisibility() && Math.min(width, height) < 24 && (getComputedStyle(one).display !== 'inline'
            || one.parentElement.textContent.trim().length === one.textContent.trim().length);
    }) || [...document.querySelectorAll('main *')].some((one) => one.clientWidth
        && (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight)
        && /auto|scroll/.test(getComputedStyle(one).overflow))"""
"""Whether PLACED can find anything: a target under 24 points that is no link in a line of text, or a box that scrolls."""
LOOK = f"""async (options) => {{
    document.documentElement.style.fontSize = options.size;
    const found = options.ask || ({NEEDED})() ? await ({RUN})(options) : [];
    return [found, document.documentElement.scrollWidth > innerWidth, {LARGE}];
}}"""
"""What axe finds in one look, whether the page scrolls sideways, and what is in view: one question to the browser."""
SHARES = 24
MENU = re.compile(r'<nav class="menu".*?</nav>', re.DOTALL)


def parts_of(page: str) -> set[tuple[tuple[str, ...], ...]]:
    """Each element of a page as its tag, classes, role and ``open``, with those of its two parents."""
    found = set()
    for element in lxml.html.parse(str(SITE / page / "index.html")).getroot().iter():
        line = [element, *element.iterancestors()][:3]
        if isinstance(element.tag, str):
            found.add(tuple((one.tag, *(one.get(name, "-") for name in ("class", "role", "open"))) for one in line))
    return found


def new_of(pages: Iterable[str]) -> Iterator[str]:
    """The pages that have an element, in its place, that no page before them has."""
    seen: set[tuple[tuple[str, ...], ...]] = set()
    for page in pages:
        if not (parts := parts_of(page)) <= seen:
            yield page
        seen |= parts


def first_with_its_menu() -> set[str]:
    """The first page with each menu, but for where its links lead and where the reader is: in all others it is the same."""
    first: dict[str, str] = {}
    for page in PAGES:
        menu = MENU.search((SITE / page / "index.html").read_text(encoding="utf-8"))
        assert menu, page
        first.setdefault(re.sub(r' href="[^"]*"| aria-current="[^"]*"', "", menu[0]), page)
    return set(first.values())


@pytest.fixture(scope="session")
def new_menus() -> set[str]:
    """The pages whose menu is looked at, too."""
    return first_with_its_menu()


@pytest.fixture(scope="session")
def unlike() -> set[str]:
    """The pages that are looked at in more ways; the page for an emergency is always one of them."""
    return {"help-now", *new_of(PAGES)}


def test_pages_that_are_looked_at_in_more_ways_have_all_kinds_of_elements(unlike: set[str]) -> None:
    kinds = set().union(*map(parts_of, unlike))
    assert all(parts_of(page) <= kinds for page in PAGES)
    assert 20 < len(unlike) < len(PAGES) / 5


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_in_every_look(
    browser: Browser, address: str, unlike: set[str], new_menus: set[str], share: int
) -> None:
    """No finding of axe, no sideways scroll (320 points are also 1280 at a zoom of 400 %), nothing asked elsewhere, nothing kept."""
    context = browser.new_context(viewport={"width": 320, "height": 740})
    page = context.new_page()
    foreign: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(address) else foreign.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    found = []
    shown = {}
    for name in PAGES[share::SHARES]:
        page.set_viewport_size({"width": 320, "height": 740})
        page.goto(address + path_of(name))
        page.evaluate(AXE)
        for width, mode, rules in [*LOOKS, *(MORE_LOOKS if name in unlike else [])]:
            page.set_viewport_size({"width": width, "height": 740})
            if mode != shown:
                page.emulate_media(**mode)  # type: ignore[arg-type]
                shown = mode
            options: dict[str, Any] = {"runOnly": rules, "rules": {} if name in unlike else WITHOUT_COLORS}
            options |= {"size": WIDTHS[width], "ask": rules is not PLACED or name in unlike} | (
                {} if name in unlike | new_menus else {"context": {"exclude": ["nav.menu"]}}
            )
            wrong, wide, places = page.evaluate(LOOK, options)
            found += [f"{name} {width} {mode}: {one}" for one in wrong]
            if wide:
                found.append(f"{name} {width}: scrolls sideways")
            if width == 360 and places != [True] * 5:
                found.append(f"{name} at 200 %: {places}")
    assert (found, foreign, said) == ([], [], [])
    assert page.evaluate(KEPT) == [0] * 6
    assert context.cookies() == []
    context.close()


@pytest.mark.long
def test_the_html_is_valid() -> None:
    """The Nu Html Checker finds no error on any page."""
    said = messages(SITE)
    assert len({message["url"] for message in said}) >= len(PAGES)  # it says something mild of every page
    assert [message for message in said if message["type"] != "info"] == []
