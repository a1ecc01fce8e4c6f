"""Whatever way to send a question is configured is shown, and what cannot work stops the build."""

import re

import pytest

from ..conftest import Build
from ..course import tiny

HOME = tiny()["index.md"] + "\n```{ask-form}\n```\n"


def ways(build: Build, **settings: str) -> str:
    """The words under the form."""
    site = build(tiny(**{"index.md": HOME}), **settings)
    found = re.search(r'<div class="ask-ways">(.*?)</div>', site.html(""), re.DOTALL)
    assert found
    return found[1]


def test_nothing_configured_is_said(build: Build) -> None:
    assert "No way to send a question is set up here" in ways(build)


def test_mail_form_and_public_page(build: Build) -> None:
    shown = ways(
        build,
        coursebook_ask_mail="ask@example.org",
        coursebook_ask_form="https://forms.example.org/ask?id=1",
        coursebook_repository="https://example.net/us/course",
        coursebook_policy=False,
    )
    assert 'data-mail="ask@example.org"' in shown and "mailto:" not in shown
    assert 'href="https://forms.example.org/ask?id=1"' in shown and "On the form at forms.example.org." in shown
    assert "public page at example.net" in shown and "Everyone can read" in shown


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        (
            "coursebook_ask_mail",
            "ask us",
            'conf.py: coursebook_ask_mail is "ask us". Write one mail address, such as "ask@example.org".',
        ),
        (
            "coursebook_ask_form",
            "http://example.org",
            'conf.py: coursebook_ask_form is "http://example.org". Write the address of a form, beginning with https://.',
        ),
    ],
)
def test_a_way_that_cannot_work_stops_the_build(build: Build, setting: str, value: str, message: str) -> None:
    assert build(tiny(), **{setting: value}).error.endswith(message)
