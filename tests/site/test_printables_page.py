"""What is printed, as the site shows it: the page of files, the way to a hand-out, the links to them, the copy as one file, the e-book.

The files themselves are made up here; how they are printed is tested in ``tests/pdf``.
"""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coursebook.site.offline.zip_copy import for_files, write_copy

from ..conftest import Build, Site, builder
from .everything import FILES, SETTINGS, show

Golden = Callable[[str, str], None]
QUESTION, LESSON, SHEET = (
    "faq/amber-lamp-flickers",
    "modules/see-the-pattern/keep-a-diary",
    "modules/see-the-pattern/my-first-map",
)


def printed(
    id_: str, title: str, form: str, holds: str = "", pages: int = 2, size: int = 1_500, **more: Any
) -> dict[str, Any]:
    """What the printables notes of a file."""
    group = "For tonight" if form == "booklet" and not holds else "All & each"
    return {"id": id_, "title": title, "about": "It is <short>.", "form": form, "group": group, "holds": holds, "large": False,
            "pages": pages, "bytes": [size, size * 1000], "pages_in_it": [], **more}  # fmt: skip


RECORD = [
    printed("tonight", "Tonight & now", "booklet", pages_in_it=["help-now", LESSON]),
    printed("whole-course", "All: of it", "book", pages=120, size=2_345, pages_in_it=["docs/blocks", "docs/private", "docs/on-this-phone", QUESTION],
            places=[[1, "help-now", 13], [2, LESSON, 10], [3, QUESTION, 20], [4, QUESTION, 4711]]),
    printed("see-the-pattern", "See the pattern", "booklet", "module:see-the-pattern", 1, 999),
    printed("questions-clinic", "The clinic", "booklet", "topic:clinic", 1, 400),
    printed("my-first-map", "My first map", "sheet", "worksheet:my-first-map", 1, 999_499),
    printed("slides-of-blocks", "Slides", "slides", pages_in_it=["docs/workshop"]),
    printed("private", "Private", "poster", pages_in_it=["docs/private"]),
]  # fmt: skip


def lay_out(folder: Path) -> None:
    """Put the files where the builder of the printables leaves them, and one on the site that is no longer in the list of files to print."""
    for name in (".printables", "dirhtml/paper"):
        (folder / name).mkdir(parents=True)
    (folder / ".printables/printables.json").write_text(json.dumps(RECORD))
    for one in RECORD:
        for tail in ("", "-a4"):
            (folder / ".printables" / f"{one['id']}{tail}.pdf").write_bytes(b"made of " + one["id"].encode())
    (folder / ".printables/tiny.epub").write_bytes(b"x" * 1_234_567)
    for name in ("gone.pdf", "gone-a4.pdf", "gone.epub"):
        (folder / "dirhtml/paper" / name).write_bytes(b"old")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    room = tmp_path_factory.mktemp("printables")
    lay_out(room / "project/_build")
    return builder(room)(FILES, **SETTINGS)


def test_the_page_of_files(site: Site, golden: Golden) -> None:
    assert (site.error, site.warnings) == ("", [])
    golden(
        "everything/paper.txt",
        "".join(
            f"<!-- {name} -->\n{show(site, name)}"
            for name in ("paper/index.html", "hand-out/index.html", "hand-out/pages.json")
        ),
    )


def test_the_files_lie_beside_it_and_no_others(site: Site) -> None:
    names = {f"{one['id']}{tail}.pdf" for one in RECORD for tail in ("", "-a4")}
    assert {file.name for file in (site.out / "paper").iterdir()} == {*names, "tiny.epub", "index.html"}
    assert (site.out / "paper/tonight-a4.pdf").read_bytes() == b"made of tonight"


@pytest.mark.parametrize(
    ("page", "files"),
    [
        ("", [""]), (QUESTION, []), ("faq/clinic-says-nothing", ["questions-clinic.pdf"]), (LESSON, ["see-the-pattern.pdf"]),
        (SHEET, ["my-first-map.pdf"]), ("modules/see-the-pattern", ["see-the-pattern.pdf"]), ("modules/talk-well", []),
        ("docs/blocks", ["tonight.pdf", "whole-course.pdf"]), ("docs/private", ["private.pdf"]), ("docs/on-this-phone", ["whole-course.pdf"]),
        ("docs/workshop", []), ("help-now", []), ("docs/glossary", []), ("modules", []),
    ],
)  # fmt: skip
def test_a_page_leads_to_the_file_that_holds_it(site: Site, page: str, files: list[str]) -> None:
    """Its own file, or else the first that is read and holds it; the page of blocks names another one besides."""
    main = site.html(page).partition("<main")[2]
    links = [one.partition('"')[0] for one in main.split('href="')[1:]]
    assert sorted({one.rpartition("paper/")[2] for one in links if "paper/" in one}) == files


