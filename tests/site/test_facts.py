"""Telephone numbers and other facts that change live in two files; pages name them."""

from datetime import date
from pathlib import Path

from coursebook.core.problems import Rule
from coursebook.lint.check import check

from ..conftest import Build
from ..course import NUMBERS, question, tiny
from ..lint.good_course import good


def test_a_page_names_a_number(build: Build) -> None:
    page = question("sick-after-dose", body="Call {number}`emergency`.")
    site = build(tiny(**{"docs/numbers.yml": NUMBERS, "faq/sick-after-dose.md": page}), myst_url_schemes=["tel"])
    assert site.warnings == []
    assert 'href="tel:911">911</a>' in site.article("faq/sick-after-dose")
    changed = build({"docs/numbers.yml": NUMBERS.replace("911", "112")}, myst_url_schemes=["tel"])
    assert 'href="tel:112">112</a>' in changed.article("faq/sick-after-dose")


def test_a_number_that_is_not_in_the_list(build: Build) -> None:
    page = question("sick-after-dose", body="Call {number}`emergencies`.")
    site = build(tiny(**{"docs/numbers.yml": NUMBERS, "faq/sick-after-dose.md": page}))
    assert site.warnings == [
        'faq/sick-after-dose.md:15: WARNING: There is no number "emergencies" in docs/numbers.yml. Did you mean emergency? '
        "[coursebook.unknown-number]"
    ]


FACTS = """\
appeal-days:
  say: 180 days
  about: The time to appeal.
  kind: law
  source: plan2026
  checked: 2026-11-23
  expires: 2027-05-31
"""


def test_a_page_prints_a_fact(build: Build) -> None:
    page = question("sick-after-dose", body="You have {fact}`appeal-days` for it.")
    site = build(tiny(**{"docs/facts.yml": FACTS, "faq/sick-after-dose.md": page}))
    assert site.warnings == []
    assert "<p>You have 180 days for it.</p>" in site.article("faq/sick-after-dose")
    changed = build({"docs/facts.yml": FACTS.replace("180", "90")})
    assert "<p>You have 90 days for it.</p>" in changed.article("faq/sick-after-dose")


def test_a_fact_that_is_not_in_the_list(build: Build) -> None:
    page = question("sick-after-dose", body="You have {fact}`appeal-day`.")
    site = build(tiny(**{"docs/facts.yml": FACTS, "faq/sick-after-dose.md": page}))
    assert site.warnings == [
        'faq/sick-after-dose.md:15: WARNING: There is no fact "appeal-day" in docs/facts.yml. Did you mean appeal-days? '
        "[coursebook.unknown-fact]"
    ]


def test_a_fact_of_no_known_kind(build: Build) -> None:
    site = build(tiny(**{
        "docs/facts.yml": FACTS.replace("kind: law", "kind: rumor"),
        "faq/sick-after-dose.md": question("sick-after-dose", body="{fact}`appeal-days`"),
    }))  # fmt: skip
    assert site.warnings[0] == (
        'docs/facts.yml:4: WARNING: "kind" of "appeal-days" cannot be "rumor". Write one of law, label, supply, service. '
        "[coursebook.bad-facts]"
    )


def test_what_is_expired_warns(tmp_path: Path) -> None:
    for name, text in good(**{"docs/facts.yml": FACTS.replace("plan2026", "sordo2017")}).items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    before = check(tmp_path, today=date(2027, 5, 31))
    assert [problem for problem in before if problem.rule is not Rule.DUE_SOON] == []
    assert [str(problem) for problem in check(tmp_path, today=date(2027, 11, 24))] == [
        "docs/facts.yml:1: 180 days (appeal-days) was to be looked up again by 2027-05-31. Open its source, correct the "
        "words if it changed, and write the new days. [expired]",
        "docs/numbers.yml:1: 911 (emergency) was to be looked up again by 2027-11-23. Open its owner's page, correct the "
        "number if it changed, and write the new days. [expired]",
    ]
