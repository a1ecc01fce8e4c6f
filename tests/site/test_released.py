"""The registry of a stored edition against the present one: what was published once is never lost, in check and build."""

import re
from pathlib import PurePosixPath

import pytest

from coursebook.core.editions.archive import pack
from coursebook.core.permalinks.registry_header import write_head
from coursebook.lint.check import check
from coursebook.site.editions.create import freeze

from ..conftest import Build, Site
from ..course import tiny
from .history import FIRST, SECOND
from .test_permalinks import BASE, REST

LINES = sorted(
    [*BASE, *REST, "old-words section -> keep-a-diary", "word-of-old term retired 2026-11-20: It was wrong."]
)
LOST = (
    'permalinks.txt:{}: The line of "{}" is missing; edition 2026.4 had it. Lines are never removed: write here "{}". '
    "If its text is gone, say so on that line. [lost-permalink]"
)


def text(*lines: str) -> str:
    return f"{write_head('en').splitlines()[0]}\n" + "".join(f"{line}\n" for line in lines)


def said(site: Site) -> list[str]:
    """What the check says of the registry and the editions; the build says the same."""
    places = ("permalinks.txt", "editions")
    problems = [str(problem) for problem in check(site.source) if problem.path.parts[0] in places]
    heard = [re.sub(r": WARNING: (.*) \[coursebook\.", r": \1 [", line) for line in site.warnings]
    assert sorted(heard) == sorted(problems)
    return problems


@pytest.fixture
def stored(build: Build) -> Site:
    site = build({**tiny(), "permalinks.txt": text(*LINES)}, **FIRST)
    assert said(site) == []
    freeze(site.source, site.out)
    assert said(build({}, **SECOND)) == []
    return site


def test_a_line_that_was_removed(stored: Site, build: Build) -> None:
    left = [line for line in LINES if line.split()[0] not in ("old-words", "word-of-old")]
    assert said(build({"permalinks.txt": text(*left)}, **SECOND)) == [
        LOST.format(6, "old-words", "old-words section -> keep-a-diary"),
        LOST.format(11, "word-of-old", "word-of-old term retired 2026-11-20: It was wrong."),
    ]


def test_lines_that_changed_their_order(stored: Site, build: Build) -> None:
    assert said(build({"permalinks.txt": text(LINES[1], LINES[0], *LINES[2:])}, **SECOND)) == [
        'permalinks.txt:3: "all-questions" stands after "clinic-says-nothing". Lines keep the order of the alphabet: '
        'run "make ids". [unsorted]'
    ]


def test_a_line_that_changed_its_kind(stored: Site, build: Build) -> None:
    changed = [line.replace("old-words section", "old-words lesson") for line in LINES]
    assert said(build({"permalinks.txt": text(*changed)}, **SECOND)) == [
        'permalinks.txt:6: "old-words" was a section in edition 2026.4. An id keeps its kind: '
        'write "old-words section -> keep-a-diary". [changed-kind]'
    ]


def test_the_whole_registry_is_gone(stored: Site, build: Build) -> None:
    (stored.source / "permalinks.txt").unlink()
    assert said(build({}, **SECOND)) == [
        "permalinks.txt:1: permalinks.txt is missing; edition 2026.4 had it. Bring it back: git restore permalinks.txt "
        "[lost-permalink]"
    ]


def test_more_lines_and_more_history_are_welcome(stored: Site, build: Build) -> None:
    more = sorted([*LINES, "new-words section -> keep-a-diary"])
    more = [line.replace("-> keep-a-diary", "-> talk-well") for line in more]
    assert said(build({"permalinks.txt": text(*more)}, **SECOND)) == []


def test_a_stored_file_that_was_touched_is_said_by_the_check(stored: Site) -> None:
    archive = stored.source / "editions/2026.4.tar.xz"
    archive.write_bytes(pack({"permalinks.txt": b"nothing section\n"}))
    assert [str(problem) for problem in check(stored.source, [PurePosixPath("editions/2026.4.tar.xz")])] == [
        "editions/2026.4.tar.xz:1: This file is not as it was when the edition was stored. A stored edition never changes. "
        "Bring it back as it was: git restore editions/2026.4.tar.xz [edition]"
    ]
