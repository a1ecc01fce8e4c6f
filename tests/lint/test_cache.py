"""What the check remembers: it is quick, it is never wrong, and what somebody else wrote is not believed."""

import json
import re
import subprocess
from hmac import new as seal_with
from pathlib import Path, PurePosixPath

import pytest

from coursebook.core.folder_seal import KEY
from coursebook.core.pages.parser import read_page
from coursebook.lint.__main__ import main as run
from coursebook.lint.caching import cache
from coursebook.lint.caching.cache import FILE, Cache
from coursebook.lint.check import check
from coursebook.lint.ids import main as write_ids
from coursebook.security.sources import check as source_check

from .good_course import WORKS
from .test_pages import write
from .whole_course import whole


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the caches of the person at the machine."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course, checked once."""
    project = write(tmp_path / "course", whole())
    assert said(project) == []
    return project


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
        ("docs/claims.yml", "- HIPAA", "- takes", "claim-without-source"),
        ("docs/inclusive-language.yml", "street:", "street:\n  - causes", "slang"),
        ("docs/standards.yml", "question-terms: 1", "question-terms: 9", "question-shape"),
        ("docs/numbers.yml", 'say: "911"', 'say: "912"', "refused-link"),
        ("docs/facts.yml", "say: 180 days", f"say: 180 days{' and some more' * 9}", "long-sentence"),
        ("docs/hosts.txt", "example.org", "not a host", "refused-link"),
        ("faq/sick-after-dose.md", "Why is he sick?", f"Why is he {'very ' * 30}sick?", "long-sentence"),
        ("faq/sick-after-dose.md", "Why is he sick?", "Why does a clinic say nothing?", "near-question"),
        ("faq/clinic-says-nothing.md", "clinic wont talk", "why is he sick", "near-question"),
    ],
)
def test_a_change_is_seen(name: str, old: str, new: str, rule: str, course: Path) -> None:
    change(course, "faq/sick-after-dose.md", "Ask. {footcite", "Give naloxone. {footcite")
    assert said(course) == []
    change(course, name, old, new)
    assert (rule in "".join(said(course))) if rule else said(course) == []
    change(course, name, new, old)
    assert said(course) == []


def test_after_a_fact_only_its_pages_are_read_again(course: Path) -> None:
    before = Cache(course).old
    change(course, "docs/facts.yml", "say: 180 days", "say: 190 days")
    assert said(course) == []
    after = Cache(course).old
    read_again = [key for key in before if key in after and before[key]["names"] != after[key]["names"]]
    assert len(read_again) == 1  # help-now.md, which prints the fact
    assert len(before.keys() - after.keys()) == 1  # docs/facts.yml itself


def test_after_a_new_source_with_its_host_and_a_new_term_the_rules_read_no_other_page(course: Path) -> None:
    """Nor after the check that a mistake among these lists stopped, or beside a page that is refused."""
    texts = {key for key in Cache(course).old if key.startswith("text ")}
    work = WORKS.replace("sordo2017", "green2020").replace("https://example.org", "https://example.com")
    change(course, "docs/references.bib", WORKS, f"{work}\n{WORKS}")
    (course / "docs/hosts.txt").write_text(f"{(course / 'docs/hosts.txt').read_text('utf-8')}example.com\n", "utf-8")
    change(course, "docs/glossary.md", "bridge script\n", "blue card\n  A card.\n\nbridge script\n")
    change(course, "help-now.md", "It takes", "<b>It</b> takes")
    assert any("help-now.md" in one for one in said(course))
    kept = {key for key in Cache(course).old if key.startswith("text ")}
    assert texts <= kept and len(kept - texts) == 1  # the glossary; the page that is refused is read when it is mended
    change(course, "help-now.md", "<b>It</b> takes", "It takes")
    said(course)
    assert len(texts - {key for key in Cache(course).old if key.startswith("text ")}) == 1  # the glossary as it was


