"""The log of faults that others met, ``docs/met-elsewhere.md``: each entry names its report, and the test or case that holds it."""

import ast
import re
from pathlib import Path

import pytest

from ..lists import read_yaml
from ..site.walk import Walk
from .rows import row

PROJECT = Path(__file__).parents[2]
LOG = (PROJECT / "docs/met-elsewhere.md").read_text(encoding="utf-8")
ENTRIES = [line.strip("| ").split(" | ") for line in LOG.splitlines() if line.startswith("| [")]
LINES = [line for line in LOG.splitlines() if line.startswith("|") and not line.startswith(("|--", "| Reported at"))]
TYPED = read_yaml(Path(__file__).parent / "typed.yml")


@pytest.fixture(scope="module")
def tests() -> set[str]:
    """The names of all tests of the project."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in (PROJECT / "tests").rglob("test_*.py"))
    return {node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)}


def held_by(where: str, tests: set[str]) -> list[str]:
    """What an entry names and is not there."""
    cases = {row(case["row"], case["name"]) for case in TYPED}
    missing = []
    for name, good in re.findall(r"`([^`]+)`( \(good\))?", where):
        file = PROJECT / f"tests/lint/{'good' if good else 'bad'}/{name}.txt"
        step = f"the step `{name}`" in where and hasattr(Walk, name)
        if not (name in tests or name in cases or file.exists() or step):
            missing.append(name)
    return missing


def test_each_entry_names_a_test_that_is_there(tests: set[str]) -> None:
    assert len(ENTRIES) == len(LINES) >= 60
    assert {entry[0]: entry[3] for entry in ENTRIES if "`" not in entry[3] or held_by(entry[3], tests)} == {}


def test_the_words_around_the_tables_name_tests_that_are_there(tests: set[str]) -> None:
    assert {*re.findall(r"`(?:tests/\S+::)?(test_\w+)`", LOG)} <= tests
    assert all((PROJECT / file).exists() for file in re.findall(r"`(tests/[\w./]+?)(?:::\w+)?`", LOG))


def test_each_entry_names_its_report_and_what_came_out() -> None:
    seen = []
    for entry in ENTRIES:
        reported, happened, here, _ = entry
        found = re.fullmatch(r"\[.* (\d+)\]\(https://github\.com/([\w.-]+/[\w.-]+)/(?:issues|pull)/(\d+)\)", reported)
        assert found and found[1] == found[3], reported
        assert happened and re.match(r"Was (?:right|wrong|refused)\b", here), entry
        seen.append((found[2], found[3]))
    assert len(seen) == len({*seen})
