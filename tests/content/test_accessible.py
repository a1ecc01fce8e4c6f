"""Every page, at three widths, light, dark and in forced colors: axe finds nothing, and the HTML is well formed."""

from pathlib import Path

import axe_playwright_python
import html5lib
import pytest
from playwright.sync_api import Browser

from .conftest import PAGES, SITE, path_of

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHANGES_WITH_THE_LOOK = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]
"""The rules whose verdict can differ between widths and color modes; the others are asked once."""
RUN = """options => axe.run(document, {...options, resultTypes: ["violations"]}).then(
    result => result.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(" ")).join(", ")}`))"""
WIDTHS = (320, 360, 1280)
MODES = ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"color_scheme": "light", "forced_colors": "active"})
SHARES = 12


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_finds_nothing(browser: Browser, address: str, share: int) -> None:
    context = browser.new_context()
    page = context.new_page()
    found = []
    for name in PAGES[share::SHARES]:
        page.goto(address + path_of(name))
        page.evaluate(AXE)
        found += [f"{name}: {wrong}" for wrong in page.evaluate(RUN, {"runOnly": RULES})]
        for mode in MODES:
            page.emulate_media(**{"forced_colors": "none", **mode})  # type: ignore[arg-type]
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                wrongs = page.evaluate(RUN, {"runOnly": CHANGES_WITH_THE_LOOK})
                found += [f"{name} {width} {mode}: {wrong}" for wrong in wrongs]
    context.close()
    assert found == []


@pytest.mark.parametrize("name", PAGES)
def test_the_html_is_well_formed(name: str) -> None:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse((SITE / name / "index.html").read_text(encoding="utf-8"))
    assert [(place, code) for place, code, _ in parser.errors] == []
