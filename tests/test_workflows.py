"""The workflows build strangers' text: zizmor finds nothing to say of them, and nothing in them may write or tell."""

import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]
WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    run = subprocess.run(
        [zizmor, "--offline", "--no-progress", "--color", "never", "--format", "plain", PROJECT / ".github"], capture_output=True, text=True, check=False
    )  # fmt: skip
    assert (run.returncode, run.stdout.strip().splitlines()[-1:]) == (
        0,
        ["No findings to report. Good job! (2 suppressed)"],
    )


def test_each_action_is_pinned_and_no_rights_are_given_by_default() -> None:
    assert len(WORKFLOWS) == 3
    for file in WORKFLOWS:
        text = file.read_text()
        assert "\npermissions: {}\n" in text, file
        for action in re.findall(r"uses: (\S+)", text):
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action), action
        assert text.count("timeout-minutes:") == text.count("runs-on:"), file


def test_a_pull_request_gets_no_secret_and_no_right_to_write() -> None:
    text = (PROJECT / ".github/workflows/check.yml").read_text()
    assert "pull_request_target" not in text and "secrets." not in text and ": write" not in text
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")
