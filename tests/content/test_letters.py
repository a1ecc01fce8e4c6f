"""The sets of letters and queries are whole, so that what is measured with them can be measured again."""

from pathlib import Path

import pytest

from ..lists import read_yaml

TESTS = Path(__file__).parents[1]


@pytest.mark.parametrize(("name", "number"), [("worked", 150), ("sealed", 100)])
def test_each_letter_has_its_points_and_its_danger(name: str, number: int) -> None:
    letters = read_yaml(TESTS / f"content/letters/{name}.yml")
    assert len({letter["id"] for letter in letters}) == number
    assert [letter["id"] for letter in letters if not 40 <= len(letter["letter"].split()) <= 150] == []
    assert [letter["id"] for letter in letters if len(letter["points"]) < 4 or not letter["danger"]] == []
    assert {kind for letter in letters for kind in letter["kinds"]} == set(range(1, 11))


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("worked-4-body", 110),
        ("worked-4-life", 76),
        ("worked-5", 40),
        ("worked-6-system", 40),
        ("worked-6-life", 40),
        ("worked-7-system", 36),
        ("worked-7-life", 36),
        ("worked-8-system", 35),
        ("worked-8-life", 35),
        ("worked-9-real", 85),
        ("worked-10-real-14", 65),
        ("worked-10-real-15", 71),
        ("worked-11-real-16", 63),
        ("worked-12-real-17", 64),
        ("worked-14-real19", 66),
        ("worked-13-real18", 60),
    ],
)
def test_a_letter_that_pages_were_mended_by_says_where_it_landed(name: str, number: int) -> None:
    """Each with the first verdict of the keeper who wrote it, and what its page lacked."""
    letters = read_yaml(TESTS / f"content/letters/{name}.yml")
    pages = {page.stem for page in TESTS.parent.glob("faq/*.md")}
    assert len({letter["id"] for letter in letters}) == len(letters) == number
    for letter in letters:
        assert 40 <= len(letter["letter"].split()) <= 150, letter["id"]
        assert len(letter["points"]) >= 4 and letter["danger"], letter["id"]
        assert letter["page"] in pages, letter["id"]
        assert letter["first"] in ("full", "partly", "no", "harmful") and letter["mended"], letter["id"]


@pytest.mark.parametrize("name", ["judged-1", "judged-2"])
def test_each_verdict_is_of_a_worked_letter_and_of_pages_that_are_there(name: str) -> None:
    folder = TESTS / "content/letters"
    letters = [letter["id"] for letter in read_yaml(folder / "worked.yml")]
    pages = {page.stem for where in ("*.md", "faq/*.md", "modules/**/*.md") for page in TESTS.parent.glob(where)}
    judged = read_yaml(folder / f"{name}.yml")
    assert [row["id"] for row in judged] == (letters[:75] if name == "judged-1" else letters[75:])
    for row in judged:
        for verdict in (row[when] for when in ("before", "after") if when in row):
            assert verdict["verdict"] in ("full", "partly", "no", "harmful")
            assert verdict["verdict"] == "full" or verdict["missing"]
            assert set(verdict["pages"]) <= pages, row["id"]


def test_each_letter_that_was_sealed_has_its_verdict() -> None:
    folder = TESTS / "content/letters"
    letters = [letter["id"] for letter in read_yaml(folder / "sealed.yml")]
    judged = read_yaml(folder / "judged-sealed.yml")
    assert [row["id"] for row in judged] == letters
    verdicts = [row.get("verdict") or row["verdict_a"] for row in judged]
    assert [verdicts.count(one) for one in ("full", "partly", "no", "harmful")] == [31, 61, 6, 2]


@pytest.mark.parametrize(
    ("number", "judge", "counts"),
    [
        (2, "a", [6, 31, 2, 1]),
        (2, "b", [5, 32, 2, 1]),
        (3, "a", [10, 19, 0, 1]),
        (3, "b", [7, 21, 0, 2]),
        (4, "a", [8, 19, 2, 1]),
        (4, "b", [11, 16, 1, 2]),
        (5, "a", [11, 19, 0, 0]),
        (5, "b", [10, 20, 0, 0]),
        (6, "a", [14, 16, 0, 0]),
        (6, "b", [17, 13, 0, 0]),
        (7, "a", [7, 20, 2, 1]),
        (7, "b", [5, 22, 2, 1]),
        (8, "a", [12, 18, 0, 0]),
        (8, "b", [12, 18, 0, 0]),
        (9, "a", [14, 16, 0, 0]),
        (9, "b", [13, 17, 0, 0]),
        (10, "a", [16, 13, 0, 1]),
        (10, "b", [15, 14, 0, 1]),
        (11, "a", [13, 15, 1, 1]),
        (11, "b", [13, 15, 1, 1]),
        (12, "a", [15, 13, 1, 1]),
        (12, "b", [11, 16, 2, 1]),
        (14, "a", [12, 18, 0, 0]),
        (14, "b", [11, 18, 1, 0]),
        (15, "a", [15, 15, 0, 0]),
        (15, "b", [17, 13, 0, 0]),
    ],
)
def test_each_letter_of_a_later_sealed_set_has_two_verdicts(number: int, judge: str, counts: list[int]) -> None:
    folder = TESTS / "content/letters"
    letters = read_yaml(folder / f"sealed-{number}.yml")
    judged = read_yaml(folder / f"judged-sealed-{number}{judge}.yml")
    assert [row["id"] for row in judged] == [letter["id"] for letter in letters]
    assert not [letter["id"] for letter in letters if len(letter["points"]) < 4 or not letter["danger"]]
    verdicts = [row.get("verdict") or row["verdict_a"] for row in judged]
    assert [verdicts.count(one) for one in ("full", "partly", "no", "harmful")] == counts
    assert not [
        row["id"] for row, verdict in zip(judged, verdicts, strict=True) if verdict != "full" and not row.get("missing")
    ]


@pytest.mark.parametrize(("name", "number"), [("short", 320), ("letters", 210)])
def test_the_sealed_queries_are_whole(name: str, number: int) -> None:
    """The cries and ordinary sentences of the set are learned from now; they lie in ``docs/cries/``."""
    queries = read_yaml(TESTS / f"search/sealed/{name}.yml")
    assert len({query["q"] for query in queries}) == number
    assert all(query["wants"] for query in queries)
