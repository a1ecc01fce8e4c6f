"""Editions through a real history (``history.py``): what is stored stays, resolves, and says what has become of it."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from coursebook.core.editions.archive import read_editions, unpack
from coursebook.core.editions.manifest import Manifest
from coursebook.site.editions.create import EditionError, freeze

from ..conftest import Build, Site
from ..course import lesson, module, question, tiny
from ..validator import messages
from .history import BASE, FIRST, OLD, SECOND, THIRD, History, first_edition, make_history

SINCE = re.compile(r'<p class="since[^>]*>.*?</p>\n')
LINE = '<section id="{}">\n<h.>.*?</h.>\n(<p class="since.*?</p>)\n'


@pytest.fixture
def history(build: Build) -> History:
    return make_history(build)


def stored(history: History) -> Iterator[tuple[Manifest, dict[str, bytes]]]:
    manifests, problems = read_editions(history.editions, PurePosixPath("editions"))
    assert problems == []
    for manifest in manifests:
        yield manifest, unpack((history.editions / f"{manifest.edition}.tar.xz").read_bytes(), manifest)


def line_of(site: Site, page: str, id_: str) -> str:
    """The line under the heading of a section of an archived page, as a reader reads it."""
    found = re.search(LINE.format(id_), site.html(page), re.DOTALL)
    assert found, id_
    return re.sub("<[^>]*>", "", found[1])


def test_every_section_of_every_edition_is_where_it_was(history: History) -> None:
    counted = 0
    for manifest, _ in stored(history):
        for id_, record in manifest.sections.items():
            assert f'<section id="{id_}"' in history.second.html(f"e/{manifest.edition}/{record.page}"), id_
            assert f'<li id="{id_}">' in history.second.html(f"e/{manifest.edition}/n"), id_
            counted += 1
    assert counted >= 24


def test_numbers_resolve_in_their_edition(history: History) -> None:
    for manifest, _ in stored(history):
        numbered = {record.number: (id_, record) for id_, record in manifest.sections.items() if record.number}
        assert len(numbered) >= 6
        for number, (id_, record) in numbered.items():
            page = history.second.html(f"e/{manifest.edition}/n/{number}")
            assert f'content="0; url=../../{record.page}/#{id_}"' in page
            assert "<script" not in page and len(page.encode()) <= 500
    assert "keep-a-diary/#keep-a-diary" in history.second.html("e/2026.4/n/1.1")
    assert "keep-a-diary/#keep-a-diary" in history.second.html("e/2027.1/n/2.2")


def test_the_archived_text_is_the_stored_text(history: History) -> None:
    for manifest, members in stored(history):
        for name, content in members.items():
            file = history.second.out / "e" / manifest.edition / name
            if not name.endswith(".html"):
                assert file.read_bytes() == content
                continue
            found = re.search(r"<article>.*</article>", file.read_text(), re.DOTALL)
            assert found and SINCE.sub("", found[0]).encode() == content, name


def test_the_stored_text_is_what_was_built(history: History) -> None:
    first = next(stored(history))[1]
    assert "Write at night. Then sleep." in first["modules/see-the-pattern/keep-a-diary/index.html"].decode()
    assert "A little." in first["faq/mix-two-things/index.html"].decode()


def test_nothing_stored_changes_when_more_is_stored(build: Build) -> None:
    site = first_edition(build)
    folder = site.source / "editions"
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    again = build({"faq/sick-after-dose.md": question("sick-after-dose", answer="Few causes.")}, **SECOND)
    freeze(again.source, again.out)
    after = {file.name: file.read_bytes() for file in folder.iterdir()}
    sums = before.pop("SHA256SUMS")
    assert before.items() <= after.items()
    assert after["SHA256SUMS"].startswith(sums) and after["SHA256SUMS"].count(b"\n") == 4


def test_the_sums_are_those_of_sha256sum(history: History) -> None:
    lines = (history.editions / "SHA256SUMS").read_text().splitlines()
    assert [line.split("  ")[1] for line in lines] == ["2026.4.tar.xz", "2026.4.json", "2027.1.tar.xz", "2027.1.json"]
    for line in lines:
        sum_, name = line.split("  ")
        assert hashlib.sha256((history.editions / name).read_bytes()).hexdigest() == sum_


def test_each_line_says_what_became_of_its_section(history: History) -> None:
    site, diary = history.second, "e/2026.4/modules/see-the-pattern/keep-a-diary"
    assert line_of(site, diary, "keep-a-diary") == "Has not changed since. Current text"
    assert line_of(site, diary, "keep-a-diary-night") == "Has changed since. Read the current text"
    assert (
        line_of(site, "e/2026.4/modules/talk-well/pick-a-time", "pick-a-time") == "Has not changed since. Current text"
    )
    assert (
        line_of(site, "e/2026.4/modules/talk-well/pick-a-time", "pick-a-time-where")
        == "Has not changed since. Current text"
    )
    for id_ in ("mix-two-things", "mix-two-things-how"):
        assert line_of(site, "e/2026.4/faq/mix-two-things", id_) == "Withdrawn: do not follow. What replaced it"
    for edition in ("2026.4", "2027.1"):
        assert (
            line_of(site, f"e/{edition}/faq/sick-after-dose", "sick-after-dose")
            == "Has changed since. Read the current text"
        )
        assert (
            line_of(site, f"e/{edition}/faq/clinic-says-nothing", "clinic-says-nothing")
            == "Has not changed since. Current text"
        )


def test_links_to_the_current_text_follow_a_section(history: History) -> None:
    diary = history.second.html("e/2026.4/modules/see-the-pattern/keep-a-diary")
    assert 'href="../../../../../modules/talk-well/keep-a-diary/#keep-a-diary-night"' in diary
    assert f'<link rel="canonical" href="{BASE}modules/talk-well/keep-a-diary/">' in diary
    renamed = history.second.html("e/2026.4/modules/talk-well/pick-a-time")
    assert 'href="../../../../../modules/talk-well/choose-a-time/#choose-a-time"' in renamed
    gone = history.second.html("e/2026.4/faq/mix-two-things")
    assert 'href="../../../../id/mix-two-things-how/"' in gone
    assert "Part of this page was withdrawn: do not follow it." in gone
    assert f'<link rel="canonical" href="{BASE}id/mix-two-things/">' in gone


def test_an_archived_page_has_a_quiet_frame(history: History) -> None:
    page = history.second.html("e/2026.4/faq/sick-after-dose")
    assert "This is edition 2026.4, December 21, 2026, kept so that it can be cited. It may be out of date." in page
    assert '<meta name="robots" content="noindex">' in page
    assert "default-src 'none'; script-src 'self';" in page
    assert '<a class="help" href="../../../../help-now/">' in page and 'class="leave"' in page
    assert "search" not in page


def test_every_archived_page_is_well_formed_and_leads_somewhere(history: History) -> None:
    pages = sorted((history.second.out / "e").rglob("index.html"))
    assert len(pages) > 40
    assert [message for message in messages(*pages) if message["type"] != "info"] == []
    for file in pages:
        text = file.read_text()
        for target in re.findall(r'(?:href|src|url)="?([^":#?]+)[#"?]', text):
            path = (file.parent / target).resolve()
            known = (path / "index.html" if path.is_dir() else path).is_file()
            assert known or "/id/" in path.as_posix(), (file, target)


def test_links_stay_in_the_edition(build: Build) -> None:
    body = "[The diary](../modules/see-the-pattern/keep-a-diary.md), [at night](#keep-a-diary-night).\n\n![Two hands](../docs/images/hands.svg)"
    site = build(
        {
            **tiny(**OLD),
            "faq/sick-after-dose.md": question("sick-after-dose", body=body),
            "docs/images/hands.svg": "<svg/>",
        },
        **FIRST,
    )
    freeze(site.source, site.out)
    page = build({}, **FIRST).html("e/2026.4/faq/sick-after-dose")
    assert 'href="../../modules/see-the-pattern/keep-a-diary/#keep-a-diary-night"' in page
    assert 'src="../../_images/hands.svg"' in page and (site.out / "e/2026.4/_images/hands.svg").is_file()
    assert '<a href="../../../../changes/">New 2026</a>' in page


def test_the_editions_are_listed(history: History) -> None:
    page = history.second.article("e")
    assert page.index("Edition 2027.1</a>, March 21, 2027") < page.index("Edition 2026.4</a>, December 21, 2026")
    for target in re.findall('href="([^"]*)"', page):
        assert (history.second.out / "e" / target / "index.html").is_file(), target


def test_archived_pages_are_written_only_when_something_changed(history: History, build: Build) -> None:
    file = history.second.out / "e/2026.4/help-now/index.html"
    before = file.stat().st_mtime_ns
    build({"help-now.md": tiny()["help-now.md"] + "\n"}, **THIRD)
    assert file.stat().st_mtime_ns == before
    build({"help-now.md": tiny()["help-now.md"] + "\nStay.\n"}, **THIRD)
    assert file.stat().st_mtime_ns > before
    assert "Has changed since." in file.read_text()


def test_the_same_site_gives_the_same_edition(build: Build, tmp_path: Path) -> None:
    site = first_edition(build)
    shutil.move(site.source / "editions", tmp_path / "once")
    freeze(site.source, site.out)
    for file in (site.source / "editions").iterdir():
        assert file.read_bytes() == (tmp_path / "once" / file.name).read_bytes(), file.name


# -- what cannot be stored ------------------------------------------------------


def refused(site: Site) -> str:
    before = sorted((site.source / "editions").rglob("*"))
    with pytest.raises(EditionError) as error:
        freeze(site.source, site.out)
    assert sorted((site.source / "editions").rglob("*")) == before
    return str(error.value)


def test_an_edition_that_exists(build: Build) -> None:
    assert refused(first_edition(build)) == (
        "conf.py: Edition 2026.4 exists already, and a stored edition never changes. The last one is 2026.4, December 21, 2026. "
        "Write the number and the day of a later one in conf.py."
    )


def test_an_edition_that_goes_backwards(build: Build) -> None:
    first_edition(build)
    site = build({}, coursebook_edition="2026.3", coursebook_edition_date="2026-09-21")
    assert refused(site) == (
        "conf.py: Edition 2026.3 is older than the last one. The last one is 2026.4, December 21, 2026. "
        "Write the number and the day of a later one in conf.py."
    )


def test_an_edition_without_a_number(build: Build) -> None:
    assert refused(build(tiny())) == (
        "conf.py: The coming edition has no number or no day. Write both, the number as year and quarter: "
        'coursebook_edition = "2026.4" and coursebook_edition_date = "2026-12-21".'
    )


def test_a_page_that_changed_after_the_build(build: Build) -> None:
    site = build(tiny(), **FIRST)
    (site.source / "faq/sick-after-dose.md").write_text(question("sick-after-dose", answer="Another."))
    assert (
        refused(site)
        == "faq/sick-after-dose.md: This file is not as it was when the site was built. Run make, then make edition."
    )


def test_no_finished_site(tmp_path: Path) -> None:
    with pytest.raises(
        EditionError, match=r"^There is no finished site in build/html\. Run make, then make edition\.$"
    ):
        freeze(tmp_path, tmp_path / "build/html")
    assert not (tmp_path / "editions").exists()


def test_a_crash_leaves_nothing(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    site = build(tiny(), **FIRST)
    monkeypatch.setattr(Path, "replace", lambda self, target: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        freeze(site.source, site.out)
    assert list((site.source / "editions").iterdir()) == []


# -- what stops a build -----------------------------------------------------------

AGAIN = "A stored edition never changes. Bring it back as it was: git restore editions"


def stopped(build: Build, **conf: str) -> str:
    site = build({}, **{**SECOND, **conf})
    return site.error.removeprefix("A file cannot be read: ")


def test_a_touched_archive(build: Build) -> None:
    archive = first_edition(build).source / "editions/2026.4.tar.xz"
    archive.write_bytes(archive.read_bytes() + b"\0")
    assert stopped(build) == (
        f"editions/2026.4.tar.xz:1: This file is not as it was when the edition was stored. {AGAIN}/2026.4.tar.xz [edition]"
    )


def test_a_missing_archive(build: Build) -> None:
    (first_edition(build).source / "editions/2026.4.tar.xz").unlink()
    assert (
        stopped(build) == f"editions/SHA256SUMS:1: editions/2026.4.tar.xz is missing. {AGAIN}/2026.4.tar.xz [edition]"
    )


def test_a_manifest_that_is_no_json(build: Build) -> None:
    manifest = first_edition(build).source / "editions/2026.4.json"
    manifest.write_text(manifest.read_text().replace('"edition": "2026.4",', '"edition": "2026.4"'))
    assert stopped(build) == (
        f"editions/2026.4.json:4: This manifest is not valid JSON: Expecting ',' delimiter. {AGAIN}/2026.4.json [edition]"
    )


def test_a_touched_manifest(build: Build) -> None:
    manifest = first_edition(build).source / "editions/2026.4.json"
    manifest.write_text(manifest.read_text().replace("Keep a diary", "Keep a book"))
    assert stopped(build) == (
        f"editions/2026.4.json:1: This file is not as it was when the edition was stored. {AGAIN}/2026.4.json [edition]"
    )


def test_a_changed_list_of_sums(build: Build) -> None:
    sums = first_edition(build).source / "editions/SHA256SUMS"
    sums.write_text("\n".join(reversed(sums.read_text().splitlines())) + "\n")
    assert stopped(build).splitlines()[0] == (
        f"editions/SHA256SUMS:1: This line is not one that make edition wrote, or its order is another. {AGAIN}/SHA256SUMS [edition]"
    )


def test_an_old_edition_that_was_made_anew_with_its_sums(history: History, build: Build) -> None:
    folder = history.editions
    manifest, sums = folder / "2026.4.json", folder / "SHA256SUMS"
    before = hashlib.sha256(manifest.read_bytes()).hexdigest()
    manifest.write_text(manifest.read_text().replace("Keep a diary", "Keep a book"))
    sums.write_text(sums.read_text().replace(before, hashlib.sha256(manifest.read_bytes()).hexdigest()))
    assert stopped(build, **THIRD) == (
        "editions/2027.1.json:1: This manifest is not one that make edition wrote: it does not follow the edition that is "
        f"stored before it. {AGAIN}/2027.1.json [edition]"
    )


def test_a_file_that_nobody_stored(build: Build) -> None:
    (first_edition(build).source / "editions/2027.9.json").write_text("{}")
    assert stopped(build) == (
        "editions/2027.9.json:1: This file is not in editions/SHA256SUMS. Only make edition puts files here: remove this one. [edition]"
    )


def test_a_day_in_another_quarter(build: Build) -> None:
    site = build(tiny(), coursebook_edition="2026.3", coursebook_edition_date="2026-12-21")
    assert site.error == (
        "Configuration error: conf.py: Edition 2026.3 cannot have the day 2026-12-21: that day is in 2026.4. Write one that fits."
    )


def test_a_section_that_lost_its_number(build: Build) -> None:
    first_edition(build)
    elsewhere = tiny()["help-now.md"] + "\n```{toctree}\n:hidden:\n\nmodules/talk-well/pick-a-time\n```\n"
    changed = {
        "modules/talk-well/index.md": module("talk-well", "Talk well"),
        "modules/talk-well/pick-a-time.md": lesson("pick-a-time", "Pick a time"),
        "help-now.md": elsewhere,
    }
    site = build(changed, **SECOND)
    assert [line for line in site.warnings if "lost-number" in line] == [
        'modules/talk-well/pick-a-time.md:8: WARNING: The section "pick-a-time" was 2.1 in edition 2026.4 and has no number now. '
        "Put its page back into the toctree of its module, or retire the id. [coursebook.lost-number]"
    ]
