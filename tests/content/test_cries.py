"""The panel for a cry, on the real site: it comes above the hits, stays calm, and needs nothing of the search."""

import gzip
import itertools
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from coursebook.core.distress.exact_weights import PIECES
from coursebook.core.distress.features import group_of, hash_feature
from coursebook.core.distress.model import alike_of, hear, read_learned, read_panels
from coursebook.core.language.query_words import fold_typed

from ..lists import read_yaml
from ..search.quality import HEAR, UNSEEN, listen, queries, sentences
from ..security.fair_time import count_clock
from .conftest import SITE
from .test_search import LABEL, opened

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
DATA = ROOT / "docs" / "cries"
PINNED = sentences(ROOT / "tests" / "search" / "pinned-cries.txt")
AS_TYPED = read_yaml(ROOT / "tests" / "search" / "as-typed.yml")
PANEL = "dialog .cry"
PLAIN = """async (texts) => {
  const { find, cries } = document.querySelector("[data-script]").dataset;
  const parts = await Promise.all([find, cries].map((script) => import(new URL(script, location.href))));
  return parts.map(({ plain }) => texts.map(plain));
}"""
WEIGH = """async (texts) => {
  const { weigh } = await import(new URL(document.querySelector("[data-script]").dataset.cries, location.href));
  const found = [];
  for (const text of texts) found.push((await weigh(text))[0]);
  return found;
}"""


def test_the_pinned_cries_are_heard(page: Page, address: str) -> None:
    page.goto(address)
    heard = listen(page, PINNED)
    assert heard.cries >= 60 and (heard.recall, heard.false_alarms) == (1.0, 0.0), str(heard)


def test_the_browser_hears_what_python_hears(page: Page, address: str) -> None:
    page.goto(address)
    assert page.evaluate(PLAIN, list(AS_TYPED)) == [list(AS_TYPED.values())] * 2
    learned = read_learned((DATA / "learned.txt").read_text(encoding="utf-8"))
    alike = alike_of(read_panels(DATA))
    texts = [line for file in sorted(DATA.glob("[a-w]*.txt")) if file.stem != "learned"
             for line in file.read_text(encoding="utf-8").splitlines()[::40]] + [*AS_TYPED][:5]  # fmt: skip
    texts = [text for text in texts if len(text.split()) < 40]  # a longer one may need more pieces than it fetches
    assert len(texts) > 100
    alone = page.evaluate(WEIGH, ["blue monday"])  # before the pieces of other words are here
    assert alone == pytest.approx([hear("blue monday", learned, alike)[1]], abs=1e-5)
    heard = page.evaluate(WEIGH, texts)
    assert heard == pytest.approx([hear(text, learned, alike)[1] for text in texts], abs=1e-5)


def test_what_hears_weighs_twelve_kilobytes(page: Page, address: str) -> None:
    """With the pieces that a query of the unseen ones fetches, on average."""
    page.goto(address)
    script = page.evaluate("document.querySelector('[data-script]').dataset.cries").partition("?")[0]
    files = [SITE / "pagefind" / "cries.json", SITE / "_static" / script.rpartition("/")[2]]
    pieces = SITE / "pagefind" / json.loads(files[0].read_text(encoding="utf-8"))["exact"]["folder"]
    weights = [len((pieces / f"{number}.bin").read_bytes()) for number in range(PIECES)]
    alike = alike_of(read_panels(DATA))
    asked = [
        {hash_feature(group_of(word, alike)) % PIECES for word in (words if words[2:] else [*words, ""])}
        for words in map(str.split, map(fold_typed, queries(UNSEEN)))
    ]
    more = sum(weights[number] for places in asked for number in places) / len(asked)
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) + more <= 12 * 1024


@pytest.mark.parametrize("damaged", ["", "AAAA", "<html>", "%%%", None])
def test_without_the_pieces_a_cry_is_heard_by_what_is_here(page: Page, address: str, damaged: str | None) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    status = 404 if damaged is None else 200
    page.route("**/pagefind/heard/**", lambda route: route.fulfill(status=status, body=damaged or ""))
    opened(page, address).get_by_label(LABEL).fill("my son wont wake up")
    expect(page.locator(f"{PANEL} a").first).to_have_attribute("href", "tel:911")
    page.locator(".hits a").first.wait_for()
    assert wrong == []


