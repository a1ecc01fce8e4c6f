"""An id that two places have: the second is named with its line, and with the place of the first."""

from pathlib import PurePosixPath

import pytest

from coursebook.core import suggestions
from coursebook.core.pages import cross_page_checks
from coursebook.core.pages.parser import Layout, read_page

from ..course import question

SICK, CLINIC = PurePosixPath("faq/sick-after-dose.md"), PurePosixPath("faq/clinic-says-nothing.md")
BESIDE = "Give one of the two another id."


def said(**texts: str) -> list[str]:
    pages = {}
    for name, text in texts.items():
        path = {"sick": SICK, "clinic": CLINIC}[name]
        page = read_page(path, text, Layout())[0]
        assert page
        pages[path] = page
    found = cross_page_checks.check(pages, [], PurePosixPath("faq/topics.yml"))
    return [f"{one.path}:{one.line}: {one.message}" for one in found if one.rule.id == "duplicate-id"]


def asked(id_: str, body: str = "", more: str = "") -> str:
    return question(id_, body=body, more=more)


WITHOUT_ID = asked("sick-after-dose").replace("(sick-after-dose)=\n", "")
PART = "({})=\n## A part\n\nText.\n"


@pytest.mark.parametrize(
    ("sick", "clinic", "says"),
    [
        (asked("sick-after-dose"), asked("clinic-says-nothing"), None),
        (asked("sick-after-dose"), asked("clinic-says-nothing", PART.format("sick-after-dose")),
         f'{CLINIC}:16: The id "sick-after-dose" is also the id of {SICK}:11. {BESIDE}'),
        (WITHOUT_ID, asked("clinic-says-nothing", PART.format("sick-after-dose")),
         f'{CLINIC}:16: The id "sick-after-dose" is also the id of {SICK}:1. {BESIDE}'),
        (asked("sick-after-dose", more="formerly: [old-name]\n"), asked("clinic-says-nothing", PART.format("old-name")),
         f'{CLINIC}:16: The id "old-name" is also the id of {SICK}:8. {BESIDE}'),
        (asked("sick-after-dose", more="formerly:\n  - old-name\n"), asked("clinic-says-nothing", more="formerly: [old-name]\n"),
         f'{CLINIC}:8: The id "old-name" is also the id of {SICK}:8. {BESIDE}'),
        (asked("sick-after-dose", PART.format("sick-after-dose")), asked("clinic-says-nothing"),
         f'{SICK}:16: The id "sick-after-dose" is also the id of {SICK}:11. {BESIDE}'),
        (asked("sick-after-dose", PART.format("Clinic-says-nothing")), asked("clinic-says-nothing"),
         f'{CLINIC}:11: The id "clinic-says-nothing" differs in capitals only from "Clinic-says-nothing", the id of {SICK}:16. {BESIDE}'),
    ],
)  # fmt: skip
def test_the_second_claim_is_named(sick: str, clinic: str, says: str | None) -> None:
    assert said(sick=sick, clinic=clinic) == ([says] if says else [])


def test_a_page_that_is_read_first_has_the_id() -> None:
    assert said(clinic=asked("clinic-says-nothing", PART.format("sick-after-dose")), sick=WITHOUT_ID) == [
        f'{SICK}:1: The id "sick-after-dose" is also the id of {CLINIC}:16. {BESIDE}'
    ]


def test_a_kind_that_is_listed_names_what_is_near() -> None:
    assert cross_page_checks.find_unknown("topic", "clinic", ["clinic"]) is None
    wrong = cross_page_checks.find_unknown("module", "talk", ["talk-well", "see-the-pattern"])
    assert wrong and (wrong[0].id, wrong[1]) == ("unknown-module", 'There is no module "talk". Did you mean talk-well?')
    wrong = cross_page_checks.find_unknown("moment", "now", ["later-then"])
    assert wrong and (wrong[0].id, wrong[1]) == ("unknown-moment", 'There is no moment "now".')


@pytest.mark.parametrize("others", [0, suggestions.FEW - 3, suggestions.FEW - 2, 5_000])
def test_a_near_name_is_found_among_few_and_among_many(others: int) -> None:
    names = ["sick-after-dose", "pharmacy-has-none", *(f"x{n}-y{n}" for n in range(others))]
    assert suggestions.find_near("sick-after-does", names)[0] == "sick-after-dose"
    assert suggestions.find_near("no-pharmacy-at-all-here", names) == ["pharmacy-has-none"]
    assert suggestions.find_near("qqqq", names) == []
    assert suggestions.suggest("sick-after-does", names[:1]) == " Did you mean sick-after-dose?"
    assert suggestions.suggest("qqqq", names) == ""


def test_so_many_near_names_and_no_more() -> None:
    names = [f"sick-after-dose-{n}" for n in range(5)]
    assert suggestions.find_near("sick-after-dose", names) == [
        "sick-after-dose-4",
        "sick-after-dose-3",
        "sick-after-dose-2",
    ]
    assert len(suggestions.find_near("sick-after-dose", names, most=1)) == 1
