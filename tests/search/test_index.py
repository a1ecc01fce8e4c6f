"""What the index is given, and that the pages do not carry it."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import cbor2
import pytest

from coursebook.search import index, index_chunks
from coursebook.search.index_chunks import read
from coursebook.search.page_records import Record

from ..conftest import Build, Site
from ..course import NUMBERS, question, tiny

GLOSSARY = """\
---
checked: 2026-11-23
---

(the-glossary)=
# Glossary

```{glossary}
naloxone
  A spray that wakes.

  :people say: narcan, the spray
```
"""
BUTTON = '<button class="open-search"'
WORDS = "means:\n  naloxone: [narcam]\nleads-to:\n  help-now: [he turned zebra]\noffers: [help-now, in-your-words]\n"


def searchable(build: Build, **changed: str) -> Site:
    files = tiny(**{"docs/glossary.md": f"{GLOSSARY}", "docs/search-words.yml": WORDS, **changed})
    files["index.md"] = files["index.md"].replace("help-now\n", "help-now\ndocs/glossary\n")
    return build(files, coursebook_search=True, exclude_patterns=["_build"])


def shown(site: Site) -> dict[str, dict[str, str]]:
    files = (site.out / "pagefind" / "fragment").glob("*/*")
    hits = [json.loads(read(file))["meta"] for file in files]
    return {hit["url"]: hit for hit in hits}


def test_a_hit_shows_the_question_and_its_answer(build: Build) -> None:
    site = searchable(build)
    hits = shown(site)
    kept = {file.name.partition(".")[0] for file in (site.out / "pagefind").glob("pagefind*.js")}
    assert kept <= {"pagefind-worker"}, "Pagefind's own doors and search boxes are left out"
    assert hits["/faq/sick-after-dose/"] == {
        "url": "/faq/sick-after-dose/", "kind": "question", "title": "Why is he sick?", "answer": "Many causes.",
    }  # fmt: skip
    assert hits["/modules/see-the-pattern/keep-a-diary/"]["kind"] == "lesson"
    assert hits["/docs/glossary/#term-naloxone"]["answer"] == "A spray that wakes."


def test_the_words_are_in_the_index_and_not_in_the_page(build: Build) -> None:
    site = searchable(build, **{"faq/sick-after-dose.md": question("sick-after-dose").replace("why so", "zyzzyva now")})
    assert "zyzzyva" not in site.html("faq/sick-after-dose") and "zebra" not in site.html("help-now")
    index = b"".join(read(file) for file in (site.out / "pagefind" / "index").iterdir())
    assert b"zyzzyva" in index and b"zebra" in index


def test_the_glossary_and_our_list_say_what_words_mean(build: Build) -> None:
    site = searchable(build)
    words = json.loads((site.out / "pagefind" / "words.json").read_text())
    assert words["terms"] == [["naloxone", ["narcan", "the spray"]]]
    assert words["means"] == {"naloxone": ["narcam"]}
    ranking = json.loads((site.out / "pagefind" / "ranking.json").read_text())
    assert ranking["offers"] == [["help-now/", "Help now"], ["in-your-words/", "In your words"]]


def test_a_wrong_list_is_a_warning(build: Build) -> None:
    site = searchable(build, **{"docs/search-words.yml": "means: {naloxone: [[911]]}\noffers: [nowhere]\nmeens: {}\n"})
    assert [line.partition("WARNING: ")[2] for line in site.warnings] == [
        'There is no part "meens". The parts are means, leads-to, alone, little, defining, offers, needs, groups, together, unless. [coursebook.search-words]',
        '"means" must hold texts only, such as [one, two]. [coursebook.search-words]',
        'There is no page "nowhere". Write its path without ".md". [coursebook.search-words]',
    ]


def test_a_course_without_a_list_is_searchable(build: Build) -> None:
    site = build(tiny(), coursebook_search=True)
    assert site.warnings == []
    assert "/help-now/" in shown(site)


def test_a_course_without_a_search_has_no_box_for_one(build: Build) -> None:
    for wanted in (False, True):
        site = build(tiny(), coursebook_search=wanted)
        assert [mark in site.html("help-now") for mark in (BUTTON, "<dialog")] == [wanted, wanted]
        assert (site.out / "together").exists() == wanted


def test_the_index_lies_in_small_pieces(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every word is in the piece that the list of pieces names for it, and every page has its file."""
    monkeypatch.setattr(index_chunks, "SIZE", 60)
    folder = searchable(build).out / "pagefind"
    entry = json.loads((folder / "pagefind-entry.json").read_text())
    _, pages, listed, *_ = cbor2.loads(read(folder / f"pagefind.{entry['languages']['en']['hash']}.pf_meta"))
    assert len(listed) > 5 and [first for first, _, _ in listed] == sorted(first for first, _, _ in listed)
    for first, last, name in listed:
        words = [word for word, *_ in cbor2.loads(read(folder / f"index/{name}.pf_index"))[0]]
        assert words == sorted(words) and (words[0], words[-1]) == (first, last)
        assert len(words) == 1 or (folder / f"index/{name}.pf_index").stat().st_size < 150
    assert len(listed) == len(list((folder / "index").iterdir()))
    assert {f"{name}.pf_fragment" for name, _ in pages} == {
        file.relative_to(folder / "fragment").as_posix() for file in (folder / "fragment").glob("*/*")
    }


