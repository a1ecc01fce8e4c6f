"""The emergency cards in Chromium: what is on the first screen, on paper, without scripts, and in Spanish."""

import re
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect

from .looks import AXE, RULES, RUN

pytestmark = pytest.mark.browser
CARDS = ("help-now", "ayuda-ahora")
CALL = {"help-now": "Call 911", "ayuda-ahora": "Llame al 911"}
NUMBERS = ["tel:911", "tel:988", "sms:988", "tel:18002221222", "tel:18007997233", "tel:18006624357"]


@pytest.fixture(params=CARDS)
def card(request: pytest.FixtureRequest, page: Page, address: str) -> Page:
    """Each card on a phone of 360 by 640."""
    page.goto(f"{address}{request.param}/")
    return page


def name_of(page: Page) -> str:
    return page.url.rstrip("/").rpartition("/")[2]


def test_the_call_is_the_first_thing_to_touch(card: Page) -> None:
    call = card.get_by_role("link", name=CALL[name_of(card)], exact=True).first
    box, text = call.bounding_box(), card.locator("article").bounding_box()
    assert call.get_attribute("href") == "tel:911"
    assert box and text and box["height"] >= 56 and box["width"] == pytest.approx(text["width"], abs=1)
    bar = card.locator(".reach").first.bounding_box()
    assert bar and box["y"] + box["height"] < bar["y"]
    ways = card.locator("h1 + .calls li:not(:first-child) a")
    assert ways.count() == 2
    for n in range(2):
        way = ways.nth(n).bounding_box()
        assert way and way["height"] >= 44 and way["y"] + way["height"] < bar["y"]
        assert card.locator(f"section{ways.nth(n).get_attribute('href')} h2").count() == 1
    step = card.locator(".steps li").first.bounding_box()
    assert step and step["y"] + step["height"] <= bar["y"]  # the first step is whole on the first screen


def test_the_steps_are_drawn_and_in_the_largest_type(card: Page) -> None:
    steps = card.locator(".steps li")
    assert steps.count() == 7 and card.locator(".steps svg.drawing[aria-hidden=true]").count() == 7
    size = "node => parseFloat(getComputedStyle(node).fontSize)"
    others = card.locator("main :is(p, li, h2)").evaluate_all(
        f"nodes => Math.max(...nodes.filter(node => !node.closest('.steps')).map({size}))"
    )
    assert steps.first.evaluate(size) >= others
    assert card.locator(".steps details, .steps + details").count() == 0 and card.locator("details.cite").count() == 1


def test_every_number_is_a_button(card: Page) -> None:
    buttons = card.locator("section:nth-of-type(3) .calls a[href^=tel], section:nth-of-type(3) .calls a[href^=sms]")
    assert [buttons.nth(n).get_attribute("href") for n in range(buttons.count())] == NUMBERS
    for n in range(buttons.count()):
        box = buttons.nth(n).bounding_box()
        assert box and box["height"] >= 56 and box["width"] >= 300


@pytest.mark.parametrize("width", [320, 360, 768])
@pytest.mark.parametrize("text", [100, 200])
def test_a_number_on_a_button_is_not_broken(card: Page, width: int, text: int) -> None:
    """It goes to a line of its own; with letters of twice the size it breaks rather than leave the button."""
    card.set_viewport_size({"width": width, "height": 640})
    card.evaluate(f"document.documentElement.style.fontSize = '{text}%'")
    for number in card.locator("section .calls a[href^='tel:1'] .say").all():
        lines = number.evaluate(
            "node => { const range = document.createRange(); range.selectNodeContents(node); return new Set([...range.getClientRects()].map(one => one.top)).size; }"
        )
        assert lines == 1 or (text == 200 and width < 768), number.inner_text()
    assert card.locator("main").evaluate("node => node.scrollWidth") <= width


def test_whom_to_call_from_the_search_box_is_easy_to_hit(card: Page) -> None:
    card.locator("button.open-search").click()
    links = card.locator("dialog .urgent a")
    assert links.count() == 2
    boxes = [links.nth(n).bounding_box() for n in range(2)]
    assert all(box and box["height"] >= 44 and box["width"] >= 60 for box in boxes)
    first, second = boxes
    assert (
        first
        and second
        and (second["x"] - first["x"] - first["width"] >= 8 or second["y"] >= first["y"] + first["height"])
    )


def test_the_sources_are_a_tap_away_and_lead_back(card: Page, address: str) -> None:
    name = name_of(card)
    card.locator(".steps .footnote-reference").first.click()
    card.wait_for_url(f"**/{name}/sources/#footcite-*")
    expect(card.locator("aside.footnote:target")).to_be_in_viewport()
    card.locator("aside.footnote:target a[role=doc-backlink]").first.click()
    card.wait_for_url(f"**/{name}/#id*")
    html = card.content()
    assert "<ul>\n</ul>" not in html and card.locator("nav.menu ul:empty").count() == 0


def test_the_pacer_marks_every_fifth_second(card: Page) -> None:
    """By light alone, so also with less motion; each mark is lit for its second, in turn."""
    card.emulate_media(reduced_motion="reduce")
    lit = """at => [...document.querySelectorAll(".pacer li")].map(mark => {
        for (const one of mark.getAnimations()) { one.pause(); one.currentTime = at; }
        return getComputedStyle(mark).backgroundColor; })"""
    seconds = [card.evaluate(lit, 5000 + second * 1000 + 300) for second in range(5)]
    dark = seconds[0][0]
    assert [[color == dark for color in one] for one in seconds] == [[n == s for n in range(5)] for s in range(5)]
    assert card.evaluate(lit, 10300) == seconds[0]
    moves = card.evaluate(
        "document.getAnimations().flatMap(one => one.effect.getKeyframes()).some(frame => frame.transform)"
    )
    assert not moves
    card.locator(".pacer summary").click()  # whatever moves by itself can be stopped
    assert not card.locator(".pacer li").first.is_visible()


