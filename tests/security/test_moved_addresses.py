"""Addresses of before, which a page names under ``formerly``: printed codes and bookmarks lead to them, so none moves in silence."""

from pathlib import Path

import pytest

from .test_change import LABEL, both, drop, judged, put, replace
from .test_change import trees as trees

SICK, CLINIC = "faq/sick-after-dose.md", "faq/clinic-says-nothing.md"
OLD = "formerly: [/faq/old-place/]\nchecked:"


@pytest.fixture
def published(trees: tuple[Path, Path]) -> tuple[Path, Path]:
    for tree in trees:
        replace(SICK, "checked:", OLD)(tree)
    return trees


def test_an_address_that_leads_to_another_page_needs_a_keeper(published: tuple[Path, Path]) -> None:
    both(replace(SICK, OLD, "checked:"), replace(CLINIC, "checked:", OLD))(published[1])
    said = f"To look at: {CLINIC}: /faq/old-place/ led to {SICK}, and every link and printed code of it leads here now. Read both pages.\n"
    assert judged(published) == (3, f"{said}Only keepers change this: {CLINIC}\n", LABEL)


def test_an_address_that_leads_nowhere_is_refused(published: tuple[Path, Path]) -> None:
    replace(SICK, OLD, "checked:")(published[1])
    assert judged(published)[:2] == (
        1,
        f'{SICK}:1: The address /faq/old-place/ led to this page, and it leads nowhere now. Write it again: "formerly: [/faq/old-place/]". [vanished-id]\n',
    )


def test_an_address_that_no_page_had_is_shown(published: tuple[Path, Path]) -> None:
    replace(SICK, OLD, "formerly: [/faq/old-place/, /faq/never-there/]\nchecked:")(published[1])
    code, out, _ = judged(published)
    assert (code, out) == (
        0,
        f"To look at: {SICK}: new former address: /faq/never-there/. No page that changes had it. Was it ever published?\n",
    )


def test_the_place_of_a_page_that_moved_is_no_other_page(published: tuple[Path, Path]) -> None:
    text = (published[0] / SICK).read_text()
    moved = text.replace("(sick-after-dose)=", "(sick-after-a-dose)=").replace(
        OLD, "formerly: [sick-after-dose, /faq/old-place/]\nchecked:"
    )
    both(
        drop(SICK),
        put("faq/sick-after-a-dose.md", moved),
        replace(CLINIC, "checked:", "formerly: [/faq/sick-after-dose/]\nchecked:"),
        replace(
            "permalinks.txt",
            "sick-after-dose question",
            "sick-after-a-dose question\nsick-after-dose question -> sick-after-a-dose",
        ),
    )(published[1])
    code, out, _ = judged(published)
    assert (code, f"/faq/sick-after-dose/ led to {SICK}" in out) == (3, True), out
