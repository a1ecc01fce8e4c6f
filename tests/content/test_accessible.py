"""Every page, at three widths, light, dark and in forced colors: axe finds nothing, and the HTML is well formed."""

from pathlib import Path

import axe_playwright_python
import html5lib
import pytest
from playwright.sync_api import Browser

from .conftest import PAGES, SITE, path_of

pytestmark = pytest.mark.browser
Looks = tuple[tuple[int, dict[str, str], list[str]], ...]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLORS = ["color-contrast", "link-in-text-block"]
LAYOUT = ["target-size", "scrollable-region-focusable"]
RUN = """options => axe.run(document, {...options, resultTypes: ["violations"]}).then(
    result => result.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(" ")).join(", ")}`))"""
LIGHT = {"color_scheme": "light", "forced_colors": "none"}
DARK = {"color_scheme": "dark", "forced_colors": "none"}
FORCED = {"color_scheme": "light", "forced_colors": "active"}
EVERY_PAGE = ((360, LIGHT, RULES), (320, LIGHT, LAYOUT))
"""All rules once, and the layout at the least width. One page of each kind is looked at with all rules in all nine looks: the
style sheet and the template are the same on every page. In ten minutes axe cannot look at 250 pages nine times."""
ONE_OF_EACH_KIND = [
    ".", "help-now", "faq/what-is-iop", "faq/topic/clinic", "modules", "modules/suggesting-treatment",
    "modules/suggesting-treatment/choosing-the-moment", "modules/suggesting-treatment/treatment-options-to-hand-over",
    "docs/architecture", "docs/private-reading", "docs/what-families-found",
]  # fmt: skip
SHARES = 12


def wrongs(browser: Browser, address: str, names: list[str], looks: Looks) -> list[str]:
    """What axe finds on some pages in some looks: width, color mode and rules."""
    context = browser.new_context()
    page = context.new_page()
    found = []
    for name in names:
        page.goto(address + path_of(name))
        page.evaluate(AXE)
        for width, mode, rules in looks:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(**mode)  # type: ignore[arg-type]
            found += [f"{name} {width} {mode}: {wrong}" for wrong in page.evaluate(RUN, {"runOnly": rules})]
    context.close()
    return found


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_finds_nothing_on_any_page(browser: Browser, address: str, share: int) -> None:
    assert wrongs(browser, address, PAGES[share::SHARES], EVERY_PAGE) == []


@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
def test_axe_finds_nothing_in_any_look(browser: Browser, address: str, name: str) -> None:
    looks = tuple((width, mode, RULES) for width in (320, 360, 1280) for mode in (LIGHT, DARK, FORCED))
    assert wrongs(browser, address, [name], looks) == []


@pytest.mark.parametrize("name", PAGES)
def test_the_html_is_well_formed(name: str) -> None:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse((SITE / name / "index.html").read_text(encoding="utf-8"))
    assert [(place, code) for place, code, _ in parser.errors] == []
