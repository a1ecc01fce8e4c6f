"""From Markdown to numbers: what a reader meets, and how hard it is."""

from pathlib import Path, PurePosixPath

import pytest

from coursebook.core.language.readability import (
    compute_flesch_kincaid,
    compute_smog,
    find_cited_keys,
    is_long,
    measure,
    split_sentences,
)
from coursebook.core.language.syllables import count_syllables, read_syllables

LIST = PurePosixPath("docs/syllables.txt")
OWN, _ = read_syllables(LIST, (Path(__file__).parents[2] / LIST).read_text("utf-8"))

TALK = """:::{dialogue}
You: I was scared. I love you, and I would
  like to eat with you.
(He sits down.)
Your son, 19: Fine.
:::
"""
CHECK = """:::{self-check}
He is late. What do you say?

"You promised me that you would be home by nine o'clock."
: **No.** It begins a fight.
:::
"""
FIGURE = """```{figure} way.svg
:alt: A path with six stops and a house at its end.

From the door to the house {footcite:p}`post2018`.
```
"""


@pytest.mark.parametrize(
    ("markdown", "read"),
    [
        ("---\nchecked: 2026-11-23\n---\n\n(a-page)=\n# A page\n\n% A remark.\nSit down.", ["A page.", "Sit down."]),
        ("# Is it bad?\n\n## 2. Go", ["Is it bad?", "2. Go."]),
        ("- one\n- two, and\n  a half\n* three!\n1. four\n2) five.", ["one.", "two, and a half.", "three!", "four.", "five."]),
        ("Bring:\n\n- water", ["Bring.", "water."]),
        ("Sit\ndown. Wait.", ["Sit down.", "Wait."]),
        ("| Age | Words |\n| --- | :-: |\n| 4 to 7 | No \\| yes. |", ["Age.", "Words.", "4 to 7.", "No | yes."]),
        ("He saw Dr. Lee at 2.30 p.m. in the U.S. today. Good.", ["He saw Dr. Lee at 2.30 p.m. in the U.S. today.", "Good."]),
        ("No. It is $5.50 … Next.", ["No.", "It is $5.50 …", "Next."]),
        ("**Stop.** Use `it` *now*, _here_. [Read it](../a.md#b).", ["Stop.", "Use it now, here.", "Read it."]),
        ("It is 3 {footcite:p}`a2001, b2002`. And 4. {footcite:t}`c`", ["It is 3.", "And 4."]),
        ("A {term}`dose` and {term}`pills <opioid>`.", ["A dose and pills."]),
        ("Call {number}`emergency` now.", ["Call 911 now."]),
        ("See {question}`he-threw-up`\nThen sleep.", ['See "Why is he sick?"', "Then sleep."]),
        ("See [](../m/he-threw-up.md) and [](m/index.md).", ['See "Why is he sick?" and "m".']),
        ("See ![a picture](x.svg) <https://x.org/a.b> it{.small}.", ["See it."]),
        (":::{write-in} Where it is\n:lines: 2\n:::", ["Where it is."]),
        (":::{admonition} Do this now\n:class: do-now\nEat well.\n:::\nSleep.", ["Do this now.", "Eat well.", "Sleep."]),
        ("::::{note}\n:::{warning}\nStop\n:::\nGo\n::::\nOn", ["Stop.", "Go.", "On."]),
        ("```{toctree}\n:hidden:\n\na/index\n```\n```\ncode here\n```\nOn.", ["On."]),
        (FIGURE, ["From the door to the house."]),
        (TALK, ["I was scared.", "I love you, and I would like to eat with you.", "(He sits down.)", "Fine."]),
        ("", []),
    ],
)  # fmt: skip
def test_what_a_reader_meets(markdown: str, read: list[str]) -> None:
    names = {"he-threw-up": "Why is he sick?", "emergency": "911"}
    assert [sentence.text for sentence in split_sentences(markdown, names)] == read


@pytest.mark.parametrize(
    ("markdown", "outside"),
    [
        ("Sit down with me.", [4]),
        ('They call it "rock bottom" here.', [6]),
        ('You could say: "I was so scared for you." Then stop.', [3, 2]),
        ('Say "Was I too loud? Did I scare you? I am sorry." Then stop.', [1, 0, 0, 2]),
        ("Say “I was so scared for you” now.", [2]),
        ("> I was so scared.\n> I love you.\n\n> Come.\n\nWait.", [0, 0, 0, 1]),
        ("> I was so scared\nfor you.\n\nWait.", [0, 1]),
        (TALK, [0, 0, 3, 0]),
        (CHECK, [3, 4, 0, 1, 4]),
        ("See {question}`he-threw-up` for it.", [3]),
    ],
)
def test_words_outside_quotations(markdown: str, outside: list[int]) -> None:
    names = {"he-threw-up": "Why is he sick on the very first day?"}
    assert [sentence.length for sentence in split_sentences(markdown, names)] == outside


