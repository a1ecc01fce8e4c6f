"""The search of the real site: it finds what frightened people type, by keyboard too, and moves little."""

import gzip
import re
from html import unescape

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from ..search.quality import measure, name_of, queries
from .conftest import SITE

pytestmark = pytest.mark.browser

KILO = 1024
FIRST, FOLLOWING = 150 * KILO, (34 + 8) * KILO
"""Of a following question up to 3 KB are the pieces that hear a cry in its words, and up to 5 more are left for new questions."""
LABEL = "Type it as you would say it"


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.get_by_role("button", name="Search").click()
    return page


def ask(page: Page, words: str) -> None:
    page.get_by_label(LABEL).fill(words)
    page.locator(".hits a").first.wait_for()


def weight(request: Request, address: str) -> int:
    """The bytes that a reader's phone receives: texts gzipped, Pagefind's own files as they are."""
    file = SITE / request.url.removeprefix(address).partition("?")[0]
    content = (file if file.is_file() else file / "index.html").read_bytes()
    return len(content) if content.startswith(b"\x1f\x8b") else len(gzip.compress(content))


def test_it_finds(page: Page, address: str) -> None:
    page.goto(address)
    found = measure(page, SITE, queries())
    assert found.asked >= 150
    assert found.hit3 >= 0.95, str(found)


