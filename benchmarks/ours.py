"""What is measured of Porchlight alone: the writer's loop, the search in a browser, the book, a hand-out, publishing."""

import multiprocessing
import resource
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pikepdf
from playwright.sync_api import sync_playwright
from tests.browser import ADVICE, SWITCHES, find

from . import corpus
from .server import Site

LARGEST_BOOK = 2_000
EDITED = 7
"""The question that is edited, and handed out."""
ANSWERED = "document.querySelector('.hits a') !== null"
LONGEST = 20
"""Seconds that an answer may take."""
TIMES = 5


def measure_ours(folder: Path, out: Path, trees: Path, count: int, clean: float) -> dict[str, float]:
    """Everything of a course that lies in ``folder`` and was built to ``out``, with its own files in ``trees``."""
    found = search(out, count)
    found["index_share"] = index(folder, out, trees) / clean
    found["publish"] = _cost(_publish, out, folder.with_name("published"), folder / "docs/hosts.txt")[0]
    found["warm"] = _alone(_warm, folder, folder.with_name("live"))
    if count <= LARGEST_BOOK:
        book = folder.with_name("book")
        found["book_cpu"], found["book_peak"] = _cost(_book, folder, trees, book, "")
        (file,) = book.glob("*.pdf")
        found["book_mb"] = file.stat().st_size / 1e6
        with pikepdf.open(file) as pdf:
            found["book_pages"] = len(pdf.pages)
        found["hand_out_question"] = _cost(_book, folder, trees, book, corpus.question(EDITED, count).id)[0]
        found["hand_out_module"] = _cost(_book, folder, trees, book, corpus.module_id(0))[0]
    return found


def search(out: Path, count: int) -> dict[str, float]:
    """Bytes and milliseconds of a reader's first query and of a following one, in a new browser each time: medians."""
    runs = []
    with sync_playwright() as playwright, Site(out) as site:
        browser = playwright.chromium.launch(executable_path=find() or sys.exit(ADVICE), args=SWITCHES)
        for number in range(TIMES):
            context = browser.new_context(viewport={"width": 360, "height": 640})
            page = context.new_page()
            page.goto(f"{site.address}{corpus.question(number, count).path}/")
            page.wait_for_load_state("networkidle")
            site.sent.clear()
            page.get_by_role("button", name="Search").click()
            page.wait_for_load_state("networkidle")
            run = {}
            for name, at in (("first", number), ("next", count // 2 + number)):
                words = " ".join(corpus.title_of(at).split()[1:4]).rstrip("?")
                start = time.perf_counter()
                page.locator("#words").fill(words)
                # Playwright's own waiting looks after 270 and 770 ms, and not between.
                while not page.evaluate(ANSWERED) and time.perf_counter() - start < LONGEST:
                    time.sleep(0.005)
                run[f"{name}_ms"] = 1000 * (time.perf_counter() - start)
                page.wait_for_load_state("networkidle")
                run[f"{name}_kb"] = sum(answer.size for answer in site.sent) / 1000
                site.sent.clear()
                page.locator("#words").fill("")
                page.locator(".hits a").first.wait_for(state="detached")
            runs.append(run)
            context.close()
        browser.close()
    return {f"query_{name}": statistics.median(run[name] for run in runs) for name in runs[0]}


def _alone(task: Callable[..., Any], *given: object) -> Any:
    """The answer of a function that ran in a new process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(task, *given).result()


def _cost(task: Callable[..., object], *given: object) -> tuple[float, float]:
    """CPU seconds and peak memory in MB of a function in a new process, with the start of Python."""
    cost: tuple[float, float] = _alone(_measured, task, *given)
    return cost


def _measured(task: Callable[..., object], *given: object) -> tuple[float, float]:
    task(*given)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used), max(one.ru_maxrss for one in used) / 1024


def _sphinx(*given: str) -> None:
    from sphinx.cmd.build import build_main

    if build_main(["-q", *given]):
        sys.exit(f"This failed: sphinx {' '.join(given)}")


def index(folder: Path, out: Path, trees: Path) -> float:
    """CPU seconds of the search index alone: of a build that finds everything as it was but the index gone."""
    nothing = _cost(_site, folder, out, trees)[0]
    shutil.rmtree(out / "pagefind")
    return _cost(_site, folder, out, trees)[0] - nothing


def _site(folder: Path, out: Path, trees: Path) -> None:
    _sphinx("-b", "dirhtml", "-d", str(trees), str(folder), str(out))


def _book(folder: Path, trees: Path, out: Path, part: str) -> None:
    _sphinx("-b", "typstpdf", "-d", str(trees), "-D", f"coursebook_pdf_only={part}", str(folder), str(out))


def _publish(out: Path, published: Path, hosts: Path) -> None:
    from coursebook.security.output.publish import publish
    from coursebook.security.urls import read_hosts

    if wrong := publish(out, published, read_hosts(hosts.read_text(encoding="utf-8"))):
        sys.exit("\n".join(wrong[:5]))


def _warm(folder: Path, out: Path) -> float:
    """Seconds from a saved page to the finished build in ``make live``: the median, of changed texts and answers."""
    from coursebook.live.builder import build

    trees = out.with_name("live-trees")
    build(folder, out, trees)
    page = folder / f"{corpus.question_path(EDITED)}.md"
    seconds = []
    for number in range(TIMES):
        time.sleep(1)
        text = page.read_text(encoding="utf-8")
        at = len(text) if number % 2 else text.index("\n\n", text.index("\n# ")) + 2
        page.write_text(f"{text[:at]}New words, {number}.\n{text[at:]}", encoding="utf-8")
        seconds.append(build(folder, out, trees).seconds)
    shutil.rmtree(out)
    return statistics.median(seconds)
