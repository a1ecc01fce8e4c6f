"""Every part of the real pages can be cited, and every form of a citation says the same."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from html import unescape

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from playwright.sync_api import Browser, Page

from coursebook.core.pages.model import Lesson, Module, Question

from .conftest import SITE
from .looks import AXE, COLORS, PLACED, RULES, RUN
from .test_accessible import DARK, LIGHT, WIDTHS
from .test_pages import PAGES, PROJECT

BOX = re.compile(
    r'<details class="cite"[^>]*><summary>(?:Cite this (part|page)|Citar esta página)</summary>(?:<p>[^<]*)?<dl>(.*?)</dl></details>'
)
ROW = re.compile(r"<dt>(.*?)<dd(?: lang=\"en\")?>(.*?)(?=<dt>|$)")
CONF = (PROJECT / "conf.py").read_text()
EDITION, DAY, BASE = (
    re.search(rf'^{name} = "(.*)"', CONF, re.M)[1]  # type: ignore[index]
    for name in ("coursebook_edition", "coursebook_edition_date", "html_baseurl")
)


def readers_pages() -> dict[str, list[str]]:
    """The address of each page that is cited, and its permanent ids of level 1 to 3."""
    found = {}
    for path, (page, _) in PAGES.items():
        if isinstance(page, (Module, Lesson, Question)) or path.parts[0] in ("modules", "faq"):
            name = path.with_suffix("").as_posix().removesuffix("/index")
            found[name] = [section.id for section in page.sections if section.level <= 3]
    return found


READERS = readers_pages()
SHARES = 8
BOXES = "{ include: [...document.querySelectorAll('.cite')] }"
"""All else of these pages is looked at in ``test_accessible.py``."""

STORED = EDITION if (PROJECT / "editions" / f"{EDITION}.json").is_file() else ""
"""The edition that a citation names: none before one is stored."""
IN_WORDS = f"{date.fromisoformat(DAY):%B} {date.fromisoformat(DAY).day}, {DAY[:4]}"


def test_an_emergency_card_has_one_box_at_its_end_and_files_for_each_part() -> None:
    """Nothing stands between two steps; each part can be cited all the same."""
    for name in ("help-now", "ayuda-ahora"):
        assert sorted(boxes(name)) == [name]
        page = next(page for path, (page, _) in PAGES.items() if path.as_posix() == f"{name}.md")
        assert all((SITE / "id" / section.id / f"{section.id}.ris").is_file() for section in page.sections)


def boxes(name: str) -> dict[str, dict[str, str]]:
    """The rows of each box of a page, by id."""
    html = (SITE / name / "index.html").read_text()
    found = {}
    for _, rows in BOX.findall(html):
        cells = {unescape(head): unescape(re.sub(r"<[^>]*>", "", cell)) for head, cell in ROW.findall(rows)}
        address = next(
            cell for head, cell in cells.items() if head in ("Link", "Enlace") or head.startswith("Section ")
        )
        found[address.removeprefix(f"{BASE}id/").strip("/")] = cells
    return found


def test_whom_we_cite() -> None:
    author = re.search(r'^author = "(.*)"', CONF, re.M)
    assert author and f"  - name: {author[1]}\n" in (PROJECT / "CITATION.cff").read_text()


def wrong_of(names: Iterable[str], hold: Callable[[str], None]) -> list[str]:
    """What ``hold`` says of each page of which it does not hold."""
    found = []
    for name in names:
        try:
            hold(name)
        except AssertionError as wrong:
            found.append(f"{name}: {wrong}")
    return found


@pytest.mark.parametrize("share", range(SHARES))
def test_every_part_has_a_box_and_files_that_agree(share: int) -> None:
    assert wrong_of([*READERS][share::SHARES], hold_boxes_and_files) == []


def hold_boxes_and_files(name: str) -> None:
    """Each part of a page has a box, and the three files of each say what it says."""
    shown = boxes(name)
    assert sorted(shown) == sorted(READERS[name])
    for id_, cells in shown.items():
        place = SITE / "id" / id_ / id_
        (item,) = json.loads(place.with_suffix(".json").read_text())
        (entry,) = bibtexparser.parse_file(
            str(place.with_suffix(".bib")), append_middleware=[LatexDecodingMiddleware()]
        ).entries
        (record,) = rispy.loads(place.with_suffix(".ris").read_text())
        fields = {field.key: field.value for field in entry.fields}
        number = next((head.removeprefix("Section ") for head in cells if head.startswith("Section ")), "")
        y, m, d = item["issued"]["date-parts"][0]
        assert {item["id"], entry.key, record["id"]} == {id_}
        assert {item["title"], fields["title"], record["title"]} == {item["title"]}
        assert {item.get("chapter-number", ""), fields.get("chapter", ""), record.get("section", "")} == {number}
        assert {item.get("edition", ""), fields.get("edition", ""), record.get("edition", "")} == {STORED}
        assert {f"{y}-{m:02}-{d:02}", fields["date"], record["date"].replace("/", "-")} == {DAY}
        assert {item["URL"], fields["url"], record["urls"][0]} == {f"{BASE}id/{id_}/"}
        for style in ("APA", "AMA", "NLM"):
            for part in (
                item["title"],
                item["container-title"],
                number,
                f"Edition {STORED} of " if STORED else f"Text of {IN_WORDS}",
                str(y),
                item["URL"],
            ):
                assert part in cells[style], (id_, style)


def test_titles_and_numbers_are_those_of_the_headings() -> None:
    assert wrong_of(READERS, hold_titles) == []


def hold_titles(name: str) -> None:
    """Title and number in the file of each part of a page are those of its heading."""
    html = (SITE / name / "index.html").read_text()
    for id_ in READERS[name]:
        heading = re.search(
            rf'<section id="{id_}">(?:\s*<span[^>]*></span>)*\s*<h\d>(.*?)<a class="headerlink"', html, re.DOTALL
        )
        assert heading, id_
        item = json.loads((SITE / "id" / id_ / f"{id_}.json").read_text())[0]
        number = f"{item['chapter-number']} " if "chapter-number" in item else ""
        assert unescape(re.sub(r"<[^>]*>", "", heading[1])) == number + item["title"]


def test_tags_stand_on_every_page_of_the_course() -> None:
    for path in PAGES:
        name = path.with_suffix("").as_posix().removesuffix("index").rstrip("/")
        html = (SITE / name / "index.html").read_text()
        assert f'<meta name="citation_public_url" content="{BASE}id/' in html, name


LESSON = "modules/suggesting-treatment/choosing-the-moment/"
QUESTION = "faq/throws-up-after-suboxone/"


@pytest.mark.browser
def test_a_box_opens_and_shows_all_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(address + LESSON)
    box = page.locator("details.cite").last
    size = box.locator("summary").bounding_box()
    assert size and size["height"] >= 24 and size["width"] >= 24
    box.locator("summary").click()
    assert (
        box.locator("dt").all_inner_texts() == ["Section 8.2", "APA", "AMA", "NLM", "Files"]
        or box.locator("dt").count() == 5
    )
    assert all(part.is_visible() for part in box.locator("dd").all())
    assert box.get_by_role("button").count() == 0
    context.close()


@pytest.mark.browser
def test_a_citation_is_copied_with_one_tap(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + QUESTION)
    box = page.locator("details.cite").first
    box.locator("summary").click()
    for style in ("APA", "AMA", "NLM"):
        box.get_by_role("button", name=f"Copy {style}").click()
        box.get_by_role("button", name="Copied").first.wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("Porchlight contributors.") and copied in box.locator("dd").all_inner_texts()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    box.locator("summary").click()
    box.locator("summary").click()
    assert box.get_by_role("button").count() == 4
    context.close()


@pytest.mark.browser
def test_a_file_is_downloaded_under_its_id_in_quiet_mode_too(page: Page, address: str) -> None:
    for mark in ("", "#quiet"):
        page.goto("about:blank")
        page.goto(f"{address}{QUESTION}{mark}")
        box = page.locator("details.cite").last
        box.locator("summary").click()
        with page.expect_download() as download:
            box.get_by_text(".ris").click()
        assert download.value.suggested_filename == "throws-up-after-suboxone.ris"


@pytest.mark.browser
@pytest.mark.parametrize("name", [LESSON, QUESTION, "help-now/"])
def test_open_boxes_are_accessible_and_fit(page: Page, address: str, name: str) -> None:
    page.goto(address + name)
    page.evaluate("for (const box of document.querySelectorAll('.cite')) box.open = true")
    page.locator(".cite button").first.wait_for()
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for mode in (LIGHT, DARK):
            page.emulate_media(**mode)  # type: ignore[arg-type]
            rules = COLORS if mode is DARK else RULES if width == 320 else [*COLORS, *PLACED]
            assert page.evaluate(f"rules => ({RUN})({{ runOnly: rules }}, [], {BOXES})", rules) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_paper_shows_the_address_of_the_page_and_no_boxes(page: Page, address: str) -> None:
    page.goto(address + QUESTION)
    page.emulate_media(media="print")
    shown = [part.inner_text() for part in page.locator(".cite *").all() if part.is_visible()]
    assert set(shown) == {f"{BASE}id/throws-up-after-suboxone/"}


@pytest.mark.browser
def test_a_box_leads_to_the_line_where_its_part_is_written(page: Page, address: str) -> None:
    """Only an opened box has the link: a link for each part in the page would cost every reader what few want."""
    page.goto(address + QUESTION)
    text = (PROJECT / f"{QUESTION.rstrip('/')}.md").read_text(encoding="utf-8")
    box = page.locator("details.cite").first
    assert box.get_by_text("Suggest a change").count() == 0
    box.locator("summary").click()
    link = box.get_by_role("link", name="Suggest a change")
    link.wait_for()
    place, line = str(link.get_attribute("href")).split("#L")
    assert place.endswith("/edit/main/faq/throws-up-after-suboxone.md")
    part = str(box.locator("dd a").first.get_attribute("href")).split("/")[-2]
    lines = text.split("\n")
    assert lines[int(line) - 2] == f"({part})=" and lines[int(line) - 1].startswith("## ")
