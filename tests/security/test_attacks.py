"""Attacks, one file each under ``tests/attacks/``: what it tries, the rule that refuses it, whether the doctree check sees it, and
under ``says`` the exact words of the source check, which ``--renew`` writes. ``good/`` has what is allowed, by rule.

``doctree check: no`` means that the build as it is set up makes nothing harmful of it, or that the source check alone reads such a
file; ``translated`` means that it shows in a build of that language.
"""

import os
import re
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from coursebook.core.permalinks.ids import FORM_IDS
from coursebook.core.problems import Rule
from coursebook.core.project import LEARNED, PANELS
from coursebook.security import urls
from coursebook.security.output import html as output_check
from coursebook.security.policy import FRAME_IDS
from coursebook.security.sources import check as source_check

from ..conftest import PROJECT, Build
from ..course import HELP, INDEX, TOPICS, tiny

CASES = sorted((PROJECT / "tests/attacks").glob("*.txt"))
GOOD = sorted((PROJECT / "tests/attacks/good").glob("*.txt"))
SAYS = "=== says\n"
HOSTS = 'doi.org\nweather.gov  # where "Leave this page" goes\n'
LISTS = {
    "docs/hosts.txt": HOSTS,
    "docs/pinned-numbers.txt": "emergency 911\n",
    "docs/pinned-words.txt": "# a comment\nod = overdose\nnot breathing = breathing wake\n",
}
SHORT = {
    "conf.py": "",
    "index.md": INDEX.replace("modules/index\nfaq/index\n", ""),
    "help-now.md": HELP,
    "faq/topics.yml": TOPICS,
}
"""Of the tiny course what an attack needs that is in the text of one page or its data: with two pages a build takes half as long."""
OF_ONE_PAGE = re.compile(
    r"help-now\.md|docs/(?:references\.bib|facts\.yml|numbers\.yml|images/.*)|locales/es/LC_MESSAGES/help-now\.po"
)
OTHER_PAGES = (
    "faq/",
    "modules/",
    "sick-after-dose",
    "clinic-says-nothing",
    "see-the-pattern",
    "keep-a-diary",
    "talk-well",
)
SECRET = "# a setting of the machine\n"
DISABLED = {
    "myst_url_schemes": ["http", "https", "mailto", "tel", "sms"],
    "myst_disable_syntax": ["html_block", "html_inline"],
    "coursebook_policy": True,
}


def read(case: Path) -> tuple[str, str, dict[str, str | bytes]]:
    """The rule that refuses an attack, whether the doctree check sees it, and its files, in the encoding that its head names."""
    with case.open(encoding="utf-8", newline="") as opened:
        head, *pieces = re.split(r"^=== (.+)\n", opened.read().partition(SAYS)[0], flags=re.MULTILINE)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    texts = dict(zip(pieces[::2], pieces[1::2], strict=True))
    if "body" in texts:
        texts["help-now.md"] = f"{HELP}\n{texts.pop('body')}"
    files: dict[str, str | bytes] = dict(texts)
    if encoding := fields.get("encoding"):
        files = {name: text.encode(encoding) for name, text in texts.items()}
    return fields.get("refused", ""), fields.get("doctree check", ""), files