@pytest.mark.parametrize(
    ("first", "following"),
    [
        ("throws up after suboxone", "his eyes are wide open"),
        ("my brother hasnt been to the methadone place since monday and hes shaking", "insurance said no"),
        ("suboxin", "my wife is so sleepy on her dose she nods off at dinner with the kids"),
    ],
)
def test_it_moves_little(browser: Browser, address: str, first: str, following: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(address)
    moved: list[Request] = []
    page.on("requestfinished", lambda request: moved.append(request))
    page.get_by_role("button", name="Search").click()
    for words, most in ((first, FIRST), (following, FOLLOWING)):
        ask(page, words)
        page.wait_for_load_state("networkidle")
        assert 0 < sum(weight(request, address) for request in moved) <= most
        moved.clear()
        page.get_by_label(LABEL).fill("")
        expect(page.locator(".hits a")).to_have_count(0)
    context.close()


LETTER = (
    "My son is 24 and home from rehab four days. He takes his Suboxone, but I found Xanax bars in his jacket, and he drinks "
    "with his brother in the garage. My grandkids sleep here on weekends. Is it safe for him to take both? I lie awake and "
    "listen if he breathes. His father says put him out or it is on you. What do I say to him, and do I have to throw him "
    "out? The clinic will not talk to me, he never signed, and I am afraid that they will take the medicine from him if I "
    "tell. His sister was arrested in March and lost her children for it."
)
"""What a family writes: several things are true at once. About a hundred words, so the most pieces of the table are fetched."""


def title_of(name: str) -> str:
    """The title of a built page, as a reader sees it."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", (SITE / name / "index.html").read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return unescape(re.sub(r'<a class="headerlink".*?</a>|<[^>]+>', "", found[1])).strip()


def test_a_letter_is_answered_on_one_page(page: Page, address: str) -> None:
    opened(page, address)
    moved: list[Request] = []
    page.on("requestfinished", lambda request: moved.append(request))
    ask(page, LETTER)
    page.wait_for_load_state("networkidle")
    assert 0 < sum(weight(request, address) for request in moved) <= FIRST
    hits = page.locator(".hits a[href*='/faq/']").evaluate_all("all => all.map(one => one.pathname.slice(1, -1))")
    link = page.get_by_role("link", name="Read the first 6 answers on one page")
    names = (link.get_attribute("href") or "").partition("#")[2].split(",")
    assert names[:5] == hits[:5]
    cried = page.locator(".cry a[href*='/faq/']").evaluate_all("all => all.map(one => one.pathname.slice(1, -1))")
    assert names[5] in [hits[5], *cried]  # what the panel names is among them
    assert not cried or set(cried) & set(names)
    titles = [title_of(name) for name in names]
    for _ in range(1 + page.locator(".cry a").count()):
        page.keyboard.press("ArrowDown")
    expect(link).to_be_focused()
    moved.clear()
    page.keyboard.press("Enter")
    expect(page.locator(".together article h2")).to_have_text([re.compile(re.escape(title)) for title in titles])
    page.wait_for_load_state("networkidle")
    assert page.url.startswith(f"{address}together/#faq/")
    assert not [request.url for request in moved if "Xanax" in request.url or request.post_data]
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    first = page.locator(".together article").first
    expect(first.locator("details", has_text="Is this an emergency?").first).to_have_attribute("open", "")
    expect(first.locator("details", has_text="What you can do").first).to_have_attribute("open", "")
    expect(first.locator("details", has_text="Words you can use").last).not_to_have_attribute("open", "")
    page.locator(".together > div > ol a").nth(3).click()
    expect(page.locator(".together article").nth(3).get_by_role("heading").first).to_be_in_viewport()
    ids = page.eval_on_selector_all("[id]", "all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_a_short_query_has_no_page_of_several_answers(page: Page, address: str) -> None:
    ask(opened(page, address), LETTER)
    expect(page.get_by_role("link", name="Read the first 6 answers on one page")).to_be_visible()
    ask(page, LETTER.partition(" I lie awake")[0])  # fifty words
    expect(page.get_by_role("link", name="Read the first 4 answers on one page")).to_be_visible()
    link = page.get_by_role("link", name="answers on one page")
    ask(page, "he takes xanax with suboxone")
    expect(link).to_have_count(0)


def test_in_quiet_mode_the_answers_stay_quiet(page: Page, address: str) -> None:
    page.goto(f"{address}together/#quiet:faq/benzos-on-top,faq/should-he-live-with-us")
    links = page.locator(".together h2 a")
    expect(links).to_have_count(2)
    assert [link.get_attribute("href") for link in links.all()] == [
        "../faq/benzos-on-top/#quiet",
        "../faq/should-he-live-with-us/#quiet",
    ]
    assert page.title() == "Notes"


@pytest.mark.parametrize(
    ("names", "shown", "said"),
    [
        ("", 0, "Open Search, and write as you would in a letter"),
        ("//evil.example/x,faq/../../x,javascript:alert(1),<b>", 0, "Open Search, and write as you would in a letter"),
        ("faq/no-such-page", 0, "The pages could not be reached"),
        ("faq/no-such-page,faq/benzos-on-top", 1, ""),
        (",".join(["faq/benzos-on-top"] * 9), 6, ""),
    ],
)
def test_an_address_that_names_no_page(page: Page, address: str, names: str, shown: int, said: str) -> None:
    page.goto(f"{address}together/#{names}")
    if said:
        expect(page.locator(".together .count")).to_contain_text(said)
    expect(page.locator(".together article")).to_have_count(shown)


def test_a_stored_edition_is_not_put_together(page: Page, address: str) -> None:
    """Its banner, which says that it is old or was withdrawn, stands beside its text, and would stay behind."""
    old = (
        '<!DOCTYPE html><body class="archived"><aside class="banner">Withdrawn.</aside><article><h1>Wait</h1></article>'
    )
    page.route("**/e/2026.1/help-now/", lambda route: route.fulfill(body=old, content_type="text/html"))
    page.goto(f"{address}together/#e/2026.1/help-now,faq/benzos-on-top")
    expect(page.locator(".together article")).to_have_count(1)
    expect(page.locator(".together")).not_to_contain_text("Wait")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("suboxin", "Suboxone"),
        ("dope sick", "withdrawal"),
        ("he's blue", "overdose"),
        ("hippa", "HIPAA"),
        ("section him", "Can I force her into treatment?"),
        ("chipping", "return to use"),
    ],
)
def test_slang_and_misspelled_words(page: Page, address: str, words: str, title: str) -> None:
    ask(opened(page, address), words)
    expect(page.locator(".hits a", has_text=title).first).to_be_visible()


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("what is narcan", ["naloxone"]),
        ("whats naloxone?", ["naloxone"]),
        ("difference opiate opioid", ["opiate", "opioid"]),
        ("what is the difference between methadone and suboxone", ["methadone", "Suboxone"]),
        ("what does iop mean", ["IOP"]),
        ("php meaning", ["partial-hospitalization"]),
        ("what is 988", ["988"]),
    ],
)
def test_who_asks_what_a_word_means_gets_the_word_first(page: Page, address: str, words: str, terms: list[str]) -> None:
    ask(opened(page, address), words)
    expect(page.locator(".count")).to_contain_text("page")
    found = [link.get_attribute("href") for link in page.locator(".hits a").all()]
    glossary = re.compile(f"{re.escape(address)}docs/glossary/(\\w+)/#term-(.*)")
    named = [glossary.fullmatch(href or "") for href in found]
    assert [one and one[2] for one in named[: len(terms)]] == terms
    assert not any(named[len(terms) :])


@pytest.mark.parametrize("words", ["what is wrong with my son", "what does it mean when he nods", "narcan expired"])
def test_another_question_is_no_question_for_a_word(page: Page, address: str, words: str) -> None:
    ask(opened(page, address), words)
    expect(page.locator(".hits a").first).not_to_have_attribute("href", re.compile("docs/glossary"))


def test_hits_are_counted_aloud_and_hold_one_term(page: Page, address: str) -> None:
    ask(opened(page, address), "tolerance")
    expect(page.locator(".count")).to_contain_text("page")
    terms = page.locator(".hits a[href*='docs/glossary/']")
    assert [link.get_attribute("href") for link in terms.all()] == [f"{address}docs/glossary/t/#term-tolerance"]


@pytest.mark.parametrize(
    ("words", "name", "opening"),
    [
        ("he is not breathing", "help-now", "Call 911 if they will not wake"),
        ("no respira", "ayuda-ahora", "Llame al 911 si la persona no despierta"),
    ],
)
def test_a_card_is_shown_with_its_first_sentence(page: Page, address: str, words: str, name: str, opening: str) -> None:
    """Not with the words of its buttons; and a hit is two lines at most."""
    ask(opened(page, address), words)
    hit = page.locator(".hits li", has=page.locator(f"a[href='{address}{name}/']"))
    expect(hit.locator("p")).to_have_text(re.compile(f"^{opening}"))
    lines = page.locator(".hits p").evaluate_all(
        "(all) => all.map((one) => one.clientHeight / parseFloat(getComputedStyle(one).lineHeight))"
    )
    assert max(lines) < 2.1


def test_by_keyboard(page: Page, address: str) -> None:
    ask(opened(page, address), "throws up after suboxone")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hits a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label(LABEL)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    opened(page, address)
    ask(page, "throws up after suboxone")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/faq/throws-up-after-suboxone/")


def test_nothing_found_leads_on(page: Page, address: str) -> None:
    ask(opened(page, address), "xqzvw")
    assert [link.get_attribute("href") for link in page.locator(".hits a").all()] == [
        f"{address}{path}/" for path in ("help-now", "faq", "in-your-words", "docs/ask-a-question")
    ]
    expect(page.locator(".count")).to_contain_text("Nothing found")


def test_words_stay_in_the_page(page: Page, address: str) -> None:
    asked: list[str] = []
    tokens: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: tokens.append(message.text))
    page.on("pageerror", lambda error: tokens.append(str(error)))
    opened(page, address)
    page.evaluate("addEventListener('securitypolicyviolation', (event) => console.log(event.violatedDirective))")
    before = page.evaluate("history.length")
    ask(page, "zolpidem heroin i want to die")
    page.locator(".cry a").first.wait_for()
    kept = page.evaluate(
        "[localStorage.length, sessionStorage.length, document.cookie, location.search, location.hash]"
    )
    assert (kept, page.evaluate("history.length")) == ([0, 0, "", "", ""], before)
    assert [url for url in asked if "zolpidem" in url or "heroin" in url or not url.startswith(address)] == []
    assert tokens == []


def test_the_guide_for_leaders_comes_when_somebody_asks_for_it(page: Page, address: str) -> None:
    """Not for a frightened reader: it lies among the hits only of those who lead, or who look for its sheets."""
    opened(page, address)
    for words in (
        "he is not breathing", "what do i say tonight", "safe at home tonight", "i am afraid of him",
        "how do i talk to her", "limits", "good hour",
    ):  # fmt: skip
        ask(page, words)
        page.wait_for_load_state("networkidle")
        first = [link.get_attribute("href") or "" for link in page.locator(".hits a").all()[:5]]
        assert first and not [one for one in first if "leading-a-group" in one], words
    ask(page, "how to run a group for families, leader")
    guide = page.locator('.hits li:nth-child(-n + 3) a[href$="docs/leading-a-group/"]')
    expect(guide).to_have_count(1)  # the hits of the words before may still be there


def test_a_page_for_a_teenager_needs_more_than_a_mother(page: Page, address: str) -> None:
    """Grown sons and daughters write of their mothers too; what one of thirteen says of her leads there."""
    opened(page, address)
    teen = page.locator('.hits li:nth-child(-n + 3) a[href$="teen-whose-parent-uses/"]')
    ask(page, "my mom has been stable on methadone 14 years")
    page.wait_for_load_state("networkidle")
    expect(teen).to_have_count(0)
    ask(page, "my mom is high when i get home from school")
    expect(teen).to_have_count(1)


@pytest.mark.parametrize(
    ("word", "page_of_it"),
    [
        ("suboxone", "how-buprenorphine-works"), ("methadone", "methadone-and-naltrexone"), ("relapse", "used-again-is-it-over"),
        ("detox", "what-detox-does"), ("jail", "jail-without-medicine"), ("narcan", "help-now"), ("Rehab", "what-residential-treatment-is"),
    ],
)  # fmt: skip
def test_a_word_alone_brings_the_page_that_explains_it(page: Page, address: str, word: str, page_of_it: str) -> None:
    ask(opened(page, address), word)
    assert name_of(page.locator(".hits a").first.get_attribute("href") or "") == page_of_it


@pytest.mark.parametrize(
    ("words", "cruel"),
    [
        ("she lost her job again", {"losing-the-pregnancy", "friend-lost-a-child"}),
        ("my sister is angry with me", {"overdose-was-not-an-accident"}),
        ("how do i talk to my mom about her pills", {"my-mom-wont-wake-up"}),
        ("he apologized", {"message-that-sounds-like-goodbye"}),
        ("my daughter is graduating", {"taking-the-baby-tonight"}),
        ("i am so tired of this", {"wish-it-was-over"}),
    ],
)
def test_nobody_lands_on_a_loss_that_they_did_not_speak_of(
    page: Page, address: str, words: str, cruel: set[str]
) -> None:
    ask(opened(page, address), words)
    page.wait_for_timeout(300)
    assert not cruel & {name_of(link.get_attribute("href") or "") for link in page.locator(".hits a").all()[:3]}
