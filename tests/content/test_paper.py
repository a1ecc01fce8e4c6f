"""The real files to print, as they are published: counts, bounds, accessibility, links to them, and the hand-out page."""

import io
import json
import re

import page as validation
import pypdf
import pytest
import yaml
from playwright.sync_api import Page, expect

from ..conftest import PROJECT
from ..pdf.typography import measure, run_over
from .conftest import SITE

PAPER = SITE / "paper"
RECORD = {one["id"]: one for one in json.loads((SITE.parent / ".printables" / "printables.json").read_text())}
SHEETS = {"letters-to-the-plan": 5}
"""The worksheets that are more than one sheet of paper: three letters to send stand on pages of their own."""
MOST = {
    "a-page-for-grief-large": (0, 1, 0), "course": (0, 1, 0), "course-large": (0, 0, 6), "course-large-two": (0, 2, 4), "course-two": (0, 1, 0),
    "good-things-to-notice-large": (0, 0, 1),
    "help-now-poster": (0, 1, 0), "leading-a-group": (0, 1, 0), "letters-to-the-plan-large": (0, 2, 0),
    "map-of-a-hard-day-large": (0, 0, 1), "medicine-sheet-for-home-large": (0, 1, 1),
    "my-hard-night-plan-large": (0, 1, 1), "my-three-sentences-large": (0, 1, 0),
    "our-home-safety-plan-large": (0, 1, 0), "questions-five": (0, 1, 0), "questions-four": (0, 1, 0), "questions-ten": (0, 1, 0),
    "questions-three": (0, 1, 0), "questions-two": (0, 1, 0),
}  # fmt: skip
"""What a file may have, as measured on 2026-12-01; other files have none of it: pages under eight lines; the same where a
chapter or the file ends; tables that are cut, in large print alone, where whole ones would leave pages nearly empty."""


def test_what_there_is_to_print() -> None:
    assert 0 < RECORD["tonight"]["pages"] <= 24
    assert (RECORD["help-now-poster"]["pages"], RECORD["help-now-card"]["pages"]) == (2, 1)
    kinds = [one["holds"].partition(":")[0] for one in RECORD.values()]
    assert (kinds.count("module"), kinds.count("worksheet") >= 12, kinds.count("topic") >= 20) == (8, True, True)
    html = (PAPER / "index.html").read_text()
    for id_ in RECORD:
        for name in (f"{id_}.pdf", f"{id_}-a4.pdf"):
            assert f'href="{name}"' in html
            assert (PAPER / name).read_bytes()[:5] == b"%PDF-"


def test_the_poster_can_be_read_across_a_room() -> None:
    """The steps alone, in at least 22 point: a capital letter is 5.4 mm high, seen from two meters under nine minutes of arc."""
    for name in ("help-now-poster", "help-now-poster-a4"):
        steps, sources = pypdf.PdfReader(PAPER / f"{name}.pdf").pages
        sizes: dict[str, float] = {}

        def note(
            text: str, _cm: object, matrix: list[float], _font: object, size: float, sizes: dict[str, float] = sizes
        ) -> None:
            sizes[text.strip()] = abs(matrix[3]) * size

        steps.extract_text(visitor_text=note)
        small = {text: size for text, size in sizes.items() if len(text) > 3 and size < 22}
        assert set(small) <= {"Help now: overdose and crisis", "Emergency: call 911"}, small
        words = " ".join(steps.extract_text().split())
        assert "Shout. Rub the breastbone hard." in words and "Stay until help comes" in words and "Poison" not in words
        assert "dailymed" in sources.extract_text()


