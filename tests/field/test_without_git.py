"""A course that came as an archive, without git: what is built of it has the day of its pages, not that of the moment."""

import os
import re
import zipfile
from pathlib import Path

import pytest

from coursebook.commands.build import run

from ..conftest import Build
from ..course import HELP
from ..lint.good_course import good
from ..site.test_build_command import command, one_line
from ..site.test_killed_build import written
from ..site.walk_course import COURSE, PRINTABLES
from .rows import row

CONF = {"bibtex_bibfiles": ["docs/references.bib"], "coursebook_printables": "docs/printables.yml"}
FILES = good(**{"help-now.md": HELP.replace("2026-11-23", "2026-11-27"), "docs/printables.yml": PRINTABLES})


def of_the_ebook(build: Build, where: str, **conf: str) -> tuple[bytes, str]:
    """The e-book, and what it says of itself."""
    made = build(FILES, builder="epub", where=where, **{**CONF, **conf})
    assert (made.error, made.warnings) == ("", [])
    (file,) = made.out.glob("*.epub")
    with zipfile.ZipFile(file) as packed:
        return file.read_bytes(), packed.read("content.opf").decode()


@pytest.mark.parametrize(
    ("given", "conf", "day"),
    [
        (None, {}, "2026-11-27T00:00:00Z"),
        ("0", {}, "2026-11-27T00:00:00Z"),
        (None, {"coursebook_edition": "2026.4", "coursebook_edition_date": "2026-12-21"}, "2026-12-21T00:00:00Z"),
        ("1764000000", {}, "2025-11-24T16:00:00Z"),
    ],
    ids=lambda value: row(15, value) if value is None or isinstance(value, str) else len(value),
)
def test_an_ebook_has_the_day_of_the_book(
    given: str | None, conf: dict[str, str], day: str, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if given is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    one, says = of_the_ebook(build, "one", **conf)
    assert says.count(day) == 2 and "<dc:creator>Tiny</dc:creator>" in says and "<dc:rights>Tiny</dc:rights>" in says
    if given is None and not conf:
        assert one == of_the_ebook(build, "two", **conf)[0]


def test_an_ebook_says_which_picture_is_its_cover(build: Build) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>A lamp</title></svg>\n'
    made = build(
        {**FILES, "art/lamp.svg": picture},
        builder="epub",
        **CONF,
        html_static_path=["art"],
        epub_cover=("_static/lamp.svg", ""),
    )
    assert made.error == ""
    (file,) = made.out.glob("*.epub")
    with zipfile.ZipFile(file) as packed:
        says = packed.read("content.opf").decode()
    (id_,) = re.findall(r'<meta name="cover" content="([^"]+)"/>', says)
    assert f'<item id="{id_}" href="_static/lamp.svg" media-type="image/svg+xml" properties="cover-image" />' in says


@pytest.mark.parametrize(
    "given", ["yesterday", "2026-11-28", "-5", "1764000000000000", "1.5"], ids=lambda given: row(15, given)
)
def test_a_date_that_is_none_is_one_line(given: str, tmp_path: Path) -> None:
    project = written(tmp_path)
    done = command(project, "html", env={**os.environ, "SOURCE_DATE_EPOCH": given})
    one_line(
        done,
        f'SOURCE_DATE_EPOCH is "{given}". Write seconds since 1970, such as 1764000000, or take it away: unset SOURCE_DATE_EPOCH',
    )


def test_an_empty_date_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = written(tmp_path)
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert run("edition", project) == 1 and "SOURCE_DATE_EPOCH" not in os.environ
    assert "Traceback" not in capsys.readouterr().err


def test_a_printables_alone_is_enough_for_an_ebook(tmp_path: Path) -> None:
    """Settings that name neither an author, nor rights, nor a version, nor the list itself."""
    project = written(tmp_path)
    for name, text in FILES.items():
        if name.startswith("docs/printables") or name.startswith("help-now"):
            (project / name).write_text(text)
    assert not any(
        word in (project / "conf.py").read_text() for word in ("copyright", "version", "author", "printables")
    )
    done = command(project, "html")
    says = '"The whole course" has "sources" among its pages, and there is no page docs/references.md. Write that page, or take the word out.'
    assert (done.returncode, done.stdout.splitlines()[-1], done.stderr) == (
        1,
        f"docs/printables.yml:13: {says} [bad-printables]",
        "1 to fix. No site was built. To see your pages meanwhile: make live\n",
    )
    (project / "docs/references.md").write_text(COURSE["docs/references.md"])
    (project / "index.md").write_text(FILES["index.md"].replace("faq/index\n", "faq/index\ndocs/references\n"))
    done = command(project, "html")
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    (file,) = (project / "build/html/paper").glob("*.epub")
    with zipfile.ZipFile(file) as packed:
        says = packed.read("content.opf").decode()
    assert "<dc:creator>Tiny</dc:creator>" in says and "<dc:rights>Tiny</dc:rights>" in says
