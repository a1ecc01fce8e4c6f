"""The page around the text: light, linear, nothing from another host."""

import re

from ..conftest import Build
from ..course import question, tiny

REQUESTS = re.compile(
    r'<(?:script|img|iframe|link(?=[^>]*rel="(?:stylesheet|icon|preload)"))[^>]*?(?:src|href)="([^"]*)"'
)


def test_a_page_asks_for_little(build: Build) -> None:
    site = build(tiny())
    asked = [address.partition("?")[0] for address in REQUESTS.findall(site.html("faq/sick-after-dose"))]
    assert asked == [
        "../../_static/mode.js",
        "../../_static/coursebook.css",
        "../../_static/lamp.svg",
        "../../_static/page.js",
    ]
    assert all((site.out / "faq/sick-after-dose" / address).is_file() for address in asked)


def test_others_style_sheets_travel_only_where_they_are_used(build: Build) -> None:
    body = "```python\nprint(1)\n```\n\n:::{dropdown} More\nText.\n:::"
    site = build(tiny(**{"faq/sick-after-dose.md": question("sick-after-dose", body=body)}), coursebook_policy=False)
    page = site.html("faq/sick-after-dose")
    assert "pygments.css" in page and "sphinx-design.min.css" in page
    assert "pygments.css" not in site.html("help-now") and "sphinx-design" not in site.html("help-now")


def test_the_files_of_the_parent_themes_are_left_out(build: Build) -> None:
    static = {file.name for file in (build(tiny()).out / "_static").iterdir()}
    assert static == {
        "archived.css",
        "ask.css",
        "ask.js",
        "blocks.css",
        "card.css",
        "copy.js",
        "coursebook.css",
        "cries.js",
        "find.js",
        "gather.js",
        "handout.css",
        "handout.js",
        "icon.png",
        "keep.js",
        "lamp.svg",
        "letter.js",
        "lost.js",
        "mode.js",
        "page.js",
        "quiet.js",
        "search.js",
        "share.png",
        "together.js",
        "way.js",
        "pygments.css",
        "sphinx-design.min.css",
        "design-tabs.js",
    }


def test_page_weight_does_not_grow_with_the_number_of_questions(build: Build) -> None:
    few = build(tiny(), where="few")
    more = {f"faq/many-questions-{n}.md": question(f"many-questions-{n}", f"Question {n}?") for n in range(40)}
    many = build(tiny(**more), where="many")
    for page in ("faq/sick-after-dose", "help-now", "modules/see-the-pattern/keep-a-diary"):
        assert len(many.html(page)) == len(few.html(page))


def test_where_a_reader_is(build: Build) -> None:
    page = build(tiny()).html("modules/see-the-pattern/keep-a-diary")
    assert '<a href="#" aria-current="page"><span class="number">1.1</span> Keep a diary</a>' in page
    assert '<a href="../"><span class="number">1</span> See the pattern</a>' in page
    assert '<a rel="prev" href="../"><span>Before</span> See the pattern</a>' in page
    assert '<a rel="next" href="../../talk-well/"><span>Next module</span> Talk well</a>' in page


def test_every_page_leads_to_help(build: Build) -> None:
    site = build(tiny())
    for page in ("", "help-now", "faq", "faq/sick-after-dose", "faq/topic/clinic", "modules/talk-well"):
        assert re.search(r'<a class="help" href="(?:[./]*help-now/|#)"', site.html(page))


def test_the_answer_is_the_description(build: Build) -> None:
    site = build(tiny())
    assert '<meta name="description" content="Many causes.">' in site.html("faq/sick-after-dose")


def test_suggest_a_change_opens_the_right_file(build: Build) -> None:
    site = build(tiny(), coursebook_repository_url="https://example.org/us/course")
    assert 'href="https://example.org/us/course/edit/main/faq/sick-after-dose.md"' in site.html("faq/sick-after-dose")
    assert "/edit/" not in site.html("faq/topic/clinic")


def test_another_theme_still_builds(build: Build) -> None:
    site = build(tiny(), html_theme="sphinx_book_theme")
    assert "Many causes." in site.html("faq/sick-after-dose")
    assert "Why is he sick?" in site.html("faq/topic/medicine")
