"""What each list and each kind of page says when any of its lines is wrong.

After a change that was meant: ``pytest tests/core/test_census.py --renew``, then read ``git diff tests/core/golden``.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import PurePosixPath

import pytest

from coursebook.core.data import facts
from coursebook.core.data.care_rules import read_care_rules
from coursebook.core.data.claims import read_claims
from coursebook.core.data.inclusive_language import read_inclusive_language
from coursebook.core.data.page_shape import read_page_shape
from coursebook.core.data.printables.model import Stock
from coursebook.core.data.printables.reader import PrintablesError, find_gaps, read_printables
from coursebook.core.data.references import read_works
from coursebook.core.data.standards import read_standards
from coursebook.core.data.topics import read_moments, read_topics
from coursebook.core.pages.parser import read_page
from coursebook.core.permalinks import registry
from coursebook.core.problems import Problem
from coursebook.core.project import Layout

from .census import count

Golden = Callable[[str, str], None]
FILE = PurePosixPath("docs/a-list.yml")
TODAY = date(2026, 11, 28)
FACT = "days:\n  say: 180 days\n  about: The time.\n  kind: law\n  source: sordo2017\n  checked: 2026-11-23\n  expires: 2027-11-23\n"
NUMBER = 'emergency:\n  say: "911"\n  call: tel:911\n  for: danger\n  checked: 2026-11-23\n  expires: 2027-11-23\n'
WORK = """\
@article{sordo2017,
  title = {Mortality {Risk} in
    two lines},
  author = {Sordo, Luis and {An Agency} and Doe, Jr., Jane},
  year = {2017},
  url = {https://www.example.org/a},
  doi = "10.1/x",
  opened = {part; 2026-11-23; section 2.3; of the label}
}
"""
LISTS: dict[str, tuple[Callable[[PurePosixPath, str], tuple[object, Sequence[Problem]]], str]] = {
    "topics": (read_topics, "medicine:\n  name: The medicine\n  holds: How it works.\n  not-here: The clinic.\nclinic:\n  name: The clinic\n  holds: What it says.\n  not-here: No.\n"),
    "moments": (read_moments, "now:\n  name: Now\n  holds: It happens.\nlater:\n  name: Later\n  holds: It happened.\n"),
    "numbers": (facts.read_numbers, f"{NUMBER}{NUMBER.replace('emergency', 'by-text').replace('tel:', 'sms:')}"),
    "facts": (facts.read_facts, FACT),
    "claims": (read_claims, "a dose:\n  after-number: [mg, ml?]\na law:\n  words:\n    - against the law\n    - illegal(ly)?\n"),
    "standards": (read_standards, "question-terms: 1\nquestion-numbers: [emergency]\nlesson-minutes: 10\nmodule-lessons: [5, 7]\nmedian-grade: 6\nlists-used: 1\npages:\n  - a-page\ncovered:\n  the-rows: 32\n"),
    "page-shape": (read_page_shape, 'parts:\n  What is going on: what is going on\n  Words you can use: "words "\nfirst-part: What is going on\nfirst-things-first: [emergency]\n'),
    "inclusive-language": (read_inclusive_language, "words:\n  - avoid: addict\n    forms:\n      - addicts?\n    write: a person\n    why: the person first\n    swap:\n      an addict: a person\n"),
    "care-rules": (read_care_rules, "spray-again:\n  say: Give it again.\n  about: The second dose.\n  source: [sordo2017]\n  not: [wait for it]\n  pages: [help-now.md]\n"),
    "works": (read_works, WORK),
    "registry": (lambda path, text: registry.read(text, path), "# a comment\nan-old-one lesson -> the-present\nat-home section retired 2027-03-21 -> giving-money: It has its own page.\ngone-for-good section withdrawn 2027-03-21: It could hurt.\nthe-present lesson\nwhat-it-was page\n"),
}  # fmt: skip


def tell(problems: Sequence[Problem]) -> str:
    return " · ".join(f"{one.line} [{one.rule.id}] {one.message}" for one in problems) or "nothing"


@pytest.mark.parametrize("name", LISTS)
def test_a_list_with_a_wrong_line(golden: Golden, name: str) -> None:
    read, text = LISTS[name]

    def say(changed: str) -> str:
        found, problems = read(FILE, changed)
        return f"{tell(problems)}{f' · read: {found}' if changed == text else ''}"

    golden(f"census/{name}.txt", count(text, say))


PRINTABLES = """\
Tonight:
  - id: tonight
    title: Tonight
    about: The shortest way.
    form: booklet
    most: 9
    pages: [help-now, keep-a-diary, sources]
    brief: [keep-a-diary]
Parts:
  - id: module
    title: Each module
    about: One module.
    each: module
    pages: [contents, module]
  - {id: volume, title: A volume, about: All topics., pages: [every worksheet, every topic, index]}
  - id: topic
    title: Each topic
    about: One topic.
    each: topic
    large: true
    like: tonight
    pages: [topic, course]
"""
STOCK = Stock(
    {"help-now": "help-now", "keep-a-diary": "modules/see/keep-a-diary", "see": "modules/see/index", "my-map": "modules/see/my-map", "talk": "modules/talk/index"},
    {"see": "See", "talk": "Talk"}, {"medicine": "The medicine", "clinic": "The clinic"}, {"my-map": "My map"},
)  # fmt: skip


def test_a_printables_with_a_wrong_line(golden: Golden) -> None:
    def say(changed: str) -> object:
        try:
            files = read_printables("docs/printables.yml", changed, STOCK)
        except PrintablesError as why:
            return " · ".join(str(why).splitlines())
        gaps = [
            f"{line} {gap}" for has in (True, False) for line, gap in find_gaps(files, STOCK, "docs/references", has)
        ]
        files = files if changed == PRINTABLES else ()
        return f"{[(one.id, one.title, one.group, one.form, one.parts, one.brief, one.most, one.large, one.holds, one.line) for one in files]} · {gaps}"

    golden("census/printables.txt", count(PRINTABLES, say))


HEAD = "reviewed: 2026-11-25\nby: [ada-example]\nformerly: [an-old-name, /faq/old/]\n"
PAGES = {
    "faq/sick-after-dose.md": f"---\ntopics: [medicine, clinic]\nasked:\n  - why so\n  - how come\nmodules: [see-it-now]\nmoments: [now]\nalso:\n  - one-more-thing: it is so\n  - another-thing: it is not\n  - a-third-thing: who knows\nchecked: 2026-11-23\n{HEAD}---\n\n(sick-after-dose)=\n# Why is he sick?\n\nMany causes.\n\n(sick-after-dose-when)=\n## When\n\n### Deeper\n\nText.\n",
    "modules/see-it-now/index.md": f"---\nsummary: You can see it.\nobjectives:\n  - See one thing\n  - Say another\nchecked: 2026-11-23\n{HEAD}---\n\n(see-it-now)=\n# See it\n\nText.\n",
    "modules/see-it-now/keep-a-diary.md": "---\nobjectives:\n  - Keep it\nchecked: 2026-11-23\n---\n\n(keep-a-diary)=\n# Keep a diary\n\nText.\n",
    "help-now.md": "---\nchecked: 2026-11-23\nlanguage: es\nemergency: true\n---\n\n(help-now)=\n# Help now\n\nCall.\n\n(help-now-steps)=\n## Steps\n\n1. Shout.\n",
}  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_with_a_wrong_line(golden: Golden, path: str) -> None:
    def say(changed: str) -> str:
        page, problems = read_page(PurePosixPath(path), changed, Layout())
        return f"{tell(problems)}{f' · read: {page}' if changed == PAGES[path] else ''}{'' if page else ' · not read'}"

    golden(f"census/{path.replace('/', '+')}.txt", count(PAGES[path], say))


@pytest.mark.parametrize("path", [
    "faq/deep/sick-after-dose.md", "faq/Sick.md", "faq/sick.md", "faq/a-b-c-d-e-f-g.md", "faq/index.md", "modules/index.md", "modules/see-it-now.md",
    "modules/see-it-now/deep/keep-a-diary.md", "modules/see-it-now/index.md", "docs/sick-after-dose.md", "sick-after-dose.md", "modules/x/keep-a-diary.md",
])  # fmt: skip
def test_a_page_at_another_place(golden: Golden, path: str) -> None:
    said = [f"{name} → {tell(read_page(PurePosixPath(path), text, Layout())[1])}" for name, text in PAGES.items()]
    golden(f"census/at-{path.replace('/', '+')}.txt", "\n".join(said) + "\n")


def test_facts_near_their_day(golden: Golden) -> None:
    found = facts.read_facts(FILE, FACT)[0]
    said = []
    for day in ("2027-09-23", "2027-09-24", "2027-09-25", "2027-11-22", "2027-11-23", "2027-11-24"):
        today = date.fromisoformat(day)
        said.append(
            f"{day} → {tell([*facts.check_expired(FILE, found, today), *facts.check_due_soon(FILE, found, today)])}"
        )
    golden("census/facts-near-their-day.txt", "\n".join(said) + "\n")


LEDGER = "an-old-one lesson -> keep-a-diary\ngone-for-good section withdrawn 2027-03-21: It could hurt.\nhelp-now page\nhelp-now-steps section\nkeep-a-diary lesson\nsee-it-now module\nsick-after-dose question\nsick-after-dose-when section\n"


def test_a_registry_beside_the_pages(golden: Golden) -> None:
    pages = {
        PurePosixPath(path): page
        for path, text in PAGES.items()
        if (
            page := read_page(PurePosixPath(path), text.replace("formerly: [an-old-name, /faq/old/]\n", ""), Layout())[
                0
            ]
        )
    }

    def say(changed: str) -> str:
        registered, problems = registry.read(changed)
        return f"{tell(problems)} · {tell([*registry.check(registered, pages)])}"

    golden("census/registry-beside-pages.txt", count(LEDGER, say))
