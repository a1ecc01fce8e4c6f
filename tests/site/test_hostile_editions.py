"""An edition stores what lies in the built site and nothing else, whatever the words of a page look like."""

import html
import secrets
import shutil
import string
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from coursebook.core.editions import archive
from coursebook.core.editions.archive import ArchiveError, read_editions, unpack
from coursebook.site.editions import create as freezer
from coursebook.site.editions.create import EditionError, freeze

from ..conftest import Build, Site
from ..course import question, tiny
from .history import FIRST

OUTSIDE = "a setting of the machine"
UP = "../" * 14
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A</title><rect width="9" height="9"/></svg>\n'
)
HOST = "www.cdc.gov\n"
PICTURE = "![A box](../docs/images/a-box.svg)"
LOOK_ALIKES = {
    "in the title, in code": ('Why `src="{}"` is he sick?', "Ask."),
    "in the title, bare": ('Why src="{}" is he sick?', "Ask."),
    "in the title, as entities": ("Why src=&quot;{}&quot; is he sick?", "Ask."),
    "in the title, a link": ('Why href="{}" is he sick?', "Ask."),
    "in the title, a tag": ('Why `<img src="{}">` is he sick?', "Ask."),
    "in the title, a tag as entities": ("Why &lt;img src=&quot;{}&quot;&gt; is he sick?", "Ask."),
    "in text": ("Why is he sick?", 'Ask src="{}" now.'),
    "in text, a tag": ("Why is he sick?", '`<img src="{}">`'),
    "in code": ("Why is he sick?", '```text\n<img src="{}">\n```'),
    "in the words for a picture": ("Why is he sick?", "![A src=&quot;{}&quot; box](../docs/images/a-box.svg)"),
    "in the words for a picture, a tag": ("Why is he sick?", "![A &gt;&lt;img src=&quot;{}&quot;&gt;](../docs/images/a-box.svg)"),
    "in the title of a link": ("Why is he sick?", "[x](clinic-says-nothing.md 'src=\"{}\"')"),
    "in apostrophes": ("Why is he sick?", "Ask src='{}' now."),
}  # fmt: skip


def built(build: Build, title: str = "Why is he sick?", body: str = "Ask.") -> Site:
    """A course with a page of one's own, and a file that lies beside it."""
    page = question("sick-after-dose", title, "Many causes.", body)
    site = build(
        {**tiny(), "faq/sick-after-dose.md": page, "docs/images/a-box.svg": DRAWING, "docs/hosts.txt": HOST}, **FIRST
    )
    assert site.error == ""
    return site


def members(site: Site) -> dict[str, bytes]:
    manifests, problems = read_editions(site.source / "editions", PurePosixPath("editions"))
    assert problems == []
    return unpack((site.source / "editions" / f"{manifests[-1].edition}.tar.xz").read_bytes(), manifests[-1])


def refusal(site: Site) -> str:
    """Why an edition is not stored. The folder is as it was."""
    with pytest.raises(EditionError) as error:
        freeze(site.source, site.out)
    assert not list((site.source / "editions").rglob("*"))
    return str(error.value)


@pytest.fixture
def outside() -> Iterator[Path]:
    """A file of the machine at a path of letters: figures that no words explain are refused in a page."""
    letters = "".join(secrets.choice(string.ascii_lowercase) for _ in range(16))
    folder = Path(tempfile.gettempdir()) / f"outside-{letters}"
    folder.mkdir()
    (folder / "outside.txt").write_text(OUTSIDE)
    yield folder / "outside.txt"
    shutil.rmtree(folder)


@pytest.mark.parametrize("case", LOOK_ALIKES)
def test_words_that_look_like_a_file_store_none(case: str, build: Build, outside: Path) -> None:
    title, body = (text.replace("{}", f"{UP}{str(outside).lstrip('/')}") for text in LOOK_ALIKES[case])
    site = built(build, title, body)
    freeze(site.source, site.out)
    stored = members(site)
    assert not [name for name, content in stored.items() if OUTSIDE.encode() in content]
    assert {name for name in stored if not name.endswith(".html")} <= {"permalinks.txt", "_images/a-box.svg"}
    shown = html.unescape(stored["faq/sick-after-dose/index.html"].decode())
    assert "outside.txt" in shown, "the words stand in the stored page as they were"


