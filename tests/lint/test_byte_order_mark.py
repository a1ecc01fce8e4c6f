"""The mark that Notepad puts before a text: no list is read otherwise with it, so it takes no first line away."""

from pathlib import Path

import pytest

from coursebook.lint.check import check
from coursebook.lint.ids import main as write_ids
from coursebook.security.sources.check import check_sources

from ..course import HELP
from .good_course import good
from .test_pages import CASES, parts, write
from .whole_course import whole

MARK = b"\xef\xbb\xbf"
PINS = {
    "docs/pinned-numbers.txt": "emergency 911\n",
    "docs/pinned-words.txt": "od = overdose\n",
    "docs/own-words.txt": "zorbly\n",
    "docs/syllables.txt": "naloxone 3\n",
    "docs/search-lines.yml": "sick-after-dose:\n  - he is so sick\n",
    "docs/search-words.yml": "words:\n  - [puke, vomit]\n",
    "conf.py": 'project = "Tiny"\n',
}


def mark_lists(project: Path) -> list[str]:
    """Put the mark before each list of a course, and say which these are."""
    files = [*project.glob("docs/*.txt"), *project.glob("*/*.yml"), *project.glob("docs/*.bib")]
    files += [one for one in (project / "permalinks.txt", project / "conf.py") if one.is_file()]
    for file in files:
        file.write_bytes(MARK + file.read_bytes())
    return sorted(file.relative_to(project).as_posix() for file in files)


def test_a_course_whose_lists_have_the_mark_is_as_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = write(tmp_path, whole() | PINS)
    monkeypatch.chdir(project)
    assert write_ids([]) == 0
    before = [f"{one}" for one in check(project)]
    assert len(mark_lists(project)) > 15
    assert [f"{one}" for one in check(project)] == before


@pytest.mark.parametrize(
    "name",
    ["weak-source", "missing-number", "unpinned-number", "spelling", "claim-without-source", "words", "care-rule"],
)
def test_no_list_is_muted_by_the_mark(name: str, tmp_path: Path) -> None:
    """What is refused without it is refused with it, in the same words, the first line of a list too."""
    case = next(case for case in CASES if case.stem == name)
    files, _ = parts(case)
    said = [f"{one}" for one in check(write(tmp_path / "without", good(**files)))]
    project = write(tmp_path / "with", good(**files))
    assert mark_lists(project)
    assert said and [f"{one}" for one in check(project)] == said


def test_the_first_host_and_the_first_pin_count(tmp_path: Path) -> None:
    page = f"{HELP}\nSee [the weather](https://weather.gov/x).\n".replace("Call 911.", "Call {number}`emergency`.")
    lists = {"docs/hosts.txt": "weather.gov\n", "docs/pinned-numbers.txt": "emergency 912\n", "help-now.md": page}
    without, with_ = write(tmp_path / "without", good(**lists)), write(tmp_path / "with", good(**lists))
    mark_lists(with_)
    said = [f"{one}" for one in check_sources(without)]
    assert len(said) == 1 and "912" in said[0]
    assert [f"{one}" for one in check_sources(with_)] == said
