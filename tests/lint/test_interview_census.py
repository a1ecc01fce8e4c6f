"""Whole interviews, with a reply before each right one that may be none: what is asked, what is refused, and what is written then.

After a change that was meant: ``pytest tests/lint/test_interview_census.py --renew``, then read ``git diff tests/lint/golden``.
"""

import difflib
import io
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coursebook.lint.ids import main as write_ids
from coursebook.lint.new import new_command

from .test_new import files_of
from .test_new_kinds import SHEETS
from .test_new_source import HOSTS
from .test_pages import write
from .whole_course import whole

Golden = Callable[[str, str], None]


class Day(date):
    """The day of all interviews."""

    @classmethod
    def today(cls) -> "Day":
        return cls(2026, 11, 28)


class Typed(io.StringIO):
    """What somebody types, with one more empty line wherever that is to say that a refused line of a list may go."""

    def __init__(self, text: str, shown: pytest.CaptureFixture[str]) -> None:
        super().__init__(text)
        self.shown = shown
        self.told = ""

    def readline(self, size: int = -1, /) -> str:
        """The next line."""
        new = self.shown.readouterr().out
        self.told += new
        return "\n" if "go on without it." in new else super().readline(size)


REPLIES = {
    "question": (
        "Can he give blood?", "", "plasma center rules", "blood drive said no", "", "medicine, clinic", "1", "now", "Ask the blood center first.", "Call {number}`emergency` if he will not wake. Give {term}`naloxone`.", "",
        "It depends on the center.", "sordo", "1", "Call the center.", "Ask a nurse.", "", "You could ask them.", "", "sick-after-dose", "",
    ),
    "lesson": (
        "1", "Packing a bag", "", "Pack one bag.", "Name two things in it.", "", "A bag by the door saves time.", "A bag calms many people.", "sordo2017", "You both stand in the hall.", "You: Shall we pack?", "Your son: Yes.", "", "Put one list into the bag.",
        "The nurse asks. What do you do?", "Guess = **No.** Read the list.", "Read the list = **Yes.** It says it all.", "",
    ),
    "worksheet": ("see-the-pattern", "A quiet week", "", "What went well in one week.", "Fill it in on Sunday.", "What went well = 3", "Who saw it", ""),
    "module": ("Rest a while", "", "2", "You can rest.", "Sleep one hour", "Name one helper", "", "It is about rest."),
    "term": ("comfort pack", "A bag that a clinic gives for a hard night.", "sordo2017", "the bag", "a red bag", "", "see-the-pattern", ""),
    "source": ("10.1000/xyz.1", "article", "A trial of patience", "Petry, Nancy", "Alessi, Sheila", "", "2005", "The Journal", "12", "3-9", "part", "Paper", "table 1", ""),
}  # fmt: skip
NOISE = {
    "nothing": "", "later": "later", "back": "back", "none": "-", "one word": "x", "a number": "2", "an addict": "He is an addict.", "marks": "a <b>tag</b> and *open", "nowhere": "{question}`nowhere-here`", "two": "One thing = two; and, three?",
    "long": "We go and we " * 9 + "go home.",
}  # fmt: skip


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = whole() | {"docs/hosts.txt": HOSTS}
    files["docs/worksheets.md"] = SHEETS
    files["docs/index.md"] = files["docs/index.md"].replace("glossary\n", "glossary\nworksheets\n")
    files["docs/standards.yml"] = files["docs/standards.yml"].replace("worksheets: [1, 1]", "worksheets: [1, 2]")
    project = write(tmp_path_factory.mktemp("interviews"), files)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        assert write_ids([]) == 0
    return project


@pytest.mark.parametrize("kind", REPLIES)
def test_an_interview_with_a_reply_that_may_be_none(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Golden, capsys: pytest.CaptureFixture[str], kind: str
) -> None:  # fmt: skip
    monkeypatch.setattr(new_command, "date", Day)
    before = files_of(course)
    said = []
    for name, noise in NOISE.items():
        project = tmp_path / "course"
        shutil.copytree(course, project)
        monkeypatch.chdir(project)
        typed = Typed("".join(f"{noise}\n{reply}\n" for reply in REPLIES[kind]), capsys)
        monkeypatch.setattr("sys.stdin", typed)
        code = new_command.main([kind])
        told = (typed.told + capsys.readouterr().out).replace(str(date.today()), "TODAY")
        said += [f"=== {name}: code {code}", *told.splitlines()]
        for file, text in files_of(project).items():
            if text != before.get(file):
                lines = difflib.unified_diff(before.get(file, "").splitlines(), text.splitlines(), n=0, lineterm="")
                said += [f"== {file}", *(line for line in lines if line[:3] not in ("---", "+++"))]
        shutil.rmtree(project)
    golden(f"census/interview-{kind}.txt", "\n".join(said).replace(str(tmp_path), "…") + "\n")


def test_replies_that_were_kept_and_are_right_no_more(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Golden, capsys: pytest.CaptureFixture[str]
) -> None:
    """Meanwhile another page has the address, or a page lacks what was marked: it is asked again from there, with what follows."""
    monkeypatch.setattr(new_command, "date", Day)
    said = []
    for kind, changes in {
        "question": {"faq/give-blood.md": "(sick-after-dose|give-blood", "faq/topics.yml": "clinic:|clinics:"},
        "lesson": {"modules/see-the-pattern/packing-bag.md": "(keep-a-diary|packing-bag"},
        "term": {"docs/glossary.md": "```{glossary}|```{note}"},
    }.items():
        for name, change in changes.items():
            project = tmp_path / "course"
            shutil.copytree(course, project)
            monkeypatch.chdir(project)
            monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(REPLIES[kind][:9]) + "\n"))
            codes = [new_command.main([kind])]
            old, new = change.split("|")
            if old.startswith("("):
                like = next(project.rglob(f"{old[1:]}.md"))
                (project / name).write_text(like.read_text().replace(old[1:], new))
            else:
                (project / name).write_text((project / name).read_text().replace(old, new))
            monkeypatch.setattr(
                "sys.stdin", io.StringIO("yes\nanother-name-here\n" + "\n".join(REPLIES[kind][2:]) + "\n")
            )
            codes.append(new_command.main([kind]))
            said += [f"=== {kind} {name}: codes {codes}", *capsys.readouterr().out.splitlines()]
            shutil.rmtree(project)
    golden("census/interview-kept.txt", "\n".join(said).replace(str(tmp_path), "…") + "\n")
