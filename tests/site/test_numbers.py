"""Telephone numbers live in one file; pages name them."""

from datetime import date
from pathlib import Path

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


def test_an_expired_number_warns(tmp_path: Path) -> None:
    for name, text in good().items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    assert check(tmp_path, today=date(2027, 11, 23)) == []
    assert [str(problem) for problem in check(tmp_path, today=date(2027, 11, 24))] == [
        "docs/numbers.yml:1: 911 (emergency) was to be looked up again by 2027-11-23. Open its owner's page, correct the "
        "number if it changed, and write the new days. [expired]"
    ]
