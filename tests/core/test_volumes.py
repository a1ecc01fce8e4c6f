"""A file to print that is too long is cut between topics or modules; the first volume keeps its address."""

import pytest

from coursebook.core.data.printables.model import Stock
from coursebook.core.data.printables.reader import PrintablesError, read_printables

TOPICS = {"emergency": 30, "medicine": 50, "clinic": 20, "home": 10, "law": 40}
MODULES = {"see": 6, "talk": 5, "rest": 5}
STOCK = Stock(
    pages={"help-now": "help-now", **{id_: f"modules/{id_}/index" for id_ in MODULES}},
    modules={id_: id_.title() for id_ in MODULES},
    topics={id_: id_.title() for id_ in TOPICS},
    worksheets={},
    sizes={
        **{f"topic:{id_}": size for id_, size in TOPICS.items()},
        **{f"modules/{id_}/index": size for id_, size in MODULES.items()},
    },
)
LIST = """\
Book:
  - id: questions-one
    title: The questions
    about: All.
    cut-at: 80
    volume: "Questions [number] of [count]: [first] to [last]"
    pages: [help-now, contents, every topic, index]
"""


def files(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(file.id, file.title, file.parts) for file in read_printables("docs/printables.yml", text, STOCK)]


def test_volumes_are_of_about_the_same_length() -> None:
    around = ("help-now", "contents"), ("index",)
    assert files(LIST) == [
        (id_, title, (*around[0], *(f"topic:{topic}" for topic in topics), *around[1]))
        for id_, title, topics in (
            ("questions-one", "Questions 1 of 2: Emergency to Medicine", ("emergency", "medicine")),
            ("questions-two", "Questions 2 of 2: Clinic to Law", ("clinic", "home", "law")),
        )
    ]
    # The longest decides: 50 stands alone, and nothing more can be gained.
    assert [title for _, title, _ in files(LIST.replace("80", "50"))] == [
        "Questions 1 of 4: Emergency", "Questions 2 of 4: Medicine",
        "Questions 3 of 4: Clinic to Home", "Questions 4 of 4: Law",
    ]  # fmt: skip
    assert [id_ for id_, _, _ in files(LIST.replace("80", "10"))] == [
        f"questions-{word}" for word in ("one", "two", "three", "four", "five")
    ]


def test_what_is_short_enough_is_one_file() -> None:
    assert files(LIST.replace("80", "150")) == [
        ("questions-one", "The questions", ("help-now", "contents", *(f"topic:{id_}" for id_ in TOPICS), "index"))
    ]


def test_the_course_is_cut_between_modules() -> None:
    text = LIST.replace("questions-one", "course").replace("every topic", "course").replace("80", "11")
    assert files(text) == [
        ("course", "Questions 1 of 2: See", ("help-now", "contents", "course:see", "index")),
        ("course-two", "Questions 2 of 2: Talk to Rest", ("help-now", "contents", "course:talk,rest", "index")),
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    cut-at: 80\n", "", '2: "cut-at" and "volume" belong together: when a file is cut, and what its volumes are called. Write both.'),
        ('    volume: "Questions [number] of [count]: [first] to [last]"\n', "", '2: "cut-at" and "volume" belong together: when a file is cut, and what its volumes are called. Write both.'),
        ("80", "many", '2: "cut-at" is how many lessons and questions a volume holds. Write a number, such as 90.'),
        ("[number] of", "of", '2: "volume" is the title of each volume, with its number. Write "Part [number] of [count]: [first] to [last]".'),
        ("every topic, ", "", '2: This file cannot be cut: it has no list of topics, and no "course". Take "cut-at" and "volume" out.'),
        ("every topic,", "topic:medicine, see, topic:clinic,", '2: "see" stands between topics of a file that is cut. Write it before or after all of them.'),
    ],
)  # fmt: skip
def test_what_cannot_be_cut(old: str, new: str, message: str) -> None:
    assert old in LIST
    with pytest.raises(PrintablesError) as error:
        read_printables("docs/printables.yml", LIST.replace(old, new), STOCK)
    assert str(error.value) == f"docs/printables.yml:{message}"


def test_two_volumes_of_one_name() -> None:
    more = LIST + "  - {id: questions-two, title: Another, about: All., pages: [see]}\n"
    with pytest.raises(PrintablesError, match='Two files are called "questions-two"'):
        read_printables("docs/printables.yml", more, STOCK)