@pytest.mark.parametrize("paper", ["", "-a4"])
def test_the_wallet_card_holds_every_number_and_step(paper: str) -> None:
    """Four cards, each with the seven steps, and the numbers of the page itself as ``docs/numbers.yml`` has them."""
    card = " ".join(pypdf.PdfReader(PAPER / f"help-now-card{paper}.pdf").pages[0].extract_text().split())
    numbers = yaml.safe_load((PROJECT / "docs/numbers.yml").read_text())
    for before, number in (
        ("Call ", "emergency"), ("Call ", "crisis-line"), ("Text ", "crisis-text-line"),
        ("Poison control ", "poison-control"), ("Violence at home ", "violence-hotline"),
    ):  # fmt: skip
        assert card.count(before + numbers[number]["say"]) >= 4, number
    steps = re.findall(r"^\d\. !\[[^]]*\]\([^)]*\) \*\*(.+?)\*\*", (PROJECT / "help-now.md").read_text(), re.MULTILINE)
    assert len(steps) == 7
    for number, step in enumerate(steps, 1):
        assert card.count(f"{number}. {step}") == 4, step


@pytest.mark.parametrize("id_", [*RECORD, *(f"{id_}-a4" for id_ in ("tonight", "our-local-numbers", "help-now-card"))])
def test_every_file_is_accessible(id_: str) -> None:
    """And some A4 twins, which are the same bytes with an update behind them."""
    report = validation.validate_pdf(str(PAPER / f"{id_}.pdf"), profile="ua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


@pytest.mark.parametrize("id_", [id_ for id_, one in RECORD.items() if one["form"] != "slides"])
def test_no_text_runs_over_a_foot(id_: str) -> None:
    """What is not cut fits its page: 46 pages once ended below their foot."""
    assert run_over(PAPER / f"{id_}.pdf", RECORD[id_]["form"]) == []


@pytest.mark.parametrize("id_", RECORD)
def test_pages_are_full_no_heading_stands_at_a_foot_and_few_tables_are_cut(id_: str) -> None:
    measured = measure(PAPER / f"{id_}.pdf", RECORD[id_]["form"])
    short, ends, cut = MOST.get(id_, (0, 0, 0))
    assert measured.orphans == []
    assert len(measured.short) <= short, measured.short
    assert len(measured.ends) <= ends, measured.ends
    assert len(measured.cut) <= cut, measured.cut


def test_a_worksheet_is_one_sheet_of_paper() -> None:
    sheets = {id_: one for id_, one in RECORD.items() if one["form"] == "sheet" and not one["large"]}
    long = {id_: one["pages"] for id_, one in sheets.items() if one["pages"] > 2 and id_ != "worksheets"}
    assert len(sheets) >= 14 and long == SHEETS


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        ("release-form-to-hand-over", ["1. My full name", "4. What may be said", "Signature and date"]),
        ("our-local-numbers", ["We are at", "Clinic at night", "Written; renew by"]),
        ("our-home-safety-plan", ["Where the naloxone is", "The few rules each of us signs"]),
        ("treatment-options-to-hand-over", ["First visit", "Residential", "Where the naloxone is"]),
    ],
)
def test_what_is_signed_or_hung_up_is_the_front(sheet: str, words: list[str]) -> None:
    """What explains it is behind; of the safety plan also the part that is to be kept apart."""
    front, back = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(PAPER / f"{sheet}.pdf").pages]
    assert not [one for one in words if one not in front]
    assert "A filled-in example" in back and "A filled-in example" not in front
    assert sheet != "our-home-safety-plan" or ("Keep this part in a safe place" in back and "My code word" not in front)


def test_every_page_leads_to_its_file() -> None:
    for folder in ("modules", "faq"):
        for file in (SITE / folder).rglob("index.html"):
            html = file.read_text()
            here = file.parent.relative_to(SITE)
            if "citation_title" in html and str(here) not in {"faq", "modules", "modules/one-evening"}:
                target = html.partition('<p class="paper"><a href="')[2].partition('"')[0]
                assert target and (file.parent / target).resolve().is_file(), here
    assert '<p class="paper"><a href="./paper/">' in (SITE / "index.html").read_text()


