"""What is installed is little, and exactly what was locked."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

from coursebook.extras import EXTRAS

PROJECT = Path(__file__).parent.parent
LOCKED = sorted((PROJECT / "requirements").glob("*.txt"))


def test_few_packages_run_the_course() -> None:
    needed = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["dependencies"]
    assert 0 < len(needed) <= 15


@pytest.mark.parametrize("file", LOCKED, ids=lambda file: file.stem)
def test_every_package_is_locked_by_hash(file: Path) -> None:
    text = file.read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert lines
    for line in lines:
        assert re.match(r"[\w.-]+(?:\[[\w,]+\])?==[\w.+!-]+ ", line), line
        assert "--hash=sha256:" in line, line


@pytest.mark.parametrize("file", LOCKED, ids=lambda file: file.stem)
def test_no_index_is_named(file: Path) -> None:
    assert not re.search(r"https?://|--(?:extra-)?index-url|--find-links", file.read_text())


COMES_WITH = {
    "babel": "sphinx",
    "docutils": "sphinx",
    "imagesize": "sphinx",
    "markdown_it": "myst-parser",
    "mdit_py_plugins": "myst-parser",
    "latexcodec": "sphinxcontrib-bibtex",
    "pagefind_bin": "pagefind",
    "pybtex": "sphinxcontrib-bibtex",
    "starlette": "sphinx-autobuild",
    "uvicorn": "sphinx-autobuild",
    "watchfiles": "sphinx-autobuild",
}
"""What is imported, and comes with a package that is named."""
NAMED = {"spellchecker": "pyspellchecker", "yaml": "pyyaml", "citeproc": "citeproc-py"}
"""Packages that are imported by another name than their own."""


def test_what_the_package_imports_is_what_it_asks_for() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *(line for lines in extras.values() for line in lines)]
    asked_names = {re.split(r"[\[~>=<]", line)[0].lower() for line in asked}
    imported = set()
    for file in (PROJECT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add((node.module or "").split(".")[0])
    others = imported - set(sys.stdlib_module_names) - {"coursebook"}
    needed = {COMES_WITH.get(name) or NAMED.get(name) or name.replace("_", "-") for name in others}
    assert needed <= asked_names
    for extra, (_, names) in EXTRAS.items():
        assert {re.split(r"[\[~>=<]", line)[0] for line in extras[extra]} == {name.replace("_", "-") for name in names}


def test_the_package_asks_for_what_is_locked() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *(line for lines in project["optional-dependencies"].values() for line in lines)]
    written = (PROJECT / "requirements" / "build.in").read_text().splitlines()
    names = {re.split(r"[\[~>=<]", line)[0] for line in written}
    assert {re.split(r"[\[~>=<]", line)[0] for line in asked} <= names
