"""A build that is killed at any of its writes: the last good site is whole, and the next build makes the same bytes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ..course import question
from ..forked import Builder, ready
from ..lint.good_course import good
from .test_make import CONF, everything

POINTS = 9
"""How many kills of a build, evenly from its first to its last write."""
PAGE = question("sick-after-dose", "Why is he sick?", "Few causes.", "Ask. {footcite:p}`sordo2017`").replace(
    "- why so\n  - how come", "- sick from subs\n  - puking after strips"
)


@pytest.fixture(scope="module")
def builder() -> Builder:
    """One for all tests of this file."""
    return ready()


def written(project: Path) -> Path:
    for name, text in {**good(), "conf.py": CONF}.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text)
    return project


def change(project: Path) -> None:
    (project / "faq/sick-after-dose.md").write_text(PAGE)


@pytest.mark.long
def test_killed_at_any_write(tmp_path: Path, builder: Builder) -> None:
    start = written(tmp_path / "start")
    assert builder.build(start)[0] == 0
    old = everything(start / "build/html")
    fresh = written(tmp_path / "fresh")
    change(fresh)
    assert builder.build(fresh)[0] == 0
    new = everything(fresh / "build/html")
    again = shutil.copytree(start, tmp_path / "again")
    change(again)
    code, _, writes = builder.build(again)
    assert code == 0 and writes > 100 and everything(again / "build/html") == new

    between = [writes - n for n in range(3)]  # the last ones swap the two sites
    for point in sorted({1 + n * (writes - 1) // (POINTS - 1) for n in range(POINTS)} | set(between)):
        project = shutil.copytree(start, tmp_path / f"killed-{point}")
        change(project)
        assert builder.build(project, kill_at=point)[0] == -9, point
        assert everything(project / "build/html") in (old, new), point
        code, said, _ = builder.build(project)
        assert (code, "Traceback" in said) == (0, False), (point, said)
        assert everything(project / "build/html") == new, point
        shutil.rmtree(project)


@pytest.mark.parametrize("place", ["build", "build/.site", "build/.doctrees"])
def test_a_folder_that_cannot_be_written(place: str, tmp_path: Path, builder: Builder) -> None:
    project = written(tmp_path)
    assert builder.build(project)[0] == 0
    good_site = everything(project / "build/html")
    change(project)
    inside = [] if place == "build" else [project / place, *(project / place).rglob("*")]
    closed = {path: path.stat().st_mode for path in [project / place, *inside]}
    try:
        for path, mode in closed.items():
            path.chmod(mode & 0o555)
        without_rights = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]  # of root, if these tests are root's
        done = subprocess.run(
            [*without_rights, sys.executable, "-P", "-m", "coursebook.commands.build", "html"],
            cwd=project, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
    finally:
        for path, mode in closed.items():
            if path.exists():
                path.chmod(mode)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "This may not be read or written by you." in done.stderr and len(done.stderr.splitlines()) == 1
    assert everything(project / "build/html") == good_site
    assert builder.build(project)[0] == 0
