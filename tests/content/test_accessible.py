"""Every page at three widths, one of them with text at 200 %; every kind of element also dark and in forced colors: axe finds nothing, and the HTML is valid.

What is the same on many pages is looked at once (``articles.py``), and each width only for what a width can change.
"""

import functools
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser, Page

from ..browser import find
from ..passed_before import keep_passed, read_passed, sum_up
from ..validator import CHECKER, messages
from . import articles, looks
from .articles import MENU, frame_of
from .conftest import PAGES, SITE, Quiet, path_of, served
from .looks import AXE, AXE_FILE, COLORS, LOOK, NEEDED, OWN, PLACED, RULES, RUN
from .test_browser import KEPT

pytestmark = pytest.mark.browser
LIGHT = {"color_scheme": "light", "forced_colors": "none"}
DARK = {"color_scheme": "dark", "forced_colors": "none"}
FORCED = {"color_scheme": "light", "forced_colors": "active"}
MODES = (LIGHT, DARK, FORCED)
WIDTHS = {320: "100%", 360: "200%", 1280: "100%"}
"""Each width with the size of its text."""
LOOKS = [(320, LIGHT, RULES), (360, LIGHT, PLACED), (1280, LIGHT, PLACED)]
"""How each page is looked at: whose frame or menu no page before it has, alone, all others as articles among others."""
MORE_LOOKS = [
    (360, LIGHT, PLACED),
    *(look for width in (320, 1280) for look in ((width, LIGHT, RULES), *((width, mode, COLORS) for mode in MODES))),
]
"""How a page is looked at when it has something that no page before it has. Words have no colors of their own, so contrast,
which takes the longest by far, is measured in the kinds of elements that are new, on a wide screen in those that a narrow one did not show;
dark mode and forced colors change nothing else. At 360 points a page has the styles that it has at 320, which a test holds, and of larger letters less contrast is asked."""
SHARES = 4
HTML = (".html", ".htm", ".xhtml", ".xht")
EMPTY = "no-page.html"
Kind = tuple[tuple[str, ...], ...]


class Kept(Quiet):
    """Serves axe beside the site, and an empty page. The browser keeps axe, compiled, and the styles and scripts of the site, from page to page."""

    def do_GET(self) -> None:
        if self.path != f"/{EMPTY}":
            super().do_GET()
            return
        html = b"<!doctype html><html lang=en><title>Pages</title>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(html)))
        self.end_headers()
        self.wfile.write(html)

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
    lines: dict[object, Kind] = {None: ()}
    for element in lxml.html.parse(str(SITE / page / "index.html")).getroot().iter():
        if isinstance(element.tag, str):
            own = (element.tag, *(element.get(name, "-") for name in ("class", "role", "open")))
            lines[element] = (own, *lines[element.getparent()][:2])
            found.add(lines[element])
    return frozenset(found)


def new_of(first: Iterable[str], pages: Iterable[str]) -> Iterator[tuple[str, list[Kind]]]:
    """The pages that have an element, in its place, that no page before them has, each with the kinds that it has and they have.

    Those that are the first come in their order. Of the others the one with the most comes next.
    """
    seen: set[Kind] = set()
    order = [*first]
    rest = set(pages) - set(order)
    while order or rest:
        page = order.pop(0) if order else max(sorted(rest), key=lambda one: len(parts_of(one) - seen))
        rest.discard(page)
        if not (parts := parts_of(page)) <= seen:
            yield page, sorted(parts & seen)
            seen |= parts
        elif not order:
            return


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
def wholes() -> list[str]:
    """The pages that are looked at with all that is around their article; that for an emergency is one."""
    return sorted(first_with_its_menu() | first_with_its_frame() | {"help-now"})


@pytest.fixture(scope="session")
def unlike(wholes: list[str]) -> dict[str, list[Kind]]:
    """The pages that are looked at in more ways, with the kinds of elements that are not; of that for an emergency all are."""
    return dict(new_of(wholes, PAGES)) | {"help-now": []}


@pytest.fixture(scope="session")
def ground(browser: Browser) -> str:
    """A sum of all that what is found on a page depends on, but for the page: what looks, and what all pages share."""
    here = Path(__file__).parent
    code = [Path(articles.__file__), Path(looks.__file__), *sorted(here.glob("test_a*.py")), here / "test_browser.py"]
    shared = [file for file in sorted(SITE.glob("*")) if file.is_file() and file.suffix != ".html"]
    shared += [
        file for folder in ("_static", "_images") for file in sorted((SITE / folder).rglob("*")) if file.is_file()
    ]
    return sum_up(browser.version, find(), AXE_FILE, *code, *shared)