def test_new_words_give_all_files_new_names(build: Build) -> None:
    """A browser that still has files of the last index never mixes them with those of the new one."""

    def named(site: Site) -> set[str]:
        folder = site.out / "pagefind"
        return {
            file.relative_to(folder).as_posix() for kind in ("*.pf_meta", "fragment/*/*") for file in folder.glob(kind)
        }

    first = named(searchable(build))
    page = question("sick-after-dose", "Why is he sick?", "Few causes.")
    assert named(
        build({"faq/sick-after-dose.md": page}, coursebook_search=True, exclude_patterns=["_build"])
    ).isdisjoint(first)


def test_a_file_that_is_not_whole_stops_the_build(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = index._index

    def cut_short(known: Sequence[Record], target: Path, language: str) -> None:
        whole(known, target, language)
        (target / "pagefind-entry.json").write_text("")

    monkeypatch.setattr(index, "_index", cut_short)
    site = searchable(build)
    assert site.error == (
        "The search index was not made: Pagefind left a file that is not whole "
        "(Expecting value: line 1 column 1 (char 0)). Build again."
    )
    assert not (site.out / "pagefind").exists()


WORDY = ("cedar", "cedars", "cedaring", "cabin", "oak")


def corrected_to(build: Build, answer: str, asked: Sequence[str] = ()) -> list[str]:
    """Of these words those that a misspelled one is corrected to, in their order, where a page has this short answer."""
    page = question("sick-after-dose", "Why is he sick?", answer)
    lines = "".join(f"  - {line}\n" for line in asked)
    page = page.replace("  - why so\n", f"  - why so\n{lines}")
    files = tiny(**{"faq/sick-after-dose.md": page})
    folder = build(files, coursebook_search=True).out / "pagefind"
    words, word = [], ""
    for shared, rest in re.findall("([A-Z])([a-z0-9]+)", json.loads((folder / "ranking.json").read_text())["words"]):
        word = word[: ord(shared) - ord("A")] + rest
        words.append(word)
    return [word for word in words if word in WORDY]


@pytest.mark.parametrize(
    ("answer", "asked", "kept"),
    [
        ("A cedar.", [], []),
        ("A cedar. One cedar.", [], ["cedar"]),
        ("Text.", ["cedar one", "cedar two", "cedar three"], []),
        ("Text.", ["cedar one", "cedar two", "cedar three", "cedar four"], ["cedar"]),
        ("A cedar.", ["cedar one"], ["cedar"]),
        ("A cedar, Cedars, CEDARS.", [], ["cedars"]),
        ("Cabin cedar. Cedar cabin.", [], ["cabin", "cedar"]),
        ("Cabin cedar. Cedar cabin. Cedar cedar.", [], ["cedar", "cabin"]),
        ("Cabin cedar. Cedar cabin. Cedar.", [], ["cabin", "cedar"]),
        ("Cedar cedar cedars cedars cedaring cedaring.", [], ["cedar"]),
        ("Cedars cedars cedaring cedaring.", [], ["cedaring", "cedars"]),
        ("Oak oak oak.", [], []),
    ],
)
def test_a_misspelled_word_is_corrected_to_what_is_said_often(
    answer: str, asked: list[str], kept: list[str], build: Build
) -> None:
    """Twice where a page writes it, four times where people alone do; the forms of a word that is there are left out."""
    assert corrected_to(build, answer, asked) == kept


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (1, "1"), (9, "9"), (10, "a"), (35, "z"), (36, "10"), (71, "1z"), (1296, "100"), (46655, "zzz")]
)  # fmt: skip
def test_pages_are_numbered_in_base_36(number: int, text: str) -> None:
    assert index_chunks.format_base36(number) == text and int(text, 36) == number


@pytest.mark.parametrize(
    ("wanted", "calls"), [(["crisis-line", "emergency", "gone"], ["988", "911"]), (["emergency"], ["911"]), (["gone"], [])]
)  # fmt: skip
def test_the_box_calls_the_numbers_of_the_course(wanted: list[str], calls: list[str], build: Build) -> None:
    """The page for wrong addresses has them, too."""
    numbers = NUMBERS + NUMBERS.replace("emergency", "crisis-line").replace("911", "988")
    site = build(tiny(**{"docs/numbers.yml": numbers}), coursebook_search=True, coursebook_search_numbers=wanted)
    assert site.error == "" and re.findall(r'<a href="tel:(\d+)">Call \1</a>', box(site)) == calls
    lost = (site.out / "404.html").read_text(encoding="utf-8").partition("<article")[2]
    assert re.findall(r'<strong><a href="tel:(\d+)">Call \1</a></strong>', lost) == calls


def box(site: Site) -> str:
    """The paragraph of the search box for who is in danger."""
    return "".join(re.findall(r'<p class="urgent">In danger now\?.*?</p>', site.html("faq/sick-after-dose")))
