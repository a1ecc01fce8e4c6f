"""The history of a tiny course: two editions, and between them pages that moved, were renamed, split and retired."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coursebook.site.editions.create import freeze

from ..conftest import Build, Site
from ..course import lesson, module, question, tiny

BASE = "https://example.org/course/"
DIARY = "modules/see-the-pattern/keep-a-diary.md"
SPLIT = "Write the day.\n\n(keep-a-diary-night)=\n## At night\n\nWrite the night.\n"
OLD = {
    DIARY: lesson("keep-a-diary", "Keep a diary", "Write the day.\n\n(keep-a-diary-night)=\n## At night\n\nWrite at night. Then sleep.\n"),
    "modules/talk-well/pick-a-time.md": lesson("pick-a-time", "Pick a time", "In the morning.\n\n(pick-a-time-where)=\n## Where\n\nAt home.\n"),
    "modules/talk-well/index.md": module("talk-well", "Talk well", "Text.\n\n```{toctree}\npick-a-time\n```"),
    "faq/mix-two-things.md": question("mix-two-things", "May he mix?", "A little.", "(mix-two-things-how)=\n## How\n\nSlowly."),
}  # fmt: skip
NEW = {
    # moved to the other module, and so renumbered; one section of it has other words, and a new one was split off
    "modules/talk-well/keep-a-diary.md": lesson(
        "keep-a-diary", "Keep a diary",
        "Write the day.\n\n(keep-a-diary-night)=\n## At night\n\nWrite at night.\n\n(keep-a-diary-sleep)=\n## Sleep\n\nThen sleep.\n",
    ),
    # renamed
    "modules/talk-well/choose-a-time.md": lesson("choose-a-time", "Pick a time", "In the morning.\n\n(pick-a-time-where)=\n## Where\n\nAt home.\n")
    .replace("checked:", "formerly: [pick-a-time]\nchecked:"),
    "modules/talk-well/index.md": module("talk-well", "Talk well", "Text.\n\n```{toctree}\nchoose-a-time\nkeep-a-diary\n```"),
    "modules/see-the-pattern/index.md": module("see-the-pattern", "See the pattern"),
}  # fmt: skip
GONE = (DIARY, "modules/talk-well/pick-a-time.md", "faq/mix-two-things.md")
LEDGER = "permalinks.txt"


@dataclass
class History:
    """The three builds: before anything was stored, and after the first and the second edition."""

    first: Site
    between: Site
    second: Site

    @property
    def editions(self) -> Path:
        """The folder of what is stored."""
        return self.second.source / "editions"


def settings(edition: str, day: str) -> dict[str, Any]:
    return {"coursebook_edition": edition, "coursebook_edition_date": day, "html_baseurl": BASE}


FIRST, SECOND, THIRD = (
    settings("2026.4", "2026-12-21"),
    settings("2027.1", "2027-03-21"),
    settings("2027.2", "2027-06-21"),
)


def first_edition(build: Build, **changed: str) -> Site:
    """Build the old course and store it."""
    site = build({**tiny(**OLD), **changed}, **FIRST)
    assert (site.warnings, site.error) == ([], "")
    freeze(site.source, site.out)
    return site


def make_history(build: Build) -> History:
    """Store an edition, change the course, store another, and change one more section."""
    first = first_edition(build)
    for name in GONE:
        (first.source / name).unlink()
    between = build(NEW, **SECOND)
    assert (between.warnings, between.error) == ([], "")
    freeze(between.source, between.out)
    second = build({"faq/sick-after-dose.md": question("sick-after-dose", "Why is he sick?", "Few causes.")}, **THIRD)
    assert (second.warnings, second.error) == ([], "")
    return History(first, between, second)
