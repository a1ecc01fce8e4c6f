"""Whatever way to send a question is configured is shown, and what cannot work stops the build."""

import re

import pytest

from coursebook.site.editions.create import freeze

from ..conftest import Build
from ..course import tiny
from .history import FIRST, SECOND

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
        coursebook_ask_email="ask@example.org",
        coursebook_ask_form_url="https://forms.example.org/ask?id=1",
        coursebook_repository_url="https://example.net/us/course",
        coursebook_policy=False,
    )
    assert 'data-mail="ask@example.org"' in shown and "mailto:" not in shown
    assert 'href="https://forms.example.org/ask?id=1"' in shown and "On the form at forms.example.org." in shown
    assert "public page at example.net" in shown and "Everyone can read" in shown


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        (
            "coursebook_ask_email",
            "ask us",
            'conf.py: coursebook_ask_email is "ask us". Write one mail address, such as "ask@example.org".',
        ),
        (
            "coursebook_ask_form_url",
            "http://example.org",
            'conf.py: coursebook_ask_form_url is "http://example.org". Write the address of a form, beginning with https://.',
        ),
    ],
)
def test_a_way_that_cannot_work_stops_the_build(build: Build, setting: str, value: str, message: str) -> None:
    assert build(tiny(), **{setting: value}).error.endswith(message)


def test_an_edition_stores_the_ways_to_ask_and_not_the_form(build: Build) -> None:
    """Nothing of a stored text runs or is sent; words that look like a form stay words."""
    site = build(tiny(**{"index.md": f'{HOME}\n`<form class="ask">` or `</form>`\n'}), **FIRST)
    assert site.error == "" and '<form class="ask"' in site.html("")
    freeze(site.source, site.out)
    article = build({}, **SECOND).html("e/2026.4").partition("<article>")[2].partition("</article>")[0]
    assert "<form" not in article and 'id="ask-happened"' not in article
    assert '<div class="ask-ways">' in article and "&lt;form" in article and "&lt;/form&gt;" in article
