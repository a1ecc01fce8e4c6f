"""Each finding of those who attacked the gates has its test, and pytest collects it."""

import subprocess
import sys

from ..conftest import PROJECT
from ..lists import read_yaml

FOUND = {
    f"{hour}: {finding}": held
    for hour, findings in read_yaml(PROJECT / "tests/security/findings.yml").items()
    for finding, held in findings.items()
}
CASES = {
    "attack": "tests/security/test_attacks.py::test_the_source_check_refuses[{}]",
    "lint": "tests/lint/test_pages.py::test_a_bad_page_gets_one_sentence[{}]",
    "test": "{}",
}
"""How the id of a test is made of what stands under each key."""


def test_each_finding_names_its_tests() -> None:
    assert len(FOUND) >= 70
    for finding, held in FOUND.items():
        assert held and held.keys() <= {*CASES, "open"} and all(held.values()), finding
        assert not ("open" in held and len(held) > 1), finding


def test_each_named_test_is_collected() -> None:
    named = sorted({CASES[key].format(name) for held in FOUND.values() for key in CASES for name in held.get(key, ())})
    words = [sys.executable, "-P", "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", *named]
    done = subprocess.run(words, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=120)
    missing = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    assert (done.returncode, missing) == (0, []), done.stdout[-2000:]
    collected = {line.partition("[")[0] for line in done.stdout.splitlines() if "::" in line}
    assert {name.partition("[")[0] for name in named} <= collected
