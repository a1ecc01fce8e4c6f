"""What the tests of hostile data share."""

from pathlib import Path

import pytest

from coursebook.lint.check import check

from ..conftest import PROJECT
from ..lint.good_course import WORKS, good

TRIAGE = "docs/triage-words.txt"
UNREAD = "\n@misc{unread2020,\n  title = {A book},\n  opened = {not; 2026-11-28; the library has no copy}\n}\n"
"""A work that no sentence about an emergency may rest on, so that such sentences are looked for."""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good course as files, of which the check says nothing; it also reads the dictionary, once."""
    folder = tmp_path_factory.mktemp("course")
    triage = {TRIAGE: (PROJECT / TRIAGE).read_text(), "docs/references.bib": WORKS + UNREAD}
    for name, text in good(**triage).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    assert check(folder) == []
    return folder
