"""What git knows of a project, before anything of it is run."""

import subprocess
from pathlib import Path

import pytest

from coursebook.security.tree import check_tree

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


def test_a_git_that_cannot_say(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / ".git/index").write_bytes(b"no index")
    (said,) = check_tree(project)
    assert str(said).startswith(
        ".git:1: git cannot say which files came with the project, and one of them might be run: "
    ) and said.message.endswith(". Fix that first.")
    monkeypatch.setenv("PATH", "/nowhere")
    (said,) = check_tree(project)
    assert "git cannot say" in said.message
    elsewhere = project / "without"
    elsewhere.mkdir()
    assert check_tree(elsewhere) == []
