"""A messenger's card of a page: whole where the site knows its own address, and none elsewhere."""

import re
from html import unescape

from ..conftest import Build, Site
from ..course import question, tiny

BASE = "https://example.org/x/"


def card(site: Site, page: str) -> dict[str, str]:
    html = (site.out / page).read_text(encoding="utf-8")
    return {name: unescape(said) for name, said in re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', html)}


def test_a_page_has_a_card_with_its_title_and_answer(build: Build) -> None:
    asked = question("sick-after-dose", "Why is he <sick> & ill?", "Many causes.")
    site = build(tiny(**{"faq/sick-after-dose.md": asked}), html_baseurl=BASE, coursebook_policy=False)
    picture = f"{BASE}_static/share.png"
    assert card(site, "faq/sick-after-dose/index.html") == {
        "title": "Why is he <sick> & ill?", "type": "article", "url": f"{BASE}faq/sick-after-dose/", "image": picture,
        "description": "Many causes.",
    }  # fmt: skip
    assert card(site, "help-now/index.html") == {
        "title": "Help now", "type": "article", "url": f"{BASE}help-now/", "image": picture,
    }  # fmt: skip


def test_a_page_that_is_nowhere_has_none(build: Build) -> None:
    assert card(build(tiny(), html_baseurl=BASE), "404.html") == {}


def test_a_site_that_does_not_know_its_address_has_none(build: Build) -> None:
    site = build(tiny())
    assert [card(site, page) for page in ("index.html", "404.html", "faq/sick-after-dose/index.html")] == [{}, {}, {}]


def test_the_address_has_one_slash_before_the_picture(build: Build) -> None:
    site = build(tiny(), html_baseurl=BASE.rstrip("/"))
    assert card(site, "help-now/index.html")["image"] == f"{BASE}_static/share.png"
