"""Finding one's place on the real site: the menu, the parts of a page, the way on and back, and what browsers remember."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import BELOW, PAGES, SITE
from .looks import AXE, RULES, RUN

pytestmark = pytest.mark.browser

QUESTION = "faq/what-is-iop/"
LESSON = "modules/opioids-and-medicine/how-buprenorphine-works/"
OLD_MEDIA = {"width": 360, "height": 740}


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_opens_over_the_page_and_closes(browser: Browser, address: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport=OLD_MEDIA)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + QUESTION)
    menu, summary = page.locator("nav.menu"), page.locator(".menu-box > summary")
    expect(menu).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    box, bar, leave = menu.bounding_box(), summary.bounding_box(), page.locator("a.leave").first.bounding_box()
    assert box and bar and leave
    help_now = page.locator(".bar .help").bounding_box()
    assert (box["x"], box["width"]) == (0, 360)
    assert help_now and help_now["height"] >= 44 and help_now["y"] + help_now["height"] <= box["y"] <= 60
    page.locator(".bar .help").click(trial=True)  # nothing lies over it
    assert abs(box["y"] + box["height"] - bar["y"]) <= 2 and leave["y"] + leave["height"] <= 740
    page.keyboard.press("Escape" if scripts else "Enter")
    expect(menu).to_be_hidden()
    summary.click()
    menu.get_by_role("link", name="Insurance and money").click()
    page.wait_for_url("**/faq/topic/insurance/")
    context.close()


def test_the_menu_stands_at_the_side_of_a_wide_screen(page: Page, address: str) -> None:
    for width in (1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address + QUESTION)
        menu, text = page.locator("nav.menu").bounding_box(), page.locator("article").bounding_box()
        assert menu and text and menu["x"] + menu["width"] < text["x"]
        expect(page.locator(".menu-box > summary")).to_be_hidden()


def test_the_parts_of_a_page_are_at_its_right_and_folded_on_a_phone(page: Page, address: str) -> None:
    page.goto(address + QUESTION)
    parts = page.locator(".contents a")
    assert parts.count() == page.locator("article h2").count() - page.locator(".backlinks h2, .sources h2").count() >= 3
    expect(parts.first).to_be_hidden()
    page.locator(".contents summary").click()
    parts.nth(1).click()
    expect(page.locator("article h2").nth(1)).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address + QUESTION)
    beside, text = page.locator(".contents").bounding_box(), page.locator("article p").first.bounding_box()
    assert beside and text and beside["x"] > text["x"] + text["width"] and beside["x"] + beside["width"] <= 1280
    expect(parts.first).to_be_visible()
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 1500)
    expect(page.locator("article h2").first).not_to_be_in_viewport()
    expect(parts.first).to_be_in_viewport()


def test_only_pages_of_three_parts_or_more_list_them() -> None:
    seen = set()
    for name in PAGES:
        html = (SITE / name / "index.html").read_text(encoding="utf-8")
        listed = (
            html.count("<li>", html.index('class="contents"'), html.index("</nav>", html.index('class="contents"')))
            if 'class="contents"' in html
            else 0
        )
        assert listed == 0 or listed >= 3, name
        seen.add(bool(listed))
    assert seen == {True, False}


def test_a_source_on_a_phone_is_unfolded_by_its_number(page: Page, address: str) -> None:
    page.goto(address + QUESTION)
    source = page.locator(".sources .footnote").first
    expect(source).to_be_hidden()
    page.locator(".footnote-reference").first.click()
    expect(source).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address + QUESTION)
    expect(page.locator(".sources .footnote").first).to_be_visible()


def test_the_way_on_from_a_lesson_and_back_to_the_question(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    turn = page.locator("main > nav.turn")
    expect(turn.locator("[rel=next]")).to_contain_text("Next lesson")
    assert str(turn.locator(".back").get_attribute("href")).endswith("#opioids-and-medicine-questions")
    page.goto(address + "faq/throws-up-after-suboxone/")
    page.locator(".backlinks a", has_text="Opioids, medicine and overdose").click()
    page.wait_for_url("**/modules/opioids-and-medicine/#from:faq/throws-up-after-suboxone/")
    turn.locator("[rel=next]").click()
    page.wait_for_url("**/what-opioids-do/#from:faq/throws-up-after-suboxone/")
    expect(turn.locator(".back")).to_have_text("Back to the question")
    turn.locator(".back").click()
    page.wait_for_url("**/faq/throws-up-after-suboxone/")


def test_what_was_read_has_the_browser_s_own_color(page: Page, address: str) -> None:
    """A window that forgets shows none, so the state is set as in the tools of the browser; scripts are lied to, so pictures are compared."""
    page.goto(f"{address}modules/opioids-and-medicine/")
    link = page.locator("article a[href='how-buprenorphine-works/']").first
    before = link.screenshot()
    assert link.screenshot() == before
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    selector = "article a[href='how-buprenorphine-works/']"
    found = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    session.send("CSS.forcePseudoState", {"nodeId": found, "forcedPseudoClasses": ["visited"]})
    assert link.screenshot() != before
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize("name", ["", "help-now/", QUESTION, LESSON])
def test_the_foot_of_a_page_is_short(page: Page, address: str, name: str) -> None:
    page.goto(address + name)
    foot = page.locator("footer").bounding_box()
    assert foot and 60 < foot["height"] < 260


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_opens_the_search(page: Page, address: str, key: str) -> None:
    page.goto(address + QUESTION)
    page.keyboard.press(key)
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.locator("#words")).to_have_value("a/b")


def test_without_scripts_the_a_to_z_stands_in_the_place_of_the_search(browser: Browser, address: str) -> None:
    places = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts, viewport=OLD_MEDIA)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address)
        shown = page.locator(".bar .open-search:visible, .bar .a-to-z:visible")
        expect(shown).to_have_count(1)
        places.append((shown.inner_text(), shown.bounding_box()))
        context.close()
    (with_, here), (without, there) = places
    assert (with_, without) == ("Search", "A to Z")
    assert here and there and abs(here["x"] - there["x"]) < 12 and here["y"] == there["y"]


def test_an_old_browser_without_a_dialog_keeps_the_a_to_z(page: Page, address: str) -> None:
    tokens: list[str] = []
    page.on("pageerror", lambda error: tokens.append(str(error)))
    page.add_init_script("delete HTMLDialogElement.prototype.showModal; delete window.navigation;")
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });")
    page.goto(address + QUESTION)
    page.locator("footer button.quiet").wait_for()  # the script has run
    expect(page.locator(".bar .a-to-z")).to_be_visible()
    expect(page.locator(".bar .open-search")).to_be_hidden()
    page.locator("footer button.mode").click()
    assert page.evaluate("document.documentElement.dataset.mode") == "dark"
    assert tokens == []


def test_headings_never_fall_back_to_a_browser_s_own_letters(page: Page, address: str) -> None:
    page.goto(address + QUESTION)
    family = page.locator("h1").evaluate("(one) => getComputedStyle(one).fontFamily")
    assert family.endswith("sans-serif")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    heading = session.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    fonts = [font["familyName"] for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": heading})["fonts"]]
    assert fonts and not any(re.search("Times|Liberation Serif|DejaVu Serif", font) for font in fonts), fonts


def test_a_table_is_a_list_on_a_phone_and_no_word_is_broken(page: Page, address: str) -> None:
    page.goto(address + QUESTION)
    assert page.locator("table td").first.evaluate("(one) => getComputedStyle(one).display") == "block"
    label = page.locator("td[data-label]").nth(1)
    assert label.evaluate("(one) => getComputedStyle(one, '::before').content.includes('Usual name')")
    widths = page.locator("table td").evaluate_all("(cells) => cells.map((one) => one.getBoundingClientRect().width)")
    assert min(widths) > 280
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.locator("table td").first.evaluate("(one) => getComputedStyle(one).display") == "table-cell"


def test_long_lists_are_pages_of_their_own(page: Page, address: str) -> None:
    page.set_viewport_size(OLD_MEDIA)  # type: ignore[arg-type]
    heights = {}
    for name in ("in-your-words/", "in-your-words/h/", "faq/"):
        page.goto(address + name)
        heights[name] = page.evaluate("document.body.scrollHeight")
    assert heights["in-your-words/"] < 2_000 and heights["faq/"] < 6_000 and heights["in-your-words/h/"] < 25_000, (
        heights
    )
    expect(page.locator("article")).to_contain_text("Kinds of treatment (")
    page.goto(address + "in-your-words/h/")
    page.get_by_role("navigation", name="Pages").get_by_role(
        "link", name="2", exact=True
    ).click()  # lines of "he" fill pages
    expect(page.locator("article")).to_be_in_viewport()


def test_a_sheet_to_tick_has_every_part_of_the_course(page: Page, address: str) -> None:
    page.goto(address + "docs/progress-sheet/")
    lessons = [name for name in PAGES if re.fullmatch(r"modules/[^/]+/[^/]+", name) and not BELOW.search(name)]
    assert page.locator(".progress li").count() == len(lessons) > 50
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.emulate_media(media="print")
    page.set_viewport_size(
        {"width": 720, "height": 960}
    )  # a sheet of Letter at 96 points to the inch, within its margins
    assert page.locator("article").evaluate("(one) => one.scrollHeight") <= 2 * 960


def test_the_workshop_is_out_of_the_readers_way() -> None:
    sheets = ("architecture", "speed", "serving", "rules", "editions", "front-matter", "benchmarks", "writing")
    shown = "".join(file.read_text(encoding="utf-8") for file in (SITE / "pagefind").glob("table/*/shown/*.json"))
    menu = (SITE / "index.html").read_text(encoding="utf-8")
    workshop = (SITE / "docs" / "for-builders" / "index.html").read_text(encoding="utf-8")
    for name in sheets:
        assert f"/docs/{name}/" not in shown and f"docs/{name}/" not in menu
        assert f'href="../{name}/"' in workshop
    assert '"/docs/glossary/' in shown
    assert 'href="../for-builders/"' in (SITE / "docs" / "about" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_what_opens_is_accessible_too(page: Page, address: str, size: str) -> None:
    """The menu, the parts of a page, the sources, the search with its hits, and the form to ask."""
    found = []
    page.set_viewport_size(OLD_MEDIA)  # type: ignore[arg-type]
    for name in (QUESTION, "docs/ask-a-question/"):
        page.goto(address + name)
        page.evaluate(AXE)
        page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
        page.evaluate("() => { for (const box of document.querySelectorAll('article details')) box.open = true; }")
        found += page.evaluate(RUN, {"runOnly": RULES})
        page.locator(".menu-box > summary").click()
        found += page.evaluate(RUN, {"runOnly": RULES})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto(address + QUESTION)
    page.evaluate(AXE)
    page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
    page.keyboard.press("/")
    page.keyboard.type("he is not breathing")
    page.locator(".hits a").first.wait_for()
    found += page.evaluate(RUN, {"runOnly": RULES})
    box = page.locator("dialog.search").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert found == []
