"""What a person takes out, or puts back, leaves nothing behind: the site is what a build from nothing gives, byte for byte."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ..forked import Builder, ready
from ..site.walk import LONG_AGO, compare, files_of
from ..site.walk_course import COURSE, PRINTABLES, write_course
from .rows import row

NEW = "faq/hammer-on-roof.md"
MODEL = "faq/engine-makes-noise.md"


class Course:
    """A built course, to be changed and built again."""

    def __init__(self, project: Path, builder: Builder) -> None:
        self.project, self.builder = project, builder

    def build(self) -> None:
        """Build on top of what was built."""
        code, said, _ = self.builder.build(self.project)
        assert code == 0, said

    def text(self, name: str) -> str:
        return (self.project / name).read_text()

    def change(self, name: str, old: str, new: str) -> None:
        assert old in self.text(name)
        (self.project / name).write_text(self.text(name).replace(old, new))

    def register(self, *lines: str, without: str = "") -> None:
        old = self.text("permalinks.txt").splitlines()
        kept = [line for line in old if not line.startswith("#") and not (without and line.startswith(without))]
        head = [line for line in old if line.startswith("#")]
        (self.project / "permalinks.txt").write_text("\n".join([*head, *sorted([*kept, *lines])]) + "\n")


def add(course: Course) -> None:
    text = (
        course.text(MODEL)
        .replace("engine-makes-noise", "hammer-on-roof")
        .replace("What makes the engine so loud", "Who hammers on the roof")
    )
    text = text.replace("car rattles uphill", "banging above bedroom").replace("muffler fell off", "roofers at dawn")
    (course.project / NEW).write_text(text)
    course.register("hammer-on-roof question", "hammer-on-roof-when section")


def never_published(course: Course) -> None:
    add(course)
    course.build()
    (course.project / NEW).unlink()
    course.register(without="hammer-on-roof")


def withdrawn(course: Course) -> None:
    add(course)
    course.build()
    (course.project / NEW).unlink()
    course.register(without="hammer-on-roof")
    course.register(
        *(f"hammer-on-roof{tail} retired 2026-11-28: Said elsewhere." for tail in (" question", "-when section"))
    )


def brought_back(course: Course) -> None:
    withdrawn(course)
    course.build()
    course.register(without="hammer-on-roof")
    add(course)


def put_back_older(course: Course) -> None:
    old = course.text(MODEL)
    course.change(MODEL, "Many causes.", "Few causes.")
    course.build()
    (course.project / MODEL).write_text(old)
    os.utime(course.project / MODEL, (LONG_AGO, LONG_AGO))


def last_question_of_a_topic(course: Course) -> None:
    course.change(
        "faq/topics.yml", "clinic:", "garage:\n  name: The garage\n  holds: Cars.\n  not-here: Bikes.\nclinic:"
    )
    course.change(MODEL, "topics: [clinic, medicine]", "topics: [garage]")
    course.build()
    course.change(MODEL, "topics: [garage]", "topics: [medicine]")
    course.change("faq/topics.yml", "garage:\n  name: The garage\n  holds: Cars.\n  not-here: Bikes.\n", "")


def renamed(course: Course) -> None:
    add(course)
    course.build()
    text = (
        course.text(NEW)
        .replace("(hammer-on-roof)=", "(hammer-at-dawn)=")
        .replace("checked: 2026-11-23", "checked: 2026-11-23\nformerly: [hammer-on-roof]", 1)
    )
    (course.project / "faq/hammer-at-dawn.md").write_text(text)
    (course.project / NEW).unlink()
    course.register(
        "hammer-at-dawn question", "hammer-on-roof question -> hammer-at-dawn", without="hammer-on-roof question"
    )


def picture_out(course: Course) -> None:
    for name in COURSE:
        if name.startswith("faq/") and "![A box](../docs/images/a-hand.svg)" in course.text(name):
            course.change(name, "![A box](../docs/images/a-hand.svg)\n", "")
    (course.project / "docs/images/a-hand.svg").unlink()


def word_out(course: Course) -> None:
    course.change("docs/glossary.md", "naloxone\n  A spray that wakes people up.\n", "")
    course.register(without="term-naloxone")


def lines_out(course: Course) -> None:
    (course.project / "docs/search-lines.yml").unlink()


def setting_out(course: Course) -> None:
    conf = course.text("conf.py")
    (course.project / "conf.py").write_text(f'{conf}html_title = "Another"\ncopyright = "2026, Ann"\n')
    course.build()
    (course.project / "conf.py").write_text(conf)


def paper_out(course: Course) -> None:
    (course.project / "docs/printables.yml").write_text(PRINTABLES)
    course.build()
    start, end = PRINTABLES.index("  - id: tonight"), PRINTABLES.index("  - id: topics")
    (course.project / "docs/printables.yml").write_text(PRINTABLES[:start] + PRINTABLES[end:])


def printables_out(course: Course) -> None:
    (course.project / "docs/printables.yml").write_text(PRINTABLES)
    course.build()
    assert (course.project / "build/html/paper/index.html").exists()
    (course.project / "docs/printables.yml").unlink()


CHANGES: Mapping[str, Callable[[Course], None]] = {
    "a page deleted before it was ever published": never_published,
    "a page withdrawn": withdrawn,
    "a withdrawn page restored": brought_back,
    "a file put back with an older time": put_back_older,
    "the last question of a topic, and the topic": last_question_of_a_topic,
    "a page renamed": renamed,
    "a picture taken out": picture_out,
    "a word taken out of the glossary": word_out,
    "a list deleted": lines_out,
    "a setting taken back": setting_out,
    "a file taken off the printables": paper_out,
    "no printables any more": printables_out,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Builder]:
    """The course without a list of files to print, and its site."""
    project = write_course(tmp_path_factory.mktemp("built") / "course")
    builder = ready()
    Course(project, builder).build()
    return project, builder


@pytest.mark.long
@pytest.mark.parametrize("what", CHANGES, ids=lambda what: row(6, what))
def test_nothing_is_left_of_what_was_taken_out(what: str, built: tuple[Path, Builder], tmp_path: Path) -> None:
    project = tmp_path / "course"
    shutil.copytree(built[0], project, copy_function=shutil.copy2)
    course = Course(project, built[1])
    CHANGES[what](course)
    before = files_of(project / "build/html")
    course.build()
    assert files_of(project / "build/html") != before, "the change is seen"
    assert compare(project, built[1], tmp_path / "fresh") == []
