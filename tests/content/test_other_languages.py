"""Small courses in German and Spanish, in the browser: no English word of the machine stands on a page, or comes with a touch."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ..conftest import Build
from ..course import NUMBERS, tiny
from ..site.messages import read_catalog, texts
from .conftest import served

pytestmark = pytest.mark.browser

WORD = re.compile(r"[^\W\d_]+")
PLACE = re.compile(r"%\(\w+\)s|%d")
OWN = {"de": "Größe", "es": "Ñandú"}
"""All that the course itself says: a word of its language."""
SAID = [
    "Tiny course", "Call 911.", "Help now", "See one thing", "Say another", "Do it", "Keep a diary", "See the pattern", "Talk well",
    "Why is he sick?", "Many causes.", "Why does the clinic say nothing?", "It needs a release.", "why so", "how come",
    "The medicine", "How it works.", "The clinic", "What it may say.", "The course", "Questions", "You can see it.", "danger", "Text.",
]  # fmt: skip
"""What the tiny course says in English."""
LETTER = "\n{.letter}\n> Text.\n"
PRINTABLES = """\
Text.:
  - {id: course, title: Text., about: Text., form: booklet, most: 9, pages: [help-now, course, "topic:medicine", "topic:clinic"]}
"""
PAGES = ["", "help-now/", "docs/on-this-phone/", "faq/", "faq/sick-after-dose/", "modules/see-the-pattern/keep-a-diary/", "paper/", "hand-out/", "together/", "in-your-words/", "404.html"]  # fmt: skip
SHOWN = """() => {
    const bare = new DOMParser();
    const without = [...document.querySelectorAll("noscript")].map((one) => bare.parseFromString(one.textContent, "text/html").body.textContent);
    const named = [...document.querySelectorAll("[aria-label], [title], [alt], [placeholder]")].flatMap(
        (one) => ["aria-label", "title", "alt", "placeholder"].map((name) => one.getAttribute(name) ?? ""));
    const told = [...document.querySelectorAll("*")].flatMap((one) => ["looking", "nothing", "broken", "none", "some", "on", "light"].map((name) => one.dataset?.[name] ?? ""));
    for (const one of document.querySelectorAll("[lang]:not(html)")) one.remove();
    for (const one of document.querySelectorAll("script, style, noscript")) one.remove();
    return [document.title, document.body.textContent, ...named, ...told, ...without].join(" "); }"""


def english(language: str) -> set[str]:
    """The words of the machine's English that none of its texts in the other language has."""
    ours = {word.lower() for text in texts() for word in _words(text if isinstance(text, str) else " ".join(text))}
    theirs = {word.lower() for one in read_catalog(language) if one.id for word in _words(one.string)}
    return {word for word in ours | {"permalink", "cite", "of", "from", "date", "ready"} if len(word) > 1} - theirs


def _words(text: object) -> list[str]:
    said = text if isinstance(text, str) else " ".join(text)  # type: ignore[call-overload]
    return WORD.findall(PLACE.sub(" ", said))


def course(language: str) -> dict[str, str]:
    """The tiny course with a letter, the form to ask and a page of what is kept, whose only word is one of its language."""
    on_this_phone = "---\nchecked: 2026-11-23\n---\n\n(on-this-phone)=\n# Text.\n\nText.\n"
    files = tiny(
        **{"docs/on-this-phone.md": on_this_phone, "docs/printables.yml": PRINTABLES, "docs/numbers.yml": NUMBERS}
    )
    files["index.md"] += "\n```{ask-form}\n```\n" + LETTER
    files["index.md"] = files["index.md"].replace("help-now\n", "help-now\ndocs/on-this-phone\n")
    word = OWN[language]
    said = {name: _say(text, word) for name, text in files.items()}
    # No two topics have one name.
    said["faq/topics.yml"] = _each_once(said["faq/topics.yml"], word)
    return said


def _each_once(listed: str, word: str) -> str:
    """A list says nothing twice: the second time the word stands there twice, and so on."""
    times = itertools.count(1)
    return re.sub(re.escape(word), lambda _: " ".join([word] * next(times)), listed)


def _say(text: str, word: str) -> str:
    for said in sorted(SAID, key=len, reverse=True):
        text = text.replace(said, word)
    return re.sub(
        r"^(?:asked|objectives):.*(?:\n +- .*)*", lambda found: _each_once(found[0], word), text, flags=re.MULTILINE
    )


@pytest.fixture(params=sorted(OWN))
def foreign(request: pytest.FixtureRequest, build: Build) -> Iterator[tuple[str, str, Path]]:
    """The language and the address of a small course, with its printables."""
    language = request.param
    settings = {"language": language, "coursebook_printables": "docs/printables.yml", "coursebook_search": True}
    paper = build(course(language), builder="printables", **settings)
    assert (paper.error, paper.warnings) == ("", [])
    paper.out.rename(paper.out.with_name(".printables"))
    site = build({}, **settings)
    assert (site.error, site.warnings) == ("", [])
    with served(site.out) as address:
        yield language, address, site.out


def test_no_english_word_of_the_machine(foreign: tuple[str, str, Path], browser: Browser) -> None:
    language, address, _ = foreign
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    unwanted = english(language)
    found: dict[str, set[str]] = {}
    for name in PAGES:
        page.goto(address + name)
        touch(page, name)
        words = {word.lower() for word in WORD.findall(page.evaluate(SHOWN))}
        if left := words & unwanted:
            found[name] = left
    context.close()
    assert found == {}


def touch(page: Page, name: str) -> None:
    """Whatever speaks when it is touched: copying a letter, keeping, making a hand-out."""
    if name == "":
        page.locator("button.copy").click()
    if name == "docs/on-this-phone/":
        page.locator(".keep button").first.click()
        expect(page.locator(".keep ul a")).to_have_count(2)
    if name == "hand-out/":
        page.locator(".hand-out summary").first.click()
        page.locator(".hand-out details[open] input").first.check()
        page.locator(".hand-out button").first.click()
        page.wait_for_selector(".sheets .sheet")
