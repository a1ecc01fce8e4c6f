"""The table of words and pages: exact words, near words, pairs, and pieces that hold together."""

import json
from pathlib import Path

import pytest

from coursebook.search.related import word_page_table
from coursebook.search.related.related_words import find_missing, page_words, read_near
from coursebook.search.related.word_page_table import make_table

from ..conftest import Build
from .test_index import searchable

PAGES = [[(3.0, "Naloxone wakes"), (2.0, "spray that wakes him")], [(3.0, "Money for a funeral")], [(3.0, "A spray")]]
NEAR = read_near("# head\nnarcan naloxone:90 spray:60\n")


def leads(made: word_page_table.Table) -> dict[str, list[int]]:
    lines = dict(line.split(" ") for piece in made.pieces for line in piece.split("\n"))
    step = made.width + 1
    return {key: [int(text[i : i + made.width], 36) for i in range(0, len(text), step)] for key, text in lines.items()}


def test_a_word_leads_to_the_pages_that_say_it_and_the_best_is_first() -> None:
    found = leads(make_table(PAGES, {}))
    assert found["spray"] == [2, 0] and found["funeral"] == [1]
    assert "narcan" not in found


def test_a_word_on_no_page_leads_to_pages_with_near_words() -> None:
    assert leads(make_table(PAGES, NEAR))["narcan"] == [0, 2]


def test_two_words_side_by_side_lead_to_the_pages_that_say_them_so() -> None:
    found = leads(make_table(PAGES, {}))
    assert found["wakes+him"] == [0]
    assert "wakes+spray" not in found


def test_pieces_are_small_and_the_lines_of_a_word_stay_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_page_table, "SIZE", 30)
    made = make_table(PAGES, NEAR)
    assert len(made.pieces) > 3 and made.firsts == sorted(made.firsts)
    words = [{line.split(" ")[0].split("+")[0] for line in piece.split("\n")} for piece in made.pieces]
    assert sum(map(len, words)) == len(set().union(*words))


def test_a_line_of_the_near_words_that_is_not_whole_is_a_warning(build: Build) -> None:
    site = searchable(build, **{"docs/near-words.txt": "# head\nnarcan naloxone\n"})
    assert [line.partition("WARNING: ")[2] for line in site.warnings] == [
        'Line 2 is not a word with near words such as "sugar glucose:71". Make it again with: make search-meaning '
        "[coursebook.search-near]"
    ]
    assert json.loads((site.out / "pagefind" / "table.json").read_text())["firsts"]


def test_a_page_that_needs_a_word_and_a_page_on_a_mixture(build: Build) -> None:
    words = (
        "needs:\n  clinic: [doctor]\n  faq/sick-after-dose: [sick, a + after school]\ngroups:\n  a: [beer]\n  b: [pills]\n"
        "together:\n  faq/sick-after-dose: [a, b]\n  help-now: [a, c]\n"
    )
    site = searchable(build, **{"docs/search-words.yml": words})
    assert site.warnings == [
        'docs/search-words.yml:9: WARNING: There is no group "c". The groups are a, b. [coursebook.search-words]'
    ]
    shipped = json.loads((site.out / "pagefind" / "ranking.json").read_text())
    assert [evidence for _, evidence in shipped["needs"]] == [["doctor"], ["sick", [["beer"], ["after school"]]]]
    assert shipped["together"][0][1:] == [["beer"], ["pills"]]


def test_pages_that_come_behind_when_something_was_said(build: Build) -> None:
    words = "groups:\n  gone: [he died]\nunless:\n  gone: [faq/sick-after-dose, nowhere]\n  other: [help-now]\n"
    site = searchable(build, **{"docs/search-words.yml": words})
    assert sorted(line.partition("WARNING: ")[2] for line in site.warnings) == [
        'There is no group "other". The groups are gone. [coursebook.search-words]',
        'There is no page "nowhere". Write its path without ".md". [coursebook.search-words]',
    ]
    shipped = json.loads((site.out / "pagefind" / "ranking.json").read_text())
    assert [(len(pages), said) for pages, said in shipped["unless"]] == [(1, ["he died"]), (1, [])]


def test_a_word_alone_has_a_page_of_its_own(build: Build) -> None:
    words = "alone:\n  faq/sick-after-dose: [Queasy, sick]\n  nowhere: [x]\n"
    site = searchable(build, **{"docs/search-words.yml": words})
    assert [line.partition("WARNING: ")[2] for line in site.warnings] == [
        'There is no page "nowhere". Write its path without ".md". [coursebook.search-words]'
    ]
    shipped = json.loads((site.out / "pagefind" / "words.json").read_text())
    table_ = json.loads((site.out / "pagefind" / "table.json").read_text())
    assert shipped["alone"].keys() == {"queasy", "sick"}
    (place,) = set(shipped["alone"].values())
    shown = json.loads((site.out / "pagefind" / table_["shown"] / f"{place:x}.json").read_text())
    assert shown["url"] == "/faq/sick-after-dose/"


def test_other_lines_lead_to_a_page_that_does_not_show_them(build: Build) -> None:
    site = searchable(build, **{"docs/search-lines.yml": "sick-after-dose: [queasy morning]\nnowhere: [x]\n"})
    assert [line.partition("WARNING: ")[2] for line in site.warnings] == [
        'There is no page "nowhere". Write the id of a page. [coursebook.search-words]'
    ]
    table_ = "".join(file.read_text() for file in (site.out / "pagefind" / "table").glob("*/*.txt"))
    assert "queasy " in table_ and "queasy" not in site.html("faq/sick-after-dose")


def test_the_kept_near_words_know_most_words_of_the_pages() -> None:
    """After many new words: make search-meaning."""
    root = Path(__file__).parents[2]
    near = read_near((root / "docs" / "near-words.txt").read_text(encoding="utf-8"))
    words = {word for word in page_words(root) if word.isalpha()}
    assert len(find_missing(near, words)) < 0.25 * len(words)


def test_of_the_pairs_of_a_frequent_word_those_that_say_most_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pieces of a course with thousands of questions stay small."""
    pages = [[(3.0, "spray wakes"), (3.0, "spray wakes"), (3.0, f"spray word{number}")] for number in range(30)]
    monkeypatch.setattr(word_page_table, "WORD_SIZE", 300)
    found = leads(make_table(pages, {}))
    assert "spray" in found and len(found["spray+wakes"]) == 30
    assert sum(key.startswith("spray+") for key in found) < 20
    assert all(f"word{number}" in found for number in range(30))
