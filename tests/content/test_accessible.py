"""Every page at three widths, one of them with text at 200 %; every kind of element also dark and in forced colors: axe finds nothing, and the HTML is valid.

What is the same on many pages is looked at once (``articles.py``), and each width only for what a width can change.
"""

import functools
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import axe_playwright_python
import lxml.html
import pytest
from playwright.sync_api import Browser, Page

from ..validator import messages
from .articles import ALL, MENU, TAKE, frame_of
from .conftest import PAGES, SITE, Quiet, path_of, served
from .test_browser import KEPT

pytestmark = pytest.mark.browser
AXE_FILE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
AXE = AXE_FILE.read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLORS = ["color-contrast", "link-in-text-block"]
PLACED = ["target-size", "scrollable-region-focusable"]
"""The rules that depend on how much text a page has, and on the width."""
RUN = """(options, without = [], context = document) => axe.run(context, {
    ...options, rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    resultTypes: ["violations"], preload: { assets: ["media"] },
}).then((result) => result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`))"""
"""Of what axe would fetch beforehand, style sheets serve no rule of these."""
LIGHT = {"color_scheme": "light", "forced_colors": "none"}
DARK = {"color_scheme": "dark", "forced_colors": "none"}
FORCED = {"color_scheme": "light", "forced_colors": "active"}
MODES = (LIGHT, DARK, FORCED)
WIDTHS = {320: "100%", 360: "200%", 1280: "100%"}
"""Each width with the size of its text."""
LOOKS = [(320, LIGHT, PLACED), (360, LIGHT, PLACED), (1280, LIGHT, PLACED)]
"""How each page is looked at; all other rules are asked of its article among others."""
WHOLE_LOOKS = [(320, LIGHT, RULES), *LOOKS[1:]]
"""How a page is looked at whose frame or menu no page before it has."""
MORE_LOOKS = [
    (360, LIGHT, PLACED),
    *(look for width in (320, 1280) for look in ((width, LIGHT, RULES), *((width, mode, COLORS) for mode in MODES))),
]
"""How a page is looked at when it has something that no page before it has. Words have no colors of their own, so contrast,
which takes the longest by far, is measured in the kinds of elements that are new; dark mode and forced colors change nothing else. At 360 points a page has
the styles that it has at 320, which a test holds, and of larger letters less contrast is asked."""
LARGE = """(() => {
    const seen = (selector) => {
        const box = [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect()).find((one) => one.width);
        return Boolean(box) && box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
    };
    return [document.documentElement.scrollWidth <= innerWidth, seen(".bar .open-search"), seen(".menu-box > summary"),
        seen("a.leave"), seen(".bar .help")];
})()"""
"""Text at 200 %: no sideways scroll; search, menu, leave and help in view."""
NEEDED = """(() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]:not(main)')]
        .map((one) => ({ one, box: one.getBoundingClientRect() })).filter(({ one, box }) => box.width && box.height && one.checkVisibility());
    const alone = ({ one }) => getComputedStyle(one).display !== 'inline'
        || one.parentElement.textContent.trim().length === one.textContent.trim().length;
    const small = (box) => Math.min(box.width, box.height) < 24;
    const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
    const near = (box, its) => {
        const [[x, y], [itsX, itsY]] = [middle(box), middle(its)];
        return Math.hypot(Math.max(its.left - x, 0, x - its.right), Math.max(its.top - y, 0, y - its.bottom)) < 13
            || small(its) && Math.hypot(itsX - x, itsY - y) < 25;
    };
    const over = (box, its) => its.left < box.right && its.right > box.left && its.top < box.bottom && its.bottom > box.top;
    const crowded = ({ one, box }) => all.some(({ one: other, box: its }) => (over(box, its) || small(box) && near(box, its))
        && !one.contains(other) && !other.contains(one));
    return all.some((target) => alone(target) && crowded(target)) || [...document.querySelectorAll('main *')].some((one) => one.clientWidth
        && (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight)
        && /auto|scroll/.test(getComputedStyle(one).overflow));
})()"""
"""Whether PLACED can find anything: a target, no link in a line of text, that lies under another, or is under 24 points and so near
that a circle of 24 points on its middle meets another target, or the circle of another small one, a point more to be safe; or a box that scrolls."""
NEW_TEXT = """(known) => {
    const old = new Set(known.map((kind) => JSON.stringify(kind)));
    const part = (one) => [one.localName, ...['class', 'role', 'open'].map((name) => one.getAttribute(name) ?? '-')];
    const of = (one, line = []) => one && line.length < 3 ? of(one.parentElement, [...line, part(one)]) : JSON.stringify(line);
    const found = {};
    for (const one of document.body.querySelectorAll('*')) {
        if (![...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && !one.matches('input, select, textarea')) continue;
        const kind = of(one);
        if (!old.has(kind) && one.checkVisibility() && (found[kind] ??= []).length < 3) found[kind].push(one);
    }
    return Object.values(found).flat();
}"""
"""The first three elements in view with text of their own, of each kind that no page before has."""
LOOK = f"""async ({{ size, options, ask, known }}) => {{
    document.documentElement.style.fontSize = size;
    const wide = document.documentElement.scrollWidth > innerWidth;
    const without = known ? [] : {COLORS};
    if (!ask && !{NEEDED}) without.push(...{PLACED});
    const context = known ? {{ include: ({NEW_TEXT})(known) }} : {{ include: [document] }};
    const rest = options.runOnly.some((rule) => !without.includes(rule)) && context.include.length;
    return [rest ? window.axe ? await ({RUN})(options, without, context) : null : [], wide, {LARGE}];
}}"""
"""What axe finds in one look, whether the page scrolls sideways, and what is in view: one question to the browser. ``null`` when axe must
be there first."""
SHARES = 24


