"""The boxes that say how to cite a part of a page, and the files beside the permanent addresses."""

import json
import re
from typing import Any

import pytest

from ..conftest import Build, Site
from ..course import lesson, question, tiny

EDITION = {
    "html_baseurl": "https://example.org/course/",
    "author": "Tiny contributors",
    "coursebook_edition": "2026.4",
    "coursebook_edition_date": "2026-11-28",
}
BODY = """\
(sick-after-dose-now)=
## Is this an *emergency*?

Call.

(sick-after-dose-signs)=
### Signs

Blue lips.

(sick-after-dose-more)=
#### More signs

Gurgling.

(sick-after-dose-then)=
## And then

Wait.
"""


def cited(build: Build, **changed: Any) -> Site:
    page = question("sick-after-dose", "Why is he sick?", "Many causes.", BODY)
    return build(tiny(**{"faq/sick-after-dose.md": page}), **(EDITION | changed))


def files(site: Site) -> dict[str, bytes]:
    found = [file for kind in ("bib", "ris", "json") for file in (site.out / "id").glob(f"*/*.{kind}")]
    return {file.name: file.read_bytes() for file in found}


def test_a_box_ends_each_part_and_the_page(build: Build) -> None:
    site = cited(build)
    assert site.warnings == []
    text = re.sub(r"<dl>.*?</dl>", "", site.article("faq/sick-after-dose"))
    order = re.findall(r"<h\d>[^<]*(?:<em>[^<]*</em>\?)?|Cite this \w+|page-status|Gurgling", text)
    assert order == [
        "<h1>Why is he sick?", "<h2>Is this an <em>emergency</em>?", "Cite this part",
        "<h3>Signs", "Cite this part", "<h4>More signs", "Gurgling", "<h2>And then", "Cite this part",
        "<h2>Learn more about this", "page-status", "Cite this page",
    ]  # fmt: skip


def test_a_box(build: Build, golden: Any) -> None:
    boxes = re.findall(r"<details class=\"cite\">.*?</details>", cited(build).article("faq/sick-after-dose"))
    golden("cite-box.html", boxes[0].replace("<d", "\n<d") + "\n")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["{name} kopieren", "Diesen Teil zitieren", "<p>Neu 2026.", "<dt>Link<", "<dt>Dateien<"]),
        ("es", ["Copiar {name}", "Citar esta parte", "<p>Nuevo 2026.", "<dt>Enlace<", "<dt>Archivos<"]),
    ],
)
def test_a_box_speaks_the_language_of_the_course(language: str, words: list[str], build: Build) -> None:
    """Its buttons too, whose names the script makes."""
    site = cited(build, language=language)
    page = site.article("faq/sick-after-dose") + (site.out / "_static/copy.js").read_text("utf-8")
    assert [word for word in words if word not in page] == []
    assert "Cite this" not in page and "<dt>Files" not in page


def test_links_lead_to_the_files(build: Build) -> None:
    for builder, name in (("dirhtml", "faq/sick-after-dose/index.html"), ("html", "faq/sick-after-dose.html")):
        site = cited(build, builder=builder)
        page = site.out / name
        links = re.findall(r'<a href="([^"]*)" download>', page.read_text())
        assert len(links) == 12
        assert all((page.parent / link).is_file() for link in links)


def test_the_number_is_that_of_the_page(build: Build) -> None:
    body = "Text.\n\n(keep-a-diary-how)=\n## How\n\nText."
    page = "modules/see-the-pattern/keep-a-diary"
    site = build(tiny(**{f"{page}.md": lesson("keep-a-diary", "Keep a diary", body)}), **EDITION)
    assert '<span class="section-number">1.1.1 </span>How' in site.html(page)
    assert "<dt>Section 1.1.1<dd>" in site.html(page)
    (item,) = json.loads(files(site)["keep-a-diary-how.json"])
    assert (item["chapter-number"], item["title"], item["container-title"]) == ("1.1.1", "How", "Keep a diary")


