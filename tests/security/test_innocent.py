"""What a nurse, a pharmacist or a counselor writes passes: ``innocent.txt`` holds paragraphs with figures that nobody calls.

They are of medicine, billing, courts, statistics, buses, rooms, names of things, days, recipes and streets; each is one that a
check of numbers or of places could take for something else.
"""

from pathlib import Path

import pytest

from coursebook.security.sources import check as source_check

from ..conftest import Build
from ..course import HELP, tiny
from .test_attacks import DISABLED, LISTS, write

PARAGRAPHS = (Path(__file__).parent / "innocent.txt").read_text(encoding="utf-8").strip().split("\n\n")


WORK = "@misc{one,\n  author = {Who, Ann},\n  title = {One},\n  year = {2020}\n}\n"
JOINED = """They said a text is fine. {footcite:p}`one` CLAIM

[They said a text is fine.](help-now.md) CLAIM"""
"""A source and a link behind which a sentence begins: docutils takes the blank before a source away."""


def refused(project: Path, paragraph: str) -> list[str]:
    page = project / "help-now.md"
    page.write_text(f"{HELP}\n{paragraph}\n", encoding="utf-8")
    return [str(problem) for problem in source_check.check_sources(project, ["help-now.md"])]


def test_each_passes_alone(tmp_path: Path) -> None:
    project = write(tmp_path, {})
    assert len(PARAGRAPHS) >= 530
    found = {paragraph: told for paragraph in PARAGRAPHS if (told := refused(project, paragraph))}
    assert found == {}


def test_all_pass_on_one_page_and_are_built(tmp_path: Path, build: Build) -> None:
    sentence = "\n\nThis is a sentence between two of them.\n\n"
    joined = JOINED.replace("CLAIM", "There were 350, not 250, of them.")
    page = f"{HELP}\n{sentence.join([*PARAGRAPHS, joined])}\n"
    files = {**tiny(), **LISTS, "docs/references.bib": WORK, "help-now.md": page}
    assert source_check.check_sources(write(tmp_path / "files", files), ["help-now.md"]) == []
    site = build(files, **DISABLED, bibtex_bibfiles=["docs/references.bib"])
    assert (site.error, site.warnings) == ("", [])


@pytest.mark.parametrize(
    "paragraph",
    [
        "If he does not wake: {}",
        "Call the ambulance. {}",
        "{} It answers day and night.",
    ],
)
def test_the_same_beside_a_call_is_looked_at_again(paragraph: str, tmp_path: Path) -> None:
    """What tells a figure by its sentence alone tells nothing where somebody is to call."""
    project = write(tmp_path, {})
    told = [
        refused(project, paragraph.format("The code is 912.")),
        refused(project, paragraph.format("The code is 2233.")),
    ]
    assert all(told), told


@pytest.mark.parametrize("paragraph", ["Mishap? 1988.", "Mishap: 9/12", "In a mishap: 2026"])
def test_what_asks_to_call_in_a_course_makes_any_figure_one_to_call(paragraph: str, tmp_path: Path) -> None:
    assert refused(write(tmp_path / "other", {}), paragraph) == []
    project = write(tmp_path / "course", {"conf.py": 'coursebook_calling_words = ["mishap"]\n'})
    assert len(refused(project, paragraph)) == 1
