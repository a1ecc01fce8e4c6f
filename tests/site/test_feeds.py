"""Feeds of what each publication changes: a tiny course is published, changed, and published again."""

import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator
from email.message import Message
from io import BytesIO
from pathlib import Path
from typing import NoReturn
from urllib.error import HTTPError

import feedparser
import pytest

from coursebook.core.editions.published import FOLDER, read_published
from coursebook.site.editions.create import freeze
from coursebook.site.editions.fetch_published import FetchError, fetch

from ..conftest import Build, Site
from ..course import HELP, lesson, question, tiny
from .history import BASE, DIARY, FIRST, OLD, SECOND

MIX = "faq/mix-two-things.md"
LATER = {
    DIARY: lesson("keep-a-diary", "Keep a diary", "Write the day.\n\n(keep-a-diary-night)=\n## At night\n\nWrite before you sleep.\n"),
    "faq/stop-at-once.md": question("stop-at-once", "May he stop at once?", "No.", "(stop-at-once-why)=\n## Why\n\nIt hurts."),
}  # fmt: skip
DAYS = {"first": "1795000000", "second": "1796000000", "third": "1797000000"}


def publish(site: Site) -> None:
    """What ``make published`` would fetch of a site."""
    folder = site.source / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("sections.json", "log.json"):
        if (site.out / "changes" / name).is_file():
            shutil.copy(site.out / "changes" / name, folder)


@pytest.fixture
def second(build: Build, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The second publication: one section has other words, a question came, another went."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAYS["first"])
    first = build({**tiny(**OLD)}, **FIRST)
    assert not list(first.out.rglob("*.atom")) and not (first.out / "changes/log.json").exists()
    publish(first)
    shutil.rmtree(first.out.parent)  # as coursebook.commands.build does after a fetch
    (first.source / MIX).unlink()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAYS["second"])
    site = build(LATER, **FIRST)
    assert (site.warnings, site.error) == ([], "")
    return site


def entries(site: Site, name: str) -> list[str]:
    feed = feedparser.parse((site.out / f"changes/{name}.atom").read_bytes())
    assert not feed.bozo and feed.version == "atom10" and feed.feed.id.startswith(BASE)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    assert all(entry.link.startswith(f"{BASE}id/") and entry.summary for entry in feed.entries)
    return [entry.title for entry in feed.entries]


NIGHT, MAY, GONE = "1.1.1 At night (Keep a diary): changed", "May he stop at once?: new", "May he mix?: retired"


FEEDS = {
    "all": [NIGHT, GONE, MAY], "see-the-pattern": [NIGHT, GONE, MAY], "talk-well": [], "topics/medicine": [GONE, MAY], "topics/clinic": [],
    "kinds/question": [GONE, MAY], "kinds/lesson": [NIGHT], "kinds/module": [], "kinds/page": [],
}  # fmt: skip
PAGES = {
    "modules/see-the-pattern": "see-the-pattern",
    "modules/talk-well": "talk-well",
    "faq/topic/clinic": "topics/clinic",
}


def test_what_a_second_publication_tells(second: Site) -> None:
    assert {name: entries(second, name) for name in FEEDS} == FEEDS
    assert len(list(second.out.rglob("*.atom"))) == len(FEEDS)
    feed = feedparser.parse((second.out / "changes/all.atom").read_bytes())
    assert {entry.updated for entry in feed.entries} == {feed.feed.updated} == {"2026-11-30T00:53:20Z"}
    assert [entry.summary for entry in feed.entries] == [
        "Changed on November 30, 2026.",
        "Retired on November 30, 2026. Do not follow the old text: the link says what replaced it.",
        "New on November 30, 2026.",
    ]
    page = second.article("changes")
    assert [title for title in (NIGHT, MAY, GONE) if f">{title}</a>" not in page] == []
    linked = re.findall(r'href="([^"]*\.atom)"', page)
    assert {(second.out / "changes" / target).is_file() for target in linked} == {True} and set(FEEDS) <= {
        name[:-5] for name in linked
    }

    for name, told in PAGES.items():  # pages of modules and topics name their feeds, and no other page has a byte more
        (href,) = re.findall(r'<link rel="alternate" type="application/atom\+xml" href="([^"]*)"', second.html(name))
        assert (second.out / name / href).resolve() == (second.out / f"changes/{told}.atom").resolve()
    assert '">Tell me when this changes (Atom feed)</a>' in second.article("faq/topic/clinic")
    for name in ("faq/sick-after-dose", "modules/see-the-pattern/keep-a-diary", "help-now", ""):
        assert ".atom" not in second.html(name), name


def test_the_next_publication_goes_on_from_there(second: Site, build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    told = (second.out / "changes/log.json").read_bytes()
    publish(second)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAYS["third"])
    assert (build({}, **FIRST).out / "changes/log.json").read_bytes() == told, "the same text tells nothing new"
    changed = {
        "help-now.md": HELP.replace("Call 911.", "Call 911 now."),
        "index.md": tiny()["index.md"].replace("Tiny", "Small"),
    }
    third = build(changed, **FIRST, coursebook_unlisted_pages=["index"])  # of pages for builders nothing is told
    assert entries(third, "all") == ["Help now: changed", NIGHT, GONE, MAY]
    assert entries(third, "kinds/page") == ["Help now: changed"]
    once = {file.name: file.read_bytes() for file in third.out.rglob("changes/**/*.*")}
    again = build({}, **FIRST, coursebook_unlisted_pages=["index"])
    assert {file.name: file.read_bytes() for file in again.out.rglob("changes/**/*.*")} == once


