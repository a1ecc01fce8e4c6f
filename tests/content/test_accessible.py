"""Every page, at three widths, one of them with text at 200 %, light, dark and in forced colors: axe finds nothing, and the HTML is valid."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser

from ..validator import messages
from .conftest import PAGES, SITE, path_of

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLORS = ["color-contrast", "link-in-text-block"]
RUN = """options => axe.run(document, {...options, resultTypes: ["violations"]}).then(
    result => result.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(" ")).join(", ")}`))"""
LIGHT = {"color_scheme": "light", "forced_colors": "none"}
DARK = {"color_scheme": "dark", "forced_colors": "none"}
FORCED = {"color_scheme": "light", "forced_colors": "active"}
WIDTHS = {320: "100%", 360: "200%", 1280: "100%"}
"""Each width with the size of its text."""
LOOKS = [(width, mode, rules) for width in WIDTHS for mode, rules in ((LIGHT, RULES), (DARK, COLORS), (FORCED, COLORS))]
"""Dark mode and forced colors change colors alone, so there only the two rules that look at colors can differ."""
SHARES = 12


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_finds_nothing_on_any_page_in_any_look(browser: Browser, address: str, share: int) -> None:
    page = browser.new_page()
    found = []
    for name in PAGES[share::SHARES]:
        page.goto(address + path_of(name))
        page.evaluate(AXE)
        for width, mode, rules in LOOKS:
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", WIDTHS[width])
            page.emulate_media(**mode)  # type: ignore[arg-type]
            found += [f"{name} {width} {mode}: {wrong}" for wrong in page.evaluate(RUN, {"runOnly": rules})]
    page.close()
    assert found == []


def test_the_html_is_valid() -> None:
    """The Nu Html Checker finds no error on any page."""
    said = messages(SITE)
    assert len({message["url"] for message in said}) >= len(PAGES)  # it says something mild of every page
    assert [message for message in said if message["type"] != "info"] == []