def test_writing_ids_reads_again_only_what_has_changed(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what the check knows of the other pages stays."""
    check(course, cache=Cache(course))
    known, read = Cache(course).old, list[str]()
    look = source_check._text
    monkeypatch.setattr(source_check, "_text", lambda path, *rest: read.append(str(path)) or look(path, *rest))
    monkeypatch.chdir(course)
    write_ids([])
    assert read == [] and Cache(course).old == known
    page = course / "faq/clinic-says-nothing.md"
    page.write_text(page.read_text("utf-8").replace("It needs", "It really needs"), encoding="utf-8")
    write_ids([])
    assert read == ["faq/clinic-says-nothing.md", "permalinks.txt"] and known.keys() < Cache(course).old.keys()


def test_a_word_of_ours_is_seen(course: Path) -> None:
    change(course, "help-now.md", "It takes", "It neer takes")
    assert "spelling" in "".join(said(course))
    (course / "docs/own-words.txt").write_text("neer\n", encoding="utf-8")
    assert said(course) == []
    (course / "docs/own-words.txt").write_text("near\n", encoding="utf-8")
    assert "spelling" in "".join(said(course))


def test_what_somebody_else_wrote_is_not_believed(course: Path) -> None:
    change(course, "help-now.md", "It takes", "It wach takes")
    assert len(said(course)) == 1
    seal, _, text = (course / FILE).read_text(encoding="utf-8").partition("\n")
    entries = {key: {**entry, "told": []} for key, entry in json.loads(text).items()}
    (course / FILE).write_text(f"{seal}\n{json.dumps(entries, ensure_ascii=False)}", encoding="utf-8")
    assert len(said(course)) == 1


def test_a_memory_from_another_copy_is_not_believed(course: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = write(tmp_path_factory.mktemp("other"), whole())
    said(other)
    (course / FILE).write_bytes((other / FILE).read_bytes())
    assert Cache(course).old == {}
    assert Cache(other).old != {}


@pytest.mark.parametrize("asked", ["", ".cache", "git"])
def test_a_key_that_came_along_seals_nothing(
    asked: str, course: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder with a memory, and with the key that sealed it wherever a key may be sought: whoever sent it knows the key."""
    change(course, "help-now.md", "It takes", "It wach takes")
    subprocess.run(["git", "init", "--quiet"], cwd=course, check=True)
    known = b"\1" * 32
    for place in (".git/coursebook-check-key", ".git/check-key", f".cache/{KEY}", str(KEY)):
        (course / place).parent.mkdir(parents=True, exist_ok=True)
        (course / place).write_bytes(known)
    assert len(said(course)) == 1
    entries = {key: {**entry, "told": []} for key, entry in Cache(course).old.items()}
    assert entries
    text = json.dumps(entries, ensure_ascii=False)
    for place in ("", f"{course.resolve()}\0"):
        seal = seal_with(known, f"{place}{text}".encode(), "sha256").hexdigest()
        (course / FILE).write_text(f"{seal}\n{text}", encoding="utf-8")
        if asked:  # the home of the person is the project, or the path of the caches is no whole one
            monkeypatch.setenv("XDG_CACHE_HOME", asked)
            monkeypatch.setenv("HOME", str(course))
            monkeypatch.chdir(course)
        assert len(said(course)) == 1


def test_a_git_file_that_leads_out_is_no_place_for_a_key(
    course: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("away")
    (course / ".git").write_text(f"gitdir: {away}\n")
    Cache(course)
    assert list(away.iterdir()) == []


def test_where_no_key_can_be_kept_nothing_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = write(tmp_path / "course", whole())
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", project / "docs", project):
        monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
        assert said(project) == []
        assert not (project / FILE).exists() and not (project / "docs/coursebook").exists()


@pytest.mark.parametrize("name", ["lint/caching/cache.py", "security/endings.txt", "security/numbers/bare-words.yml"])
def test_a_list_that_comes_with_the_program_is_a_part_of_it(
    name: str, course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an older program found is found again after its code, or a list that comes with it, is another."""
    package = tmp_path / "program"
    monkeypatch.setattr(cache, "__file__", str(package / "lint/caching/cache.py"))
    (package / name).parent.mkdir(parents=True)
    (package / name).write_text("one\n")
    found: list[str] = []

    def read() -> None:
        memory = Cache(course)
        memory.remember("page", PurePosixPath("help-now.md"), b"x", lambda: found.append("x") or [])  # type: ignore[func-returns-value]
        memory.save()

    read()
    read()
    assert found == ["x"]
    (package / name).write_text("one\ntwo\n")
    read()
    assert found == ["x", "x"]


def test_a_memory_without_end_is_not_read(course: Path) -> None:
    with (course / FILE).open("ab") as opened:
        opened.truncate(200_000_000)
    assert Cache(course).old == {}


def test_a_citation_that_is_shown_as_code_cites_nothing(tmp_path: Path) -> None:
    files = {
        name: re.sub(r"(\{footcite:p\}`[^`]+`)", r"``\1 ``", text) if name.endswith(".md") else text
        for name, text in whole().items()
    }
    assert 'No page cites "' in "".join(said(write(tmp_path / "course", files)))


def test_a_fix_reads_a_course_once_and_a_check_of_one_page_forgets_nothing(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(course)
    run(["--fix"])
    known, read = Cache(course).old, list[str]()

    def count(path: PurePosixPath, text: str, layout: object) -> object:
        read.append(path.as_posix())
        return read_page(path, text, layout)  # type: ignore[arg-type]

    monkeypatch.setattr("coursebook.lint.project.read_page", count)
    monkeypatch.setattr("coursebook.lint.ids.read_page", count)
    monkeypatch.setattr("coursebook.lint.fix.fix_text", lambda page, _: pytest.fail(f"{page.path} is looked at again"))
    assert run(["--fix"]) == 0
    assert read and sorted(set(read)) == sorted(read)
    run([])
    run(["help-now.md"])
    assert Cache(course).old == known
