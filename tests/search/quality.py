"""How well the search finds: ``python -m tests.search.quality`` (``make search-quality``) asks it what people type.

It asks the real ``search.js`` of the built site in Chromium, and counts in the order in which a reader meets the hits.
"""

import functools
import http.server
import sys
import threading
from pathlib import Path
from typing import NamedTuple

import yaml
from playwright.sync_api import Page, sync_playwright

from ..browser import ADVICE, find

FILE = Path(__file__).parents[1] / "content" / "search-queries.yml"
UNSEEN = Path(__file__).parent / "unseen-queries.yml"
"""Never tuned with: the honest number."""
ASK = """async (queries) => {
  const { find } = await import(new URL(document.querySelector("[data-script]").dataset.script, location.href));
  const answers = {};
  for (const query of queries) answers[query] = (await find(query)).flatMap(({ hits }) => hits.map(({ url }) => url));
  return answers;
}"""


class Miss(NamedTuple):
    """A query without a right page among the first three."""

    query: str
    wanted: list[str]
    found: list[str]


class Quality(NamedTuple):
    """What came out. ``unwritten`` are queries whose pages are not in the site."""

    asked: int
    hit1: float
    hit3: float
    mrr: float
    misses: list[Miss]
    unwritten: list[str]

    def __str__(self) -> str:
        lines = [
            f"{miss.query}: wanted {', '.join(miss.wanted)}; found {', '.join(miss.found)}" for miss in self.misses
        ]
        unwritten = f", {len(self.unwritten)} not asked because their pages are not written" if self.unwritten else ""
        numbers = f"{self.asked} queries{unwritten}: hit@1 {self.hit1:.3f}, hit@3 {self.hit3:.3f}, MRR {self.mrr:.3f}"
        return "\n".join([*lines, numbers])


def queries(file: Path = FILE) -> dict[str, list[str]]:
    """The labelled set: what people type, and the ids of the pages that would help."""
    found: dict[str, list[str]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def measure(page: Page, site: Path, labelled: dict[str, list[str]]) -> Quality:
    """Ask everything in one page, which has the site open."""
    written = {file.parent.name for file in site.rglob("index.html")}
    terms = set((site / "docs" / "glossary" / "index.html").read_text(encoding="utf-8").split('id="'))
    written |= {f"#{part.split(chr(34))[0]}" for part in terms}
    wanted = {query: [id_ for id_ in ids if id_ in written] for query, ids in labelled.items()}
    asked = {query: ids for query, ids in wanted.items() if ids}
    answers = page.evaluate(ASK, list(asked))
    ranks: list[int | None] = []
    misses = []
    for query, ids in asked.items():
        found = [name_of(url) for url in answers[query]]
        ranks.append(next((place for place, id_ in enumerate(found, 1) if id_ in ids), None))
        if (ranks[-1] or 9) > 3:
            misses.append(Miss(query, ids, found[:3]))
    number = len(ranks) or 1
    return Quality(
        len(ranks),
        sum(rank == 1 for rank in ranks) / number,
        sum(rank is not None and rank <= 3 for rank in ranks) / number,
        sum(1 / rank for rank in ranks if rank) / number,
        misses,
        [query for query, ids in wanted.items() if not ids],
    )


def name_of(url: str) -> str:
    """A page's id is the last part of its address; a term's is its anchor, with the mark."""
    page, mark, anchor = url.partition("#")
    return mark + anchor if mark else page.strip("/").rpartition("/")[2]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main(site: Path, files: list[Path]) -> None:
    """Print the misses and the numbers."""
    path = find() or sys.exit(ADVICE)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        for name in files:
            print(measure(page, site, queries(name)), f"({name.name})", end="\n\n")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]] or [FILE, UNSEEN])
