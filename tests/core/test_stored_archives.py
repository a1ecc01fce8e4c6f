"""An archive of an edition: what is in it is what its manifest says, has the name of a stored file, and can harm nobody."""

import io
import lzma
import tarfile
from datetime import date
from typing import Any

import pytest

from coursebook.core.editions import archive
from coursebook.core.editions.archive import ArchiveError, compute_sha256, pack, unpack
from coursebook.core.editions.manifest import Manifest


def manifest_of(files: dict[str, bytes]) -> Manifest:
    sums = {name: compute_sha256(content) for name, content in files.items()}
    return Manifest("2026.4", date(2026, 12, 21), {}, {}, files=sums)


def refusal(packed: bytes, manifest: Manifest) -> str:
    with pytest.raises(ArchiveError) as error:
        unpack(packed, manifest)
    return str(error.value)


@pytest.mark.parametrize(
    "name",
    ["index.html", "faq/why/index.html", "_images/a-box.svg", "a.png", "a.jpg", "a.jpeg", "a.webp", "permalinks.txt", "a.b/c.d.html"],
)  # fmt: skip
def test_a_stored_file_has_such_a_name(name: str) -> None:
    files = {name: b"x"}
    assert unpack(pack(files), manifest_of(files)) == files


@pytest.mark.parametrize(
    "name",
    [
        "../index.html", "faq/../index.html", "..html", "a..b.html", "a..b/index.html", "/index.html", "faq//index.html", "./index.html",
        "faq./index.html", ".html", "index.html/", "conf.py", "index", "index.js", "index.htmlx", "index.HTML", "ä.html", "a b.html",
        "a\\b.html", "index.html\n", "faq/.html",
    ],
)  # fmt: skip
def test_no_other_name_is_taken_whatever_the_manifest_says(name: str) -> None:
    files = {name: b"x"}
    with tarfile.open(fileobj=io.BytesIO(lzma.decompress(pack(files)))) as tar:
        stored = tar.getnames()[0]
    assert refusal(pack(files), manifest_of({stored: b"x"})) == f"{stored} is no name of a stored file"


@pytest.mark.parametrize(
    ("page", "harm"),
    [
        *((f"<{tag}>", f"<{tag}") for tag in ("script", "style", "iframe", "object", "embed", "form", "meta", "base", "SCRIPT")),
        ('<p onclick="x">', "onclick="), ("<p\nONLOAD='x'>", "onload="), ('<a href="javascript:x">', 'href="javascript:'),
        ("<a href=JavaScript:x>", 'href="javascript:'), ("<a href='java&#10;script:x'>", 'href="javascript:'), ("<svg/onload=x>", "onload="),
    ],
)  # fmt: skip
def test_what_may_harm_a_reader_is_named(page: str, harm: str) -> None:
    files = {"index.html": page.encode()}
    assert refusal(pack(files), manifest_of(files)) == f'index.html holds "{harm}", which no text of a page needs'
    same = {"permalinks.txt": page.encode()}
    assert unpack(pack(same), manifest_of(same)) == same, "a list of words runs nothing"


@pytest.mark.parametrize(
    "page",
    [
        "<scripted>", "<p>javascript: x</p>", "<p>on x = 1</p>", "<bases>", "&lt;script&gt;",
        "<p>x=javascript:</p>", "<p>Write onclick='x' there.</p>", '<p title="on x=javascript:">y</p>',
    ],
)  # fmt: skip
def test_words_that_only_look_so_are_kept(page: str) -> None:
    files = {"index.html": page.encode()}
    assert unpack(pack(files), manifest_of(files)) == files


def test_each_file_is_the_one_of_the_manifest() -> None:
    files = {"a.html": b"a", "b.html": b"b"}
    manifest = manifest_of(files)
    assert refusal(pack({"a.html": b"a"}), manifest) == "b.html is not as it was"
    assert refusal(pack({**files, "c.html": b"c"}), manifest) == "c.html is not as it was"
    assert refusal(pack({**files, "a.html": b"b"}), manifest) == "a.html is not as it was"
    assert refusal(pack({"a.html": b"a", "b.html": b""}), manifest) == "b.html is not as it was"


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_a_member_is_a_file(kind: bytes) -> None:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as tar:
        member = tarfile.TarInfo("index.html")
        member.type, member.linkname = kind, "other.html"
        tar.addfile(member)
    assert refusal(lzma.compress(whole.getvalue()), manifest_of({"index.html": b""})) == "index.html is no file"


def test_an_archive_unpacks_to_so_many_bytes_and_not_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"index.html": b"x" * 50}
    size = len(lzma.decompress(pack(files)))
    unpacker = lzma.LZMADecompressor  # the dictionary that it takes is larger than the bound of this test

    def without_limit(**given: Any) -> lzma.LZMADecompressor:
        return unpacker(**{name: value for name, value in given.items() if name != "memlimit"})

    monkeypatch.setattr(lzma, "LZMADecompressor", without_limit)
    monkeypatch.setattr(archive, "LARGEST", size)
    assert unpack(pack(files), manifest_of(files)) == files
    monkeypatch.setattr(archive, "LARGEST", size - 1)
    assert refusal(pack(files), manifest_of(files)) == "it does not end where an archive ends"


@pytest.mark.parametrize("packed", [b"", b"no archive", lzma.compress(b"no tar")])
def test_what_is_no_archive_is_said(packed: bytes) -> None:
    assert refusal(packed, manifest_of({})).startswith(("it cannot be unpacked: ", "it does not end"))


def test_the_same_files_give_the_same_bytes_in_any_order() -> None:
    assert pack({"a.html": b"a", "b.html": b"b"}) == pack({"b.html": b"b", "a.html": b"a"})
