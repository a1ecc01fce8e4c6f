"""Mistakes that writers make, one at a time: the check says each first, and alone, with its file and its line."""

import re
import shutil
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from coursebook.core.pages.model import Question
from coursebook.core.problems import Rule
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
