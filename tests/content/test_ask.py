"""Asking without an account: the page helps to write, looks first, and gives the text. Nothing that is typed is kept."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ..lists import read_yaml

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
TOPICS = [topic["name"] for topic in read_yaml(ROOT / "faq" / "topics.yml").values()]
FORM = "docs/ask-a-question/"


def test_all_topics_are_on_the_page_and_on_the_public_form(page: Page, address: str) -> None:
    page.goto(address + FORM)
    assert len(TOPICS) > 20
    assert page.locator("#ask-topic option").all_inner_texts() == ["I am not sure", *TOPICS]
    form = read_yaml(ROOT / ".github" / "ISSUE_TEMPLATE" / "ask-a-question.yml")
    (listed,) = [part["attributes"]["options"] for part in form["body"] if part.get("id") == "topic"]
    assert listed == ["I am not sure", *TOPICS]


def test_it_looks_first_and_then_gives_the_text(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + FORM)
    page.get_by_label("What happened").fill("He throws up every time after he takes it")
    page.get_by_label("Who is it about?").select_option("my son")
    page.get_by_label("Which medicine").fill("suboxone")
    page.get_by_label("What have you tried?").fill("we called the pharmacy")
    page.get_by_label("What is it mostly about?").select_option("Kinds of treatment")
    page.get_by_role("button", name="Look for an answer first").click()
    first = page.locator(".found .hits a").first
    first.wait_for()
    hits = page.locator(".found .hits a").all_inner_texts()
    assert "Why does he throw up after taking Suboxone?" in hits[:3]
    assert page.get_by_label("Your question, to copy").input_value() == (
        "He throws up every time after he takes it\n\nIt is about: my son\n\nMedicine or drug: suboxone\n\n"
        "What we tried: we called the pharmacy\n\nTopic: Kinds of treatment"
    )
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("He throws up every time")
    assert [url for url in asked if not url.startswith(address) or "throws" in url or "pharmacy" in url] == []
    kept = "[localStorage.length, sessionStorage.length, document.cookie, location.search, location.hash]"
    assert page.evaluate(kept) == [0, 0, "", "", ""]
    page.goto(address)
    page.go_back()
    expect(page.get_by_label("What happened")).to_have_value("")


def test_a_cry_is_heard_here_too(page: Page, address: str) -> None:
    page.goto(address + FORM)
    page.get_by_label("What happened").fill("he is not breathing and his lips are blue")
    page.get_by_role("button", name="Look for an answer first").click()
    expect(page.locator(".ask .cry a").first).to_have_attribute("href", "tel:911")


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("we live in Springfield and he is lost", "Springfield"),
        ("call me at 555 123 4567", "555 123 4567"),
        ("mail me at mom@example.org", "mom@example.org"),
        ("it was on 3/14 at night", "3/14"),
        ("he is a 24 year old", "24 year old"),
        ("he is 24-years-old now", "24-years-old"),
        ("since March 3 he sleeps", "March 3"),
        ("on 3 March, with Ana", "3 March, Ana"),
    ],
)
def test_what_could_name_somebody_is_said(page: Page, address: str, typed: str, named: str) -> None:
    page.goto(address + FORM)
    page.get_by_label("What happened").fill(typed)
    expect(page.locator(".named")).to_have_text(f"This may show who it is: {named}")
    page.get_by_label("What happened").fill("my son takes Suboxone and I am afraid on Mondays, 2 films a day")
    expect(page.locator(".named")).to_have_text("")


def test_the_ways_to_send_are_there_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + FORM)
    expect(page.locator("form.ask")).to_be_hidden()
    expect(page.locator(".no-form")).to_contain_text("needs scripts, and they are off here")
    assert "The site then looks" not in page.locator("main").inner_text()
    expect(page.locator(".ask-ways")).to_contain_text("needs a free account")
    link = page.locator(".ask-ways a").first
    assert str(link.get_attribute("href")).endswith("/issues/new?template=ask-a-question.yml")
    context.close()
    page = browser.new_page()
    page.goto(address + FORM)
    expect(page.locator("form.ask")).to_be_visible()
    assert page.locator(".no-form").count() == 0
    page.close()
