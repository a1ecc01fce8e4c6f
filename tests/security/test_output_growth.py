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


WIDE = f"|{'|'.join(['word ' * 30] * 12)}|\n{'|-' * 12}|\n"
"""The head of a table as wide as one may be."""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><title>a</title><rect width="9" height="9"/></svg>\n'
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
    "cells under long headings": lambda count: {
        "help-now.md": f"{HELP}\n{WIDE}" + many(min(count, 190), lambda n: "|a" * 12 + "|\n")
    },
    "many wide tables": lambda count: {
        "help-now.md": HELP + "\n" + many(count, lambda n: f"{WIDE}" + ("|a" * 12 + "|\n") * 5 + "\n")
    },
    "short rows": lambda count: {
        "help-now.md": HELP
        + "\n"
        + many(count, lambda n: f"|{'what happened '[:14]}|b|\n|-|-|\n" + "|a|b|\n" * 150 + "\n")
    },
    "items": lambda count: {"help-now.md": HELP + "\n" + many(count, lambda n: "- a\n" + "\nb\n\n" * (n % 50 == 49))},
    "items in items": lambda count: {
        "help-now.md": HELP + "\n" + many(count, lambda n: "- a\n  - b\n    - c\n      - d\n\nb\n\n")
    },
    "definitions": lambda count: {"help-now.md": HELP + "\n" + many(count, lambda n: "a\n: b\n\n")},
    "tabs": lambda count: {
        "help-now.md": HELP
        + "\n"
        + many(count, lambda n: "::::{tab-set}\n" + f":::{{tab-item}} {named(n)}\na\n:::\n" * 8 + "::::\n\n")
    },
    "dropdowns": lambda count: {
        "help-now.md": HELP + "\n" + many(count, lambda n: f":::{{dropdown}} {named(n)}\na\n:::\n\n")
    },
    "boxes": lambda count: {"help-now.md": HELP + "\n" + many(count, lambda n: ":::{note}\na\n:::\n\n")},
    "turns": lambda count: {
        "help-now.md": HELP + "\n" + many(count, lambda n: ":::{dialogue}\n" + "You: a\n" * 90 + ":::\n\n")
    },
    "pictures": lambda count: {
        "docs/images/a-b.svg": DRAWING,
        "help-now.md": HELP + "\n" + many(count, lambda n: "![a b](docs/images/a-b.svg)\n\n"),
    },
    "words in bold": lambda count: {"help-now.md": HELP + "\n" + many(count, lambda n: "**a** *b* `c`\n\n")},
    "quotations": lambda count: {"help-now.md": HELP + "\n" + many(count, lambda n: "> a\n\nb\n\n")},
    "code": lambda count: {
        "help-now.md": HELP + "\n```yaml\n" + many(count * 4, lambda n: "- {a: 1, b: [2, c]}\n") + "```\n"
    },
    "lines of code": lambda count: {"help-now.md": HELP + "\n" + many(count, lambda n: "```sh\na=$b;c\n```\n\n")},
    "words of the glossary": lambda count: {
        "docs/glossary.md": f"---\nchecked: 2026-11-23\n---\n\n(the-glossary)=\n# Glossary\n\n```{{glossary}}\n{many(count, lambda n: f'{named(n)}{chr(10)}  b{chr(10)}{chr(10)}  :people say: {named(n)}s{chr(10)}')}```\n",
    },
    "marks of a word": lambda count: {
        "docs/glossary.md": "---\nchecked: 2026-11-23\n---\n\n(the-glossary)=\n# Glossary\n\n```{glossary}\na\n  b\n```\n",
        "help-now.md": HELP + "\n" + many(count, lambda n: "{term}`a` b\n\n"),
    },
    "works": lambda count: {
        "docs/references.bib": many(
            count, lambda n: f"@misc{{{named(n)}, title={{a}}, author={{b}}, year={{2020}}}}\n"
        ),
        "docs/all-works.md": "---\nchecked: 2026-11-23\n---\n\n(all-works)=\n# All works\n\n```{bibliography}\n:all:\n```\n",
    },
    "works cited": lambda count: {
        "docs/references.bib": many(
            count, lambda n: f"@misc{{{named(n)}, title={{a}}, author={{b}}, year={{2020}}}}\n"
        ),
        "help-now.md": HELP + "\n" + many(count, lambda n: f"A {{footcite:p}}`{named(n)}`.\n\n"),
    },
    "facts": lambda count: {
        "docs/facts.yml": many(
            count,
            lambda n: (
                f"a-{named(n)}:\n  say: a\n  about: b\n  kind: law\n  source: sordo2017\n  checked: 2026-11-23\n  expires: 2027-05-31\n"
            ),
        ),
        "docs/references.bib": WORKS,
    },
    "marks of a long fact": lambda count: {
        "docs/facts.yml": f"days:\n  say: {'word ' * 200}end\n  about: b\n  kind: law\n  source: sordo2017\n  checked: 2026-11-23\n  expires: 2027-05-31\n",
        "docs/references.bib": WORKS,
        "help-now.md": HELP + "\n" + many(count, lambda n: "{fact}`days` b\n\n"),
    },
    "moments": lambda count: {"faq/moments.yml": many(count, lambda n: f"a-{named(n)}: Some words\n")},
    "words of the search": lambda count: {
        "docs/search-words.yml": "means:\n  overdose: [od]\n  breathing wake: [not breathing]\n"
        + many(count, lambda n: f"  {named(n)}: [{named(n + 1)} x]\n")
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
    while refused := refusals(tmp_path, files := ROWS[row](count)):
        while ROWS[row](count) == files:  # as many lines as the file has room for
            count //= 2
            assert count, refused
    site = built(room, row.replace(" ", "-"), ROWS[row](count))
    assert site.error == "", site.error
    assert size(site) - least < MOST, (row, count, size(site) - least)


def test_a_list_has_no_more_works_than_a_library(tmp_path: Path) -> None:
    works = "".join(f"@misc{{k{n}, title={{A}}, author={{B}}, year={{2020}}}}\n" for n in range(20_000))
    assert refusals(tmp_path, {"docs/references.bib": works}) == [
        "docs/references.bib:5001: This list has more than 5000 works, and each has its place in a list of the site. "
        "Take out those that no page cites. [too-large]"
    ]


def test_a_registry_makes_no_site_of_pages_that_are_gone(tmp_path: Path) -> None:
    lines = "".join(f"a-{n:05d} page retired 2026-11-23: W.\n" for n in range(20_000))
    assert refusals(tmp_path, {"permalinks.txt": lines}) == [
        "permalinks.txt:1001: More than 1000 ids are gone here, and each has a page of its own that says so. "
        "Say in the pull request why, and those who look after the project raise the bound. [too-large]"
    ]