def test_the_titles_are_those_of_the_page(build: Build) -> None:
    site = build(
        tiny(**{"faq/sick-after-dose.md": question("sick-after-dose", 'He says "I\'m fine". Why?')}), **EDITION
    )
    assert "<h1>He says “I’m fine”. Why?<a" in site.html("faq/sick-after-dose")
    assert json.loads(files(site)["sick-after-dose.json"])[0]["title"] == "He says “I’m fine”. Why?"


def test_the_files_are_written_with_their_page_and_go_with_their_id(build: Build) -> None:
    first = files(cited(build))
    assert {name for name in first if name.startswith("sick")} == {
        f"sick-after-dose{part}.{kind}" for part in ("", "-now", "-signs", "-then") for kind in ("bib", "ris", "json")
    }
    changed = BODY.replace("## And then", "## And now").replace("(sick-after-dose-signs)=\n### Signs\n", "")
    again = files(
        build(
            {"faq/sick-after-dose.md": question("sick-after-dose", "Why is he sick?", "Many causes.", changed)},
            coursebook_policy=False,  # it leaves a step out between two headings
            **EDITION,
        )
    )
    differ = {name for name in first.keys() | again.keys() if first.get(name) != again.get(name)}
    assert differ == {
        f"sick-after-dose{part}.{kind}" for part in ("-signs", "-then") for kind in ("bib", "ris", "json")
    }
    assert "sick-after-dose-signs.bib" not in again
    assert b"And now" in again["sick-after-dose-then.json"]


def test_tags_for_zotero_and_scholar(build: Build) -> None:
    tags = re.findall(r'<meta name="citation_(\w+)" content="([^"]*)">', cited(build).html("faq/sick-after-dose"))
    assert tags == [
        ("title", "Why is he sick?"), ("author", "Tiny contributors"), ("publication_date", "2026/11/28"),
        ("inbook_title", "Tiny"), ("public_url", "https://example.org/course/id/sick-after-dose/"), ("language", "en"),
    ]  # fmt: skip


def test_pages_about_the_project_have_tags_and_no_box(build: Build) -> None:
    page = "---\nchecked: 2026-11-23\n---\n\n(about-this)=\n# About\n\nText.\n"
    files_ = tiny(**{"docs/about.md": page})
    files_["index.md"] = files_["index.md"].replace("help-now\n", "help-now\ndocs/about\n")
    site = build(files_, **EDITION)
    assert "citation_title" in site.html("docs/about") and "citation_title" in site.html("")
    assert "Cite this" not in site.html("docs/about") + site.html("")
    assert "citation_title" not in site.html("faq/topic/clinic")
    assert "about-this.bib" not in files(site)


@pytest.mark.parametrize(
    "without", [{"html_baseurl": ""}, {"coursebook_edition": "", "coursebook_edition_date": ""}], ids=str
)
def test_what_has_no_name_or_no_address_is_not_cited(build: Build, without: dict[str, str]) -> None:
    site = cited(build, **without)
    assert list((site.out / "id").glob("*/*.bib")) == []
    assert "cit" not in re.sub(r"<article.*?</article>", "", site.html("faq/sick-after-dose"), flags=re.DOTALL)
    assert "Cite" not in site.article("faq/sick-after-dose")


def test_nothing_but_the_web_page_knows_of_it(build: Build) -> None:
    page = "modules/see-the-pattern/keep-a-diary"
    text = {f"{page}.md": lesson("keep-a-diary", "Keep a diary", "word " * 120)}
    site = build(tiny(**text), coursebook_search=True, **EDITION)
    assert "About 1 minute to read." in site.article(page)
    hits = (site.out / "pagefind").rglob("*")
    assert not [file for file in hits if file.is_file() and b"Cite this" in file.read_bytes()]
    plain = build({}, builder="text", **EDITION)
    assert "Cite" not in (plain.out / f"{page}.txt").read_text() and not (plain.out / "id").exists()