def write(project: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, text in {**tiny(), **LISTS, **files}.items():
        file = project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return project


def around(files: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """The course in which an attack's files are built: the whole tiny one, if they are more than one page and its data, or name another page."""
    is_short = all(map(OF_ONE_PAGE.fullmatch, files)) and not any(name in str(files) for name in OTHER_PAGES)
    return {**(SHORT if is_short else tiny()), **LISTS}


def settings(files: Mapping[str, str | bytes]) -> dict[str, Any]:
    """The settings of a build in which an attack's files are read."""
    conf: dict[str, Any] = {"bibtex_bibfiles": ["docs/references.bib"]} if "docs/references.bib" in files else {}
    return DISABLED | conf | ({"language": "es"} if any(name.startswith("locales/es/") for name in files) else {})


def test_there_are_many() -> None:
    assert len(CASES) >= 80


def test_a_harmless_course_is_not_refused(tmp_path: Path, build: Build) -> None:
    assert source_check.check_sources(write(tmp_path / "files", {})) == []
    for where, files in (("whole", tiny()), ("short", SHORT)):
        site = build({**files, **LISTS}, where=where, **DISABLED)
        assert (site.error, site.warnings) == ("", [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_source_check_refuses(case: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    rule, _, files = read(case)
    problems = source_check.check_sources(write(tmp_path, files), files)
    assert rule in {problem.rule.id for problem in problems}, problems
    said = "".join(f"{problem}\n" for problem in problems)
    attack, _, says = case.read_bytes().decode().partition(SAYS)
    if request.config.getoption("--renew"):
        case.write_bytes(f"{attack}{SAYS}{said}".encode())
    else:
        assert said == says


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.stem)
def test_what_is_allowed_passes_both_checks(case: Path, tmp_path: Path, build: Build) -> None:
    files = read(case)[2]
    assert source_check.check_sources(write(tmp_path / "files", files), files) == []
    site = build({**tiny(), **LISTS, **files}, **DISABLED, bibtex_bibfiles=["docs/references.bib"])
    assert (site.error, site.warnings) == ("", [])


def test_each_rule_of_the_checks_has_a_good_and_a_bad_example() -> None:
    rules = {rule.id for rule in Rule if rule.id.startswith("refused-")} | {
        "too-large",
        "odd-character",
        "number-in-text",
    }
    assert rules == {case.stem for case in GOOD}
    assert rules <= {read(case)[0] for case in CASES}


@pytest.mark.parametrize(
    "case", [case for case in CASES if read(case)[1] in ("yes", "translated")], ids=lambda case: case.stem
)
def test_the_doctree_check_refuses(case: Path, build: Build) -> None:
    files = read(case)[2]
    site = build({**around(files), **files}, **settings(files))
    assert re.match(r"Refused: [\w/-]+\.md:\d+: ", site.error), (site.error, site.warnings)
    assert not (site.out / "index.html").exists()


@pytest.mark.parametrize(
    "case", [case for case in CASES if read(case)[1] in ("no", "output")], ids=lambda case: case.stem
)
def test_what_the_doctree_check_does_not_see_is_harmless(case: Path, build: Build) -> None:
    _, seen, files = read(case)
    site = build({**around(files), "conf.py": SECRET, **files}, **settings(files))
    if site.error:
        assert not (site.out / "index.html").exists()
        return
    harm = list(output_check.check(site.out, urls.read_hosts(HOSTS)))
    assert bool(harm) == (seen == "output"), harm
    assert not [file for file in site.out.rglob("*") if file.is_file() and SECRET.encode() in file.read_bytes()]


def test_a_figure_beside_a_word_of_the_course_is_a_number(tmp_path: Path) -> None:
    page = {"help-now.md": f"{HELP}\nIn a flood you would want 555.\n"}
    assert source_check.check_sources(write(tmp_path / "without", page), page) == []
    words = {"conf.py": 'coursebook_calling_words = ["flood"]\n'}
    assert [
        str(problem) for problem in source_check.check_sources(write(tmp_path / "with", {**page, **words}), page)
    ] == [
        'help-now.md:10: "555": put the number into docs/numbers.yml, and write its name here: {number}`emergency`. '
        "If nobody calls it, say what it is, such as 250 pills or page 250. [number-in-text]"
    ]


def test_a_link_whose_words_are_a_call_in_this_course(tmp_path: Path) -> None:
    page = {"help-now.md": f"{HELP}\n[Call flood control now](https://doi.org/10.1000/182)\n"}
    assert source_check.check_sources(write(tmp_path / "without", page), page) == []
    words = {"conf.py": 'coursebook_calling_words = ["flood"]\n'}
    (problem,) = source_check.check_sources(write(tmp_path / "with", {**page, **words}), page)
    assert problem.message.startswith('The words "Call flood control now" look as if a touch called the number')


@pytest.mark.parametrize("said", ["Flood line", "Flood control", "Call flood control before all else", "Flood now"])
def test_the_name_of_a_danger_of_this_course_opens_no_ordinary_page(said: str, tmp_path: Path) -> None:
    page = {"help-now.md": f"{HELP}\n{{question}}`{said} <sick-after-dose>`\n"}
    assert source_check.check_sources(write(tmp_path / "without", page), page) == []
    words = {"conf.py": 'coursebook_calling_words = ["flood"]\n'}
    (problem,) = source_check.check_sources(write(tmp_path / "with", {**page, **words}), page)
    assert problem.message.startswith(f'The words "{said}" are a cry for help')


def test_the_ear_of_the_search_hears_the_words_of_a_link(tmp_path: Path) -> None:
    """Words that no list has, of somebody in danger; what the search hears in others, in questions and in titles of pages, passes."""
    said = ["Our baby ate a strip", "I took all my pills", "He has blue lips"]
    fine = [
        "Is our baby safe?",
        "Hours on the floor",
        "A child swallowed Suboxone",
        "He came home",
        "Her own plan",
        "I gave a second spray",
    ]
    links = [f"[{words}](faq/sick-after-dose.md)\n" for words in [*said, *fine]]
    page = {"help-now.md": "\n".join([HELP, *links, "[He has blue lips](help-now.md)\n"])}
    assert source_check.check_sources(write(tmp_path / "deaf", page), page) == []
    cries = {f"docs/cries/{name}": (PROJECT / "docs/cries" / name).read_text() for name in (PANELS, LEARNED)}
    problems = source_check.check_sources(write(tmp_path / "hears", {**page, **cries}), page)
    assert [problem.message.partition('"')[2].partition('"')[0] for problem in problems] == said


def test_a_link_to_another_place_is_refused(tmp_path: Path) -> None:
    project = write(tmp_path, {})
    (project / "faq/a-secret.md").symlink_to("/etc/hostname")
    (project / "docs/more").symlink_to("/etc", target_is_directory=True)
    assert [str(problem) for problem in source_check.check_sources(project)] == [
        "docs/more:1: A file of this kind, name or place is no part of the text. Pages lie in modules/, faq/ and docs/, "
        "pictures in docs/images/; names have lower-case words joined by hyphens. For a change to the machine, write so "
        "in the pull request. [refused-file]",
        "faq/a-secret.md:1: This is a link to another place, or no file at all. Put the file itself here. [refused-file]",
    ]


def test_a_picture_that_unpacks_to_much(tmp_path: Path) -> None:
    project = write(tmp_path, {})
    (project / "docs/images").mkdir()
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", 8000, 8000, 8, 0, 0, 0, 0),
        b"IDAT": zlib.compress(b"\0" * 8001 * 8000),
        b"IEND": b"",
    }
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts.items()
    )
    (project / "docs/images/a-giant.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    assert [problem.rule.id for problem in source_check.check_sources(project)] == ["refused-drawing"]


_HEAD = struct.pack(">IIBBBBB", 4, 4, 8, 3, 0, 0, 0)
_ROWS = zlib.compress(4 * b"\0\xff\xff\xff\xff")
_COLORS = (b"PLTE", b"abc")


@pytest.mark.parametrize(
    ("parts", "refused"),
    [
        ([_COLORS, (b"IDAT", _ROWS)], False),
        ([(b"cICP", b"\x09\x10\x00\x01"), _COLORS, (b"IDAT", _ROWS)], False),
        ([(b"cICP", b"\xff\xff\xff\xff"), _COLORS, (b"IDAT", _ROWS)], True),
        ([(b"cICP", b"\x09\x10\x00"), _COLORS, (b"IDAT", _ROWS)], True),
        ([(b"PLTE", b"abcd"), (b"IDAT", _ROWS)], True),
        ([(b"PLTE", b"abcd"), (b"IDAT", _ROWS), _COLORS], True),
        ([(b"IDAT", _ROWS), _COLORS], True),
        ([_COLORS, _COLORS, (b"IDAT", _ROWS)], True),
        ([(b"PLTE", b"abc" * 300), (b"IDAT", _ROWS)], True),
        ([_COLORS, (b"IHDR", _HEAD), (b"IDAT", _ROWS)], True),
        ([_COLORS, (b"ABCD", b""), (b"IDAT", _ROWS)], True),
        ([_COLORS, (b"acTL", bytes(8)), (b"IDAT", _ROWS)], True),
        ([_COLORS, (b"IDAT", zlib.compress(4 * b"\x09\xff\xff\xff\xff"))], True),
        ([(b"iCCP", bytes(30_000)), _COLORS, (b"IDAT", _ROWS)], True),
    ],
)
def test_a_picture_has_the_parts_that_each_program_reads(
    parts: list[tuple[bytes, bytes]], refused: bool, tmp_path: Path
) -> None:
    project = write(tmp_path, {})
    (project / "docs/images").mkdir()
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in [(b"IHDR", _HEAD), *parts, (b"IEND", b"")]
    )
    (project / "docs/images/a-row.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    assert [problem.rule.id for problem in source_check.check_sources(project)] == ["refused-drawing"] * refused


def test_a_picture_whose_list_of_colors_is_empty(tmp_path: Path) -> None:
    """In a picture that needs none, too: the book would not take it."""
    project = write(tmp_path, {})
    (project / "docs/images").mkdir()
    head = struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)
    rows = zlib.compress(4 * (b"\0" + 12 * b"\xff"))
    for parts, refused in (([(b"PLTE", b"")], True), ([], False)):
        chunks = (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
            for name, data in [(b"IHDR", head), *parts, (b"IDAT", rows), (b"IEND", b"")]
        )
        (project / "docs/images/a-row.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
        assert [problem.rule.id for problem in source_check.check_sources(project)] == ["refused-drawing"] * refused


@pytest.mark.parametrize(
    "name", ["conf.py", "Makefile", ".github/workflows/x.yml", "../x.md", "/etc/passwd", "docs/hosts.txt", "yaml.py"]
)
def test_a_change_to_the_machine_is_refused(name: str, tmp_path: Path) -> None:
    assert [problem.rule.id for problem in source_check.check_sources(write(tmp_path, {}), [name])] == ["refused-file"]


def test_a_file_that_a_change_takes_out_is_judged_by_its_name(tmp_path: Path) -> None:
    project = write(tmp_path, {})
    assert source_check.check_sources(project, ["faq/gone.md", "docs/images/gone.png", "docs/gone.md"]) == []
    refused = source_check.check_sources(project, ["faq/Gone.md", "faq/aux.md", "conf.py", "docs/hosts.txt"])
    assert [problem.path.as_posix() for problem in refused] == [
        "conf.py",
        "docs/hosts.txt",
        "faq/Gone.md",
        "faq/aux.md",
    ]
    (project / "faq/gone.md").mkdir()
    assert [str(problem) for problem in source_check.check_sources(project, ["faq/gone.md"])] == [
        "faq/gone.md:1: This is a link to another place, or no file at all. Put the file itself here. [refused-file]"
    ]


def test_a_file_of_50_megabytes(tmp_path: Path) -> None:
    project = write(tmp_path, {})
    with (project / "faq/a-giant.md").open("wb") as opened:
        os.truncate(opened.fileno(), 50_000_000)
    assert [str(problem) for problem in source_check.check_sources(project)] == [
        "faq/a-giant.md:1: This file is larger than 64 KB. Make two of it, or make the picture smaller. [too-large]"
    ]


def test_the_ids_of_the_frame_are_known() -> None:
    layout = (PROJECT / "src/coursebook/site/theme/coursebook/layout.html").read_text()
    assert set(re.findall(r' id="([^"]+)"', layout)) == FRAME_IDS
    form = (PROJECT / "src/coursebook/site/markup/ask_form.py").read_text()
    assert {one or other for one, other in re.findall(r'_(?:field|choice)\("([^"]+)"|id="([^"{]+)"', form)} == FORM_IDS
