"""The numbers that a page shows at once: each with its line, and none that is behind a touch or in code."""

import pytest

from coursebook.security.sources.markdown.visible_numbers import list_calling_numbers, list_shown_numbers

SAID = {"emergency": "911", "crisis-line": "988", "again": "911"}


@pytest.mark.parametrize(
    ("text", "line", "button"),
    [
        ("{number}`one`", 0, False),
        ("Text.\n\nCall\n{number}`one`.", 3, False),
        ("Call\\\n{number}`one`.", 1, False),
        ("# Title {number}`one`", 0, False),
        ("{.calls}\n- {number}`one`", 1, True),
        ("{.calls}\n- Text\n  {number}`one`", 2, True),
        ("{.calls}\n- Text\n\n{number}`one`", 3, False),
        ("{.calls}\n- Text\n  - {number}`one`", 2, True),
        ("{.others}\n- {number}`one`", 1, False),
        ("- {number}`one`", 0, False),
        ("{.calls}\n1. {number}`one`", 1, True),
        (":::{note}\n{number}`one`\n:::", 1, False),
        (":::{note}\n:class: x\n:name: y\n\n{number}`one`\n:::", 4, False),
        (":::{note}\n:class: x\n{number}`one`\n:::", 2, False),
        (":::{note}\nText.\n:class: {number}`one`\n:::", 2, False),
        ("Text.\n\n::::{note}\n:class: x\n\n:::{warning}\n:class: y\n\nText.\n\n{number}`one`\n:::\n::::", 10, False),
        ("```{note}\n{number}`one`\n```", 1, False),
        (":::{note} A title\n{.calls}\n- {number}`one`\n:::", 2, True),
        ("> {number}`one`", 0, False),
    ],
)
def test_a_number_is_told_with_its_line(text: str, line: int, button: bool) -> None:
    assert [tuple(one) for one in list_calling_numbers(text)] == [(line, "one", button)]
    assert list(list_shown_numbers(text)) == list(list_shown_numbers(text, SAID)) == [(line, "one")]


@pytest.mark.parametrize(
    "text",
    [
        "```text\n{number}`one`\n```", "```\n{number}`one` 911\n```", ":::{dropdown} Title\n{number}`one`\n:::",
        "::::{note}\n:::{dropdown} Title\n{number}`one` 911\n:::\n::::", "::::{tab-set}\n:::{tab-item} A\n{number}`one`\n:::\n::::",
        ":::{self-check}\nWhat?\n\nThis\n: **Yes.** {number}`one` 911\n:::", "{term}`one`", "{{number}}", "`{number}one` `911`",
        ":::{unknown}\n{number}`one`\n:::", ":::\n{number}`one`\n:::", "[911](#one)x", "1911 9112 911-2 2-911 911/2 a911",
    ],
)  # fmt: skip
def test_no_other_number_is_shown_at_once(text: str) -> None:
    assert list(list_calling_numbers(text)) == []
    assert [one for one in list_shown_numbers(text, SAID) if "[" not in text] == []


def test_digits_name_the_first_number_that_has_them() -> None:
    text = "Call 911, or text 988.\n\nOr (911).\n\n{.calls}\n- 911\n- {number}`one`"
    assert list(list_shown_numbers(text, SAID)) == [
        (0, "emergency"), (0, "crisis-line"), (2, "emergency"), (5, "emergency"), (6, "one"),
    ]  # fmt: skip
    assert [tuple(one) for one in list_calling_numbers(text)] == [(6, "one", True)]
    assert list(list_shown_numbers(text)) == list(list_shown_numbers(text, {})) == [(6, "one")]
