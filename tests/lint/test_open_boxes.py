"""A box whose end was forgotten in the middle of a page is said alone, at the line where it begins."""

import shutil
from itertools import product
from pathlib import Path

import pytest

from .known import check_changed
from .test_mistakes import write_whole

BOXES = {
    "dialogue": ":::{dialogue}\nYou: Good morning.\nYour son: Hi.\n",
    "self-check": ":::{self-check}\nWhat do you say?\n\nNothing\n: **No.** Try it.\n\nGood morning\n: **Yes.** It is enough.\n",
    "note": ":::{note}\nStay.\n",
    "warning": ":::{warning}\nStay.\n",
    "do now": ":::{admonition} Do this now\n:class: do-now\nSay good morning.\n",
    "dropdown": ":::{dropdown} If you live far away\nWrite a card.\n",
    "margin": ":::{margin} The name\nIt is old.\n",
    "write-in": ":::{write-in} What went well\n:lines: 2\n",
    "tab": "::::{tab-set}\n:::{tab-item} At home\nStay.\n:::\n:::{tab-item} Away\nGo.\n:::\n",
    "ticks": "```{note}\nStay.\n",
}
BEHIND = {
    "a heading": "\n## More\n\nText.\n",
    "an id line": "\n(help-now-more)=\n## More\n\nText.\n",
    "the same box": "",
    "another box": "\n:::{tip}\nGo.\n:::\n\nText.\n",
    "a talk": "\n:::{dialogue}\nYou: Go.\n:::\n",
    "a box in a box": "\n::::{note}\n:::{tip}\nGo.\n:::\n::::\n\n(help-now-more)=\n## More\n",
    "code": "\n```text\n:::{note}\n```\n\n(help-now-more)=\n## More\n",
    "a list": "\n- One\n- Two\n\nText.\n",
    "the end": "",
}
ENDS = {"tab": "::::", "ticks": "```"}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_whole(tmp_path_factory.mktemp("whole"))


@pytest.mark.parametrize(("box", "behind"), [*product(BOXES, BEHIND)])
def test_a_box_that_was_not_ended_is_said_alone(box: str, behind: str, course: Path, tmp_path: Path) -> None:
    project = tmp_path / "course"
    shutil.copytree(course, project)
    file = project / "help-now.md"
    before = file.read_text("utf-8")
    end = ENDS.get(box, ":::")
    after = f"\n{BOXES[box]}{end}\n" if behind == "the same box" else BEHIND[behind]
    file.write_text(f"{before}\n{BOXES[box]}{after}", encoding="utf-8")
    line = before.count("\n") + 2
    assert [str(problem) for problem in check_changed(project)] == [
        f"help-now.md:{line}: The box that begins here has no end. Write {end} on a line of its own behind its last line. [open-mark]"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (":::{note}\n## More\n\nText.\n:::\n", "A heading stands in a list"),
        (":::{note}\nStay.\n\n:::{tip}\nGo.\n:::\n\nMore.\n:::\n", "The box that begins here never ends: the next :::"),
        (":::{note}\nStay.\n:::\n\n:::\n\nText.\n", 'This ":::" ends no box'),
        ("Words **now.\n\n:::{note}\nStay.\n", 'The mark "**" stands here alone.'),
    ],
)
def test_what_is_no_forgotten_end_is_said_as_what_it_is(text: str, said: str, course: Path, tmp_path: Path) -> None:
    project = tmp_path / "course"
    shutil.copytree(course, project)
    file = project / "help-now.md"
    file.write_text(f"{file.read_text('utf-8')}\n{text}", encoding="utf-8")
    assert said in str(check_changed(project)[0])
