"""After an edition is stored, every kind of change is built, as ``make`` builds it, and says when its words changed."""

import re
from collections.abc import Mapping

import pytest

from coursebook.lint.check import check

from ..conftest import Build, builder
from ..course import HELP, lesson, module, question
from ..field.rows import row
from .history import DIARY, SECOND, first_edition

DAY = "Write the day."
NIGHT = "(keep-a-diary-night)=\n## At night\n\nWrite at night. Then sleep.\n"
ASKED = "faq/mix-two-things.md"


def diary(body: str, title: str = "Keep a diary") -> dict[str, str]:
    return {DIARY: lesson("keep-a-diary", title, body)}


def mixed(body: str, title: str = "May he mix?", more: str = "") -> dict[str, str]:
    return {ASKED: question("mix-two-things", title, "A little.", body, more=more)}


HOW = "(mix-two-things-how)=\n## How\n\n"
CHANGES: Mapping[str, tuple[dict[str, str], str, list[str]]] = {
    "a word": (
        diary(f"{DAY}\n\n{NIGHT}".replace("Then sleep.", "Then sleep well.")),
        "modules/see-the-pattern/keep-a-diary",
        ["keep-a-diary-night: Amended 2026."],
    ),
    "a heading": (
        diary(f"{DAY}\n\n{NIGHT}".replace("At night", "In the night")),
        "modules/see-the-pattern/keep-a-diary",
        ["keep-a-diary-night: Amended 2026."],
    ),
    "a new part": (
        diary(f"{DAY}\n\n{NIGHT}\n(keep-a-diary-noon)=\n## At noon\n\nWrite at noon.\n"),
        "modules/see-the-pattern/keep-a-diary",
        ["keep-a-diary-noon: New 2026."],
    ),
    "the text of the page alone": (diary(f"Write each day.\n\n{NIGHT}"), "modules/see-the-pattern/keep-a-diary", []),
    "a part of a question": (mixed(f"{HOW}Never alone."), "faq/mix-two-things", ["mix-two-things-how: Amended 2026."]),
    "all words": (
        {ASKED: question("mix-two-things", "Can he mix?", "No.", f"{HOW}Never alone.")},
        "faq/mix-two-things",
        [],
    ),
    "a review": (
        mixed(f"{HOW}Never alone.", more="reviewed: 2026-12-22\nby: [jane-doe]\n"),
        "faq/mix-two-things",
        ["mix-two-things-how: Amended 2026, page reviewed 2026."],
    ),
    "what is taken out": (diary(DAY), "modules/see-the-pattern/keep-a-diary", []),
    "a module": (
        {"modules/talk-well/index.md": module("talk-well", "Talk well", "More.\n\n```{toctree}\npick-a-time\n```")},
        "modules/talk-well",
        [],
    ),
    "the page for an emergency": (
        {"help-now.md": f"{HELP}\n(help-now-then)=\n## Then\n\nWait.\n"},
        "help-now",
        ["help-now-then: New 2026."],
    ),
    "a new question": (
        {"faq/asks-for-more.md": question("asks-for-more", "He asks for more. Now what?")},
        "faq/asks-for-more",
        [],
    ),
}
"""What a person does the day after: the files, the page, and the lines under its headings."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[str, list[str], list[str]]]:
    """For each change, what stopped its build, its warnings, and the lines under the headings of its page."""
    build = builder(tmp_path_factory.mktemp("edition"))
    before = first_edition(build).source
    names = {name for files, *_ in CHANGES.values() for name in files}
    same = {name: (before / name).read_text() for name in names if (before / name).exists()}
    found = {}
    for what, (files, page, _) in CHANGES.items():
        site = build({**same, **files}, **SECOND)
        lines = re.findall(r'<section id="([^"]+)">\n<h\d>.*?</h\d>\n<p class="page-status">(.*?)</p>', site.html(page))
        found[what] = site.error, site.warnings, [f"{id_}: {line}" for id_, line in lines]
        for name in files.keys() - same.keys():
            (before / name).unlink()
    return found


@pytest.mark.parametrize("what", CHANGES, ids=lambda what: row(1, what))
def test_what_changed_since_is_built_and_dated(
    what: str, built: Mapping[str, tuple[str, list[str], list[str]]]
) -> None:
    assert built[what] == ("", [], CHANGES[what][2])


def test_a_change_after_an_edition_is_printed_too(build: Build) -> None:
    first_edition(build)
    site = build(CHANGES["a word"][0], builder="typstpdf", **SECOND)
    assert (site.error, site.warnings) == ("", [])


MOVED = {
    "modules/talk-well/keep-a-diary.md": lesson("keep-a-diary", "Keep a diary", f"{DAY}\n\n{NIGHT}"),
    "modules/talk-well/index.md": module("talk-well", "Talk well", "Text.\n\n```{toctree}\npick-a-time\nkeep-a-diary\n```"),
    "modules/see-the-pattern/index.md": module("see-the-pattern", "See the pattern"),
}  # fmt: skip
SAYS = (
    "modules/talk-well/keep-a-diary.md:1: This page was at /modules/see-the-pattern/keep-a-diary/ in edition 2026.4, and that "
    'address leads nowhere now. Write "formerly: [/modules/see-the-pattern/keep-a-diary/]" in its front matter. [vanished-id]'
)


def test_a_page_that_moved_is_named_until_its_old_address_leads_on(build: Build) -> None:
    registered = "".join(
        f"{line}\n"
        for line in sorted(
            "all-questions page,clinic-says-nothing question,help-now page,keep-a-diary lesson,keep-a-diary-night section,"
            "mix-two-things question,mix-two-things-how section,pick-a-time lesson,pick-a-time-where section,"
            "see-the-pattern module,sick-after-dose question,talk-well module,the-course page,tiny-home page".split(",")
        )
    )
    project = first_edition(build, **{"permalinks.txt": registered}).source

    def said() -> list[str]:
        return [str(one) for one in check(project) if "was at" in one.message]

    assert said() == []
    (project / DIARY).unlink()
    for name, text in MOVED.items():
        (project / name).write_text(text)
    assert said() == [SAYS]
    page = project / "modules/talk-well/keep-a-diary.md"
    page.write_text(
        page.read_text().replace("checked:", "formerly: [/modules/see-the-pattern/keep-a-diary/]\nchecked:")
    )
    assert said() == []