def text_of(page: str) -> str:
    return (SITE / page / "index.html").read_text(encoding="utf-8")


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


def test_no_color_depends_on_the_width_but_of_what_is_measured_at_each() -> None:
    begins = re.compile(r"@(?:media|container)[^{]*(?:width|inline-size)[^{]*\{")
    kinds = "color|background|opacity|filter|fill|mix-blend-mode|font(?:-size|-weight)?|--(?!sd-)[\\w-]+"
    sets = re.compile(rf"([^{{}}]+)\{{[^{{}}]*?(?<![\w-])(?:{kinds})(?:-color|-image)?:")
    found = []
    for file in (SITE / "_static").glob("*.css"):
        text = file.read_text(encoding="utf-8")
        for query in begins.finditer(text):
            depth, end = 1, query.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            found += [selector.strip() for selector in sets.findall(text[query.end() : end - 1])]
    assert len(found) > 4
    assert [one for one in found if not re.search(rf"(?<![\w-])(?:{'|'.join(OWN)})(?![\w-])", one)] == []


@contextmanager
def looked_at(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what is found on pages that are opened in it: when all were, nothing, nothing asked elsewhere, nothing said, nothing kept."""
    context = browser.new_context(viewport={"width": 320, "height": 740})
    page = context.new_page()
    foreign: list[str] = []
    said: list[str] = []
    found: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(address) else foreign.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + EMPTY)  # for what is asked below, when all pages have passed before
    yield page, found
    assert (found, foreign, said) == ([], [], [])
    assert page.evaluate(KEPT) == [0] * 6
    assert context.cookies() == []
    context.close()


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_with_a_frame_of_its_own_in_every_look(
    browser: Browser, address: str, unlike: dict[str, list[Kind]], wholes: list[str], ground: str, share: int
) -> None:
    """No finding of axe, no sideways scroll: 320 points are also 1280 at a zoom of 400 %."""
    passed = read_passed()
    sums = {name: sum_up("whole", ground, text_of(name), unlike.get(name)) for name in wholes[share::SHARES]}
    new = {name: sum_ for name, sum_ in sums.items() if sum_ not in passed}
    with looked_at(browser, address) as (page, found):
        for name in new:
            found += found_alone(page, address, name, unlike)
    keep_passed(new.values())


def found_alone(page: Page, address: str, name: str, unlike: Mapping[str, Sequence[Kind]]) -> Iterator[str]:
    """What is found on a page with all that is around its article."""
    page.set_viewport_size({"width": 320, "height": 740})
    page.emulate_media(**LIGHT)  # type: ignore[arg-type]
    page.goto(address + path_of(name))
    page.add_script_tag(url=f"/{AXE_FILE.name}")
    shown = 320, LIGHT
    for width, mode, rules in sorted(MORE_LOOKS if name in unlike else LOOKS, key=lambda look: look[0]):
        if width != shown[0]:
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
        yield from (f"{name} {width} {mode}: {one}" for one in wrong)
        if wide:
            yield f"{name} {width}: scrolls sideways"
        if width == 360 and places != [True] * 5:
            yield f"{name} at 200 %: {places}"


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
        found.push([(await ({RUN})({{ runOnly: ['target-size'] }})).length > 0, {NEEDED}([document])]); }} return found; }}""",
        html,
    )
    page.close()
    assert [one for one, (wrong, asked) in zip(html, found, strict=True) if wrong and not asked] == []
    assert found.count([True, True]) > 30 and found.count([False, False]) > 30


@pytest.mark.long
def test_the_html_is_valid() -> None:
    """The Nu Html Checker finds no error on any page."""
    checker, passed = sum_up("valid", CHECKER), read_passed()
    sums = {file: sum_up(checker, file) for file in sorted(SITE.rglob("*")) if file.suffix in HTML}
    new = {file: sum_ for file, sum_ in sums.items() if sum_ not in passed}
    said = messages(*new) if new else []
    pages = {SITE / page / "index.html" for page in PAGES}
    assert pages <= set(sums)
    assert len({message["url"] for message in said}) >= len(pages & set(new))  # it says something mild of every page
    assert [message for message in said if message["type"] != "info"] == []
    keep_passed(new.values())
