"""What git knows of a project, before anything of it is run."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from coursebook.core.permalinks.cited_ids import read_known_ids
from coursebook.core.permalinks.safe_git import read_committed
from coursebook.core.problems import Rule
from coursebook.lint.check import check
from coursebook.security.forbidden_files import check_tree

from ..conftest import PROJECT
from ..lint.test_pages import write
from ..lint.whole_course import whole

ANOTHER = "This is another repository in the place of a file (a submodule), whose text nobody has judged. Take it out: git rm --cached. [refused-file]"


def git(folder: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words],
        cwd=folder,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "index.md").write_text("x\n")
    git(tmp_path, "add", "index.md")
    return tmp_path


def test_another_repository_in_the_place_of_a_file(project: Path) -> None:
    assert check_tree(project) == []
    git(project, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},faq/other")
    assert [str(one) for one in check_tree(project)] == [f"faq/other:1: {ANOTHER}"]


@pytest.mark.parametrize(
    ("name", "is_refused"),
    [
        ("faq/a-page.md", False),
        ("build/x.txt", True),
        (".venv/bin/python", True),
        ("GNUmakefile", True),
        ("conftest.py", None),
        ("sitecustomize.py", None),
    ],
)
def test_a_file_of_tools(project: Path, name: str, is_refused: bool | None) -> None:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text("x\n")
    assert check_tree(project) == []
    git(project, "add", "-f", name)
    found = [str(one.path) for one in check_tree(project)]
    if is_refused is not None:
        assert found == ([name.partition("/")[0]] if is_refused else [])
    (project / name).unlink()
    assert check_tree(project) == []


def test_a_git_that_cannot_say(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (project / ".git/index").write_bytes(b"no index")
    (said,) = check_tree(project)
    assert str(said).startswith(
        ".git:1: git cannot say which files came with the project, and one of them might be run: "
    ) and said.message.endswith(". Fix that first.")
    monkeypatch.setenv("PATH", "/nowhere")
    (said,) = check_tree(project)
    assert "git cannot say" in said.message
    below = project / "below"
    below.mkdir()
    assert len(check_tree(below)) == 1, "what a folder above tracks may lie in this one"
    elsewhere = tmp_path_factory.mktemp("without")
    assert check_tree(elsewhere) == []


def evil(project: Path, *settings: str) -> Path:
    """A program that tells when it ran, and settings of the folder that name it as ``EVIL``; the file that it writes."""
    ran, program = project.parent / "ran", project.parent / "evil.sh"
    program.write_text(f"#!/bin/sh\ntouch '{ran}'\nexit 1\n")
    program.chmod(0o755)
    for setting in settings:
        name, _, value = setting.partition("=")
        git(project, "config", name, value.replace("EVIL", str(program)))
    return ran


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A folder with its git directory, as an archive brings one along: one commit, with a signature."""
    project = tmp_path / "sent"
    project.mkdir()
    git(project, "init", "-q")
    (project / "permalinks.txt").write_text("gone-one page\n")
    shutil.copy(PROJECT / "Makefile", project)
    git(project, "add", "permalinks.txt", "Makefile")
    git(project, "commit", "-q", "-m", "x")
    commit = subprocess.run(["git", "cat-file", "commit", "HEAD"], cwd=project, check=True, capture_output=True).stdout
    head, _, message = commit.partition(b"\n\n")
    signed = head + b"\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n" + message
    made = ["git", "hash-object", "-t", "commit", "-w", "--stdin"]
    name = subprocess.run(made, cwd=project, input=signed, check=True, capture_output=True).stdout.decode().strip()
    git(project, "update-ref", "HEAD", name)
    return project


@pytest.mark.parametrize("settings", [("core.fsmonitor=EVIL",), ("log.showSignature=true", "gpg.program=EVIL")])
def test_the_settings_of_a_folder_run_no_program(sent: Path, settings: tuple[str, ...]) -> None:
    ran = evil(sent, *settings)
    subprocess.run(["make", "-n", "help"], cwd=sent, check=True, capture_output=True)
    assert check_tree(sent) == []
    assert read_known_ids(sent, []) == {"gone-one"}
    assert not ran.exists()


