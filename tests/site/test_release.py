"""A release rehearsed on a tiny course: before it no citation names an edition; after it what is cited opens."""

import re

import feedparser

from coursebook.site.editions.create import freeze

from ..conftest import Build, Site
from ..course import question, tiny
from .history import BASE, FIRST, SECOND

PAGE = "modules/see-the-pattern/keep-a-diary"


def citations(site: Site) -> str:
    """All that the site offers to cite a page with: its boxes, and the files for reference managers."""
    boxes = re.findall(r'<details class="cite">.*?</details>', site.article(PAGE), re.DOTALL)
    files = [file.read_text() for kind in ("bib", "ris", "json") for file in (site.out / "id").glob(f"*/*.{kind}")]
    assert boxes and files
    return "\n".join((*boxes, *files))


def test_a_release(build: Build) -> None:
    before = build(tiny(), **FIRST)
    assert (before.warnings, before.error) == ([], "")
    said = citations(before)
    assert "2026.4" not in said and f"{BASE}id/keep-a-diary/" in said and "December 21" in said
    assert not (before.out / "e").exists()

    assert freeze(before.source, before.out) == "2026.4"
    after = build({}, **SECOND)
    assert (after.warnings, after.error) == ([], "")
    assert "2026.4" in citations(after) and "2027.1" not in citations(after)
    number = after.html("e/2026.4/n/1.1")
    (target,) = re.findall(r'content="0; url=([^"]*)"', number)
    page, _, id_ = target.removeprefix("../../").partition("#")
    archived = after.html(f"e/2026.4/{page.rstrip('/')}")
    assert (page.rstrip("/"), id_) == (PAGE, "keep-a-diary") and f'<section id="{id_}"' in archived
    assert "Has not changed since." in archived

    # a correction does not touch what is stored, and the old text says so
    changed = build({"faq/sick-after-dose.md": question("sick-after-dose", "Why is he sick?", "Few causes.")}, **SECOND)
    assert "Many causes." in changed.html("e/2026.4/faq/sick-after-dose")
    assert "Has changed since." in changed.html("e/2026.4/faq/sick-after-dose")
    feed = feedparser.parse((changed.out / "changes/all.atom").read_bytes())
    assert not feed.bozo and [entry.title for entry in feed.entries] == ["Edition 2026.4"]