def test_an_edition_does_not_tell_again_what_was_told(second: Site, build: Build) -> None:
    freeze(second.source, second.out)
    publish(second)
    (second.source / "faq/stop-at-once.md").unlink()
    site = build({**LATER, "faq/stop-at-once.md": question("stop-at-once", "May he stop at once?", "Never.")}, **SECOND)
    assert (site.warnings, site.error) == ([], "")
    freeze(site.source, site.out)
    after = build({}, coursebook_edition="2027.2", coursebook_edition_date="2027-06-21", html_baseurl=BASE)
    feed = feedparser.parse((after.out / "changes/all.atom").read_bytes())
    titles = [entry.title for entry in feed.entries]
    assert titles.count("May he stop at once?: changed") == 1 and "Edition 2026.4" in titles
    assert [entry.updated for entry in feed.entries] == sorted((entry.updated for entry in feed.entries), reverse=True)


# -- what is fetched -----------------------------------------------------------


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def public(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A public site, and its address."""
    folder = tmp_path / "public"
    (folder / "changes").mkdir(parents=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: Quiet(*given, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield folder, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_fetching(second: Site, public: tuple[Path, str], tmp_path: Path) -> None:
    folder, address = public
    assert fetch(tmp_path, address).endswith("Its feeds begin when the second one is published.")
    assert not (tmp_path / FOLDER).exists()
    for name in ("sections.json", "log.json"):
        shutil.copy(second.out / "changes" / name, folder / "changes")
    assert re.search(r"known: \d+ sections, 3 changes told\. Build now: make$", fetch(tmp_path, address))
    kept = {file.name: file.read_bytes() for file in (tmp_path / FOLDER).iterdir()}
    assert kept.keys() == {"sections.json", "log.json"}
    (folder / "changes/log.json").write_text("<html>")
    with pytest.raises(
        FetchError, match=r"build/published/log\.json: This is no record of a published site: Expecting value"
    ):
        fetch(tmp_path, address)
    with pytest.raises(
        FetchError,
        match=r"^http://127\.0\.0\.1:9/changes/sections\.json cannot be reached: .* what was fetched before is kept\.$",
    ):
        fetch(tmp_path, "http://127.0.0.1:9/")
    with pytest.raises(FetchError, match=r"^conf\.py: The site has no address\."):
        fetch(tmp_path, "")
    assert {file.name: file.read_bytes() for file in (tmp_path / FOLDER).iterdir()} == kept
    (folder / "changes/log.json").unlink()  # what was left of a stopped fetch, and what is published no more, goes
    left = tmp_path / FOLDER.with_name(".published-new")
    assert left.is_dir()
    (left / "log.json").write_text("old")
    assert re.search(r"known: \d+ sections, 0 changes told\.", fetch(tmp_path, address))
    assert [file.name for file in (tmp_path / FOLDER).iterdir()] == ["sections.json"] and not left.exists()
    assert re.search(r"known: \d+ sections, 0 changes told\.", fetch(tmp_path, address))


@pytest.mark.parametrize(("code", "is_gone"), [(404, True), (410, True), (403, False), (409, False), (500, False)])
def test_what_a_site_answers(code: int, is_gone: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not there, or no longer, is no mistake: the first publication has nothing before it."""

    def answer(address: str, **_: object) -> NoReturn:
        raise HTTPError(address, code, "", Message(), BytesIO())

    monkeypatch.setattr("urllib.request.urlopen", answer)
    if is_gone:
        assert fetch(tmp_path, "https://a.example/").endswith("Its feeds begin when the second one is published.")
    else:
        with pytest.raises(FetchError, match=f"answers with {code}. Try again later; what was fetched before is kept"):
            fetch(tmp_path, "https://a.example/")


SPOILED = {
    "its form is 2, and this version reads form 1": {"format": 2},
    "it does not say since when it tells changes": {"since": "yesterday"},
    "a part is missing or has another form": {"told": [{"id": "x"}]},
    "a part is missing or has another form: 'int' object": {"told": 3},
}


def test_a_record_that_no_build_wrote_stops_a_build(second: Site, build: Build) -> None:
    publish(second)
    log = second.source / FOLDER / "log.json"
    good = json.loads(log.read_text())
    for why, parts in SPOILED.items():
        log.write_text(json.dumps({**good, **parts}))
        with pytest.raises(
            ValueError, match=f"^build/published/log.json: This is no record of a published site: {why}"
        ):
            read_published(second.source / FOLDER)
    assert build({}, **FIRST).error.endswith(
        "Fetch it again: make published. Or take the folder away; the feeds then begin anew."
    )
