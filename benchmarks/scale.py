"""``make bench``: what a course of N questions costs to build, beside other generators on the same words, in one run.

All is measured in a folder in memory where there is one: a disk that has just deleted many files writes slowly. The
numbers go to ``benchmarks/measured.json``, and from there into docs/speed.md with its plot (``benchmarks/speed_page.py``).
"""

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from . import corpus, speed_page
from .generators import GENERATORS, OURS, PROJECT, Generator, beside, trees
from .ours import EDITED, measure_ours

QUESTION = corpus.question_path(EDITED)
POWERS = (100, 1_000, 10_000)
MEMORY = Path("/dev/shm")
RESULTS = PROJECT / "benchmarks" / "measured.json"
INDEXES = (
    "pagefind/**/*",
    "search*index*",
    "search/search_index.json",
    "search.json",
    "assets/chunks/*localSearchIndex*",
)


@dataclass(frozen=True, slots=True)
class Run:
    """What a command cost: CPU seconds and the largest process, in MB."""

    cpu: float
    peak: float


def run(command: tuple[str, ...], folder: Path, fails: bool = False) -> Run:
    """Run a command and all that it starts; stop with what it said if it fails, unless it is known to fail at its end."""
    child = os.fork()
    if not child:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
        wrong = bool(done.returncode) and not fails
        sys.stderr.write(done.stdout[-2000:] + done.stderr[-2000:] if wrong else "")
        sys.stderr.flush()
        os._exit(wrong)
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit(f"This failed: {' '.join(command)}")
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measure(generator: Generator, count: int, times: int, room: Path) -> dict[str, float]:
    """The median of clean builds, a build after one edit, a build of nothing; sizes of what was written."""
    folder = room / f"{generator.name}-{count}"
    corpus.write(folder, count, generator.dialect)
    generator.prepare(folder)
    command = generator.command(folder)

    def build() -> Run:
        return run(command, folder, generator.fails)

    clean = []
    for _ in range(times):
        for old in (generator.out(folder), trees(folder)):
            shutil.rmtree(old, ignore_errors=True)
        clean.append(build())
    page = next(folder.rglob(f"{Path(QUESTION).name}.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    edit, again = build(), build()
    found = {
        "clean": statistics.median(one.cpu for one in clean),
        "edit": edit.cpu,
        "again": again.cpu,
        "peak": max(one.peak for one in clean),
        **_sizes(generator.out(folder), count),
    }
    if generator.name == OURS:
        found |= measure_ours(folder, beside(folder), trees(folder), count, found["clean"])
    shutil.rmtree(room)
    room.mkdir()
    return found


def _sizes(out: Path, count: int) -> dict[str, float]:
    """Pages, kilobytes of a page on average, and of the search index. A generator that wrote too little has failed."""
    pages = [file.stat().st_size for file in out.rglob("*.html") if file.relative_to(out).parts[0] != "id"]
    if not pages:  # mystmd ends before it makes pages of its content
        assert len(list(out.rglob("*.json"))) > count, out
        return {}
    assert len(pages) > count, out
    question = next(file for file in (out / QUESTION / "index.html", out / f"{QUESTION}.html") if file.is_file())
    index = {file for pattern in INDEXES for file in out.glob(pattern) if file.is_file()}
    return {
        "pages": len(pages),
        "page_kb": sum(pages) / len(pages) / 1000,
        "question_gzip_kb": len(gzip.compress(question.read_bytes(), 6)) / 1000,
        "index_kb": sum(file.stat().st_size for file in index) / 1000,
    }


def main() -> None:
    """Measure, keep the numbers, write them into the handbook, and print them."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[100, 500, 1000, 2000, 10000], help="how many questions")
    parser.add_argument("--times", type=int, default=3, help="clean builds, of which the median counts")
    parser.add_argument("--only", nargs="*", default=[one.name for one in GENERATORS], help="which generators")
    chosen = parser.parse_args()
    known = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    known |= {"setting": speed_page.setting()}
    base = MEMORY if MEMORY.is_dir() else PROJECT / "build"
    base.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=base, prefix="bench-") as room:
        for count in chosen.counts:
            for one in (one for one in GENERATORS if one.name in chosen.only and _asked(one, count)):
                times = chosen.times if count < 10_000 or one.name == OURS else 1
                print(f"{count:,} questions, {one.name}: {times} times …", file=sys.stderr, flush=True)
                found = measure(one, count, times, Path(room))
                known.setdefault(str(count), {})[one.name] = {**found, "times": times}
                RESULTS.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    speed_page.write(known)
    print(speed_page.measured(known))


def _asked(generator: Generator, count: int) -> bool:
    """Between the powers of ten, only ours, and a generator that is asked for no more."""
    return generator.name == OURS or count == generator.most or (count <= generator.most and count in POWERS)


if __name__ == "__main__":
    main()