def test_a_slow_network_does_not_keep_the_panel_back(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/pagefind/heard/**", lambda route: held.append(route))
    opened(page, address).get_by_label(LABEL).fill("my son wont wake up")
    expect(page.locator(f"{PANEL} a").first).to_have_attribute("href", "tel:911", timeout=3000)
    assert held
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)
    expect(page.locator(PANEL)).to_be_visible()


def test_the_pieces_bring_a_panel_that_did_not_come_without_them(page: Page, address: str) -> None:
    """And take away false alarms: of the example sentences more are heard as what they are."""
    lines = [(kind, line) for kind in ("overdose", "suicide-self", "ordinary-border")
             for line in (DATA / f"{kind}.txt").read_text(encoding="utf-8").splitlines()[::15]]  # fmt: skip

    def count_right() -> int:
        page.goto(address)
        heard = page.evaluate(HEAR, [line for _, line in lines])
        return sum(
            (kind == "ordinary-border") == (one == "ordinary") for (kind, _), one in zip(lines, heard, strict=True)
        )

    exactly = count_right()
    page.route("**/pagefind/heard/**", lambda route: route.abort())
    assert count_right() < exactly > 0.95 * len(lines)


def test_a_medicine_taken_by_mistake_is_no_withdrawal(page: Page, address: str) -> None:
    """The panel of one kind names no page of another that would mislead there."""
    page.goto(address)
    page.get_by_role("button", name="Search").click()
    page.locator("#words").fill("she took my suboxone by mistake")
    links = page.locator("dialog .cry a")
    expect(links.last).to_have_attribute("href", f"{address}help-now/#help-now-child")
    assert "ithdrawal" not in page.locator("dialog .cry").inner_text()


@pytest.mark.parametrize(
    ("text", "call", "also"),
    [
        ("My toddler ate a pill. My husband is not breathing.", "tel:911", "help-now/#help-now-steps"),
        ("He is hitting me. I want to kill myself.", "tel:911", "help-now/#help-now-suicide"),
    ],
)
def test_two_cries_at_once_are_both_answered(page: Page, address: str, text: str, call: str, also: str) -> None:
    opened(page, address).get_by_label(LABEL).fill(text)
    links = page.locator(f"{PANEL} a")
    expect(links.last).to_have_attribute("href", f"{address}{also}")
    expect(links.first).to_have_attribute("href", call)


@pytest.mark.parametrize(
    ("text", "page_too"),
    [
        ("she is blue and my husband hits me", "violence-at-home"),
        ("He choked me last night. Now he is gray and I cannot wake him.", "violence-at-home"),
    ],
)
def test_what_kills_within_minutes_comes_first(page: Page, address: str, text: str, page_too: str) -> None:
    opened(page, address).get_by_label(LABEL).fill(text)
    panel = page.locator(PANEL)
    expect(panel).to_contain_text("Give naloxone")
    expect(panel.locator(f"a[href*='{page_too}']")).to_have_count(1)


def test_the_call_is_in_view_above_a_keyboard_on_the_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 370})
    opened(page, address).get_by_label(LABEL).fill("i cant wake him")
    call, leave = page.locator(f"{PANEL} a").first, page.locator("dialog .leave")
    expect(call).to_have_attribute("href", "tel:911")
    expect(leave).to_be_in_viewport(ratio=1)
    assert call.bounding_box()["y"] + call.bounding_box()["height"] <= leave.bounding_box()["y"]  # type: ignore[index]


def test_other_words_end_a_panel(page: Page, address: str) -> None:
    """It stays while letters come; once nobody types, what stands there is heard as if it had been pasted."""
    opened(page, address).get_by_label(LABEL).fill("i cant wake him")
    expect(page.locator(PANEL)).to_be_visible()
    page.get_by_label(LABEL).fill("my brother is in jail")
    expect(page.locator(PANEL)).to_be_hidden()


@pytest.mark.parametrize("text", ["my son is 24 and he is blue", "my daughter is 26 and she wont wake up"])
def test_typed_slowly_one_panel_comes(page: Page, address: str, text: str) -> None:
    opened(page, address)
    seen = []
    for letter in text:
        page.get_by_label(LABEL).press_sequentially(letter)
        page.wait_for_timeout(60)
        if page.locator(PANEL).is_visible():
            seen.append(page.locator(f"{PANEL} strong").inner_text())
    expect(page.locator(PANEL)).to_contain_text("Give naloxone")
    assert len(set(seen)) <= 1


def test_the_box_is_heard_by_a_screen_reader(page: Page, address: str) -> None:
    opened(page, address).get_by_label(LABEL).fill("he strangled me")
    page.locator(f"{PANEL} a").first.wait_for()
    page.locator(".hits a").first.wait_for()
    box = page.get_by_role("dialog", name="Search")
    expect(box.get_by_role("alert").get_by_role("link").first).to_have_accessible_name("Call 911")
    expect(box.get_by_role("status")).to_contain_text("page")
    expect(box.get_by_role("list").get_by_role("link").first).to_be_visible()
    expect(box.get_by_role("link", name="Leave this page")).to_be_visible()


def test_the_panel_stands_above_the_hits_and_calls(page: Page, address: str) -> None:
    opened(page, address).get_by_label(LABEL).fill("my son wont wake up and his lips are blue")
    links = page.locator(f"{PANEL} a")
    expect(links.first).to_have_attribute("href", "tel:911")
    assert links.last.get_attribute("href") == f"{address}help-now/#help-now-steps"
    page.locator(".hits a").first.wait_for()
    panel, hit = page.locator(PANEL).bounding_box(), page.locator(".hits a").first.bounding_box()
    assert panel and hit and panel["y"] + panel["height"] <= hit["y"]
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.get_by_label(LABEL).fill("")
    expect(page.locator(PANEL)).to_be_hidden()


def test_the_two_panels_on_suicide_have_words_of_their_own(page: Page, address: str) -> None:
    box = opened(page, address).get_by_label(LABEL)
    box.fill("i want to kill myself")
    expect(page.locator(f"{PANEL} a").nth(1)).to_have_attribute("href", "sms:988")
    own = page.locator(PANEL).inner_text()
    box.fill("")
    box.fill("my brother says he will kill himself")
    expect(page.locator(f"{PANEL} a").last).to_have_attribute("href", f"{address}faq/asking-about-suicide/")
    assert page.locator(PANEL).inner_text() != own


@pytest.mark.parametrize(
    ("sentence", "href"),
    [
        ("no respira mi hijo", "tel:911"),
        ("no puedo despertarlo", "tel:911"),
        ("me quiero morir", "tel:988"),
        ("no puedo mas", "tel:988"),
        ("mi esposo me pega", "tel:911"),
        ("mi hijo se trago una pastilla", "tel:911"),
    ],
)
def test_a_cry_in_spanish_is_answered_in_spanish(page: Page, address: str, sentence: str, href: str) -> None:
    opened(page, address).get_by_label(LABEL).press_sequentially(sentence)
    links = page.locator(f"{PANEL} a")
    expect(links.first).to_have_attribute("href", href)
    expect(links.first).to_have_text(f"Llame al {href[-3:]}")
    expect(links.last).to_have_attribute("href", re.compile(f"^{address}ayuda-ahora/#ayuda-ahora-"))
    assert page.locator(f"{PANEL} > *").evaluate_all("nodes => nodes.map((node) => node.lang)") == ["es"] * 3


def test_without_the_panels_in_spanish_those_in_english_come(page: Page, address: str) -> None:
    page.route("**/pagefind/cries-es.json", lambda route: route.fulfill(status=404))
    box = opened(page, address).get_by_label(LABEL)
    box.fill("no respira mi hijo")
    expect(page.locator(f"{PANEL} a").first).to_have_text("Call 911")
    page.unroute_all()
    box.fill("no respira mi hijo no respira")
    expect(page.locator(f"{PANEL} a").first).to_have_text("Llame al 911")


def test_the_language_of_a_cry_is_that_of_its_words(page: Page, address: str) -> None:
    """Of the example sentences in Spanish nearly all have their panel in Spanish, and of those in English none."""
    page.goto(address)
    lines = [line for kind in ("overdose", "suicide-self", "violence", "child")
             for line in (DATA / f"{kind}.txt").read_text(encoding="utf-8").splitlines()[::25]]  # fmt: skip
    told = page.evaluate(HEAR.replace("?.kind", "?.language"), lines)
    spanish = [line for line, language in zip(lines, told, strict=True) if language == "es"]
    assert len(spanish) >= 3, spanish
    assert [line for line in spanish if re.search(r"\b(?:the|my|he|she|is|and)\b", line)] == []


def test_a_letter_is_heard_too(page: Page, address: str) -> None:
    letter = (
        "We have been to three doctors and none of them would help. My daughter is twenty four. "
        "She was doing well in the spring and had a job at the bakery. I think my husband is overdosing and he is "
        "not breathing. We live far from town and the roads are bad. "
    )
    opened(page, address).get_by_label(LABEL).fill(letter)
    expect(page.locator(f"{PANEL} a").first).to_have_attribute("href", "tel:911")


@pytest.mark.parametrize("sentence", ["he is not breathing and i dont know what to do", "i want to die i cant do this"])
def test_the_panel_does_not_flicker(page: Page, address: str, sentence: str) -> None:
    """Letter by letter it comes once, and does not go."""
    page.goto(address)
    shown, seen = "", []
    for end in range(1, len(sentence) + 1):
        shown = page.evaluate(HEAR_ON, [sentence[:end], shown])
        seen.append(bool(shown))
    assert seen[-1] and sum(one != other for one, other in itertools.pairwise(seen)) == 1, seen


HEAR_ON = HEAR.replace("async (sentences)", "async ([sentence, shown])").partition("const kinds")[0] + (
    'return (await hear(sentence, shown, true))?.kind ?? "";\n}'
)


def test_the_panel_works_without_the_search_and_the_search_without_the_panel(page: Page, address: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/pagefind/words.json", refuse)
    page.route("**/pagefind/ranking.json", refuse)
    page.route("**/pagefind/table/**", refuse)
    page.route("**/pagefind/pagefind*", refuse)
    opened(page, address).get_by_label(LABEL).fill("he is not breathing")
    expect(page.locator(f"{PANEL} a").first).to_have_attribute("href", "tel:911")
    expect(page.locator("dialog .count")).to_contain_text("cannot be reached")
    page.unroute_all()
    page.route("**/pagefind/cries.json", lambda route: route.fulfill(body="{"))
    opened(page, address).get_by_label(LABEL).fill("he is not breathing")
    page.locator(".hits a").first.wait_for()
    expect(page.locator(PANEL)).to_be_hidden()


@pytest.mark.parametrize("damaged", ["", "\x00\x01 not a piece", "<html>", None])
def test_a_damaged_or_missing_table_leaves_the_plain_search(page: Page, address: str, damaged: str | None) -> None:
    status = 404 if damaged is None else 200
    page.route("**/pagefind/table/*/*.txt", lambda route: route.fulfill(status=status, body=damaged or ""))
    opened(page, address).get_by_label(LABEL).fill("naloxone")
    expect(page.locator(".hits a", has_text="naloxone").first).to_be_visible()


@pytest.mark.parametrize("body", ["{", "", None], ids=["damaged", "empty", "missing"])
@pytest.mark.parametrize("file", ["words.json", "ranking.json", "table.json"])
def test_a_damaged_or_missing_list_leaves_the_panel_and_a_search(
    page: Page, address: str, file: str, body: str | None
) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.route(
        f"**/pagefind/{file}", lambda route: route.fulfill(status=200 if body is not None else 404, body=body or "")
    )
    opened(page, address).get_by_label(LABEL).fill("he is not breathing")
    expect(page.locator(f"{PANEL} a").first).to_have_attribute("href", "tel:911")
    page.locator(".hits a").first.wait_for()
    assert wrong == []


@pytest.mark.parametrize("is_there", [True, False])
def test_damaged_or_missing_weights_cost_the_panel_alone(page: Page, address: str, is_there: bool) -> None:
    whole = json.loads((SITE / "pagefind" / "cries.json").read_text(encoding="utf-8"))
    whole["cry"]["weights"] = "%%%"
    status = 200 if is_there else 404
    page.route("**/pagefind/cries.json", lambda route: route.fulfill(status=status, body=json.dumps(whole)))
    opened(page, address).get_by_label(LABEL).fill("he is not breathing")
    page.locator(".hits a").first.wait_for()
    expect(page.locator(PANEL)).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("😱😱😱", False),
        ("помогите мне", False),
        ("he is the and of it", None),  # hears too much: a panel comes, and nothing is said to be missing
        ("<img src=x onerror=alert(1)><script>alert(1)</script>", None),
        ("naloxone " * 1112, True),
        ("x" * 10_000, False),
        ("qzx " * 2500, False),
    ],
    ids=["emoji", "cyrillic", "small words", "markup", "long", "one long word", "many strange words"],
)
def test_bad_input_neither_fails_nor_freezes(page: Page, address: str, typed: str, finds: bool | None) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    opened(page, address).get_by_label(LABEL).fill(typed)
    status = page.locator("dialog .count")
    says = "page" if finds else "Nothing found" if finds is False else ""
    try:
        expect(status).to_contain_text(says, timeout=3000)
    except AssertionError:  # a machine with other work has as much longer as it is slower
        expect(status).to_contain_text(says, timeout=3000 * count_clock())
    page.locator(".hits a").first.wait_for()
    if finds is False:
        assert page.locator(".hits a").first.get_attribute("href") == f"{address}help-now/"
    assert wrong == []


