"""What is installed is little, and exactly what was locked."""

import re
import tomllib
from pathlib import Path

import pytest

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
