"""Bytes out for bytes in: no file of 64 KB that passes the source check makes a site, a search or feeds of megabytes.

Each row fills a file with what becomes more than is written, as long as the source check lets it pass.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from coursebook.security.sources.check import check_sources

from ..conftest import Site, builder
from ..course import HELP, lesson, question, tiny
from ..lint.good_course import WORKS
from ..site.test_cite_box import EDITION
from .test_attacks import DISABLED, LISTS, write

LARGEST = 60_000
MOST = 1_000_000
"""Bytes that may be built of one file of a stranger: fifteen for each of the largest one."""


def many(count: int, line: Callable[[int], str]) -> str:
    """As many lines as fit into ``LARGEST`` bytes, at most ``count``."""
    lines, size = [], 0
    for number in range(count):
        size += len(line(number))
        if size > LARGEST:
            break
        lines.append(line(number))
    return "".join(lines)


def named(number: int) -> str:
    letters = "abcdefghijklmnop"
    return "".join(letters[number // 16**place % 16] for place in (3, 2, 1, 0))


def asked(text: str) -> str:
    return question("sick-after-dose", "Why is he sick?", "Many causes.").replace("  - why so\n  - how come\n", text)


LESSON = "modules/see-the-pattern/keep-a-diary.md"
ROWS: Mapping[str, Callable[[int], dict[str, str]]] = {
    "headings": lambda count: {
        LESSON: lesson("keep-a-diary", "Keep a diary", many(count, lambda n: f"(k-{named(n)})=\n## {named(n)}\n\n"))
    },
    "formerly": lambda count: {
        LESSON: lesson("keep-a-diary", "Keep a diary").replace(
            "checked:", f"formerly:\n{many(count, lambda n: f'  - {named(n)}-x{chr(10)}')}checked:"
        )
    },
    "what people ask": lambda count: {
        "faq/sick-after-dose.md": asked(many(count, lambda n: f"  - {named(n)} {named(n + 7)}\n"))
    },
    "topics": lambda count: {
        "faq/topics.yml": tiny()["faq/topics.yml"] + many(count, lambda n: f"{named(n)}:\n  name: {named(n)}\n")
    },
    "citations of one work": lambda count: {
        "docs/references.bib": WORKS,
        "help-now.md": HELP + "\n" + many(count, lambda n: "A {footcite:p}`sordo2017`.\n\n"),
    },
    "links to questions": lambda count: {
        "help-now.md": HELP + "\n" + many(count, lambda n: "{question}`sick-after-dose`\n\n")
    },
    "the registry": lambda count: {"permalinks.txt": many(count, lambda n: f"a-{named(n)} question -> keep-a-diary\n")},
    "self-checks": lambda count: {
        "help-now.md": HELP + "\n" + many(count, lambda n: ":::{self-check}\nA\n\nB\n: C\n\nD\n: E\n:::\n\n")
    },
    "write-ins": lambda count: {
        "help-now.md": HELP + "\n" + many(count, lambda n: ":::{write-in} A\n:lines: 20\n:::\n\n")
    },
    "tables": lambda count: {
        "help-now.md": HELP + "\n" + many(count, lambda n: "|a|b|\n|-|-|\n|a|b|\n|a|b|\n|a|b|\n\n")
    },
    "lists of questions": lambda count: {
        "help-now.md": HELP + "\n" + many(count, lambda n: "```{question-list}\n```\n\n")
    },
}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("grown")


def built(room: Path, where: str, files: Mapping[str, str]) -> Site:
    conf = {"bibtex_bibfiles": ["docs/references.bib"]} if "docs/references.bib" in files else {}
    more = {**conf, **EDITION, "coursebook_search": True}
    return builder(room)({**tiny(), **LISTS, **files}, where=where, **DISABLED, **more)


def size(site: Site) -> int:
    return sum(file.stat().st_size for file in site.out.rglob("*") if file.is_file())


@pytest.fixture(scope="module")
def least(room: Path) -> int:
    return size(built(room, "least", {}))


def refusals(folder: Path, files: Mapping[str, str]) -> list[str]:
    return [str(problem) for problem in check_sources(write(folder, files))]


@pytest.mark.parametrize("row", ROWS)
def test_a_file_makes_no_site_of_megabytes(row: str, room: Path, least: int, tmp_path: Path) -> None:
    """As much of it as the source check lets through, and not one line more than it is asked about in halves."""
    count, refused = 4_000, [""]
    while refused := refusals(tmp_path, ROWS[row](count)):
        count //= 2
        assert count, refused
    site = built(room, row.replace(" ", "-"), ROWS[row](count))
    assert site.error == "", site.error
    assert size(site) - least < MOST, (row, count, size(site) - least)
