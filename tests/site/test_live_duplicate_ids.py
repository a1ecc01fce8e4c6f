"""``make live``: an id that stands twice is said in our words, at once, on the page that was saved, and taken back when mended."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coursebook.live.checker import look_at

from .test_make import project  # noqa: F401

SAVED = "faq/sick-after-dose.md"
STEPS = """\
import shutil, sys
from pathlib import Path
from coursebook.live.builder import build

def step(text):
    print("--", file=sys.stderr, flush=True)
    Path(sys.argv[1]).write_text(text)
    done = build(Path().resolve(), Path("build/.live").resolve(), Path("build/.live-doctrees").resolve())
    print(done.failure, done.warnings, sep="|", flush=True)

if __name__ == "__main__":
    good = Path(sys.argv[1]).read_text()
    if sys.argv[3] == "warm":
        step(good)
    step(good + sys.argv[2])
    step(good)
"""
TWICE = "\n(sick-after-dose-x)=\n## One\n\nText.\n\n(sick-after-dose-x)=\n## Two\n\nText.\n"
OTHER = "\n(help-now)=\n## One\n\nText.\n"


def preview(folder: Path, more: str, how: str) -> tuple[list[str], list[str]]:
    """What each build prints, and what it tells the open pages; the last is that of the page as it was."""
    shutil.rmtree(folder / "requirements")
    words = [sys.executable, "-P", "-c", STEPS, SAVED, more, how]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return [part.strip() for part in done.stderr.split("--\n")[1:]], done.stdout.splitlines()


def test_an_id_twice_on_a_page_is_not_built(project: Path) -> None:  # noqa: F811
    printed, told = preview(project, TWICE, "warm")
    first = len((project / SAVED).read_text().splitlines())
    line = f'{SAVED}:{first + 8}: The id "sick-after-dose-x" is also the id of {SAVED}:{first + 3}. Give one of the two another id. [duplicate-id]'
    assert printed == ["", line, ""] and told == ["|{}"] * 3


def test_an_id_twice_when_the_preview_begins(project: Path) -> None:  # noqa: F811
    printed, told = preview(project, TWICE, "cold")
    assert 'The id "sick-after-dose-x" stands twice on this page. Give one of the two another id.' in printed[0]
    assert "system_message" not in told[0] and "docutils" not in "".join([*printed, *told])
    assert told[0].startswith(f"{SAVED}:") and told[1] == "|{}"


def test_an_id_of_another_page(project: Path) -> None:  # noqa: F811
    printed, told = preview(project, OTHER, "warm")
    assert 'The id "help-now" is also the id of a heading in help-now.md. Give one of the two another id.' in printed[1]
    assert "duplicate label" not in printed[1] and str(project) not in printed[1]
    assert told == ["|{}"] * 3, "the check tells it, and takes it back"


@pytest.mark.parametrize(("more", "where"), [(TWICE, f"{SAVED}:"), (OTHER, "help-now.md:6")])
def test_the_page_that_was_saved_says_it_at_once(more: str, where: str, project: Path) -> None:  # noqa: F811
    look_at(project, [])
    page = project / SAVED
    page.write_text(page.read_text() + more)
    told = look_at(project, [SAVED])
    assert [one["file"] for one in told] == [SAVED]
    assert f"is also the id of {where}" in told[0]["message"] and told[0]["message"].endswith(
        "Give one of the two another id."
    )
