"""The workflows build strangers' text: zizmor finds nothing to say of them, and nothing in them may write or tell."""

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import yaml

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


def test_what_a_program_of_the_workflows_takes_from_the_course_is_there() -> None:
    programs = sorted((PROJECT / ".github").glob("*.py"))
    assert programs
    for file in programs:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("coursebook."):
                module = importlib.import_module(node.module or "")
                assert [one.name for one in node.names if not hasattr(module, one.name)] == [], file


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


def test_nothing_of_a_change_runs_outside_of_the_sandbox() -> None:
    """Each command of the checks is git's, the base's, or in the sandbox of the base; nothing follows that could be changed."""
    text = (PROJECT / ".github/workflows/check.yml").read_text()
    steps = [step for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]]
    commands = [line.strip() for step in steps for line in step.get("run", "").splitlines()]
    harmless = (
        "git -C change worktree add",
        "git -C base",
        "word=",
        "echo ",
        "printf ",
        "code=0",
        "exit ",
        "ln -s ../base/.venv",
        "find tree/build -type l -delete",
    )
    base = re.compile(r"(timeout 120 )?(\.\./)?base/\.venv/bin/python -P -m (coursebook\.|pip )|make -C base \.venv/")
    for line in commands:
        assert line.startswith((*harmless, "$SANDBOX ")) or base.match(line), line
    assert sum(line.startswith("$SANDBOX ") for line in commands) == 3
    assert "SANDBOX: base/.github/without-network tree\n" in text and "pull_request:\n" in text
    last = [step for step in steps if "uses" in step or not step["run"].startswith("$SANDBOX")][-3:]
    assert last[0]["run"] == "find tree/build -type l -delete" and last[1]["uses"].startswith(
        "actions/upload-artifact@"
    )
    assert last[2]["run"].startswith('echo "::notice title=') and list(last[2]["env"]) == ["PREVIEW"]


def test_the_label_counts_for_the_run_that_it_starts() -> None:
    flow = yaml.safe_load((PROJECT / ".github/workflows/check.yml").read_text())
    assert flow["env"] == {
        "KEEPER": "${{ github.event.action == 'labeled' && github.event.label.name == 'keeper' && 'yes' || '' }}"
    }
    assert list(flow[True]) == ["pull_request"]  # YAML takes "on" for a truth


def test_each_python_of_the_workflows_reads_no_module_of_the_folder() -> None:
    for file in WORKFLOWS:
        for line in file.read_text().splitlines():
            assert "bin/python" not in line or "/python -P " in line, (file, line)


def test_read_the_docs_says_what_must_stay_off() -> None:
    text = (PROJECT / ".readthedocs.yaml").read_text()
    for words in ("Build pull requests", "off", "make all"):
        assert words in text
