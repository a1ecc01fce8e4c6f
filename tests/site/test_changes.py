"""The pages and the feeds of changes, and the status of sections, through the history of ``history.py``."""

import re
from datetime import date

import feedparser
import pytest

from coursebook.site.editions.section_status import status_of

from ..conftest import Build
from ..course import lesson, tiny
from .history import BASE, FIRST, SECOND, THIRD, History, first_edition, make_history


@pytest.fixture
def history(build: Build) -> History:
    return make_history(build)


def said(html: str) -> dict[str, list[str]]:
    """The lists of changes: the lines under each heading of level 3."""
    parts = re.split("<h3>(.*?)</h3>", html)[1:]
    return {
        title: [re.sub("<[^>]*>", "", line) for line in re.findall("<li>(.*?)</li>", text)]
        for title, text in zip(parts[::2], parts[1::2], strict=True)
    }


def test_from_one_edition_to_the_next(history: History) -> None:
    assert said(history.second.article("changes/2027.1")) == {
        "New: 1": ["2.2.2 Sleep"],
        "Changed: 1": ["2.2.1 At night"],
        "Moved: 4": [
            "2.1 Pick a time: was at modules/talk-well/pick-a-time/",
            "2.2 Keep a diary: was at modules/see-the-pattern/keep-a-diary/",
            "2.2.1 At night: was at modules/see-the-pattern/keep-a-diary/",
            "2.1.1 Where: was at modules/talk-well/pick-a-time/",
        ],
        "Renumbered: 2": ["2.2 Keep a diary: was 1.1", "2.2.1 At night: was 1.1.1"],
        "Retired: 2": ["May he mix?", "How"],
    }
    assert "The first edition: " in history.second.article("changes/2026.4")


def test_since_the_last_edition(history: History) -> None:
    live = history.second.article("changes").partition("<h2>From edition to edition")[0]
    assert said(live) == {"Changed: 1": ["Why is he sick?"]}
    assert "Why is he sick?" in history.second.article("changes/see-the-pattern")
    assert "Why is he sick?" not in history.second.article("changes/talk-well")


def test_every_line_leads_to_its_text(history: History) -> None:
    for page in ("changes", "changes/2026.4", "changes/2027.1", "changes/talk-well", "changes/see-the-pattern"):
        for target, id_ in re.findall('<li><a href="([^"#]*)#?([^"]*)"', history.second.article(page)):
            file = history.second.out / page / target / "index.html"
            assert not id_ or f'id="{id_}"' in file.read_text(), (page, target, id_)


@pytest.mark.parametrize(("name", "entries"), [("all", 8), ("talk-well", 6), ("see-the-pattern", 5)])
def test_feeds(history: History, name: str, entries: int) -> None:
    feed = feedparser.parse((history.second.out / f"changes/{name}.atom").read_bytes())
    assert not feed.bozo and feed.version == "atom10"
    assert feed.feed.updated == "2027-03-21T00:00:00Z" and feed.feed.id.startswith(BASE)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) == entries
    assert all(entry.link.startswith(BASE) and entry.summary and entry.updated for entry in feed.entries)
    night = next(entry for entry in feed.entries if entry.link == f"{BASE}id/keep-a-diary-night/")
    assert night.title == "2.2.1 At night: changed, moved, renumbered"
    assert night.summary == "Changed, moved, renumbered in edition 2027.1, March 21, 2027; before: 1.1.1 At night."


def test_before_the_first_edition(build: Build) -> None:
    site = build(tiny(), **FIRST)
    assert "No edition has been stored yet." in site.article("changes")
    assert not list(site.out.glob("changes/*.atom")) and not (site.out / "e").exists()
    assert 'changes/">New 2026</a>. Sources checked November 23, 2026.' in site.article("faq/sick-after-dose")
    assert str(status_of(site.app, "sick-after-dose")) == "new 2026"


def test_status(history: History) -> None:
    site = history.second
    diary = site.article("modules/talk-well/keep-a-diary")
    assert "Amended 2027</a>. Sources checked" in diary and '<p class="page-status">' not in diary
    assert {id_: str(status_of(site.app, id_)) for id_ in ("keep-a-diary", "keep-a-diary-night", "keep-a-diary-sleep", "choose-a-time")} == {
        "keep-a-diary": "new 2026", "keep-a-diary-night": "amended 2027", "keep-a-diary-sleep": "new 2027", "choose-a-time": "new 2026",
    }  # fmt: skip
    night = status_of(site.app, "keep-a-diary-night")
    assert night and night.changed == date(2027, 3, 21)


def test_a_review_counts_for_words_that_it_can_have_seen(build: Build) -> None:
    first_edition(build)
    old = lesson("pick-a-time", "Pick a time", "In the morning.\n\n(pick-a-time-where)=\n## Where\n\nAt home.\n")
    reviewed = old.replace("checked: 2026-11-23", "checked: 2027-01-04\nreviewed: 2027-01-05\nby: [jane-doe]")
    path = "modules/talk-well/pick-a-time.md"
    site = build({path: reviewed}, **SECOND)
    assert str(status_of(site.app, "pick-a-time-where")) == "reviewed 2027"
    assert (
        '">Reviewed 2027</a>. Sources checked January 4, 2027. Reviewed January 5, 2027 by jane-doe.'
        in site.article(path[:-3])
    )
    site = build({path: reviewed.replace("At home.", "Outside.")}, **SECOND)
    assert str(status_of(site.app, "pick-a-time-where")) == "amended 2027, page reviewed 2027"
    assert '<p class="page-status">Amended 2027, page reviewed 2027.</p>\n<p>Outside.</p>' in site.article(path[:-3])
    assert str(status_of(site.app, "pick-a-time")) == "reviewed 2027"


def test_typing_is_no_change(build: Build) -> None:
    first_edition(build)
    site = build(
        {
            "faq/sick-after-dose.md": (tiny()["faq/sick-after-dose.md"])
            .replace("Many causes.", "Many\ncauses.")
            .replace("2026-11-23", "2027-01-23")
        },
        **THIRD,
    )
    assert "<p>Nothing has changed.</p>" in site.article("changes")
