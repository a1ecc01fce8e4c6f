"""A number that comes into the list of a course: by its form nobody can tell whose a short one is, or one of a country far away."""

from pathlib import Path

import pytest

from .test_change import LABEL, judged
from .test_change import trees as trees

ENTRY = '{id}:\n  say: "{say}"\n  call: {call}\n  for: help\n  checked: 2026-11-23\n  expires: 2027-05-31\n'
KEEPER = "Only keepers change this: docs/numbers.yml\n"


@pytest.mark.parametrize(
    ("say", "call", "asks"),
    [
        ("1-800-555-0111", "tel:18005550111", False),
        ("212-555-0111", "tel:+12125550111", False),
        ("84711", "tel:84711", True),
        ("741 741", "tel:741741", True),
        ("+371 2000 0000", "tel:+37120000000", True),
        ("+252 61 500000", "tel:+25261500000", True),
    ],
)
def test_a_new_number_of_another_kind_needs_a_keeper(say: str, call: str, asks: bool, trees: tuple[Path, Path]) -> None:
    for tree in trees:
        (tree / "docs/pinned-numbers.txt").write_text("text-line 741741\n")
        with (tree / "docs/numbers.yml").open("a") as file:
            file.write(ENTRY.format(id="text-line", say="741741", call="sms:741741").replace("help", "help by text"))
    with (trees[1] / "docs/numbers.yml").open("a") as file:
        file.write(ENTRY.format(id="nurse", say=say, call=call))
    code, out, err = judged(trees)
    assert out == f"To look at: docs/numbers.yml: nurse is new: {say} ({call}). Call it.\n{KEEPER if asks else ''}"
    assert (code, err) == ((3, LABEL) if asks else (0, "Nothing refused.\n"))


def test_a_country_that_the_course_knows_needs_none(trees: tuple[Path, Path]) -> None:
    for tree in trees:
        with (tree / "docs/numbers.yml").open("a") as file:
            file.write(ENTRY.format(id="clinic", say="030 19240", call="tel:+493019240"))
    with (trees[1] / "docs/numbers.yml").open("a") as file:
        file.write(ENTRY.format(id="nurse", say="030 19241", call="tel:+493019241"))
    assert judged(trees)[0] == 0
