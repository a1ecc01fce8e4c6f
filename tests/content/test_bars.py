"""The bars at the top and the foot of a phone, and the search box, at 320 and 360 pixels and twice the text: whole, and read aloud."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .test_search import LABEL

pytestmark = pytest.mark.browser

PARTS = {
    "help": ".bar a.help", "search": ".bar .open-search", "menu": ".menu-box > summary", "hide": ".hide > summary",
    "leave": ".bar a.leave",
}  # fmt: skip
TORN = """(parts) => {
    const found = [], boxes = [];
    for (const [name, selector] of Object.entries(parts)) {
        const part = document.querySelector(selector), box = part.getBoundingClientRect(), words = new Range();
        words.selectNodeContents(part);
        const said = words.getBoundingClientRect();
        if (box.left < 0 || box.right > innerWidth || box.top < 0 || box.bottom > innerHeight) found.push(`${name} leaves the window`);
        if (said.left < box.left || said.right > box.right || said.top < box.top - 1 || said.bottom > box.bottom + 1) found.push(`${name} is too small for its words`);
        if (box.height < 44) found.push(`${name} is ${box.height} high`);
        for (const [other, there] of boxes) {
            if (box.left < there.right && there.left < box.right && box.top < there.bottom && there.top < box.bottom) found.push(`${name} lies on ${other}`);
        }
        boxes.push([name, box]);
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        if (!part.contains(top)) found.push(`${name} is covered`);
    }
    const [above, below] = [document.querySelector(".bar").getBoundingClientRect(), document.querySelector(".reach").getBoundingClientRect()];
    if (below.top - above.bottom < innerHeight * .5) found.push("the bars leave less than half of the screen");
    return found; }"""


@pytest.mark.parametrize("name", ["", "help-now/", "ayuda-ahora/", "faq/what-is-iop/"])
def test_both_bars_are_whole(page: Page, address: str, name: str) -> None:
    page.goto(address + name)
    found = []
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 740})
        for size in ("100%", "200%"):
            page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
            found += [f"{width} {size}: {wrong}" for wrong in page.evaluate(TORN, PARTS)]
    assert found == []
    page.set_viewport_size({"width": 320, "height": 225})  # also 1280 by 900 at a zoom of 400 %
    page.evaluate("document.documentElement.style.fontSize = ''")
    foot = page.locator(".bar .reach").bounding_box()
    assert foot and foot["height"] < 52  # Leave in two lines at most
    page.mouse.wheel(0, 300)
    expect(page.locator(".bar .home")).not_to_be_in_viewport()  # the text has the room of the upper bar


@pytest.mark.parametrize("name", ["ayuda-ahora/", "faq/what-is-iop/"])
@pytest.mark.parametrize("width", [320, 360])
def test_the_bars_leave_room_for_large_letters(page: Page, address: str, name: str, width: int) -> None:
    """At twice the text the upper bar goes up with the text; what stays takes at most a fifth of the screen."""
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(address + name)
    covered = """() => [...document.querySelectorAll(".bar, .bar .reach")].map((one) => one.getBoundingClientRect())
        .reduce((sum, { top, bottom }) => sum + Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)), 0) / innerHeight"""
    page.mouse.wheel(0, 700)
    expect(page.locator(".bar .home")).to_be_in_viewport()  # at the usual size it stays
    assert page.evaluate(covered) < 0.2
    page.evaluate(
        "document.documentElement.style.fontSize = '200%'; document.documentElement.style.scrollBehavior = 'auto'; scrollTo(0, 700)"
    )
    expect(page.locator(".bar .home")).not_to_be_in_viewport()
    expect(page.locator(".bar a.leave")).to_be_in_viewport()
    assert page.evaluate(covered) < 0.2


@pytest.mark.parametrize("scripts", [True, False])
def test_one_of_menu_and_hide_is_open(browser: Browser, address: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(f"{address}faq/what-is-iop/")
    for first, second in ((".menu-box", ".hide"), (".hide", ".menu-box")):
        page.locator(f"{first} > summary").click()
        expect(page.locator(f"{first}[open]")).to_have_count(1)
        page.locator(f"{second} > summary").click()
        expect(page.locator(f"{second}[open]")).to_have_count(1)
        expect(page.locator(f"{first}[open]")).to_have_count(0)
        page.locator(f"{second} > summary").click()
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("name", ["help-now/", "faq/what-is-iop/"])
def test_hide_says_what_works_here(browser: Browser, address: str, name: str, scripts: bool) -> None:
    """Without scripts nothing is promised that only they do: Back, three times Shift, quiet mode."""
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(address + name)
    page.locator(".hide > summary").click()
    said = page.locator(".hide ul")
    expect(said).to_contain_text("Your browser keeps a history")
    shown = said.inner_text()
    assert ("Without scripts, Back returns here." in shown) is not scripts
    for promise in ("Back does not return here.", "Shift three times", "Quiet mode"):
        assert (promise in shown) is scripts, promise
    context.close()


def test_forced_colors_are_the_reader_s_own(page: Page, address: str) -> None:
    """Where to press has a border, and the links of the menu have none; nothing keeps a color of ours."""
    page.goto(address)
    page.emulate_media(forced_colors="active")
    look = """(one) => { const { color, backgroundColor, borderTopWidth } = getComputedStyle(one);
        return [color, backgroundColor, borderTopWidth]; }"""
    canvas = page.evaluate("""() => { const one = document.createElement("p"); one.style.color = "Canvas";
        document.body.append(one); return getComputedStyle(one).color; }""")
    link = page.locator("article .paths a").first.evaluate(look)[0]
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        for part in (PARTS["help"], PARTS["leave"]):
            assert page.locator(part).first.evaluate(look) == [link, canvas, "1px"], (width, part)
        assert page.locator(PARTS["search"]).evaluate(look)[2] == "1px"
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(PARTS["menu"]).click()
    assert (
        page.locator(".menu a").evaluate_all(
            "(all) => new Set(all.map((one) => getComputedStyle(one).borderTopWidth)).size"
        )
        == 1
    )
    assert page.locator(".menu a").first.evaluate(look)[2] == "0px"


def test_the_search_box_is_whole(page: Page, address: str) -> None:
    """What is typed has the width of the box, and nothing lies on anything, at twice the text on the narrowest phone."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.keyboard.press("/")
    field, close = page.get_by_label(LABEL).bounding_box(), page.locator("dialog .close").bounding_box()
    form = page.locator("dialog form").bounding_box()
    assert field and close and form
    assert field["width"] == form["width"]
    assert page.locator("dialog .scroll").evaluate("(box) => box.scrollWidth <= box.clientWidth")
    assert close["y"] + close["height"] <= field["y"]


def test_the_results_are_read_aloud(page: Page, address: str) -> None:
    """The tree of the box as a screen reader has it: field, alarm with its numbers, the count, and the hits as a list of links."""
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("he is not breathing")
    expect(page.locator("dialog .cry a").first).to_be_visible()
    expect(page.locator("dialog .count")).to_have_text(re.compile(r"^\d+ pages?$"))
    tree = page.locator("dialog.search").aria_snapshot()
    assert f'searchbox "{LABEL}"' in tree
    parts = [tree.index(said) for said in ('button "Close"', "searchbox", "alert", 'link "Call 911"', "status", "- list:", 'link "Leave this page"')]  # fmt: skip
    assert parts == sorted(parts)
    hits = tree[tree.index("- list:") : tree.index('link "Leave this page"')]
    assert 1 <= hits.count("- listitem") == len(re.findall(r'link "[^"]{5,}"', hits))
