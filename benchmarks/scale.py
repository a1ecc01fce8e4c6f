"""``make bench``: what a course of N questions costs to build, beside other generators on the same words, in one run."""

import argparse
import gzip
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import corpus

BUILT = Path(__file__).parent.parent / "build" / ".bench-scale"
QUESTION = "faq/question-00007"
SPHINX = (sys.executable, "-m", "sphinx", "-q")
STOCK = 'project = "Course"\nextensions = ["myst_parser"]\nhtml_theme = "sphinx_book_theme"\nmyst_heading_anchors = 2\n'
HUGO = (
    'title = "Course"\ndisableKinds = ["taxonomy", "rss"]\n[markup.goldmark.renderHooks.link]\nuseEmbedded = "always"\n'
)
PLAIN_TEMPLATE = "<!DOCTYPE html><title>{{ .Title }}</title><main>{{ .Content }}</main>"


def _stock(folder: Path) -> None:
    (folder / "conf.py").write_text(STOCK, encoding="utf-8")
    tree = "\n```{toctree}\n:hidden:\n\n%s\n```\n"
    for name, names in {"index": "help-now\nmodules/index\nfaq/index\ndocs/glossary\ndocs/references",
                        "faq/index": ":glob:\n\n*", "modules/index": ":glob:\n\n*/*"}.items():  # fmt: skip
        with (folder / f"{name}.md").open("a", encoding="utf-8") as file:
            file.write((tree % names).replace(":hidden:\n\n:glob:", ":hidden:\n:glob:"))


def _mkdocs(theme: str) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        text = f"site_name: Course\ndocs_dir: {folder.name}\nsite_dir: {folder.name}-out\n{theme}"
        (folder.parent / f"{folder.name}.yml").write_text(text, encoding="utf-8")

    return prepare


def _hugo(folder: Path) -> None:
    pages = folder.with_name(f"{folder.name}-pages")
    folder.rename(pages)
    pages.rename(_made(folder) / "content")
    (folder / "hugo.toml").write_text(HUGO, encoding="utf-8")
    layouts = _made(folder / "layouts" / "_default")
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(PLAIN_TEMPLATE, encoding="utf-8")
    for index in (folder / "content").rglob("index.md"):
        index.rename(index.with_name("_index.md"))


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator: its dialect of the corpus, what it needs besides, its command, where it writes, its largest N."""

    name: str
    dialect: str
    prepare: Callable[[Path], None]
    command: Callable[[Path], tuple[str, ...]]
    most: int = 10_000


def _out(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-out")


def _sphinx(folder: Path) -> tuple[str, ...]:
    return (*SPHINX, "-b", "dirhtml", "-d", f"{_out(folder)}-trees", str(folder), str(_out(folder)))


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


GENERATORS = (
    Generator("Porchlight", "course", lambda folder: None, _sphinx),
    Generator("sphinx-book-theme", "plain", _stock, _sphinx, 500),
    Generator("mkdocs-material", "plain", _mkdocs("theme: {name: material, font: false}\n"),
              lambda folder: (sys.executable, "-m", "mkdocs", "build", "-q", "-f", f"{folder}.yml")),
    Generator("Zensical", "plain", _mkdocs("theme: {font: false}\n"),
              lambda folder: (_tool("zensical"), "build", "-f", f"{folder}.yml")),
    Generator("Hugo", "plain", _hugo,
              lambda folder: (_tool("hugo"), "--quiet", "-s", str(folder), "-d", str(_out(folder)))),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """What a command cost: CPU seconds and the largest process, in MB."""

    cpu: float
    peak: float


def run(command: tuple[str, ...]) -> Run:
    """Run a command and all that it starts; stop with what it said if it fails."""
    child = os.fork()
    if not child:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=BUILT)
        sys.stderr.write(done.stdout[-2000:] + done.stderr[-2000:] if done.returncode else "")
        os._exit(bool(done.returncode))
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit(f"This failed: {' '.join(command)}")
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measure(generator: Generator, count: int, times: int) -> dict[str, float]:
    """Clean builds, builds after one edit and builds of nothing; sizes of what was written."""
    folder = BUILT / f"{generator.name}-{count}"
    for old in (folder, _out(folder), Path(f"{_out(folder)}-trees")):
        shutil.rmtree(old, ignore_errors=True)
    corpus.write(folder, count, generator.dialect)
    generator.prepare(folder)
    command = generator.command(folder)
    clean, edit, again = [], [], []
    page = next(folder.rglob(f"{Path(QUESTION).name}.md"))
    for _ in range(times):
        for old in (_out(folder), Path(f"{_out(folder)}-trees")):
            shutil.rmtree(old, ignore_errors=True)
        clean.append(run(command))
        time.sleep(1)
        page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
        edit.append(run(command))
        again.append(run(command))
    out = _out(folder)
    pages = [file.stat().st_size for file in out.rglob("*.html")]
    index = [
        *out.glob("pagefind/**/*"),
        *out.glob("search*index*"),
        *out.glob("search/search_index.json"),
        *out.glob("search.json"),
    ]
    return {
        "Clean, CPU s": statistics.median(one.cpu for one in clean),
        "A page, CPU ms": 1000 * statistics.median(one.cpu for one in clean) / len(pages),
        "One edit, CPU s": statistics.median(one.cpu for one in edit),
        "Nothing changed, CPU s": statistics.median(one.cpu for one in again),
        "Peak, MB": max(one.peak for one in clean),
        "A page, KB": sum(pages) / len(pages) / 1000,
        "The question, KB": (out / QUESTION / "index.html").stat().st_size / 1000,
        "The question, gzip KB": len(gzip.compress((out / QUESTION / "index.html").read_bytes(), 6)) / 1000,
        "Search index, KB": sum(file.stat().st_size for file in index if file.is_file()) / 1000,
    }


def main() -> None:
    """Print a table for each N."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[100, 1000, 10000])
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[one.name for one in GENERATORS])
    chosen = parser.parse_args()
    BUILT.mkdir(parents=True, exist_ok=True)
    for count in chosen.counts:
        those = [one for one in GENERATORS if count <= one.most and one.name in chosen.only]
        found = {one.name: measure(one, count, chosen.times) for one in those}
        print(f"\n{count:,} questions; load {os.getloadavg()[0]:.1f}\n\n| Measured | {' | '.join(found)} |")
        print(f"| --- |{' --: |' * len(found)}")
        for row in next(iter(found.values())):
            print(f"| {row} | {' | '.join(f'{one[row]:,.1f}' for one in found.values())} |", flush=True)
    print(f"\nAll children: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime:.0f} CPU s.", file=sys.stderr)


if __name__ == "__main__":
    main()
