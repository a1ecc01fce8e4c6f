"""What was read of the works, claim by claim: the list is whole; the check holds the handbook's page to it."""

from pathlib import Path

from coursebook.lint.reports.citation_check import PAIRS, VERDICTS

from ..lists import read_yaml

PROJECT = Path(__file__).parents[2]
DATA = read_yaml(PROJECT / PAIRS)


def test_the_list_is_whole() -> None:
    assert {pair["verdict"] for pair in DATA["pairs"]} <= set(VERDICTS)
    assert {pair["group"] for pair in DATA["pairs"]} == set(DATA["groups"]) == {"core", "sample"}
    assert sum(pair["group"] == "sample" for pair in DATA["pairs"]) == 200
    judged = [pair for pair in DATA["pairs"] if pair["verdict"] != "not opened again"]
    assert [pair for pair in judged if pair["work"] not in DATA["works"]] == []
    assert [pair for pair in judged if pair["verdict"] != "supported" and not pair.get("note")] == []
