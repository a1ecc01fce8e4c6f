"""Where the short answer of a question begins, as the check points at it."""

from pathlib import PurePosixPath

import pytest

from coursebook.core.pages import outline
from coursebook.core.pages.parser import Layout, read_page
from coursebook.core.problems import Rule

HEAD = "---\ntopics: [a-topic]\nasked: [one way, other way]\nmodules: [a-module]\nchecked: 2026-11-23\n---\n\n(why-so)=\n# Why?\n"
LONG = "word " * 30
AFTER = "\n```text\ncode\n```\n\nThe last words of the page.\n"


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        (f"\n{LONG}\n{LONG}word.\n{AFTER}", Rule.LONG_ANSWER, 11),
        (f"\n\n\n{LONG}\n{LONG}word.\n{AFTER}", Rule.LONG_ANSWER, 13),
        (f"{LONG}\n{LONG}word.\n{AFTER}", Rule.LONG_ANSWER, 10),
        (f"\n- {LONG}\n{LONG}word.\n{AFTER}", Rule.MISSING_ANSWER, 9),
        (f"{AFTER}{AFTER}", Rule.MISSING_ANSWER, 9),
        ("", Rule.MISSING_ANSWER, 9),
    ],
)
def test_the_line_of_an_answer(text: str, rule: Rule, line: int) -> None:
    layout = Layout("modules", "faq", "docs")
    _, problems = read_page(PurePosixPath("faq/why-so.md"), HEAD + text, layout)
    assert [(one.rule, one.line) for one in problems if one.rule in (Rule.LONG_ANSWER, Rule.MISSING_ANSWER)] == [
        (rule, line)
    ]
    read = outline.read("\n" * 7 + (HEAD + text).partition("---\n\n")[2])
    assert read.answer_line == (line if rule is Rule.LONG_ANSWER else 0)
    assert bool(read.answer) == (rule is Rule.LONG_ANSWER)


@pytest.mark.parametrize("mark", [",", ".", ";", ":", "!", "?", ")"])
def test_no_blank_is_left_of_a_citation_before_a_mark(mark: str) -> None:
    """What a page's description, its topic page and the search show of an answer."""
    cited = "{footcite:p}`lee2020` {footcite:p}`ray2021`"
    read = outline.read(f"# Why?\n\nAsk him {cited}{mark} then\n{cited} wait. {cited}\n")
    assert read.answer == f"Ask him{mark} then wait."
