"""The kept list of near words: its lines, and which words of the pages it must know."""

from pathlib import Path

import pytest

from coursebook.lint.check import check
from coursebook.search.related.related_words import LONGEST, find_missing, page_words, read_near

from ..lint.test_pages import write
from ..lint.whole_course import whole


def test_a_line_gives_a_word_with_its_near_words() -> None:
    assert read_near("# head\nnarcan naloxone:90 spray:100\nmoney cash:05\n# end\n") == {
        "narcan": (("naloxone", 0.9), ("spray", 1.0)), "money": (("cash", 0.05),),
    }  # fmt: skip
    assert read_near("") == read_near("# head\n") == {}


def test_the_check_says_what_a_build_would_stop_at(tmp_path: Path) -> None:
    course = write(tmp_path / "course", whole())
    near, learned = course / "docs/near-words.txt", course / "docs/cries/learned.txt"
    near.write_text("# head\nnarcan naloxone:90\n", encoding="utf-8")
    assert check(course) == []
    for line in ("narcan", "", "Narcan naloxone:90"):
        near.write_text(f"# head\n{line}\nmoney cash:05\n", encoding="utf-8")
        message = 'This is not a word with near words such as "sugar glucose:71". Make the list again with: make search-meaning'
        assert list(map(str, check(course))) == [f"docs/near-words.txt:2: {message} [bad-word-list]"]
    near.unlink()
    learned.parent.mkdir(exist_ok=True)
    learned.write_text("examples of nothing\n", encoding="utf-8")
    message = "What was learned from the example sentences is not whole. Make it again with: make cries"
    assert list(map(str, check(course))) == [f"docs/cries/learned.txt:1: {message} [bad-word-list]"]


@pytest.mark.parametrize(
    "line", ["narcan", "narcan naloxone", "narcan naloxone:9", "narcan naloxone:1000", "narcan  naloxone:90", "Narcan naloxone:90", "narcan naloxone:90 ", " narcan naloxone:90", "", "narcan naloxone:-90", "a1 b:90"],
)  # fmt: skip
def test_a_line_that_is_not_whole_is_named_by_its_number(line: str) -> None:
    for before in range(3):
        with pytest.raises(ValueError, match=f"^Line {before + 1} is not a word with near words"):
            read_near("narcan naloxone:90\n" * before + f"{line}\nmoney cash:05\n")


def test_missing_is_what_no_line_names() -> None:
    near = read_near("narcan naloxone:90\nmoney cash:70\n")
    assert find_missing(near, ["narcan", "naloxone", "cash", "zebra", "apple", "zebra"]) == ["apple", "zebra"]
    assert find_missing({}, ["b", "a"]) == ["a", "b"] and find_missing(near, []) == []


def test_the_words_of_the_pages_are_what_a_reader_meets(tmp_path: Path) -> None:
    files = {
        "help-now.md": "---\nchecked: 2026-11-23\ntopics:\n  - hidden-topic\nasked:\n  - why queasy\n---\n\n(help-now)=\n# Help\n\n"
        f"Spray {{footcite:p}}`sordo` {{term}}`naloxone` <tag> https://doi.org/zzz b {'x' * LONGEST} {'y' * (LONGEST + 1)}\n",
        "faq/one.md": "Question words.\n",
        "faq/deep/two.md": "Unread question.\n",
        "modules/talk/index.md": "Module words.\n",
        "modules/talk/deep/er.md": "Deeper.\n",
        "docs/handbook.md": "Builders.\n",
        "docs/search-words.yml": "means:\n  naloxone: [narcan]\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    words = page_words(tmp_path)
    assert {"queasy", "spray", "naloxone", "question", "module", "deeper", "narcan", "x" * LONGEST} <= words
    assert (
        not {
            "hidden",
            "topic",
            "sordo",
            "footcite",
            "term",
            "tag",
            "zzz",
            "b",
            "unread",
            "builders",
            "y" * (LONGEST + 1),
        }
        & words
    )
