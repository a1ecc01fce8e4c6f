"""The real pages: what the course promises of them."""

import re
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
import yaml

from coursebook.core.model import Lesson, Module, Page, Question
from coursebook.core.page_parser import Layout, read_file, read_page
from coursebook.core.problems import Rule
from coursebook.lint.check import check
from coursebook.lint.project import pages_of
from coursebook.lint.reference import reference, rules

PROJECT = Path(__file__).parents[2]
WORDS_A_MINUTE = 130


def load() -> dict[PurePosixPath, tuple[Page, str]]:
    pages = {}
    for path in pages_of(PROJECT):
        text = read_file(PROJECT / path, path)[0]
        page = read_page(path, text, Layout())[0]
        assert page, path
        pages[path] = page, text
    return pages


PAGES = load()
QUESTIONS = {path: (page, text) for path, (page, text) in PAGES.items() if isinstance(page, Question)}
LESSONS = {path: (page, text) for path, (page, text) in PAGES.items() if isinstance(page, Lesson)}
TERMS = re.findall(
    r"^(\S.*)$", (PROJECT / "docs/glossary.md").read_text().partition("```{glossary}\n")[2].partition("```")[0], re.M
)


FACTS = yaml.safe_load((PROJECT / "docs/facts.yml").read_text())


def by_name(paths: object) -> object:
    return [pytest.param(path, id=path.as_posix()) for path in paths]  # type: ignore[attr-defined]


def test_nothing_to_mend() -> None:
    found = check(PROJECT, today=date(2026, 11, 28))
    assert [str(problem) for problem in found if problem.rule is not Rule.DUE_SOON] == []


def test_what_falls_due_is_named_sixty_days_before() -> None:
    found = [problem for problem in check(PROJECT, today=date(2026, 11, 28)) if problem.rule is Rule.DUE_SOON]
    assert {problem.path.name for problem in found} == {"facts.yml"}
    assert any(
        "(video-start-wider-rule) is to be looked up again by 2026-12-31, in 33 days." in problem.message
        for problem in found
    )


@pytest.mark.parametrize("id_", FACTS)
def test_a_fact_that_changes_is_used_and_has_its_source(id_: str) -> None:
    assert any(f"{{fact}}`{id_}`" in text for _, text in PAGES.values())
    assert f"{{{FACTS[id_]['source']}," in (PROJECT / "docs/references.bib").read_text()


def test_the_parent_s_questions_are_answered() -> None:
    wanted = """still-using-on-suboxone throws-up-after-suboxone getting-high-on-suboxone wide-eyes-and-heroin
        six-months-on-suboxone holding-his-medicine will-the-clinic-talk-to-me clinic-accepts-some-use what-is-iop
        says-no-to-inpatient therapist-after-therapist root-causes-now-or-later cannabis-on-suboxone
        raising-treatment-after-use dealing-with-the-insurer what-if-he-overdoses used-again-is-it-over harm-by-caring"""
    assert set(wanted.split()) <= {page.id for page, _ in QUESTIONS.values()}


@pytest.mark.parametrize("path", by_name(QUESTIONS))
def test_a_question_leads_on(path: PurePosixPath) -> None:
    page, text = QUESTIONS[path]
    body = text.partition("\n---\n")[2]
    assert len(set(re.findall(r"\{term\}`(?:[^`<]*<)?([^`>]+)", body))) >= 2, "terms"
    others = set(re.findall(r"\{question\}`(?:[^`<]*<)?([\w-]+)", body)) | set(re.findall(r"\]\(([\w-]+)\.md\)", body))
    assert len(others - {page.id}) >= 2, "other questions"
    assert re.search(r"\{module\}`|\]\(\.\./modules/", body), "a module"
    assert "{footcite:p}`" in body, "a source"


@pytest.mark.parametrize("path", by_name(QUESTIONS))
def test_a_question_has_its_emergency_first(path: PurePosixPath) -> None:
    _, text = QUESTIONS[path]
    assert "{number}`emergency`" in text or "911" in text
    assert "naloxone" in text.lower()