@pytest.mark.parametrize(
    ("conf", "message"),
    [
        (
            {"coursebook_edition": "winter"},
            'conf.py: coursebook_edition is "winter". Write the year, a point and the quarter, such as "2026.4".',
        ),
        (
            {"coursebook_edition_date": "28.11.2026"},
            'conf.py: coursebook_edition_date is "28.11.2026". Write the day of the edition as year, month and day, such as '
            '"2026-11-28".',
        ),
        (
            {"coursebook_edition_date": ""},
            "conf.py: coursebook_edition_date is missing. An edition has a number and a day: write both, or neither.",
        ),
        (
            {"coursebook_edition": ""},
            "conf.py: coursebook_edition is missing. An edition has a number and a day: write both, or neither.",
        ),
    ],
)
def test_an_edition_that_cannot_be_cited(build: Build, conf: dict[str, str], message: str) -> None:
    site = cited(build, **conf)
    assert site.error == f"Configuration error: {message}"
    assert list(site.out.rglob("*.*")) == []


def test_the_lines_of_the_parts_lie_beside_the_page(build: Build) -> None:
    site = cited(build, coursebook_repository_url="https://example.org/course")
    lines = json.loads((site.out / "faq/sick-after-dose/lines.json").read_text(encoding="utf-8"))
    text = (site.source / "faq/sick-after-dose.md").read_text(encoding="utf-8").split("\n")
    assert [text[line - 2] for line in lines.values()] == [f"({id_})=" for id_ in lines] and len(lines) >= 4
    assert not list(cited(build, where="other").out.rglob("lines.json"))


def test_an_id_that_is_no_more_is_no_longer_cited(build: Build) -> None:
    page = question("sick-after-dose", "Why is he sick?", "Many causes.", BODY)
    assert {"sick-after-dose-now.bib", "sick-after-dose-then.ris"} <= files(cited(build)).keys()
    again = page.replace("(sick-after-dose-now)=", "(sick-after-dose-first)=").partition("(sick-after-dose-then)=")[0]
    lines = (
        "sick-after-dose-first section\n"
        "sick-after-dose-now section -> sick-after-dose-first\n"
        "sick-after-dose-then section retired 2027-03-21 -> sick-after-dose: It is said there.\n"
    )
    files_now = tiny(**{"faq/sick-after-dose.md": again}) | {"permalinks.txt": lines}
    later = build(files_now, **EDITION)
    assert sorted(file.name for file in (later.out / "id/sick-after-dose-now").iterdir()) == ["index.html"]
    assert sorted(file.name for file in (later.out / "id/sick-after-dose-then").iterdir()) == ["index.html"]
    assert files(later).keys() == files(build(files_now, where="anew", **EDITION)).keys()


def test_a_citation_is_in_the_language_of_the_course(build: Build) -> None:
    page = question("sick-after-dose", "Warum?", "Vieles.", BODY)
    site = build(tiny(**{"faq/sick-after-dose.md": page}), language="de", **EDITION)
    (box,) = re.findall(
        r"<details class=\"cite\"><summary>Diese Seite.*?</details>", site.article("faq/sick-after-dose")
    )
    assert "In Tiny (Text vom 28. November 2026). https" in box
    assert "Verfügbar unter: https" in box
    assert not re.search("Text of|Available|section", box)
    assert "Text of" not in (site.out / "id/sick-after-dose/sick-after-dose.bib").read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "words"), [("en", "help now"), ("de", "Hilfe jetzt")])
def test_the_foot_writes_the_help_as_its_language_does(language: str, words: str, build: Build) -> None:
    site = cited(build, language=language)
    (foot,) = re.findall(r'<p class="comforts">.*?</span>', site.html("faq/sick-after-dose"), re.DOTALL)
    assert f">{words}</a>" in foot