def test_files_that_did_not_change_are_not_copied_again(tmp_path: Path) -> None:
    lay_out(tmp_path / "project/_build")
    site = builder(tmp_path)(FILES, **SETTINGS)
    kept, newer = site.out / "paper/tonight.pdf", site.out.parent / ".printables/my-first-map.pdf"
    kept.write_bytes(b"as it is")
    newer.write_bytes(b"another")
    builder(tmp_path)({}, **SETTINGS)
    assert kept.read_bytes() == b"as it is" and (site.out / "paper/my-first-map.pdf").read_bytes() == b"another"


def test_without_a_setting_or_a_record_there_is_no_page(build: Build, tmp_path: Path) -> None:
    without = build(FILES, **{**SETTINGS, "coursebook_printables": ""})
    assert not (without.out / "paper").exists() and not (without.out / "hand-out").exists()
    again = build({}, **SETTINGS)
    assert not (again.out / "paper").exists() and not (again.out / "hand-out").exists()


def test_the_copy_as_one_file(site: Site, tmp_path: Path, golden: Golden) -> None:
    target = tmp_path / "tiny-course.zip"
    count = write_copy(site.out, target)
    with zipfile.ZipFile(target) as packed:
        names = packed.namelist()
        assert len(names) == count == len(set(names)) and names == sorted(names, key=lambda name: name.split("/"))
        assert all(
            one.date_time == (1980, 1, 1, 0, 0, 0) and one.compress_type == zipfile.ZIP_DEFLATED
            for one in packed.infolist()
        )
        assert {name.split("/")[0] for name in names} == {"tiny-course"}
        tops = {name.split("/")[1] for name in names}
        assert (
            tops.isdisjoint({"404.html", "pagefind", "_headers", "offline.js", "offline.json", "objects.inv"})
            and "index.html" in tops
        )
        page = packed.read("tiny-course/faq/amber-lamp-flickers/index.html").decode()
        script = packed.read("tiny-course/_static/page.js").decode()
    assert script.startswith("{\n") and script.endswith("}\n")
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy/index.html").write_text(page)
    golden("everything/copy.txt", show(Site(tmp_path, tmp_path / "copy", [], ""), "index.html"))
    first = target.read_bytes()
    assert write_copy(site.out, target) == count and target.read_bytes() == first
    with pytest.raises(ValueError, match="holds no site"):
        write_copy(tmp_path / "nowhere", target)
    assert target.read_bytes() == first and [*tmp_path.glob("*.new")] == []


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("../", "../index.html"), ("..", "../index.html"), (".", "./index.html"), ("", ""), ("#a", "#a"), ("../b/#a", "../b/index.html#a"),
        ("a.pdf", "a.pdf"), ("https://x.org/", "https://x.org/"), ("//x.org/", "//x.org/"), ("tel:911", "tel:911"), ("a/b/", "a/b/index.html"),
        ("x+y.z-1:q/", "x+y.z-1:q/"), ("a_b:/", "a_b:/index.html"),
    ],
)  # fmt: skip
def test_a_link_names_its_file(address: str, file: str) -> None:
    for form in (
        '<a class="x" href="{}">',
        '<link rel="next" href="{}">',
        '<meta http-equiv="refresh" content="0; url={}">',
    ):
        assert for_files(form.format(address)) == form.format(file)
    assert for_files(f'<img src="{address}">') == f'<img src="{address}">'


def test_the_e_book_has_the_pages_of_the_book(tmp_path: Path, golden: Golden) -> None:
    lay_out(tmp_path / "project/_build")
    book = builder(tmp_path)(
        FILES, builder="epub", epub_copyright="2026", version="1", **{**SETTINGS, "coursebook_search": False}
    )
    assert book.error == ""
    (file,) = book.out.glob("*.epub")
    with zipfile.ZipFile(file) as packed:
        names = sorted(packed.namelist())
        texts = [
            f"<!-- {name} -->\n{packed.read(name).decode()}"
            for name in names
            if name.endswith(
                ("nav.xhtml", "amber-lamp-flickers.xhtml", "keep-a-diary.xhtml", "help-now.xhtml", "toc.ncx")
            )
        ]
        said = "\n".join([*names, *texts])
    golden("everything/e-book.txt", said)
