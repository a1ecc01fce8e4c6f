"""What cannot be printed, through the command: one message with what to write instead, no traceback, and no half file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .test_build_command import command
from .walk_course import write_course

Change = Callable[[Path], None]


def rewritten(name: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text, (name, old)
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def without_picture(folder: Path) -> None:
    for file in (folder / "docs/images").glob("*.svg"):
        file.unlink()


PRINTABLES = "docs/printables.yml"
WHOLE = "pages: [contents, course, sources]"


@pytest.mark.parametrize(
    ("change", "words", "message"),
    [
        (None, ["part", "keep-a-dairy"], 'There is no page "keep-a-dairy". Did you mean keep-a-diary?'),
        (None, ["part", "keep-a-diary keep-a-diary"], 'The page "keep-a-diary" is named twice. Name it once.'),
        (None, ["part", " ".join(["keep-a-diary"] * 500)], "A hand-out holds at most 60 pages; this list has 500. Name fewer"),
        (rewritten(PRINTABLES, WHOLE, "pages: [contents, keep-a-dairy]"), ["html"], 'docs/printables.yml:13: There is no page "keep-a-dairy". Did you mean keep-a-diary?'),
        (rewritten(PRINTABLES, WHOLE, "pages:" + "\n      - keep-a-diary" * 500), ["html"], 'docs/printables.yml:13: "pages" lists 500 pages, and at most 60 fit.'),
        (rewritten(PRINTABLES, WHOLE, f"most: 2\n    {WHOLE}"), ["html"], 'docs/printables.yml:13: "The whole course" has 12 pages, and at most 2 are allowed. The longest page in it is "1 See the pattern", with 5.'),
        (without_picture, ["html"], "There is no picture docs/images/a-box.svg. Write the path from this file to the picture."),
        (rewritten("modules/talk-well/index.md", "speak-slowly\nmy-own-words\n", ""), ["html"], "This module has no worksheets. It needs one"),
    ],
    ids=["unknown", "twice", "500", "unknown in the list of files to print", "500 in the list of files to print", "over its bound", "no picture", "empty module"],
)  # fmt: skip
def test_what_cannot_be_printed(change: Change | None, words: list[str], message: str, tmp_path: Path) -> None:
    folder = write_course(tmp_path, printables=True)
    if change:
        change(folder)
    done = command(folder, *words)
    said = done.stdout + done.stderr
    assert done.returncode in (1, 2) and "Traceback" not in said
    assert message in said
    assert said.count(message) <= 2
    assert not [file for file in (folder / "build").rglob("*.pdf") if ".doctrees" not in file.parts], (
        "a half printables"
    )


def test_a_mistyped_id_costs_nothing(tmp_path: Path) -> None:
    """It is found before a build begins: what was read is kept, and the next build does not start from nothing."""
    folder = write_course(tmp_path)
    assert command(folder, "html").returncode == 0
    files = [folder / "build/.doctrees/environment.pickle", folder / "build/.site-state.json"]
    before = [(file.read_bytes(), file.stat().st_mtime_ns) for file in files]
    done = command(folder, "part", "keep-a-diary keep-a-dairy")
    assert (done.returncode, done.stderr) == (
        1,
        'The hand-out was not made: There is no page "keep-a-dairy". Did you mean keep-a-diary?\n',
    )
    assert [(file.read_bytes(), file.stat().st_mtime_ns) for file in files] == before
