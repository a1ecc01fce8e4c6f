"""Mistakes that writers make, one at a time: the check says each first, and alone, with its file and its line."""

import re
import shutil
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from coursebook.core.pages.model import Question
from coursebook.core.problems import Rule
from coursebook.lint.__main__ import main as run
from coursebook.lint.caching.cache import Cache
from coursebook.lint.check import check
from coursebook.lint.guide.help_links import with_how
from coursebook.lint.ids import main as write_ids
from coursebook.lint.project import read_project

from ..lists import read_yaml
from .known import check_changed, learn
from .test_pages import write
from .whole_course import whole

MISTAKES = read_yaml(Path(__file__).parent / "mistakes.yml")
MOST = 3


def write_whole(folder: Path) -> Path:
    """The course without a mistake, with its registry of ids."""
    project = write(folder, whole())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        assert write_ids([]) == 0
    assert learn(project) == check(project) == []
    return project


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_whole(tmp_path_factory.mktemp("whole"))


def make(mistake: dict[str, Any], project: Path) -> None:
    """Make a mistake in a course."""
    file = project / mistake["file"]
    file.parent.mkdir(parents=True, exist_ok=True)
    if target := mistake.get("move"):
        (project / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, project / target)
    if "move" in mistake or "delete" in mistake:
        file.unlink()
    if source := mistake.get("copy"):
        shutil.copy(project / source, file)
    if "write" in mistake:
        file.write_text(mistake["write"], encoding="utf-8")
    for old, new in [(mistake["from"], mistake["to"])] if "from" in mistake else []:
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
    if also := mistake.get("also"):
        file.write_text(file.read_text(encoding="utf-8").replace(*also), encoding="utf-8")
    if elsewhere := mistake.get("elsewhere"):
        other = project / elsewhere[0]
        text = other.read_text(encoding="utf-8")
        assert elsewhere[1] in text
        other.write_text(text.replace(*elsewhere[1:]), encoding="utf-8")
    if "append" in mistake:
        file.write_text(file.read_text(encoding="utf-8") + mistake["append"], encoding="utf-8")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"])
def test_a_mistake_is_said_first_and_alone(mistake: dict[str, Any], course: Path, tmp_path: Path) -> None:
    project = tmp_path / "course"
    shutil.copytree(course, project)
    make(mistake, project)
    said = [str(problem) for problem in check_changed(project)]
    assert said and said[0].startswith(mistake["says"]) and said[0].endswith(f"[{mistake['rule']}]"), said
    assert len(said) == mistake.get("lines", 1) <= MOST, said
    remedy = re.sub(r"\[[\w-]+\]$", "", said[0]).partition(": ")[2]
    assert len(re.split(r"[.?!:;] ", remedy)) > 1, "a message says what to do"


@pytest.mark.parametrize("indent", ["", " ", "   ", "    "])
def test_a_wording_may_stand_further_in_or_out(indent: str, course: Path, tmp_path: Path) -> None:
    project = tmp_path / "course"
    shutil.copytree(course, project)
    page = project / "faq/sick-after-dose.md"
    page.write_text(page.read_text("utf-8").replace("  - puking", f"{indent}- puking"), encoding="utf-8")
    assert check_changed(project) == []
    asked = [one.asked for one in read_project(project, date.today())[0].pages.values() if isinstance(one, Question)]
    assert ("sick from subs", "puking after strips") in asked


@pytest.mark.parametrize(
    "wording",
    [
        '"puking after strips"', "'puking after strips'", "'cause of strips he pukes", "puking 'after' strips", "a 5\"", "don't",
        '"puking" after strips', "'90s strips", '"puking\n    after strips"', 'he said "stop',
    ],
)  # fmt: skip
def test_quotation_marks_in_a_wording_may_stand(wording: str, course: Path, tmp_path: Path) -> None:
    project = tmp_path / "course"
    shutil.copytree(course, project)
    page = project / "faq/sick-after-dose.md"
    page.write_text(page.read_text("utf-8").replace("puking after strips", wording), encoding="utf-8")
    assert check_changed(project) == []


@pytest.mark.parametrize(
    ("mark", "heading"),
    [
        ("**Now. ", "paragraphs"),
        ("See [more](faq/sick-after-dose.md. ", "links"),
        ("See [more (faq/sick-after-dose.md). ", "links"),
        ("{term}`naloxone. ", "marks-in-a-sentence"),
        ("\n\n:::{note}\nGo.\n\n", "boxes"),
        ("`naloxone. ", "marks-in-a-sentence"),
    ],
)
def test_a_mark_leads_to_the_part_that_tells_of_it(mark: str, heading: str, course: Path, tmp_path: Path) -> None:
    project = tmp_path / "course"
    shutil.copytree(course, project)
    file = project / "help-now.md"
    file.write_text(file.read_text("utf-8").replace("It takes", f"{mark}It takes"), encoding="utf-8")
    shutil.copy(Path(__file__).parents[2] / "docs/writing.md", project / "docs/writing.md")
    said = with_how(project, check(project, [PurePosixPath("help-now.md")]))
    assert len(said) == 1 and said[0].rule is Rule.OPEN_MARK, said
    assert said[0].message.endswith(f" How: docs/writing.md#{heading}")


def test_there_are_sixty_and_one_for_every_rule_that_has_no_page() -> None:
    assert len(MISTAKES) >= 300
    assert {mistake["rule"] for mistake in MISTAKES} <= {rule.id for rule in Rule}


