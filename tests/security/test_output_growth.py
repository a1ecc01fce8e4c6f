"""Bytes out for bytes in: no file of 64 KB that passes the source check makes the site, the search or the feeds grow out of proportion.

Each row fills a file with what costs most for each byte. What is compared is the growth of all that is built, file by file.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from coursebook.security.sources.check import check_sources

from ..conftest import Site, builder
from ..course import HELP, NUMBERS, lesson, module, question, tiny
from ..lint.good_course import WORKS
from ..site.test_cite_box import EDITION
from .test_attacks import DISABLED, LISTS, write

LARGEST = 60_000
MOST = 25
"""Bytes that may be built for each byte of a stranger."""


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
    "headings with text": lambda count: {
        LESSON: lesson(
            "keep-a-diary", "Keep a diary", many(count, lambda n: f"(k-{named(n)})=\n## {named(n)}\n\nA.\n\n")
        )
    },
    "small headings": lambda count: {
        LESSON: lesson(
            "keep-a-diary", "Keep a diary", many(count, lambda n: f"### {named(n)}\n\n" if n else "## A\n\n")
        )
    },
    "formerly": lambda count: {
        LESSON: lesson("keep-a-diary", "Keep a diary").replace(
            "checked:", f"formerly:\n{many(count, lambda n: f'  - {named(n)}-x{chr(10)}')}checked:"
        )
    },
    "former addresses": lambda count: {
        LESSON: lesson("keep-a-diary", "Keep a diary").replace(
            "checked:", f"formerly:\n{many(count, lambda n: f'  - /{named(n)}/{chr(10)}')}checked:"
        )
    },
    "what people ask": lambda count: {
        "faq/sick-after-dose.md": asked(many(count, lambda n: f"  - {named(n)} {named(n + 7)}\n"))
    },
    "objectives": lambda count: {
        "modules/see-the-pattern/index.md": module(
            "see-the-pattern", "See the pattern", "Text.\n\n```{toctree}\nkeep-a-diary\n```"
        ).replace("  - See one thing\n", many(count, lambda n: f"  - See {named(n)}\n"))
    },
    "topics": lambda count: {
        "faq/topics.yml": tiny()["faq/topics.yml"] + many(count, lambda n: f"{named(n)}:\n  name: {named(n)}\n")
    },
    "a short answer": lambda count: {
        "faq/sick-after-dose.md": question(
            "sick-after-dose", "Why is he sick?", many(count, lambda n: f"{named(n)} words of it\n")
        )
    },
    "a summary": lambda count: {
        "modules/see-the-pattern/index.md": module(
            "see-the-pattern",
            "See the pattern",
            "Text.\n\n```{toctree}\nkeep-a-diary\n```",
            summary=many(count, lambda n: f"{named(n)} of it\n  "),
        )
    },
    "works": lambda count: {
        "docs/references.bib": WORKS.replace("Mortality risk", many(count, lambda n: f"{named(n)} of it\n")),
        "help-now.md": f"{HELP}\nA {{footcite:p}}`sordo2017`.\n",
        LESSON: lesson("keep-a-diary", "Keep a diary", "A {footcite:p}`sordo2017`."),
    },
    "many works": lambda count: {
        "docs/references.bib": many(
            count // 2, lambda n: f"@misc{{s{named(n)},\n title={{T}},author={{A, B}},year={{2017}}\n}}\n"
        ),
        "help-now.md": HELP + "\n" + many(count // 2, lambda n: f"A {{footcite:p}}`s{named(n)}`.\n\n"),
    },
    "citations of one work": lambda count: {
        "docs/references.bib": WORKS,
        "help-now.md": HELP + "\n" + many(count, lambda n: "A {footcite:p}`sordo2017`.\n\n"),
    },
    "links": lambda count: {"help-now.md": HELP + "\n" + many(count, lambda n: "[](#keep-a-diary)\n\n")},
    "links to questions": lambda count: {
        "help-now.md": HELP + "\n" + many(count, lambda n: "{question}`sick-after-dose`\n\n")
    },
    "numbers": lambda count: {
        "docs/numbers.yml": NUMBERS,
        "help-now.md": HELP + "\n" + many(count, lambda n: "{number}`emergency`\n\n"),
    },
    "the registry": lambda count: {"permalinks.txt": many(count, lambda n: f"a{named(n)} question -> keep-a-diary\n")},
    "boxes": lambda count: {"help-now.md": HELP + "\n" + many(count, lambda n: ":::{note}\nA\n:::\n\n")},
    "drop-downs": lambda count: {"help-now.md": HELP + "\n" + many(count, lambda n: ":::{dropdown} A\nA\n:::\n\n")},
    "self-checks": lambda count: {
        "help-now.md": HELP + "\n" + many(count, lambda n: ":::{self-check}\nA\n\nB\n: C\n\nD\n: E\n:::\n\n")
    },
    "pacers": lambda count: {"help-now.md": HELP + "\n" + many(count, lambda n: ":::{pacer}\nA\nB\nC\nD\nE\n:::\n\n")},
    "write-ins": lambda count: {
        "help-now.md": HELP + "\n" + many(count, lambda n: ":::{write-in} A\n:lines: 20\n:::\n\n")
    },
    "lists": lambda count: {"help-now.md": HELP + "\n" + many(count, lambda n: "- a\n")},
    "deep lists": lambda count: {"help-now.md": HELP + "\n" + many(count, lambda n: "- - - - - - - - a\n\n")},
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
    return builder(room)(
        {**tiny(), **LISTS, **files}, where=where, coursebook_search=True, **DISABLED, **conf, **EDITION
    )


def size(site: Site) -> int:
    return sum(file.stat().st_size for file in site.out.rglob("*") if file.is_file())


@pytest.fixture(scope="module")
def least(room: Path) -> int:
    return size(built(room, "least", {}))


@pytest.mark.parametrize("row", ROWS)
def test_what_is_built_grows_with_what_is_written(row: str, room: Path, least: int, tmp_path: Path) -> None:
    count = 8_000
    while problems := check_sources(write(tmp_path, ROWS[row](count))):
        count //= 2
        assert count, problems
    files = ROWS[row](count)
    came = sum(len(text) - len(tiny().get(name, "")) for name, text in files.items())
    site = built(room, row.replace(" ", "-"), files)
    grown = (size(site) - least) / came
    print(row, count, came, round(grown, 1), site.error[:150], site.warnings[:1], str(problems)[:150])
    assert site.error or grown < MOST