def test_what_is_missing_in_a_folder_is_not_fetched(sent: Path) -> None:
    ran = evil(
        sent,
        "core.repositoryformatversion=1",
        "extensions.partialClone=origin",
        "remote.origin.promisor=true",
        "remote.origin.url=/any/folder",
        "remote.origin.uploadpack=EVIL",
        "protocol.file.allow=always",
    )
    asked = ["git", "rev-parse", "HEAD:permalinks.txt"]
    name = subprocess.run(asked, cwd=sent, check=True, capture_output=True).stdout.decode().strip()
    (sent / ".git/objects" / name[:2] / name[2:]).unlink()
    assert read_known_ids(sent, []) is None
    subprocess.run(["make", "-n", "help"], cwd=sent, check=True, capture_output=True)
    assert not ran.exists()


@pytest.mark.parametrize("setting", ["clean", "process"])
def test_a_filter_of_a_folder_is_not_run_by_the_check(tmp_path: Path, setting: str) -> None:
    """git runs it whenever it says what changed; each question of ours to git is asked in this check."""
    project = write(tmp_path / "sent", whole())
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "x")
    page, facts = project / "faq/sick-after-dose.md", project / "docs/facts.yml"
    asked = page.read_text("utf-8").replace("sick-after-dose", "a-twin")
    (project / "faq/a-twin.md").write_text(asked, encoding="utf-8")
    facts.write_text(facts.read_text("utf-8").replace("say: 180 days", "say: 90 days"), encoding="utf-8")
    ran = evil(project, f"filter.x.{setting}=EVIL")
    (project / ".git/info").mkdir(exist_ok=True)
    (project / ".git/info/attributes").write_text("* filter=x\n")
    for file in project.rglob("*.md"):
        os.utime(file, (0, 0))  # as in an unpacked archive: git would look into each file
    found = [str(one).partition(":")[0] for one in check(project) if one.rule is Rule.NEAR_QUESTION]
    assert found == ["faq/a-twin.md"], "the newer of the two is told"
    assert not ran.exists()
    subprocess.run(["git", "status"], cwd=project, check=False, capture_output=True)
    assert ran.exists(), "the trap is one"


def test_only_an_edition_is_made_after_asking_what_changed() -> None:
    asking = {
        file.name
        for file in (PROJECT / "src").rglob("*.py")
        for call in re.findall(r"ask_git\(([^)]*)\)", file.read_text(encoding="utf-8"))
        if re.search(r'"(?:status|diff|stash|add|checkout|ls-files", "-[mo])"', call)
    }
    assert asking == {"release.py"}


def test_a_history_of_huge_files_is_not_read(sent: Path) -> None:
    (sent / "permalinks.txt").write_bytes(b"\n" * 2_000_001)
    git(sent, "add", "permalinks.txt")
    git(sent, "commit", "-q", "-m", "x")
    assert read_committed(sent, "permalinks.txt", 2_000_000) is None
    assert read_committed(sent, "permalinks.txt", 2_000_001) == b"\n" * 2_000_001
    assert read_committed(sent, "no-such", 9) is None


BROUGHT = "came with this project, and what lies there is run"
SILENT = "git cannot say which files came with this project"


@pytest.mark.parametrize(
    ("how", "by_make", "by_check"),
    [
        ("as it is", BROUGHT, True),
        ("of another owner", BROUGHT, True),
        ("no index", BROUGHT, True),
        ("a broken index", SILENT, True),
        ("files elsewhere", SILENT, True),
        ("out of the index alone", BROUGHT, True),
        ("clean", "", False),
        ("no git directory", "", False),
    ],
)
def test_what_came_below_the_folders_of_tools_is_seen_whatever_git_says(
    tmp_path: Path, how: str, by_make: str, by_check: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "-q")
    shutil.copy(PROJECT / "Makefile", tmp_path)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").write_text("x\n")
    git(tmp_path, "add", "-f", "Makefile", ".venv/bin/python")
    git(tmp_path, "commit", "-q", "-m", "x")
    match how:
        case "of another owner":
            monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        case "no index":
            (tmp_path / ".git/index").unlink()
        case "a broken index":
            (tmp_path / ".git/index").write_bytes(b"no index")
        case "files elsewhere":
            git(tmp_path, "config", "core.worktree", "/")
        case "out of the index alone" | "clean":
            git(tmp_path, "rm", "-r", "-q", "--cached", ".venv")
    if how == "clean":
        git(tmp_path, "commit", "-q", "-m", "y")
    if how == "no git directory":
        shutil.rmtree(tmp_path / ".git")
    told = subprocess.run(["make", "-n", "help"], cwd=tmp_path, check=False, capture_output=True, text=True).stderr
    assert (by_make in told) if by_make else told == ""
    assert bool(check_tree(tmp_path)) == by_check