Kind = tuple[tuple[str, ...], ...]


class Kept(Quiet):
    """Serves axe beside the site. The browser keeps it, compiled, and the styles and scripts of the site, from page to page."""

    def translate_path(self, path: str) -> str:
        return str(AXE_FILE) if path == f"/{AXE_FILE.name}" else super().translate_path(path)

    def end_headers(self) -> None:
        if "/_static/" in self.path or self.path == f"/{AXE_FILE.name}":
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The built site and axe, served on this machine."""
    with served(handler=Kept) as there:
        yield there


@functools.cache
def parts_of(page: str) -> frozenset[Kind]:
    """Each element of a page as its tag, classes, role and ``open``, with those of its two parents."""
    found = set()
    for element in lxml.html.parse(str(SITE / page / "index.html")).getroot().iter():
        line = [element, *element.iterancestors()][:3]
        if isinstance(element.tag, str):
            found.add(tuple((one.tag, *(one.get(name, "-") for name in ("class", "role", "open"))) for one in line))
    return frozenset(found)


def new_of(pages: Iterable[str]) -> Iterator[tuple[str, list[Kind]]]:
    """The pages that have an element, in its place, that no page before them has; each with the kinds that it has and they have."""
    seen: set[Kind] = set()
    for page in pages:
        if not (parts := parts_of(page)) <= seen:
            yield page, sorted(parts & seen)
        seen |= parts


def first_with_its_menu() -> set[str]:
    """The first page with each menu, but for where its links lead and where the reader is: in all others it is the same."""
    first: dict[str, str] = {}
    for page in PAGES:
        menu = MENU.search((SITE / page / "index.html").read_text(encoding="utf-8"))
        assert menu, page
        first.setdefault(re.sub(r' href="[^"]*"| aria-current="[^"]*"', "", menu[0]), page)
    return set(first.values())


def first_with_its_frame() -> set[str]:
    """The first page with each frame."""
    first: dict[str, str] = {}
    for page in PAGES:
        first.setdefault(frame_of(page), page)
    return set(first.values())


@pytest.fixture(scope="session")
def wholes() -> set[str]:
    """The pages that are looked at with all that is around their article."""
    return first_with_its_menu() | first_with_its_frame()


@pytest.fixture(scope="session")
def unlike() -> dict[str, list[Kind]]:
    """The pages that are looked at in more ways, with the kinds of elements that are not; that for an emergency is one, as a whole."""
    return dict(new_of(PAGES)) | {"help-now": []}


def test_pages_that_are_looked_at_in_more_ways_have_all_kinds_of_elements(unlike: dict[str, list[Kind]]) -> None:
    kinds: frozenset[Kind] = frozenset().union(*(parts_of(page) - set(known) for page, known in unlike.items()))
    assert all(parts_of(page) <= kinds for page in PAGES)
    assert 20 < len(unlike) < len(PAGES) / 5


def test_no_style_begins_between_320_and_360_points() -> None:
    """So what a page shows, and in which colors, is the same at both."""
    sheets = "".join(file.read_text(encoding="utf-8") for file in (SITE / "_static").glob("*.css"))
    limits = re.findall(
        r"(?:width|inline-size)\s*[:<>=]+\s*([\d.]+)(px|r?em)",
        " ".join(re.findall(r"@(?:media|container)[^{]*", sheets)),
    )
    points = [float(number) * (1 if unit == "px" else 16) for number, unit in limits]
    assert len(points) > 10 and not [one for one in points if 320 <= one <= 360]


def found_among(page: Page, address: str, articles: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What axe finds in the articles of pages, by their frame, each put into a page that has it."""
    page.set_viewport_size({"width": 320, "height": 740})
    page.emulate_media(**LIGHT)  # type: ignore[arg-type]
    for frame, its in articles.items():
        page.goto(address + path_of(next(name for name in PAGES if frame_of(name) == frame)))
        page.add_script_tag(url=f"/{AXE_FILE.name}")
        yield from page.evaluate(ALL, {"articles": its, "options": {"runOnly": RULES}, "without": [*COLORS, *PLACED]})


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_in_every_look(
    browser: Browser, address: str, unlike: dict[str, list[Kind]], wholes: set[str], share: int
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
    shown = 320, LIGHT
    alone = sorted(wholes | set(unlike))
    rest = sorted(set(PAGES) - set(alone), key=lambda name: (frame_of(name), name))
    articles: dict[str, list[str]] = {}
    for name in alone[share::SHARES] + rest[len(rest) * share // SHARES : len(rest) * (share + 1) // SHARES]:
        page.goto(address + path_of(name))
        if name not in alone:
            html, wrong = page.evaluate(TAKE, name)
            articles.setdefault(frame_of(name), []).append(html)
            found += [f"{name}: {one}" for one in wrong]
        looks = MORE_LOOKS if name in unlike else WHOLE_LOOKS if name in alone else LOOKS
        if name in alone:
            page.add_script_tag(url=f"/{AXE_FILE.name}")
        for width, mode, rules in sorted(looks, key=lambda look: (look[0] != shown[0], look[0])):
            if width != shown[0]:  # the width that is there comes first: each other one lays the page out anew
                page.set_viewport_size({"width": width, "height": 740})
            if mode != shown[1]:
                page.emulate_media(**mode)  # type: ignore[arg-type]
            shown = width, mode
            asked = {
                "size": WIDTHS[width],
                "options": {"runOnly": rules},
                "ask": name in unlike,
                "known": unlike[name] if rules is COLORS else None,
            }
            wrong, wide, places = page.evaluate(LOOK, asked)
            if wrong is None:
                page.add_script_tag(url=f"/{AXE_FILE.name}")
                wrong, wide, places = page.evaluate(LOOK, asked)
            found += [f"{name} {width} {mode}: {one}" for one in wrong]
            if wide:
                found.append(f"{name} {width}: scrolls sideways")
            if width == 360 and places != [True] * 5:
                found.append(f"{name} at 200 %: {places}")
    found += found_among(page, address, articles)
    assert (found, foreign, said) == ([], [], [])
    assert page.evaluate(KEPT) == [0] * 6
    assert context.cookies() == []
    context.close()


def test_what_axe_finds_of_small_targets_is_asked(browser: Browser) -> None:
    """Two targets beside each other by chance: whenever axe finds one too small, the quick question has said that it must look."""
    chance = random.Random(1)
    html = []
    for _ in range(160):
        wide, high, its_wide, its_high = (chance.choice([8, 16, 20, 24, 30]) for _ in range(4))
        across, down = chance.choice(
            [(wide + chance.randrange(-20, 14), 0), (0, high + chance.randrange(-20, 14)), (wide + 4, high + 4)]
        )
        boxes = ((40, 40, wide, high), (40 + across, 40 + down, its_wide, its_high))
        html.append("".join(f"<div><button style='left:{x}px;top:{y}px;width:{w}px;height:{h}px'>a</button></div>" for x, y, w, h in boxes))  # fmt: skip
    page = browser.new_page(viewport={"width": 320, "height": 740})
    style = "button { position: absolute; padding: 0; border: 0; min-width: 0; min-height: 0; font-size: 4px }"
    page.set_content(f"<!doctype html><title>Buttons</title><style>{style}</style>")
    page.evaluate(AXE)
    found = page.evaluate(
        f"""async (pages) => {{ const found = []; for (const html of pages) {{ document.body.innerHTML = html;
        found.push([(await ({RUN})({{ runOnly: ['target-size'] }})).length > 0, {NEEDED}]); }} return found; }}""",
        html,
    )
    page.close()
    assert [one for one, (wrong, asked) in zip(html, found, strict=True) if wrong and not asked] == []
    assert found.count([True, True]) > 30 and found.count([False, False]) > 30


@pytest.mark.long
def test_the_html_is_valid() -> None:
    """The Nu Html Checker finds no error on any page."""
    said = messages(SITE)
    assert len({message["url"] for message in said}) >= len(PAGES)  # it says something mild of every page
    assert [message for message in said if message["type"] != "info"] == []
