"""A disk that is really full: a small one is mounted, filled, and each command is run on it. Nothing of the program is replaced."""

import subprocess
import sys
from pathlib import Path

import pytest

from coursebook.site.editions.create import freeze

from ..forked import ready
from ..site.walk_course import COURSE, write_course
from .rows import row

DISK = """\
set -e
mount -t tmpfs -o size=64m,mode=755 disk "$1"
cp -a "$2/." "$1"
head -c 80M /dev/zero > "$1/build/fill" 2>/dev/null || true
truncate -s "-$3" "$1/build/fill"
cd "$1"
shift 3
set +e
"$@"
code=$?
cd /
for kept in build/html editions modules faq docs index.md permalinks.txt; do
  test ! -e "$BEFORE/$kept" || diff -r "$BEFORE/$kept" "$DISK/$kept" > /dev/null || echo "CHANGED $kept"
done
test -z "$(find "$DISK" -name '.*.new' -o -name '*.tmp' -o -name '.permalinks*')" || echo "HALF A FILE"
test ! -e "$DISK/build/book.pdf" -a ! -e "$DISK/build/site.zip" || echo "HALF A FILE"
exit $code
"""
FULL = ": The disk is full. Free some space, then start again. "
PAGE = "faq/amber-lamp-flickers.md"
"""The page that was changed since the last good site."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with a good site and an edition, and a page changed since: an id is missing."""
    course = write_course(tmp_path_factory.mktemp("course"))
    subprocess.run(["git", "init", "--quiet"], cwd=course, check=True)
    builder = ready()
    assert builder.build(course)[0] == 0
    freeze(course, course / "build/html")
    (course / "conf.py").write_text(COURSE["conf.py"].replace("2026.4", "2027.1").replace("2026-11-28", "2027-03-21"))
    assert builder.build(course)[0] == 0
    return course


def on_a_full_disk(project: Path, disk: Path, left: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a module on a copy of a project, on a disk with so much left."""
    disk.mkdir()
    command = [sys.executable, "-P", "-m", f"coursebook.{words[0]}", *words[1:]]
    return subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", DISK, "sh", str(disk), str(project), left, *command],
        env={"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "BEFORE": str(project), "DISK": str(disk), "HOME": str(disk), "XDG_CACHE_HOME": f"{disk}-caches", "TMPDIR": str(disk)},
        capture_output=True, text=True, check=False, timeout=200,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("commands.build html", "0"), ("commands.build html", "40K"), ("commands.build html", "400K"), ("commands.build pdf", "0"), ("commands.build pdf", "60K"), ("commands.build zip", "8K"),
        ("commands.build edition", "0"), ("commands.build edition", "12K"), ("lint.ids", "0"), ("lint --fix", "0"),
    ],
    ids=lambda value: row(13, value) if " " in value or "." in value else f"{value} left",
)  # fmt: skip
def test_a_full_disk_is_one_line_and_nothing_is_lost(words: str, left: str, project: Path, tmp_path: Path) -> None:
    text = (project / PAGE).read_text()
    try:
        if words.startswith("lint"):
            (project / PAGE).write_text(f"{text}\n## A new part  \n\nText.\n")
        elif "html" in words or "pdf" in words:
            (project / PAGE).write_text(text.replace("Many causes.", "Few causes."))
        done = on_a_full_disk(project, tmp_path / "disk", left, *words.split())
    finally:
        (project / PAGE).write_text(text)
    said = done.stderr.splitlines()
    assert done.returncode == 1 and len(said) == 1 and FULL in said[0], (done.stdout, done.stderr)
    assert said[0].endswith(
        "No file is half written." if words.startswith("lint") else "The last good site is untouched."
    )
    assert "CHANGED" not in done.stdout and "HALF" not in done.stdout, done.stdout


def test_the_command_says_it_in_one_line_too(project: Path, tmp_path: Path) -> None:
    text = (project / PAGE).read_text()
    try:
        (project / PAGE).write_text(f"{text}\n## A new part\n\nText.\n")
        done = on_a_full_disk(project, tmp_path / "disk", "0", "__main__", "ids")
    finally:
        (project / PAGE).write_text(text)
    assert (done.returncode, done.stderr) == (1, f"{PAGE}{FULL}No file is half written.\n")


def test_the_memory_of_the_check_costs_nothing_but_time(project: Path, tmp_path: Path) -> None:
    """The check reads; what it would keep for the next time finds no room, and its answer is the same."""
    done = on_a_full_disk(project, tmp_path / "disk", "0", "lint")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert done.stderr.endswith("pages checked: nothing to fix.\n") and len(done.stderr.splitlines()) == 1
