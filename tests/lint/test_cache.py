"""What the check remembers: it is quick, it is never wrong, and what somebody else wrote is not believed."""

import json
import subprocess
from pathlib import Path

import pytest

from coursebook.lint.cache import FILE, Cache
from coursebook.lint.check import check

from .test_pages import write
from .whole_course import whole


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course in a git directory, checked once."""
    project = write(tmp_path, whole())
    init(project)
    assert said(project) == []
    return project


def init(project: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=project, check=True)


def said(project: Path) -> list[str]:
    """The check with its memory; it says what the check without one says."""
    found = [str(problem) for problem in check(project, cache=Cache(project))]
    assert found == [str(problem) for problem in check(project)]
    return found


def change(project: Path, name: str, old: str, new: str) -> None:
    text = (project / name).read_text(encoding="utf-8")
    assert old in text
    (project / name).write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        ("help-now.md", "It takes", "It wach takes", "spelling"),
        ("docs/references.bib", "{part; 2026-11-23; table 2}", "{not; 2026-11-23; table 2}", "weak-source"),
        ("docs/triage-words.txt", "call 911", "many causes", ""),
        ("docs/claims.yml", "after-number:", "words: [takes]\n  after-number:", "claim-without-source"),
        ("docs/inclusive-language.yml", "street:", "street:\n  - causes", "slang"),
        ("docs/standards.yml", "question-terms: 1", "question-terms: 9", "question-shape"),
        ("docs/numbers.yml", 'say: "911"', 'say: "912"', "refused-link"),
        ("docs/hosts.txt", "example.org", "not a host", "refused-link"),
        ("faq/sick-after-dose.md", "Why is he sick?", f"Why is he {'very ' * 30}sick?", "long-sentence"),
    ],
)
def test_a_change_is_seen(name: str, old: str, new: str, rule: str, course: Path) -> None:
    change(course, "faq/sick-after-dose.md", "Ask. {footcite", "Give naloxone. {footcite")
    assert said(course) == []
    change(course, name, old, new)
    assert (rule in "".join(said(course))) if rule else said(course) == []
    change(course, name, new, old)
    assert said(course) == []


def test_what_somebody_else_wrote_is_not_believed(course: Path) -> None:
    change(course, "help-now.md", "It takes", "It wach takes")
    assert len(said(course)) == 1
    seal, _, text = (course / FILE).read_text(encoding="utf-8").partition("\n")
    entries = {key: {**entry, "told": []} for key, entry in json.loads(text).items()}
    (course / FILE).write_text(f"{seal}\n{json.dumps(entries, ensure_ascii=False)}", encoding="utf-8")
    assert len(said(course)) == 1


def test_a_memory_from_another_copy_is_not_believed(course: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = write(tmp_path_factory.mktemp("other"), whole())
    init(other)
    said(other)
    (course / FILE).write_bytes((other / FILE).read_bytes())
    assert Cache(course).old == {}
    assert Cache(other).old != {}


def test_without_a_git_directory_nothing_is_kept(tmp_path: Path) -> None:
    project = write(tmp_path, whole())
    assert said(project) == []
    assert not (project / FILE).exists()
