"""What the tests of hostile data share."""

import re
from pathlib import Path

import pytest

from ..conftest import PROJECT
from ..lint.good_course import WORKS, good
from ..lint.known import learn

TRIAGE = "docs/triage-words.txt"
UNREAD = "\n@misc{unread2020,\n  title = {A book},\n  opened = {not; 2026-11-28; the library has no copy}\n}\n"
"""A work that no sentence about an emergency may rest on, so that such sentences are looked for."""


LONG_LIST = "docs/inclusive-language.yml"
"""A list of 200 lines, which every check of a course reads anew: half of its time. Where only other files are judged, the first of its words do."""


def shorten(text: str) -> str:
    """Of the list of words that hurt the first four and all that is no list of words."""
    head, *words = re.split(r"(?m)^(?=  - avoid: |[a-z-]+:$)", text)
    avoided = [part for part in words if part.startswith("  - avoid: ")]
    return head + "".join(part for part in words if part not in avoided[4:])


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good course as files, of which the check says nothing; it also reads the dictionary, once."""
    folder = tmp_path_factory.mktemp("course")
    triage = {TRIAGE: (PROJECT / TRIAGE).read_text(), "docs/references.bib": WORKS + UNREAD}
    for name, text in good(**triage).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    assert learn(folder) == []
    return folder
