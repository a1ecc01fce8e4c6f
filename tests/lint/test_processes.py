"""Many pages judged at once: what is found is the same, in the same order, also where a process is killed on the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .test_pages import write
from .whole_course import whole

OF_EACH = """
import os
from coursebook.lint.caching.processes import count_processors, map_in_processes
here = os.getpid()
def find(number):
    {what}
    return number, os.getpid()
found = list(map_in_processes(find, range(200)))
assert [number for number, _ in found] == list(range(200))
print(count_processors(), len({{process for _, process in found if process != here}}), here in {{process for _, process in found}})
"""


def count_processes(what: str = "pass", before: str = "pass") -> str:
    """The processors, the other processes that found something, and whether this one did, too."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", before + OF_EACH.format(what=what)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_as_many_processes_as_processors_find_all_in_order() -> None:
    most = len(os.sched_getaffinity(0))
    waits = "import time; time.sleep(0.01)"  # so that none has done all before the next has begun
    assert count_processes(waits) == (f"{most} {most} False" if most > 1 else "1 0 True")


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one processor: nothing is parted")
def test_what_a_killed_process_leaves_is_found_by_ours() -> None:
    assert count_processes("if number == 150 and os.getpid() != here: os.kill(os.getpid(), 9)").endswith("True")


def test_where_no_process_can_be_begun_ours_finds_all() -> None:
    """As where a container has no shared memory."""
    assert count_processes("pass", "import os\nos.fork = lambda: os.open('/nowhere', 0)").endswith("0 True")


def test_the_check_says_the_same_with_one_processor_and_with_all(tmp_path: Path) -> None:
    """From nothing, and again; eighty pages more, each with its own mistakes, in the course and for the source check."""
    page = "---\nquestion: Is it number {0}?\ntopics: [family]\nchecked: 2026-11-23\n---\n\n(number-{0})=\n# Is it number {0}?\n\nHe neer wachs.\n"
    more = {f"faq/number-{at}.md": page.format(at) + ("<b>x</b>\n" if at % 7 == 0 else "") for at in range(80)}
    said = []
    for name, processors in (("one", {min(os.sched_getaffinity(0))}), ("all", os.sched_getaffinity(0))):
        project = write(tmp_path / name, whole() | more)
        for _ in range(2):
            done = subprocess.run(
                [sys.executable, "-P", "-m", "coursebook", "check"],
                cwd=project, capture_output=True, text=True, check=False,
                preexec_fn=lambda to=processors: os.sched_setaffinity(0, to),
                env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / f"home-{name}")},
            )  # fmt: skip
            assert done.returncode == 1
            said.append(done.stdout)
    assert "The same stands at" in said[0] and "[refused-markup]" in said[0]
    assert said[1:] == said[:1] * 3
