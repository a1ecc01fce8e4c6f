"""Each kind of fault has its siblings: at least five beside the one that was reported, for the first eleven."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from .rows import ROWS

PROJECT = Path(__file__).parents[2]
PLACES = (
    "field", "core/test_families_words.py", "core/test_ascii_words.py", "site/test_after_edition.py", "search/test_distress.py",
    "content/test_long_words.py",
)  # fmt: skip


def test_the_first_eleven_have_five_siblings_each_at_least() -> None:
    command = [sys.executable, "-P", "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    places = [f"tests/{name}" for name in PLACES]
    done = subprocess.run([*command, *places], cwd=PROJECT, capture_output=True, text=True, check=False, timeout=120)
    counted = Counter(int(number) for number in re.findall(r"^tests/\S+\[row_(\d\d) ", done.stdout, re.MULTILINE))
    assert {number: counted[number] for number in range(1, 12) if counted[number] < 6} == {}
    assert {*counted} == {*ROWS}
