"""What ``make bench`` measures and shows: a course that passes both checks, and pages that say what was measured."""

import json
import subprocess
from pathlib import Path

import pytest
from benchmarks import corpus, serving, speed_page
from benchmarks import ours as ours_alone
from benchmarks.generators import GENERATORS, OURS, beside, trees
from benchmarks.scale import RESULTS

from coursebook.security.images import svg
from coursebook.security.output import publish

QUESTIONS = 12
ours = next(one for one in GENERATORS if one.name == OURS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "course"
    corpus.write(folder, QUESTIONS, ours.dialect)
    ours.prepare(folder)
    said = subprocess.run(ours.command(folder), capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")
    return folder


def test_the_made_up_course_has_everything_on(folder: Path) -> None:
    out = beside(folder)
    page = (out / f"{corpus.question_path(7)}/index.html").read_text()
    for part in ('class="cite"', 'class="crumbs"', "admonition", "footnote", "citation_title", 'class="backlinks"'):
        assert part in page, part
    assert (out / "pagefind/words.json").is_file()
    assert len(list((out / "id").glob("*/index.html"))) == len((folder / "permalinks.txt").read_text().splitlines()) - 5
    assert (
        publish.publish(out, folder.with_name("published"), frozenset({"doi.org", "github.com", "weather.gov"})) == []
    )


def test_the_made_up_course_is_a_book_too(folder: Path, tmp_path: Path) -> None:
    """A question as a hand-out, which fails as the book does where a page is missing that the settings of the book name."""
    part = corpus.question(7, QUESTIONS).id
    ours_alone._cost(ours_alone._book, folder, trees(folder), tmp_path / "book", part)
    assert len(list((tmp_path / "book").glob("*.pdf"))) == 1


def test_the_words_do_not_depend_on_the_number_of_questions(tmp_path: Path) -> None:
    corpus.write(tmp_path / "few", 4, "plain")
    corpus.write(tmp_path / "many", 8, "plain")
    few, many = ((tmp_path / name / f"{corpus.question_path(3)}.md").read_text() for name in ("few", "many"))
    assert [line.split("[")[0] for line in few.splitlines()] == [line.split("[")[0] for line in many.splitlines()]


def test_the_handbook_says_what_was_measured() -> None:
    known = json.loads(RESULTS.read_text())
    assert speed_page.measured(known) in speed_page.PAGE.read_text()
    assert speed_page.plot(known) == speed_page.PLOT.read_text()
    assert list(svg.find_unsafe(speed_page.PLOT.read_bytes())) == []
    assert known.keys() >= {"100", "1000", "10000"}


def test_nginx_says_what_the_headers_file_says(tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text("/*\n  X-A: 1\n\n/\n  B: two words\n\n/_static/*\n  C: 3\n")
    text = serving.config(tmp_path)
    assert text.count('add_header X-A "1" always;') == 2
    static = text[text.index("location  /_static/ {") :]
    assert 'add_header C "3" always;' in static and "two words" not in static
