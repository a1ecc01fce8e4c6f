"""A worksheet can be filled in on the web: empty columns and boxes become fields, each with its label, and nothing else does."""

import re

import pytest

from ..conftest import Build
from ..course import lesson, module, tiny

SHEET = (
    "---\nchecked: 2026-11-23\n---\n\n(our-numbers)=\n# Our numbers\n\n:::{{write-in}} Where\n:lines: 2\n:::\n\n{}\n"
)
PAGE = "modules/talk-well/our-numbers"
TYPED = re.compile(r'<textarea rows="1" autocomplete="off" spellcheck="false" aria-label="([^"]*)"></textarea>')
TICKED = re.compile(r'<input type="checkbox" aria-label="([^"]*)">')


def article(build: Build, body: str, page: str = SHEET) -> str:
    files = {
        f"{PAGE}.md": page.format(body),
        "modules/talk-well/index.md": module("talk-well", "Talk well", "```{toctree}\nour-numbers\n```"),
    }
    site = build(tiny(**files))
    assert (site.error, site.warnings) == ("", [])
    return site.article(PAGE)


@pytest.mark.parametrize(
    ("table", "labels"),
    [
        ("| Who | Name |\n|---|---|\n| Clinic | |\n| Pharmacy | |", ["Clinic", "Pharmacy"]),
        ("| Who | Name | Call |\n|---|---|---|\n| Clinic | | |", ["Clinic: Name", "Clinic: Call"]),
        ("| Name | Who |\n|---|---|\n| | Clinic |", ["Clinic"]),
        ("| Who | Name |\n|---|---|\n| Clinic | |\n| Pharmacy | Ann |", []),
        ("| Day | Night |\n|---|---|\n| | |", [": Day", ": Night"]),
        ('| Who | Name |\n|---|---|\n| A & "B" | |', ["A &amp; “B”"]),
    ],
)
def test_an_empty_column_is_typed_in(table: str, labels: list[str], build: Build) -> None:
    assert TYPED.findall(article(build, table)) == labels


def test_a_box_is_ticked(build: Build) -> None:
    made = article(build, "- ☐ I was there\n- ☐ Call the *clinic*\n- Not this ☐\n\n☐ And this")
    assert TICKED.findall(made) == ["I was there", "Call the", "And this"]
    assert made.count("☐") == 1


def test_a_lesson_has_no_fields(build: Build) -> None:
    table = "| Who | Name |\n|---|---|\n| Clinic | |\n\n- ☐ I was there"
    made = article(build, "", lesson("our-numbers", "Our numbers", table).replace("{", "{{").replace("}", "}}"))
    assert TYPED.findall(made) == TICKED.findall(made) == [] and "☐" in made