@pytest.mark.parametrize("name", ["no-such-file.svg", "a.svg", "../conf.py", "index.md"])
def test_words_that_look_like_a_missing_file_stop_nothing(name: str, build: Build) -> None:
    site = built(build, f'Why `src="{name}"` is he sick?')
    assert freeze(site.source, site.out) == "2026.4"


def test_words_of_what_runs_and_links_to_a_download_stay_as_they_were(build: Build) -> None:
    """A page may speak of scripts, and an address may hold the word "download": nothing is taken out or refused."""
    link = "He may stop [only after a doctor says so](https://www.cdc.gov/download/x)."
    site = built(build, body=f"Write `x=javascript:` or `onclick='x'` there. {link}")
    freeze(site.source, site.out)
    stored = members(site)["faq/sick-after-dose/index.html"].decode()
    assert "x=javascript:" in stored
    assert ">only after a doctor says so</a>" in stored
    assert " download>" not in stored


def test_a_picture_of_the_page_is_stored(build: Build) -> None:
    site = built(build, body=PICTURE)
    freeze(site.source, site.out)
    assert members(site)["_images/a-box.svg"] == DRAWING.encode()


def test_a_picture_that_is_gone(build: Build) -> None:
    site = built(build, body=PICTURE)
    (site.out / "_images/a-box.svg").unlink()
    assert refusal(site) == (
        "faq/sick-after-dose/index.html: This page shows _images/a-box.svg, which is no picture of the built site. "
        "Run make clean, make, then make edition."
    )


def test_a_picture_that_leads_out(build: Build, tmp_path: Path) -> None:
    site = built(build, body=PICTURE)
    (tmp_path / "outside.svg").write_text(OUTSIDE)
    (site.out / "_images/a-box.svg").unlink()
    (site.out / "_images/a-box.svg").symlink_to(tmp_path / "outside.svg")
    assert "which is no picture of the built site" in refusal(site)


def test_a_page_that_leads_out(build: Build, tmp_path: Path) -> None:
    site = built(build)
    (tmp_path / "outside.html").write_text(f"<article>{OUTSIDE}</article>")
    (site.out / "help-now/index.html").unlink()
    (site.out / "help-now/index.html").symlink_to(tmp_path / "outside.html")
    assert refusal(site) == (
        "help-now/index.html: This page lies outside of the built site. Run make clean, make, then make edition."
    )


def test_a_folder_that_leads_out(build: Build, tmp_path: Path) -> None:
    site = built(build, body=PICTURE)
    (site.out / "_images").rename(tmp_path / "pictures")
    (site.out / "_images").symlink_to(tmp_path / "pictures", target_is_directory=True)
    assert "which is no picture of the built site" in refusal(site)


def test_an_archive_that_cannot_be_read_back(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    site = built(build)
    monkeypatch.setattr(freezer, "pack", lambda members: archive.pack({**members, "more.txt": b"x"}))
    assert refusal(site) == "The archive cannot be read back, so it was not stored: more.txt is not as it was."


def test_an_archive_that_is_cut_off(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    site = built(build)
    monkeypatch.setattr(freezer, "pack", lambda members: archive.pack(members)[:-20])
    assert refusal(site).startswith("The archive cannot be read back, so it was not stored: ")


def test_what_may_harm_a_reader_is_not_stored(build: Build) -> None:
    site = built(build)
    page = site.out / "help-now/index.html"
    page.write_text(page.read_text().replace("Call 911.", "<script>x()</script>"))
    assert refusal(site) == (
        'The archive cannot be read back, so it was not stored: help-now/index.html holds "<script", which no text of a page needs.'
    )


def test_a_second_edition_that_fails_leaves_the_first(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    site = built(build)
    freeze(site.source, site.out)
    folder = site.source / "editions"
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    again = build({}, coursebook_edition="2027.1", coursebook_edition_date="2027-03-21")
    monkeypatch.setattr(freezer, "unpack", lambda *_: (_ for _ in ()).throw(ArchiveError("it is broken")))
    with pytest.raises(EditionError, match="it is broken"):
        freeze(again.source, again.out)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
