"""After an edit of one file, a build on top of the last one gives every byte that a build from nothing gives.

Titles of the handbook in menus are left out: after a change of any heading, every command makes all anew (``commands/incremental.py``).
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from ..conftest import Site, builder
from .everything import FILES, SETTINGS

PLAIN = {**SETTINGS, "coursebook_search": False}
LESSON, QUESTION, MODULE = (
    "modules/see-the-pattern/keep-a-diary.md",
    "faq/candle-in-window.md",
    "modules/talk-well/index.md",
)
Edit = tuple[str, Callable[[str], str]]
EDITS: dict[str, Edit] = {
    "a lesson's title": (LESSON, lambda text: text.replace("# Keep a diary", "# Keep a log")),
    "a lesson's length": (LESSON, lambda text: text.replace("Text.", "Text. " + "More of it here. " * 200)),
    "a lesson's objective": (LESSON, lambda text: text.replace("Keep it", "Name it")),
    "a module's title": (MODULE, lambda text: text.replace("# Talk well", "# Speak well")),
    "a module's summary": (MODULE, lambda text: text.replace("You can see it.", "You can say it.")),
    "a question's title": (QUESTION, lambda text: text.replace("# May a candle stand in the window?", "# Can a candle stand there?")),
    "a question's answer": (QUESTION, lambda text: text.replace("Many causes.", "Few causes.")),
    "a question's topic": (QUESTION, lambda text: text.replace("[medicine, clinic]", "[clinic]")),
    "a question's modules": (QUESTION, lambda text: text.replace("[see-the-pattern, talk-well]", "[talk-well]")),
    "a question's moment": (QUESTION, lambda text: text.replace("moments: [later]", "moments: [now]")),
    "another wording": (QUESTION, lambda text: text.replace("wax on the sill", "tallow on the sill")),
    "what may be true too": (QUESTION, lambda text: text.replace("the wax is soft", "the wax is hard")),
    "a number": ("docs/numbers.yml", lambda text: text.replace('"741741"', '"741-741"')),
    "a fact": ("docs/facts.yml", lambda text: text.replace("180 days", "90 days")),
    "a topic's name": ("faq/topics.yml", lambda text: text.replace("name: The clinic", "name: At the clinic")),
    "the order of topics": ("faq/topics.yml", lambda text: "clinic:" + text.partition("clinic:")[2] + text.partition("clinic:")[0]),
    "a drawing": ("docs/images/a-box.svg", lambda text: text.replace('height="9"/>', 'height="8"/>')),
    "a work": ("docs/references.bib", lambda text: text.replace("Mortality risk", "Mortality")),
    "a term": ("docs/glossary.md", lambda text: text.replace("opioid\n  A medicine", "opioid\n  A drug")),
    "a review": ("docs/workshop.md", lambda text: text.replace("2026-11-25", "2026-11-26")),
    "a card without works": ("help-now.md", lambda text: text.replace(" {footcite:p}`sordo2017`", "")),
    "a call on the card": ("help-now.md", lambda text: text.replace("Danger", "Danger to life")),
}  # fmt: skip


def files_of(site: Site) -> dict[str, bytes]:
    return {
        file.relative_to(site.out).as_posix(): file.read_bytes()
        for file in site.out.rglob("*")
        if file.is_file() and file.name != ".buildinfo"
    }


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("edits")
    builder(room)(FILES, **PLAIN)
    return room


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_reaches_each_page_that_shows_it(room: Path, tmp_path: Path, name: str) -> None:
    file, edit = EDITS[name]
    changed = edit(FILES[file])
    assert changed != FILES[file]
    edited = builder(room)({file: changed}, **PLAIN)
    assert (edited.error, edited.warnings) == ("", [])
    after = files_of(edited)
    fresh = files_of(builder(tmp_path)({**FILES, file: changed}, **PLAIN))
    assert sorted(after) == sorted(fresh)
    assert [one for one in fresh if after[one] != fresh[one]] == []
    again = builder(room)({file: FILES[file]}, **PLAIN)  # and back, for the next edit
    assert again.error == "" and files_of(again) != after


@pytest.mark.parametrize(
    "name",
    [
        "id/amber-lamp-flickers/index.html",
        "faq/topic/clinic/index.html",
        "in-your-words/index.html",
        "changes/index.html",
        "offline.js",
        "sitemap.xml",
    ],
)
def test_what_somebody_deleted_is_there_again(room: Path, name: str) -> None:
    site = builder(room)({}, **PLAIN)
    before = files_of(site)
    (site.out / name).unlink()
    left = site.out / "id/never-published-id"
    left.mkdir(exist_ok=True)
    (left / "index.html").write_text("x")
    builder(room)({LESSON: FILES[LESSON] + "\n"}, **PLAIN)
    after = files_of(builder(room)({LESSON: FILES[LESSON]}, **PLAIN))
    assert not left.exists()
    assert after.get(name) == before[name]
    assert b"docs/on-this-phone/" in after["offline.js"] and b"LIST-PAGE" not in after["offline.js"]
