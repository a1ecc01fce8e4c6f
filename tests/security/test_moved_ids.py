"""Links, printed codes and citations lead to an id: where it goes to another page, or stands over other words, people read both."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .test_change import LABEL, both, drop, judged, put, replace
from .test_change import trees as trees

SICK, CLINIC = "faq/sick-after-dose.md", "faq/clinic-says-nothing.md"
GIVE = "\n\n(what-to-give)=\n## What to give\n\nGive water, and wait.\n"
MOVED = (
    'To look at: faq/clinic-says-nothing.md: "what-to-give" was on faq/sick-after-dose.md, and every link and printed code of '
    "it leads here now. Read both pages.\n"
)


def add(name: str, text: str) -> Callable[[Path], object]:
    return lambda tree: (tree / name).write_text((tree / name).read_text().rstrip() + text)


@pytest.fixture
def published(trees: tuple[Path, Path]) -> tuple[Path, Path]:
    for tree in trees:
        both(add(SICK, GIVE), replace("permalinks.txt", "tiny-home page", "tiny-home page\nwhat-to-give section"))(tree)
    return trees


def test_a_section_on_another_page_needs_a_keeper(published: tuple[Path, Path]) -> None:
    both(replace(SICK, GIVE, "\n"), add(CLINIC, GIVE.replace("water, and wait", "him all the pills")))(published[1])
    assert judged(published) == (3, f"{MOVED}Only keepers change this: {CLINIC}\n", LABEL)
    assert judged(published, "--keeper")[0] == 0


def test_other_words_over_it_there_are_told_too(published: tuple[Path, Path]) -> None:
    both(replace(SICK, GIVE, "\n"), add(CLINIC, GIVE.replace("to give", "to take")))(published[1])
    code, out, _ = judged(published)
    assert code == 3
    assert out.startswith(
        f'{MOVED}To look at: faq/clinic-says-nothing.md: "what-to-give" stood over "What to give" and stands over "What to take". '
        "Old links and printed codes lead to it: does it still say what they promise?\n"
    )


@pytest.mark.parametrize(
    ("title", "is_shown"),
    [("What to take", True), ("What not to give", True), ("What to *give*", False), ("What to give?", False)],
)
def test_another_heading_is_shown(title: str, is_shown: bool, published: tuple[Path, Path]) -> None:
    replace(SICK, "## What to give", f"## {title}")(published[1])
    code, out, _ = judged(published)
    assert (code, f'"what-to-give" stood over "What to give" and stands over "{title}".' in out) == (0, is_shown)
    assert bool(out) == is_shown


def test_a_page_that_moves_whole_takes_its_ids_along(published: tuple[Path, Path]) -> None:
    text = (published[0] / SICK).read_text()
    new = text.replace("(sick-after-dose)=", "(sick-after-a-dose)=").replace(
        "checked:", "formerly: [sick-after-dose, /faq/sick-after-dose/]\nchecked:"
    )
    both(
        drop(SICK),
        put("faq/sick-after-a-dose.md", new),
        replace(
            "permalinks.txt",
            "sick-after-dose question",
            "sick-after-a-dose question\nsick-after-dose question -> sick-after-a-dose",
        ),
    )(published[1])
    code, out, _ = judged(published)
    assert (code, "what-to-give" in out) == (0, False), out


def test_a_page_that_takes_the_place_of_another_takes_no_ids_along(published: tuple[Path, Path]) -> None:
    """A page that is there already says that it was the other one: what it holds is another text."""
    both(
        drop(SICK),
        replace(CLINIC, "checked:", "formerly: [sick-after-dose, /faq/sick-after-dose/]\nchecked:"),
        add(CLINIC, GIVE),
        replace("permalinks.txt", "sick-after-dose question", "sick-after-dose question -> clinic-says-nothing"),
    )(published[1])
    code, out, _ = judged(published)
    assert (code, MOVED in out) == (3, True), out
