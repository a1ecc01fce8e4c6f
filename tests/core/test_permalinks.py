"""The registry of permanent ids: its lines, what is wrong with them, and the lines of an edition."""

import pytest

from coursebook.core.permalinks.registry import read, resolve, write
from coursebook.core.permalinks.released_registry import compare

GOOD = """\
a-b lesson
a-c section -> a-b
a-d section retired 2027-03-21 -> a-b: It moved.
a-e section withdrawn 2027-03-21: It could hurt.
"""


def said(text: str) -> list[str]:
    return [str(problem) for problem in read(text)[1]]


def test_what_is_written_is_what_was_read() -> None:
    registered, problems = read(GOOD)
    assert problems == []
    assert write(registered).endswith(GOOD)
    assert read(write(registered))[1] == []


def test_every_id_leads_somewhere() -> None:
    registered, _ = read(GOOD)
    assert [str(resolve(registered, id_)) for id_ in ("a-b", "a-c")] == ["a-b lesson"] * 2
    gone = resolve(registered, "a-e")
    assert gone and gone.retired and gone.retired.withdrawn and gone.retired.reason == "It could hurt."
    assert resolve(registered, "a-z") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a-b thing\n", '1: "thing" is no kind of id. Write one of page, module, lesson, question, section, term. [bad-permalink]'),
        ("a-b section\na-b section\n", '2: "a-b" is also in line 1. Keep one of the two lines. [bad-permalink]'),
        ("a-b section\na-b lesson\n", '2: "a-b" is a lesson here and a section in line 1. Keep the older line, and give the other thing another id. [changed-kind]'),
        ("a-c section\na-b section\n", '2: "a-b" stands after "a-c". Lines keep the order of the alphabet: run "make ids". [unsorted]'),
        ("a-b section retired 2027-03-21\n", '1: "a-b" is gone without a reason. Write a colon and why at the end of the line. [bad-permalink]'),
        ("a-b section retired soon: Why.\n", '1: "soon" is no day. Write one after "retired", such as 2027-03-21. [bad-permalink]'),
    ],
)  # fmt: skip
def test_a_bad_line_gets_one_sentence(text: str, message: str) -> None:
    assert said(text) == [f"permalinks.txt:{message}"]


def test_a_line_that_an_edition_had_is_missed() -> None:
    released, _ = read("a-b lesson\na-c section\n")
    now, _ = read("a-b section\na-d section\n")
    assert [str(problem) for problem in compare(now, released, "2026.4")] == [
        'permalinks.txt:1: "a-b" was a lesson in edition 2026.4. An id keeps its kind: write "a-b lesson". [changed-kind]',
        'permalinks.txt:2: The line of "a-c" is missing; edition 2026.4 had it. Lines are never removed: write here '
        '"a-c section". If its text is gone, say so on that line. [lost-permalink]',
    ]