BY_SOURCE = {
    "modules/see-the-pattern/index.md": ("Text.\n", "| A | B |\n| --- | --- |\n| 1 |\n", "open-mark"),
    "docs/references.bib": ("{Mortality risk},", "{Mortality risk}", "refused-bibtex"),
    "docs/coverage.md": ("## Rows\n", "## Rows\n\n<<<<<<< HEAD\nA.\n=======\nB.\n>>>>>>> b\n", "merge-marks"),
    "faq/index.md": ("\n# ", "\n# See https://evil.example.net. ", "refused-link"),
}
"""What the source check refuses, each on a page of its own."""
BY_LINT = {
    "help-now.md": ("It takes", "The addict waits. It takes", "words"),
    "faq/sick-after-dose.md": ("Ask. ", "He had 8 mg.\n\nAsk. ", "claim-without-source"),
    "faq/clinic-says-nothing.md": ("{question}`sick-after-dose`", "{question}`sick-after-doses`", "unknown-question"),
    "modules/talk-well/index.md": ("Text.\n", "## At night\n\nText.\n", "missing-id"),
}
"""What the rules find, each on a page of its own."""


def test_what_the_source_check_refuses_hides_no_other_page(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And no count looks final where a page or a list hides more; what did not change is not read again afterwards."""
    project = tmp_path / "course"
    shutil.copytree(course, project)
    whole_text = {name: (project / name).read_text("utf-8") for name in BY_SOURCE | BY_LINT}
    for name, (old, new, _) in (BY_SOURCE | BY_LINT).items():
        assert old in whole_text[name]
        (project / name).write_text(whole_text[name].replace(old, new, 1), encoding="utf-8")
    monkeypatch.chdir(project)
    assert run([]) == 1
    out, err = capsys.readouterr()
    told = {line.partition(":")[0]: line.rpartition("[")[2] for line in out.splitlines()}
    assert told == {name: f"{rule}]" for name, (_, _, rule) in (BY_SOURCE | BY_LINT).items()}, out
    assert len(out.splitlines()) == len(told)
    assert err == f"{len(told)} to fix. The rest is looked at when this is fixed.\n"
    for name in BY_SOURCE:
        (project / name).write_text(whole_text[name], encoding="utf-8")
    assert run([]) == 1
    assert capsys.readouterr().err == f"{len(BY_LINT)} to fix.\n"


def test_where_a_list_that_judges_all_is_broken_the_count_does_not_look_final(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "course"
    shutil.copytree(course, project)
    monkeypatch.chdir(project)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    assert run([]) == 0
    known = {key for key in Cache(project).old if key.startswith("text ")}
    claims = project / "docs/claims.yml"
    before = claims.read_text("utf-8")
    claims.write_text(f"<<<<<<< HEAD\n{before}=======\n{before}>>>>>>> b\n", encoding="utf-8")
    capsys.readouterr()
    assert run([]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1 and err == "1 to fix. The rest is looked at when this is fixed.\n"
    assert known and known <= Cache(project).old.keys()
    claims.write_text(before, encoding="utf-8")
    assert not Cache(project).is_empty()


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("faq/sick-after-dose.md", "(sick-after-dose)=", "(Sick_after)=", '"Sick_after" cannot be an id, and the page is called sick-after-dose. Write (sick-after-dose)= here.'),
        ("faq/sick-after-dose.md", "asked:\n  - sick from subs\n  - puking after strips", "asked:", '"asked" is empty. Write a list of wordings'),
        ("faq/sick-after-dose.md", "checked: 2026-11-23", "checked:", '"checked" is empty. Write'),
        ("docs/coverage.md", "[end]", "(what-is-covered-rows)=\n## Rows\n\n(what-is-covered-inner)=\n### In it\n\nText.\n", 'The id "what-is-covered-rows" stands twice on this page with its section "Rows", first in line '),
        ("help-now.md", "It takes", "See [more](modules/old-columbarium.md). It takes", "There is no page modules/old-columbarium.md. ["),
        ("help-now.md", "It takes", "See [more](faq/sick-after-doses.md). It takes", "There is no page faq/sick-after-doses.md. Did you mean faq/sick-after-dose.md?"),
    ],
)  # fmt: skip
def test_one_line_tells_of_one_fault(name: str, old: str, new: str, says: str, course: Path, tmp_path: Path) -> None:
    project = tmp_path / "course"
    shutil.copytree(course, project)
    text = (project / name).read_text("utf-8")
    changed = f"{text}\n{new}" if old == "[end]" else text.replace(old, new)
    assert changed != text
    (project / name).write_text(changed, encoding="utf-8")
    (said,) = map(str, check_changed(project))
    assert says in said


def test_a_section_that_stands_twice_is_told_once_with_all_that_is_in_it(course: Path, tmp_path: Path) -> None:
    project = tmp_path / "course"
    shutil.copytree(course, project)
    part = "\n(what-is-covered-more)=\n## More\n\nText.\n\n(what-is-covered-more-inner)=\n### In it\n\nText.\n"
    page = project / "docs/coverage.md"
    page.write_text(f"{page.read_text('utf-8')}{part}{part}", encoding="utf-8")
    (said,) = [one for one in map(str, check_changed(project)) if "unlisted-id" not in one]
    assert 'The id "what-is-covered-more" stands twice on this page' in said and "Delete one of the two." in said
