"""Two people add something on the same day: git joins it without asking, and ``make ids`` puts the order right."""

import io
import subprocess
from pathlib import Path

import pytest

from coursebook.lint.check import check
from coursebook.lint.ids import main as write_ids
from coursebook.lint.new.new_command import main as new

from ..course import question
from .good_course import good
from .test_pages import write

ATTRIBUTES = Path(__file__).parents[2] / ".gitattributes"
WORDS = ("blood", "court", "dentist", "engine", "fever", "garden", "hockey", "island", "jacket", "kitchen")


def git(project: Path, *words: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *words], cwd=project, check=True, capture_output=True)


WORKS_BEFORE = "\n".join(
    f"@misc{{{word}1999,\n  author = {{Old, Ann}},\n  title = {{Old words on {word}}},\n  year = {{1999}},\n  opened = {{whole; 2026-11-23}}\n}}\n"
    for word in WORDS
)
TERMS_BEFORE = "\n\n".join(f"{word} bag\n  A bag for the {word}." for word in WORDS)
GLOSSARY = f"---\nchecked: 2026-11-23\n---\n\n(word-list)=\n# Words\n\n```{{glossary}}\n{TERMS_BEFORE}\n```\n"


def answer(kind: str, replies: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a source or a term as a person does."""
    monkeypatch.setattr("sys.stdin", io.StringIO(replies))
    assert new([kind]) == 0


def test_ten_branches_that_each_add_a_question_a_source_and_a_term_join_without_a_conflict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = good()["index.md"].replace("faq/index\n", "faq/index\ndocs/glossary\n")
    more = {"docs/own-words.txt": "# Ours.\n", "docs/glossary.md": GLOSSARY, "index.md": index}
    more["docs/references.bib"] = f"{WORKS_BEFORE}\n{good()['docs/references.bib']}"
    project = write(tmp_path, good(**more))
    (project / ".gitattributes").write_bytes(ATTRIBUTES.read_bytes())
    (project / ".gitignore").write_bytes(ATTRIBUTES.with_name(".gitignore").read_bytes())
    monkeypatch.chdir(project)
    assert write_ids([]) == 0
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=The course")
    for word in WORDS:
        git(project, "checkout", "--quiet", "-b", word, "main")
        work = f"https://example.org/{word}\n\n4\nNew words on {word}\nOld, Bea\n\n2020\n1\n\n\n{word}2020\n"
        answer("source", work, monkeypatch)
        answer("term", f"{word} cup\nA cup for the {word}.\n{word}2020\n\n", monkeypatch)
        text = f"Ask for the {{term}}`{word} cup`. {{footcite:p}}`{word}2020`"
        page = question(f"{word}-this-week", f"What of the {word}?", "It waits.", text)
        page = page.replace("- why so\n  - how come", f"- {word} trouble\n  - no {word}")
        (project / f"faq/{word}-this-week.md").write_text(page, encoding="utf-8")
        words = project / "docs/own-words.txt"
        words.write_text(f"{words.read_text(encoding='utf-8')}{word}ix\n", encoding="utf-8")
        assert write_ids([]) == 0
        git(project, "add", ".")
        git(project, "commit", "--quiet", f"--message={word}")
    git(project, "checkout", "--quiet", "main")
    for word in WORDS:
        git(project, "merge", "--quiet", "--no-edit", word)
    assert write_ids([]) == 0
    assert [str(problem) for problem in check(project)] == []
    registry = (project / "permalinks.txt").read_text(encoding="utf-8")
    assert all(f"{word}-this-week question\n" in registry for word in WORDS)
    works, glossary = (
        (project / f"docs/{name}").read_text(encoding="utf-8") for name in ("references.bib", "glossary.md")
    )
    assert all(f"@misc{{{word}2020,\n" in works and f"\n{word} cup\n" in glossary for word in WORDS)
