"""``/id/`` pages, redirects and retired ids, through builds; and what is said when an id was lost."""

import re

from ..conftest import Build
from ..course import question, tiny
from ..validator import messages

BASE = ["clinic-says-nothing question", "help-now page", "keep-a-diary lesson", "see-the-pattern module"]
REST = ["sick-after-dose question", "talk-well module", "the-course page", "tiny-home page", "all-questions page"]


def registered(*lines: str) -> dict[str, str]:
    return {"permalinks.txt": "".join(f"{line}\n" for line in sorted([*BASE, *REST, *lines]))}


def test_every_id_has_a_small_page_that_leads_there_at_once(build: Build) -> None:
    site = build(tiny() | registered("old-words section -> sick-after-dose"))
    assert site.warnings == []
    for id_, href in [("sick-after-dose", "../../faq/sick-after-dose/"), ("old-words", "../../faq/sick-after-dose/")]:
        html = site.html(f"id/{id_}")
        assert len(html.encode()) <= 500
        assert f'content="0; url={href}"' in html and f'<a href="{href}">Why is he sick?</a>' in html
        assert "<script" not in html
    assert 'id="old-words"' in site.html("faq/sick-after-dose")


def test_a_page_of_an_id_changes_with_what_it_leads_to(build: Build) -> None:
    """What leads on is written anew where it is another now, and comes back where somebody deleted it; an id that nobody had goes."""
    draft = {"faq/new-here.md": question("new-here", "Is it new?")}
    site = build(tiny() | draft | registered("new-here question"))
    old, kept = site.out / "id/sick-after-dose/index.html", site.out / "id/talk-well/index.html"
    kept.unlink()
    (site.source / "faq/new-here.md").unlink()
    again = build({"faq/sick-after-dose.md": question("sick-after-dose", "Is he ill?"), **registered()})
    assert ">Is he ill?</a>" in old.read_text() and ">Talk well</a>" in kept.read_text()
    assert not (again.out / "id/new-here").exists()


def test_a_withdrawn_id_says_so(build: Build) -> None:
    site = build(tiny() | registered("bad-advice question withdrawn 2027-03-21 -> sick-after-dose: It could hurt."))
    assert site.warnings == []
    assert "../../retired/bad-advice/" in site.html("id/bad-advice")
    assert "../../retired/bad-advice/" in site.html("faq/bad-advice")
    words = re.sub(r"<[^>]+>", "", site.article("retired/bad-advice"))
    assert "Withdrawn: do not follow" in words
    assert "Read instead: Why is he sick?" in words
    assert "Since March 21, 2027" in words and "Why: It could hurt." in words


def test_what_became_of_a_section_leads_to_the_section_itself(build: Build) -> None:
    body = "First.\n\n(sick-after-dose-when)=\n## When\n\nNow."
    files = tiny(**{"faq/sick-after-dose.md": question("sick-after-dose", "Why is he sick?", body=body)})
    lines = (
        "how-soon section -> sick-after-dose-when",
        "old-hours section retired 2027-03-21 -> sick-after-dose-when: It is said there.",
        "sick-after-dose-when section",
    )
    site = build(files | registered(*lines))
    assert site.warnings == []
    there = "../../faq/sick-after-dose/#sick-after-dose-when"
    for id_ in ("sick-after-dose-when", "how-soon"):
        assert f'content="0; url={there}"' in site.html(f"id/{id_}")
    assert "url=../../retired/old-hours/" in site.html("id/old-hours")
    assert f'Read instead: <a href="{there}">When</a>.' in site.article("retired/old-hours")
    assert 'id="sick-after-dose-when"' in site.article("faq/sick-after-dose")


def test_a_former_address_leads_on(build: Build) -> None:
    more = "formerly: [clinic-is-silent, /docs/silent-clinic/]\n"
    page = question("clinic-says-nothing", "Why does the clinic say nothing?", modules="talk-well", more=more)
    files = tiny(**{"faq/clinic-says-nothing.md": page})
    site = build(files | registered("clinic-is-silent question -> clinic-says-nothing"))
    assert site.warnings == []
    for folder in ("faq/clinic-is-silent", "docs/silent-clinic", "id/clinic-is-silent"):
        assert "../../faq/clinic-says-nothing/" in site.html(folder)


def test_what_leads_on_and_what_is_gone_is_valid_html(build: Build) -> None:
    page = question(
        "clinic-says-nothing", 'Why does "the clinic" say < nothing & less?', modules="talk-well",
        more="formerly: [clinic-is-silent, /docs/silent-clinic/]\n",
    )  # fmt: skip
    more = (
        "bad-advice question withdrawn 2027-03-21 -> sick-after-dose: It could <hurt> & more.",
        "clinic-is-silent question -> clinic-says-nothing",
        "old-word term retired 2027-03-21: Nobody says it.",
    )
    site = build(tiny(**{"faq/clinic-says-nothing.md": page}) | registered(*more), coursebook_search=True)
    assert site.warnings == []
    retired = sorted((site.out / "retired").rglob("index.html"))
    leads_on = [file for file in site.out.rglob("index.html") if b'http-equiv="refresh"' in file.read_bytes()]
    assert (len(retired), len(leads_on)) == (2, 15)
    said = messages(*retired, *leads_on)
    assert {message["url"] for message in said} >= {f"file:{file}" for file in retired}  # something mild of each
    assert [message for message in said if message["type"] != "info"] == []
    broken = leads_on[0].parent / "broken.html"
    broken.write_bytes(leads_on[0].read_bytes().replace(b"<title>", b"<p>"))
    assert [message["type"] for message in messages(broken)].count("error") > 0


def test_a_vanished_id_is_missed(build: Build) -> None:
    site = build(tiny() | registered("lost-words section", "one-id section -> two-id", "two-id section -> one-id"))
    said = [re.sub(r"WARNING: ", "", line) for line in site.warnings]
    assert any('"lost-words" was published, and no page has it now.' in line for line in said)
    assert sum("that leads back" in line for line in said) == 2