def test_it_reads_without_scripts_and_without_style(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.route("**/*.css*", lambda route: route.abort())
    page.goto(address + "help-now/")
    text = page.locator("main").inner_text()
    assert "Call 911" in text and "1 breath every 5 seconds" in text
    marks = page.locator(".pacer li")
    assert [marks.nth(n).inner_text() for n in range(5)] == ["Breathe", "2", "3", "4", "5"]
    assert page.locator("a[href='tel:911']").first.is_visible()
    context.close()


def test_spanish_says_so(page: Page, address: str) -> None:
    page.goto(address + "ayuda-ahora/")
    assert page.locator("html").get_attribute("lang") == "es"
    for part in ("details.cite dd:nth-of-type(2)", ".hits", ".cry"):
        assert page.locator(part).first.get_attribute("lang") == "en", part
    end = [
        page.locator(part).first.text_content()
        for part in (".sources h2", ".sources a", "details.cite summary", ".page-status")
    ]
    assert end[:3] == ["Fuentes", "Mostrar 12 fuentes", "Citar esta página"]
    assert "Fuentes comprobadas el" in str(end[3]) and "reviewed" not in str(end[3])
    labels = page.locator("details.cite dt").all_text_contents()
    assert labels == ["Enlace", "APA", "AMA", "NLM", "Archivos"]
    frame = page.locator(".skip, header.bar, .keep, footer, dialog.search form")
    assert {frame.nth(n).get_attribute("lang") for n in range(frame.count())} == {None}
    shown = " ".join(frame.nth(n).inner_text() for n in range(frame.count()))
    for english in ("Leave", "Hide", "Help", "Menu", "Search", "Quiet", "Dark", "Skip", "Keep", "Suggest", "Back"):
        assert not re.search(rf"\b{english}\b", shown), english
    page.get_by_text("Ocultar visita").click()
    expect(page.locator(".hide")).to_contain_text("Atrás")
    page.keyboard.press("Escape")
    assert "Ningún médico ni enfermera la ha revisado" in page.locator("main").inner_text()
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/help-now/")
    for start in ("", "help-now/"):
        page.goto(address + start)
        link = page.get_by_role("link", name="Español", exact=True)
        assert link.get_attribute("lang") == "es"
        link.click()
        page.wait_for_url("**/ayuda-ahora/")


@pytest.mark.parametrize("words", ["no despierta", "sobredosis", "no respira", "mi hijo no despierta"])
def test_spanish_words_lead_to_the_spanish_card(page: Page, address: str, words: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Search").click()
    page.locator("#words").fill(words)
    expect(page.locator("dialog a[href*='/ayuda-ahora/']").first).to_be_visible()


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_card_is_one_printed_sheet(card: Page, paper: str, tmp_path: Path) -> None:
    """In front trigger, steps, signs and numbers, at the back the rest, and no third page; the steps can be read across a room."""
    file = tmp_path / "card.pdf"
    card.pdf(path=file, format=paper)
    card.emulate_media(media="print")
    with pikepdf.open(file) as pdf:
        links = [
            {str(mark.A.URI) for mark in sheet.get("/Annots", []) if "/A" in mark and "/URI" in mark.A}
            for sheet in pdf.pages
        ]
    assert len(links) == 2
    assert set(NUMBERS) <= links[0] and not any(link.startswith("https://doi.org") for sheet in links for link in sheet)
    sizes = card.evaluate("""() => Object.fromEntries([".steps li", "h1 + .calls + p", "section:nth-of-type(3) .calls a"].map(
        part => [part, parseFloat(getComputedStyle(document.querySelector(part)).fontSize) * 0.75]))""")
    assert (
        sizes[".steps li"] >= 18 and sizes["h1 + .calls + p"] >= 17 and sizes["section:nth-of-type(3) .calls a"] >= 12.9
    )


@pytest.mark.parametrize("name", [*CARDS, "faq/what-is-iop"])
@pytest.mark.parametrize("how", ["chosen", "of the phone"])
def test_paper_is_never_dark(page: Page, address: str, name: str, how: str) -> None:
    """Ink as by day: on a phone that is dark, and after the button for it."""
    page.goto(f"{address}{name}/")
    if how == "chosen":
        page.locator("footer").get_by_role("button", name=re.compile("Dark|Oscuro")).click()
    page.emulate_media(color_scheme="light" if how == "chosen" else "dark")
    ink = "getComputedStyle(document.body).getPropertyValue('--ink').trim()"
    assert page.evaluate(ink) == "#e9e5dc"
    page.emulate_media(media="print")
    assert page.evaluate(ink) == "#22282b"
    light = """() => [...document.querySelectorAll("body, main *")].filter(one => one.checkVisibility()).filter(one => {
        const [r, g, b] = getComputedStyle(one).color.match(/[\\d.]+/g); return r * .3 + g * .6 + b * .1 > 130; })
        .map(one => one.outerHTML.slice(0, 80))"""
    assert page.evaluate(light) == [] and page.evaluate("getComputedStyle(document.body).colorScheme") == "light"


def test_axe_finds_nothing_at_twice_the_text(card: Page) -> None:
    """At 320, 360 and 1280 pixels and 200 % text: no finding, and nothing wider than the window."""
    for width in (320, 360, 1280):
        card.set_viewport_size({"width": width, "height": 640})
        card.evaluate("document.documentElement.style.fontSize = '200%'")
        card.evaluate(AXE)
        assert card.evaluate(RUN, {"runOnly": RULES}) == []
        assert card.locator("main").evaluate("node => node.scrollWidth") <= width
