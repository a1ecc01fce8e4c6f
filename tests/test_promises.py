"""Each promise of ``SECURITY.md`` names a test, and the test is there; what ``CONTRIBUTING.md`` and others tell to type or to open is there too."""

import ast
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
TEXT = (PROJECT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_named_test_exists(file: str, name: str) -> None:
    tree = ast.parse((PROJECT / file).read_text(encoding="utf-8"))
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name]
    assert len(found) == 1 and any(isinstance(node, ast.Assert | ast.Call) for node in ast.walk(found[0]))


def test_each_promise_names_a_test() -> None:
    promised = TEXT.partition("## What is promised")[2].partition("## How")[0]
    promises = re.split(r"^- ", promised, flags=re.MULTILINE)[1:]
    assert len(promises) >= 12
    for promise in promises:
        assert re.search(r"`tests/[\w/]+\.py::test_\w+`", promise), promise


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "README.md", "SECURITY.md"])
def test_what_is_to_be_typed_or_opened_is_there(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    goals = {*re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE)}
    assert {*re.findall(r"(?:`|^)make ([a-z][a-z-]*)", text, re.MULTILINE)} <= goals
    said = {
        word
        for words in re.findall(r"`make [a-z-]+((?: [A-Z]+=[^`]*)+)`", text)
        for word in re.findall(r"([A-Z]+)=", words)
    }
    assert all(f"$({word})" in makefile for word in said)
    opened = re.findall(r"\]\((?!https://|mailto:)([^)#]+)", text)
    assert [link for link in opened if not (PROJECT / link).exists()] == []
    files = re.findall(r"`((?:docs|modules|faq|tests|src)/[\w./-]*)`", text)
    assert [file for file in files if not (PROJECT / file).exists()] == []