@pytest.mark.parametrize("path", by_name(LESSONS))
def test_a_lesson_takes_ten_minutes_at_most(path: PurePosixPath) -> None:
    _, text = LESSONS[path]
    body = re.sub(r"\{footcite:p\}`[^`]*`|^:::.*$|^\([\w-]+\)=$", "", text.partition("\n---\n")[2], flags=re.M)
    assert len(body.split()) <= 10 * WORDS_A_MINUTE


@pytest.mark.parametrize("module", [page.id for page, _ in PAGES.values() if isinstance(page, Module)])
def test_a_whole_module(module: str) -> None:
    lessons = {path.stem: (page, text) for path, (page, text) in LESSONS.items() if path.parts[1] == module}
    worksheets = [text for _, text in lessons.values() if "{write-in}" in text]
    taught = [text for _, text in lessons.values() if "{write-in}" not in text]
    assert 5 <= len(taught) <= 7
    assert 1 <= len(worksheets) <= 3
    for text in taught:
        assert (
            "objectives:" in text and ":::{dialogue}" in text and ":::{self-check}" in text and ":class: do-now" in text
        )


def test_the_course_is_whole() -> None:
    assert sum(isinstance(page, Module) for page, _ in PAGES.values()) == 8
    assert len(QUESTIONS) >= 150


@pytest.mark.parametrize(("table", "rows"), [("needs", 32), ("gaps", 17)])
def test_each_need_and_each_gap_is_answered_somewhere(table: str, rows: int) -> None:
    part = (PROJECT / "docs/coverage.md").read_text().partition(f"(topic-coverage-{table})=")[2].partition("\n(")[0]
    cells = [line.split(" | ") for line in part.split("\n") if line.startswith("| ")][2:]
    assert len(cells) == rows
    assert [
        name for name, where, how in cells if "**full**" not in how or not re.search(r"\]\(|\{question\}", where)
    ] == []


def test_each_moment_has_its_questions_and_its_place() -> None:
    moments = yaml.safe_load((PROJECT / "faq/moments.yml").read_text())
    assert {page.moments[0] for page, _ in QUESTIONS.values() if isinstance(page, Question)} == set(moments)
    assert re.findall(r"^:moment: ([\w-]+)$", (PROJECT / "docs/by-situation.md").read_text(), re.M) == list(moments)


def test_the_glossary_holds_what_families_hear() -> None:
    assert len(TERMS) >= 90
    assert {"MAT", "MOUD", "Suboxone", "IOP"} <= set(TERMS)
    glossary = (PROJECT / "docs/glossary.md").read_text()
    entries = re.split(r"^(?=\S)", glossary.partition("```{glossary}\n")[2].partition("\n```")[0], flags=re.M)
    assert [entry.split("\n")[0] for entry in entries if entry.strip() and ":taught in:" not in entry] == []


def test_every_work_is_cited_and_every_citation_is_a_work() -> None:
    works = set(re.findall(r"^@\w+\{([^,\s]+),", (PROJECT / "docs/references.bib").read_text(), re.M))
    cited = {
        key.strip()
        for path in pages_of(PROJECT)
        for keys in re.findall(r"\{footcite:p\}`([^`]+)`", (PROJECT / path).read_text())
        for key in keys.split(",")
    }
    assert cited - works == set()
    assert works - cited == set()


def test_the_handbook_s_reference_is_up_to_date(request: pytest.FixtureRequest) -> None:
    for name, text in {"front-matter": reference(), "rules": rules()}.items():
        file = PROJECT / f"docs/{name}.md"
        if request.config.getoption("--renew"):
            file.write_text(text, encoding="utf-8")
        assert file.read_text(encoding="utf-8") == text


def test_no_address_of_a_package_index_and_no_path_of_a_machine() -> None:
    for file in [
        *PROJECT.glob("requirements/*"),
        PROJECT / "pyproject.toml",
        PROJECT / "Makefile",
        PROJECT / "conf.py",
    ]:
        assert not re.search(
            r"(?<!no-emit-)index-url|https?://[^\s\"]*pypi|file://|/root/|/home/|/work/", file.read_text()
        ), file