@pytest.mark.parametrize("size", [(360, 640), (320, 568), (1280, 800)])
def test_the_leave_button_is_whole_and_in_its_place(page: Page, address: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, address).get_by_label(LABEL).fill("i want to die")
    page.locator(f"{PANEL} a").first.wait_for()
    page.locator(".hits a").first.wait_for()
    leave = page.locator("dialog .leave").bounding_box()
    assert leave and leave["height"] >= 44 and leave["x"] >= 0 and leave["x"] + leave["width"] <= size[0]
    assert leave["y"] + leave["height"] <= size[1]
    middle = [leave["x"] + leave["width"] / 2, leave["y"] + leave["height"] / 2]
    assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).matches('dialog .leave')", middle)
    assert page.evaluate("document.querySelector('dialog .scroll').scrollWidth <= innerWidth")


def test_letters_typed_early_are_kept(page: Page, address: str) -> None:
    page.route("**/_static/search.js*", lambda route: (page.wait_for_timeout(600), route.continue_()))
    page.goto(address)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("naloxone")
    page.locator(".hits a").first.wait_for()
    expect(page.get_by_label(LABEL)).to_have_value("naloxone")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("xanax and methadone", "benzos-on-top"),
        ("he drinks vodka while on suboxone", "drinking-on-suboxone"),
        ("gabapentin fentanyl", "gabapentin-on-top"),
        ("my wife took ambien and her methadone", "medicine-and-other-prescriptions"),
        ("cocaine with heroin", "meth-or-coke-with-opioids"),
    ],
)
def test_two_drugs_together_bring_the_page_on_the_mixture(page: Page, address: str, words: str, wanted: str) -> None:
    opened(page, address).get_by_label(LABEL).fill(words)
    page.locator(".hits a").first.wait_for()
    page.wait_for_timeout(300)
    found = [link.get_attribute("href") for link in page.locator(".hits a").all()[:3]]
    assert f"{address}faq/{wanted}/" in found
