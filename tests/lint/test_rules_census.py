"""What each rule of a page says of sentences that are rarely written so, and what the small readers of the lint make of texts: compared as a whole.

After a change that was meant: ``pytest tests/lint/test_rules_census.py --renew``, then read ``git diff tests/lint/golden``.
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import PurePosixPath

import pytest

from coursebook.core.pages.model import Question
from coursebook.core.pages.parser import read_page
from coursebook.core.problems import Problem
from coursebook.core.project import Paths
from coursebook.lint import check_reply
from coursebook.lint.bibtex import authors, citation_keys, identify
from coursebook.lint.fix import fix_text
from coursebook.lint.new import page_parts
from coursebook.lint.page import ParsedPage
from coursebook.lint.project import Project, read_project
from coursebook.lint.rules.page.headings import check_headings
from coursebook.lint.rules.page.links import check_links
from coursebook.lint.rules.page.objectives import check_objectives
from coursebook.lint.rules.page.role_targets import check_references
from coursebook.lint.rules.page.shape import check_lesson_shape, check_question_shape
from coursebook.lint.rules.page.timed_plans import check_minutes, spoken_words
from coursebook.lint.rules.wording.claims import check_claims
from coursebook.lint.rules.wording.formatting import check_key_order, check_tidy
from coursebook.lint.rules.wording.todo_marks import check_later
from coursebook.lint.rules.wording.triage_sentences import check_triage

from ..course import lesson, question
from .good_course import WORKS
from .test_pages import write
from .whole_course import whole

Golden = Callable[[str, str], None]
PATH = PurePosixPath("faq/sick-after-dose.md")
RULES = (check_triage, check_tidy, check_key_order, check_later, check_claims, check_minutes, check_links, check_references, check_headings, check_question_shape)  # fmt: skip
CITED, WEAK, COPY = "{footcite:p}`sordo2017`", "{footcite:p}`weak2020`", "{footcite:p}`copied2020`"
BODIES = (
    f"Call 911 now. {WEAK}", f"Call 911 now. {CITED}", f"Call 911 now. {COPY}{WEAK}", f"Call 911 now. Wait. {WEAK}", f"Call 911, he said, {WEAK} then wait.", f"As {{footcite:t}}`weak2020` says, give naloxone. It helps. {CITED}", f"Text. {WEAK} As {{footcite:t}}`copied2020` says, give naloxone.", f"- Call 911 {WEAK}\n- Wait. Then call 911. {CITED}",
    f"Take two grams twice a day. {WEAK}", f"Take 1.5 grams. {WEAK} Take 3 tablets. {CITED}", f"Give him naloxone. {WEAK}", f"Give it. Naloxone helps. {WEAK}", f"Take it twice. A day passes. {WEAK}", f"Recall 911s. {WEAK}", f"\"Call 911.\" {WEAK}", f"CALL 911: {WEAK}", "Call 911 {footcite:p}`nowhere,weak2020`", f"Keep it cold. Use it in one day, or two grams. {WEAK}",
    f"Keep it on ice for an hour. {WEAK}", f"Keep it. Then for an hour. {WEAK}", f"Keep it on ice. Keep this for an hour. {WEAK}",
    "No end", "Blanks \nat\tends\t\nhere.", "It’s “curly” and ‘so’.", "The the cat. had had it. It it. It's s so so.", "the\nthe end", "`the the` and (the the) {the the} /the the.", "LATER: say it", "later: say it", "TODO (LATER): x", "% LATER: x",
    "**One.** Text one.\n\n**Two.** Text two.\n\n**Three.** Text three.", "**One.** A\n\n**Two.** B", "**One**: a\n\n**Two**: b\n\n**Three**: c\n\nd", "**One.**\nText\n\n**Two.**\nText\n\n**Three.** Text", "- **One.** a\n- **Two.** b\n- **Three.** c", "1. **One.** a",
    "| What | Minutes |\n|---|---|\n| A | 5 |\n| B | 10 |\n| **All** | **15** |", "| What | Minutes |\n|---|---|\n| A | 5 |\n| B | 10 |\n| **All** | **16** |", "| What | Minutes |\n|---|---|\n| A | five |\n| **All** | **5** |", "| What | When | Minutes |\n|---|---|---|\n| A | now | 5 |\n| B | | 5 |\n| | | **10** |", "| Minutes | What |\n|---|---|\n| 5 | A |\n| 6 | B |\n| **12** | all |", "| Minutes | What |\n|---|---|\n| **0** | all |",
    "| Minutes | What |\n|---|---|\n| 1 | [A](#sick-after-dose-a-part) |\n| **1** | all |\n\n(sick-after-dose-a-part)=\n## A\n\n:::{admonition} Say\n:class: aloud\n" + "word " * 300 + "\n:::",
    "(a-b)=\n#### Deep\n\n(c-d)=\n## Then\n\n(e-f)=\n#### Too deep\n\n### No id", "## CAPITALS ALL\n\n## A. B\n\n## Ends with a stop.\n\n## Asks?\n\n## **Bold**\n\n## Same\n\n## Same", "See [a](clinic-says-nothing.md), [b](../faq/clinic-says-nothing.md#x), [c](#y), [d](../modules/talk-well/index.md), [e](nowhere.md), [f](../nowhere/x.md), [g](/faq/x.md), [here](https://doi.org/a), [](#z), [h](clinic-says-nothing).",
    "{question}`nowhere` {module}`talk-wel` {term}`naloxon` {number}`emergenc` {fact}`appeal-day` {paper}`x` {footcite:p}`sordo2018`", "Half of them die. Most people get well. 5 mg of it. It is a law. 40 % came. A study says so.", "Half of them die. " + CITED, "One in two. " * 3, ":::{dialogue}\nYou: Half of them die.\n:::", "> Half of them die.",
)  # fmt: skip
MORE = "@misc{weak2020,\n  title = {A},\n  author = {B, C},\n  year = {2020},\n  url = {https://www.weather.gov/a},\n  opened = {part; 2026-11-23; x}\n}\n\n@misc{copied2020,\n  title = {A B},\n  author = {B, C},\n  year = {2020},\n  url = {https://example.org/b},\n  opened = {copy; 2026-11-23; x}\n}\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = whole() | {"docs/references.bib": f"{WORKS}\n{MORE}", "docs/triage-words.txt": "# a remark\ncall 911\ngive … naloxone\nN gram*\nN tablet*\ntwice … a day\nkeep … on … an hour\n"}  # fmt: skip
    return read_project(write(tmp_path_factory.mktemp("rules"), files), date(2026, 11, 28))[0]


def parsed(text: str, path: PurePosixPath = PATH) -> ParsedPage:
    layout = Paths().layout
    return ParsedPage(path, text, layout.kind(path), read_page(path, text, layout)[0])


def told(problems: Iterable[Problem]) -> str:
    return " · ".join(f"{one.line} [{one.rule.id}] {one.message}" for one in problems)


def test_each_rule_of_a_page(project: Project, golden: Golden) -> None:
    lines = []
    for body in BODIES:
        page = parsed(question("sick-after-dose", body=body).rstrip() + "\n" * (body != "No end"))
        for rule in RULES:
            if said := told(rule(page, project)):
                lines.append(f"{rule.__name__} {body!r} → {said}")
        if (fixed := fix_text(page, project)) != page.text:
            lines.append(f"fixed {body!r} → {fixed[len(page.text) - len(page.body.lstrip()) :]!r}")
    page = parsed(
        lesson("keep-a-diary", "Keep a diary", "Text.\n\n(keep-a-diary-words)=\n## Words"),
        PurePosixPath("modules/see-the-pattern/keep-a-diary.md"),
    )
    for old, new in (
        ("Do it", "Understand it"),
        ("Do it", "Be able to do it"),
        ("  - Do it", "  - do it\n  - Know it\n  - Name it, know it"),
        ("objectives", "summary: x\nobjectives"),
        ("checked: 2026-11-23\n", "# x\nchecked: 2026-11-23\n"),
    ):
        changed = parsed(page.text.replace(old, new), page.path)
        for rule in (check_objectives, check_lesson_shape, check_key_order):
            lines.append(f"{rule.__name__} {new!r} → {told(rule(changed, project))}")
        lines.append(f"fixed {new!r} → {fix_text(changed, project)[:120]!r}")
    golden("census/rules-of-a-page.txt", "\n".join(lines) + "\n")


REPLIES = ("", "  ", "A sentence.", "It’s “so”.", "# Title", "- item", "-item", "1. item", "1.5 mg", "12) x", "> said", "| a", "(x", "::: x", "```", "--- x", "* a", "+ a", "*a*", "{question}`nowhere`", "[a](nowhere.md)", "Half of them die.", "800-555-0199", "Call 911.", "He is an addict.", "Teh word.", "x" * 30, "![](a.svg)", "<b>x</b>", "Give **one.", "Say {term}`x.", "A\u00a0day.", "A day 📞.", "Read [it](https://nowhere.example.net/).", "{.x}\nSo.", "See {page}`x`.")  # fmt: skip
PICKS = ("", "1", "2", "3", "4", "0", "a", "b", "a b", "1,2", "1 1", "a, 1", "1 2 3", "c;a", "later", "zz", "1  ,2,")


def test_replies_and_parts_of_a_page(project: Project, golden: Golden) -> None:
    lines = []
    for text in REPLIES:
        try:
            lines.append(
                f"{text!r} → {check_reply.read_plain(text, project)!r} {told(check_reply.check_reply(text, project, True))} | {told(check_reply.check_reply(text, project, False))} | {page_parts.count_words(text)}"
            )
        except ValueError as why:
            lines.append(f"{text!r} → ! {why}")
    for text in PICKS:
        for least, most in ((1, 1), (2, 2), (1, 2), (0, 9)):
            try:
                lines.append(f"{text!r} {least}-{most} → {check_reply.pick_ids(text, 'abc', least, most)!r}")
            except ValueError as why:
                lines.append(f"{text!r} {least}-{most} → ! {why}")
    lines += [
        f"{text!r} → {page_parts.format_scalar(text)!r}"
        for text in (
            "a",
            "a: b",
            "yes",
            "5",
            "2026-11-28",
            "a #1",
            "'a'",
            '"a"',
            "ñ",
            "- a",
            "a\nb",
            "",
            "{a}",
            "x" * 300,
        )
    ]
    lines.append(
        page_parts.format_front_matter(
            topics=["a", "b"],
            asked=["c: d", "e"],
            also=["f: g"],
            modules=[],
            summary="h: i",
            most=5,
            none=None,
            moments=["j"],
        )
    )
    lines += [
        page_parts.format_part("a-b", "c", "D", ["e", "f"]),
        page_parts.format_part("a-b", "c", "D", ["e", "f"], "\n\n"),
        repr(page_parts.format_part("a-b", "c", "D", [])),
    ]
    lines.append(str(page_parts.modules_of(project)))
    for text in (
        "org:",
        "org: ",
        "ORG: x",
        "A and B, C",
        "A, B, C, D",
        "A, B, C",
        "A, Jr., III",
        "J. Doe",
        "Doe J",
        "Doe JR",
        "Doe III",
        "The Office of Doe",
        "A1 B2",
        "doe",
        "DOE",
        "X",
        "Jane van Doe Jr.",
        "Doe, MD",
        "MD",
        "Dr. Doe",
        "Anne-Marie Doe, PhD, RN",
        "De la Cruz MJ",
    ):
        try:
            lines.append(f"{text} → {authors.read_author(text)} {authors.split_authors(text)}")
        except ValueError as why:
            lines.append(f"{text} → ! {why}")
    for text in (
        "0-306-40615-2",
        "ISBN: 0306406152",
        "0-306-40615-3",
        "080442957X",
        "0-8044-2957-x",
        "9780306406157",
        "9780306406158",
        "978 0 306 40615 7",
        "123",
        "1234",
        "12345678",
        "123456789",
        "pmid:28446428",
        "PMID: 28446428",
        "DOI: 10.1136/BMJ.j1550",
        "http://dx.doi.org/10.1136/bmj.j1550",
    ):
        try:
            lines.append(f"{text} → {identify.identify(text)}")
        except ValueError as why:
            lines.append(f"{text} → ! {why}")
    works = {"doe2020", "doe2020b", "who", "ab"}
    for author in (
        "Doe, Jane",
        "{Doe, Inc.}",
        "World Health Organization",
        "The Office",
        "A of the B",
        "Averyveryverylongfamilyname, X",
        "One Averyveryverylongname Of Three",
        "One Averyveryverylongname",
        "WHO",
        "Ñandú, A",
    ):
        lines.append(
            f"{author} → {citation_keys.propose_key(author, '2020', works)} {citation_keys.propose_key(author, 'n.d.', works)} {citation_keys.strip_title(author)}"
        )
    for key in ("ab", "abc", "who", "Doe2020", "doe2020", "doe-2021", "2020doe", "a" * 41, "a" * 42, "a b"):
        try:
            lines.append(f"{key} → {citation_keys.read_key(key, works)}")
        except ValueError as why:
            lines.append(f"{key} → ! {why}")
    golden("census/replies.txt", "\n".join(lines) + "\n")


def test_words_that_are_read_aloud() -> None:
    aloud = ":::{admonition} Say\n:class: aloud\nOne *two* three.\n:::\n"
    body = f"(a-b)=\n## A\n\nNot this. {'{term}`x`'}\n\n{aloud}\n(c-d)=\n### B\n\n{aloud}\n:::{{note}}\nNor this.\n:::\n\n(e-f)=\n## C\n\n:::{{admonition}} Say\n:class: aloud\nFour.\n"
    page = parsed(question("sick-after-dose", body=body))
    counted = {id_: spoken_words(page, id_) for id_ in ("a-b", "c-d", "e-f", "sick-after-dose", "nowhere")}
    assert counted == {"a-b": 6, "c-d": 3, "e-f": 1, "sick-after-dose": 7, "nowhere": 0}
    assert spoken_words(ParsedPage(PATH, "No page.", Question, None), "a-b") == 0
