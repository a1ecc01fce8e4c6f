"""The workflows build strangers' text: zizmor finds nothing to say of them, and nothing in them may write or tell."""

import ast
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
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
        ["No findings to report. Good job! (1 ignored, 2 suppressed)"],
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
    assert len(WORKFLOWS) == 4
    for file in WORKFLOWS:
        text = file.read_text()
        assert "\npermissions: {}\n" in text, file
        for action in re.findall(r"uses: (\S+)", text):
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action), action
        assert text.count("timeout-minutes:") == text.count("runs-on:"), file


@pytest.mark.parametrize("name", ["check.yml", "gate.yml"])
def test_a_pull_request_gets_no_secret_and_no_right_to_write(name: str) -> None:
    text = (PROJECT / ".github/workflows" / name).read_text()
    flow = yaml.safe_load(text)
    assert "secrets." not in text and ": write" not in text and "unsafe" not in text
    assert {str(job["permissions"]) for job in flow["jobs"].values()} == {"{'contents': 'read'}"}
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")
    triggers = {"check.yml": "pull_request", "gate.yml": "pull_request_target"}
    assert list(flow[True]) == [triggers[name]]  # YAML takes "on" for a truth


def steps_of(name: str) -> list[dict[str, Any]]:
    jobs = yaml.safe_load((PROJECT / ".github/workflows" / name).read_text())["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def test_the_gate_of_the_main_branch_runs_nothing_of_a_change() -> None:
    """Its own text, and all that it runs, come from the branch that the change is made to; the change is read as files."""
    steps = steps_of("gate.yml")
    assert [step["uses"].partition("@")[0] for step in steps if "uses" in step] == [
        "actions/checkout",
        "actions/setup-python",
    ]
    assert "ref" not in steps[0]["with"] and steps[0]["with"]["path"] == "judge"
    commands = [line.strip() for step in steps for line in step.get("run", "").splitlines()]
    judged = (
        "timeout 120 ../judge/.venv/bin/python -P -m coursebook.security --base ../base ${KEEPER:+--keeper} || code=$?"
    )
    harmless = ("make -C judge .venv/.build-ready", "git -C judge ", "word=", "echo ", "code=0", "printf ", "exit ")
    assert judged in commands
    assert all(line.startswith(harmless) for line in commands if line != judged)
    label = yaml.safe_load((PROJECT / ".github/workflows/check.yml").read_text())["env"]
    assert yaml.safe_load((PROJECT / ".github/workflows/gate.yml").read_text())["env"] == label
    assert judged.removeprefix("timeout 120 ../judge") in "".join(step.get("run", "") for step in steps_of("check.yml"))


def test_the_gate_fetches_a_change_as_files(tmp_path: Path) -> None:
    """As on GitHub: a merge of the main branch and of a change that brings a filter of large files."""
    (tmp_path / "ran.sh").write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\nexit 1\n")
    (tmp_path / "ran.sh").chmod(0o755)
    (tmp_path / "config").write_text(
        f'[user]\nname = x\nemail = x@example.org\n[filter "lfs"]\nprocess = {tmp_path}/ran.sh\nsmudge = {tmp_path}/ran.sh\n'
        "required = true\n"
    )
    told = {**os.environ, "GIT_CONFIG_GLOBAL": str(tmp_path / "config"), "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*words: str) -> None:
        subprocess.run(
            ["git", "-c", "filter.lfs.process=", "-c", "filter.lfs.required=false", "-c", "filter.lfs.smudge=", *words],
            cwd=tmp_path / "origin",
            env=told,
            check=True,
            capture_output=True,
        )

    (tmp_path / "origin").mkdir()
    git("init", "-q", "-b", "main")
    (tmp_path / "origin/index.md").write_text("base\n")
    git("add", ".")
    git("commit", "-q", "-m", "base")
    git("checkout", "-q", "-b", "change")
    (tmp_path / "origin/index.md").write_text("change\n")
    (tmp_path / "origin/.gitattributes").write_text("* filter=lfs\n")
    git("add", ".")
    git("commit", "-q", "-m", "change")
    git("checkout", "-q", "main")
    git("merge", "-q", "--no-ff", "-m", "merge", "change")
    git("update-ref", "refs/pull/7/merge", "HEAD")
    git("reset", "-q", "--hard", "HEAD^1")
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", f"file://{tmp_path}/origin", "judge"], cwd=tmp_path, env=told, check=True
    )
    (step,) = [step for step in steps_of("gate.yml") if "FETCH_HEAD" in step.get("run", "")]
    subprocess.run(
        ["bash", "-e", "-c", step["run"]], cwd=tmp_path, env={**told, "NUMBER": "7"}, check=True, capture_output=True
    )
    assert [(tmp_path / folder / "index.md").read_text() for folder in ("judge", "base", "change")] == [
        "base\n",
        "base\n",
        "change\n",
    ]
    assert not (tmp_path / "ran").exists()


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
    base = re.compile(r"(timeout 120 )?(\.\./)?base/\.venv/bin/python -P -m (coursebook[. ]|pip )|make -C base \.venv/")
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


def test_each_python_of_the_workflows_reads_no_module_of_the_folder() -> None:
    for file in WORKFLOWS:
        for line in file.read_text().splitlines():
            assert "bin/python" not in line or "/python -P " in line, (file, line)


def test_read_the_docs_says_what_must_stay_off() -> None:
    text = (PROJECT / ".readthedocs.yaml").read_text()
    for words in ("Build pull requests", "off", "make all"):
        assert words in text