@pytest.mark.browser
def test_a_hand_out(page: Page, address: str) -> None:
    asked: list[str] = []
    page.goto(f"{address}hand-out/")
    page.on("request", lambda request: asked.append(f"{request.method} {request.url.removeprefix(address)}"))
    for number in (1, 9):
        page.locator(".hand-out summary").nth(number).click()
    boxes = page.locator(".hand-out details[open] input")
    for number in range(11):
        boxes.nth(number).click()
    assert [boxes.nth(number).is_checked() for number in (9, 10)] == [True, False]
    page.get_by_text("Put it together").click()
    page.wait_for_selector(".sheets .sheet")
    assert page.locator(".sheet").count() == 12
    assert "Help now" in page.locator(".sheet h1").first.inner_text()
    last = page.locator(".sheet").last
    names = page.locator(".sheet h1").all_inner_texts()
    assert names[-1] == "Sources" and set(last.locator("h2").all_inner_texts()) <= set(names)
    assert page.locator(".sheet .sources").count() == last.locator(".sources").count() > 1
    inside = page.eval_on_selector_all(
        ".sheets a[role=doc-noteref], .sheets a.footnote-reference", "all => all.map(one => one.hash.slice(1))"
    )
    assert inside and not [one for one in inside if not page.locator(f"[id='{one}']").count()]
    assert all(one.startswith("GET ") for one in asked)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.emulate_media(media="print")
    assert not page.locator(".bar").is_visible() and not page.locator(".hand-out").is_visible()
    step = page.locator(
        ".sheet .steps li"
    ).first  # the card is a card: large, its drawing beside the words, its links not shown
    assert step.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)") > 20
    assert step.locator(".drawing").bounding_box()["x"] > step.locator("strong").bounding_box()["x"]
    assert not page.locator(".sheet h1 + .calls").first.is_visible()
    assert (
        page.evaluate("new Set([...document.querySelectorAll('[id]')].map(one => one.id)).size")
        == page.locator("[id]").count()
    )


@pytest.mark.browser
def test_a_hand_out_as_it_is_printed(page: Page, address: str) -> None:
    """Printed to PDF by Chromium: a form is one side, what is written in it has room, and no list of works is large."""
    page.goto(f"{address}hand-out/")
    page.locator(".hand-out details").first.wait_for()
    for number in range(page.locator(".hand-out details").count()):
        page.locator(".hand-out details").nth(number).evaluate("one => { one.open = true }")
    for title in ("A narrow release", "Limits we can keep"):
        page.locator(".hand-out label", has_text=title).first.click()
    page.get_by_text("Put it together").click()
    page.wait_for_selector(".sheets .sheet")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages
    words = [" ".join(one.extract_text().split()) for one in printed]
    (form,) = [one for one in words if "My full name and birth date" in one]
    assert "From:" in words[0] and "Help now" in words[0] and "Signature and date" in form
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 708, "height": 960})  # Letter without its margins
    cell = page.locator(".sheet td textarea").first
    assert (cell.bounding_box() or {})["width"] > 150
    assert cell.evaluate("one => getComputedStyle(one).resize") == "none"
    sizes = "one => parseFloat(getComputedStyle(one).fontSize)"
    assert page.locator(".all-sources h2").first.evaluate(sizes) < page.locator(".sheet h2").nth(1).evaluate(sizes)


@pytest.mark.browser
def test_a_worksheet_can_be_typed_into_and_forgets(page: Page, address: str) -> None:
    there = f"{address}modules/suggesting-treatment/release-form-to-hand-over/"
    page.goto(there)
    page.locator("main textarea").first.fill("Dana R.")
    page.locator("main input[type=checkbox]").first.check()
    assert page.locator("main :is(textarea, input):not([autocomplete=off], [type=checkbox])").count() == 0
    assert page.locator("main :is(textarea, input)[name], main form").count() == 0
    page.goto(f"{address}help-now/")
    page.goto(there)
    assert page.locator("main textarea").first.input_value() == ""


@pytest.mark.browser
def test_a_letter_is_copied_when_the_reader_asks(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}modules/suggesting-treatment/letters-to-the-plan/")
    button = page.locator("button.copy").nth(0)
    button.click()
    expect(page.locator("button.copy").first).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("To the appeals department")