@pytest.mark.parametrize(
    ("markdown", "prose"),
    [
        ("# Is it bad?", [False]),
        ("| Go on. |\n\nGo on.", [False, True]),
        ("- one\n- Sit down.", [False, True]),
        ("> Come here.", [False]),
        ('Say "I was so scared for you." Stop.', [False, True]),
    ],
)
def test_what_is_prose(markdown: str, prose: list[bool]) -> None:
    assert [sentence.prose for sentence in split_sentences(markdown)] == prose


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "the stopped loved breathe lives makes years craft MOUD 5 hmm"),
        (2, "being being's didn't isn't doing little ended needed boxes watches safely hopeful US ER tired people a.m"),
        (
            3,
            "overdose medicine clinician naloxone methadone fentanyl Suboxone Suboxone's naltrexone opioid IOP FDA 911",
        ),
        (4, "buprenorphine overdoses situation HealthCare.gov gabapentin 12-year-old 63%"),
        (5, "medetomidine university"),
        (6, "benzodiazepines"),
    ],
)
def test_syllables(count: int, words: str) -> None:
    assert {word: count_syllables(word, OWN) for word in words.split()} == dict.fromkeys(words.split(), count)


def test_a_course_counts_its_own_names() -> None:
    own, problems = read_syllables(LIST, "# Ours.\n\nmetformin 3\nübelkeit 3\n")
    assert (own, problems) == ({"metformin": 3, "übelkeit": 3}, [])
    assert [count_syllables(word, own) for word in ("Metformin's", "pre-metformin", "ÜBELKEIT", "insulin")] == [
        3,
        4,
        3,
        3,
    ]


@pytest.mark.parametrize(
    "line", ["metformin", "Metformin 3", "metformin 0", "metformin 13", "two words 2", "metformin: 3", "a1 2"]
)
def test_a_line_that_is_no_word_with_its_syllables(line: str) -> None:
    _, problems = read_syllables(LIST, f"insulin 3\n{line}\n")
    assert [str(problem) for problem in problems] == [
        f'docs/syllables.txt:2: "{line}" is not a word in small letters, a blank and the number of its syllables. '
        "Write a line such as: electrolyte 4 [bad-word-list]"
    ]


def test_a_word_stands_once_in_the_list() -> None:
    _, problems = read_syllables(LIST, "insulin 3\ninsulin 2\n")
    assert [str(problem) for problem in problems] == [
        'docs/syllables.txt:2: "insulin" stands in this list twice. Take one of the two lines out. [bad-word-list]'
    ]


def test_the_formulas() -> None:
    assert compute_flesch_kincaid(words=100, sentences=5, syllables=150) == pytest.approx(9.91)
    assert compute_flesch_kincaid(words=6, sentences=1, syllables=6) == pytest.approx(-1.45)
    assert compute_flesch_kincaid(words=0, sentences=0, syllables=0) == 0
    assert compute_smog(long_words=30, sentences=30) == pytest.approx(8.8418, abs=1e-4)
    assert compute_smog(long_words=0, sentences=10) == pytest.approx(3.1291)
    assert compute_smog(long_words=9, sentences=9) is None


def test_a_page_in_numbers() -> None:
    page = measure("# The cat\n\nThe cat sat on the mat. It drank some medicine {footcite:p}`a2001,b2002`.\n")
    assert (page.words, page.syllables, len(page.sentences), page.minutes, page.sources) == (12, 14, 3, 1, 2)
    assert page.grade == pytest.approx(0.39 * 12 / 3 + 11.8 * 14 / 12 - 15.59)
    assert page.prose_grade == pytest.approx(0.39 * 10 / 2 + 11.8 * 12 / 10 - 15.59)
    assert page.smog is None
    assert page.longest.text == "The cat sat on the mat."


def test_an_empty_page() -> None:
    page = measure("")
    assert (page.words, page.minutes, page.grade, page.prose_grade, page.longest.length) == (0, 0, 0, 0, 0)


def test_minutes_are_rounded_up() -> None:
    assert measure("one " * 130).minutes == 1
    assert measure("one " * 131).minutes == 2


def test_a_list_without_full_stops_is_not_one_sentence() -> None:
    assert measure("- take your time\n" * 20).grade == measure("Take your time. " * 20).grade


def test_smog_spares_drugs_numbers_and_words_that_are_explained() -> None:
    ten = "It was a day. " * 9
    assert measure(ten + "Buprenorphine's 1,200 opioids.", explained={"opioid"}, own=OWN).smog == pytest.approx(3.1291)
    assert measure(ten + "Buprenorphine's 1,200 opioids.", own=OWN).smog == pytest.approx(3.1291 + 1.0430 * 3**0.5)
    assert is_long("appointment") and not is_long("clinic")


def test_a_single_sentence_has_a_grade_by_which_the_hard_ones_are_found() -> None:
    easy, hard = measure("The cat sat on the mat. Immediate hospitalization necessitates authorization.").grades
    assert easy == pytest.approx(-1.45)
    assert hard > 30


def test_the_works_that_a_page_cites() -> None:
    assert find_cited_keys("A {footcite:p}`a2001, b2002`. B {footcite:p}`a2001`. {term}`dose`") == {"a2001", "b2002"}


def test_a_source_that_is_shown_as_code_is_none() -> None:
    shown = "Write ``{footcite:p}`shown2016` ``, as here. {footcite:p}`sordo2017`\n\n```markdown\n{footcite:p}`fenced2018`\n```\n"
    assert measure(shown).sources == 1
