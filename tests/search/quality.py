"""How well the search finds and hears: ``make search-quality`` asks it what people type, in Chromium.

It asks the real ``search.js`` of the built site. Without files it asks the sets that are kept here; any other file can be named:

    .venv/bin/python -m tests.search.quality build/html sealed-queries.yml sealed-cries.txt

- ``.yml``: ``what people type: [ids of the pages that would help]``; a term of the glossary is ``"#its-anchor"``;
- ``.txt``: a line for each sentence, ``kind`` and the sentence with a tab between; the kinds are those of ``docs/cries/``, or
  ``ordinary``. A file without tabs is all of the kind that its name says, such as ``overdose.txt``.

For sets with judgments of pages in ``judged-pages.yml``, a second line of numbers counts with those (``pooled``).

A cruel landing is a page that ``docs/search-words.yml`` keeps back, among the first three, for a query that does not want it.
"""

import functools
import http.server
import sys
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page, sync_playwright

from ..browser import ADVICE, SWITCHES, find
from ..lists import read_yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILE = HERE.parent / "content" / "search-queries.yml"
UNSEEN = HERE / "unseen-queries.yml"
JUDGED = HERE / "judged-pages.yml"
SETS = (FILE, *(HERE / f"{name}.yml" for name in ("worked-short", "worked-letters")), UNSEEN,
        *(HERE / f"{name}.yml" for name in ("looked-at-short", "looked-at-letters")), HERE / "pinned-cries.txt")  # fmt: skip
ASK = """async (queries) => {
  const { find } = await import(new URL(document.querySelector("[data-script]").dataset.script, location.href));
  const answers = {};
  for (const query of queries) answers[query] = (await find(query)).map(({ url }) => url);
  return answers;
}"""
HEAR = """async (sentences) => {
  const { hear } = await import(new URL(document.querySelector("[data-script]").dataset.script, location.href));
  const kinds = [];
  for (const sentence of sentences) kinds.push((await hear(sentence, ""))?.kind ?? "ordinary");
  return kinds;
}"""
SERVES = {
    "overdose": {"child"},
    "child": {"overdose"},
    "suicide-self": {"suicide-other"},
    "suicide-other": {"suicide-self"},
    "withdrawal": {"overdose", "child"},
    "violence": set[str](),
}
"""The other panels that serve as well: they lead to the same number."""


class Miss(NamedTuple):
    """A query without a right page among the first three."""

    query: str
    wanted: list[str]
    found: list[str]


class Quality(NamedTuple):
    """What came out. ``unwritten`` are queries whose pages are not in the site; ``cruel`` those that landed cruelly."""

    asked: int
    hit1: float
    hit3: float
    mrr: float
    misses: list[Miss]
    unwritten: list[str]
    cruel: list[Miss]

    def numbers(self) -> str:
        """The numbers alone, as a line."""
        unwritten = f", {len(self.unwritten)} not asked because their pages are not written" if self.unwritten else ""
        return (
            f"{self.asked} queries{unwritten}: hit@1 {self.hit1:.3f}, hit@3 {self.hit3:.3f}, MRR {self.mrr:.3f}, "
            f"cruel landings {len(self.cruel)}"
        )

    def __str__(self) -> str:
        lines = [
            f"{miss.query}: wanted {', '.join(miss.wanted)}; found {', '.join(miss.found)}" for miss in self.misses
        ]
        lines += [f"CRUEL {miss.query}: found {', '.join(miss.found)}" for miss in self.cruel]
        return "\n".join([*lines, self.numbers()])


class Hearing(NamedTuple):
    """How the cries were heard: the share that got a panel that serves, that got any, and the ordinary ones that did."""

    cries: int
    recall: float
    any_panel: float
    ordinary: int
    false_alarms: float
    wrong: list[str]

    def __str__(self) -> str:
        numbers = (
            f"{self.cries} cries: a panel that serves {self.recall:.3f}, any panel {self.any_panel:.3f}; "
            f"{self.ordinary} ordinary sentences: false alarms {self.false_alarms:.3f}"
        )
        return "\n".join([*self.wrong, numbers])


def queries(file: Path = FILE) -> dict[str, list[str]]:
    """The labelled set: what people type, and the ids of the pages that would help."""
    found: dict[str, list[str]] = read_yaml(file)
    return found


def pooled(labelled: Mapping[str, list[str]], judged: Mapping[str, Mapping[str, str]]) -> dict[str, list[str]]:
    """The set with the pages that were judged right beside its own, without those judged wrong, and without queries that no page answers."""
    found = {}
    for query, ids in labelled.items():
        said = judged.get(query, {})
        right = [id_ for id_ in dict.fromkeys([*ids, *said]) if said.get(id_, "yes").startswith("yes")]
        if right:
            found[query] = right
    return found


def sentences(file: Path) -> list[tuple[str, str]]:
    """The kind of each sentence, and the sentence."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, tab, sentence = line.partition("\t")
            found.append((kind, sentence) if tab else (file.stem, line.strip()))
    return found


def measure(page: Page, site: Path, labelled: dict[str, list[str]]) -> Quality:
    """Ask everything in one page, which has the site open."""
    written = {file.parent.name for file in site.rglob("index.html")}
    terms = set((site / "docs" / "glossary" / "index.html").read_text(encoding="utf-8").split('id="'))
    written |= {f"#{part.split(chr(34))[0]}" for part in terms}
    wanted = {query: [id_ for id_ in ids if id_ in written] for query, ids in labelled.items()}
    asked = {query: ids for query, ids in wanted.items() if ids}
    answers = page.evaluate(ASK, list(asked))
    kept_back = _kept_back()
    ranks: list[int | None] = []
    misses, cruel = [], []
    for query, ids in asked.items():
        found = [name_of(url) for url in answers[query]]
        ranks.append(next((place for place, id_ in enumerate(found, 1) if id_ in ids), None))
        if (ranks[-1] or 9) > 3:
            misses.append(Miss(query, ids, found[:3]))
        if not kept_back & set(ids) and kept_back & set(found[:3]):
            cruel.append(Miss(query, ids, found[:3]))
    number = len(ranks) or 1
    return Quality(
        len(ranks),
        sum(rank == 1 for rank in ranks) / number,
        sum(rank is not None and rank <= 3 for rank in ranks) / number,
        sum(1 / rank for rank in ranks if rank) / number,
        misses,
        [query for query, ids in wanted.items() if not ids],
        cruel,
    )


def _kept_back() -> set[str]:
    """The pages that the list keeps back, each for itself; a topic is wider than what would be cruel."""
    listed: dict[str, Any] = read_yaml(ROOT / "docs" / "search-words.yml")
    pages = {name for name in listed["needs"] if "/" in name and not name.endswith("/")}
    pages |= {
        f"{name}{file.stem}" for name in listed["needs"] if name.endswith("/") for file in (ROOT / name).glob("*.md")
    }
    return {page.rpartition("/")[2] for page in pages}


def listen(page: Page, labelled: Iterable[tuple[str, str]]) -> Hearing:
    """Say everything in one page, which has the site open."""
    said = list(labelled)
    heard = page.evaluate(HEAR, [sentence for _, sentence in said])
    pairs = [(kind, got, sentence) for (kind, sentence), got in zip(said, heard, strict=True)]
    cries = [(kind, got) for kind, got, _ in pairs if kind != "ordinary"]
    ordinary = [got for kind, got, _ in pairs if kind == "ordinary"]
    return Hearing(
        len(cries),
        sum(got == kind or got in SERVES[kind] for kind, got in cries) / (len(cries) or 1),
        sum(got != "ordinary" for _, got in cries) / (len(cries) or 1),
        len(ordinary),
        sum(got != "ordinary" for got in ordinary) / (len(ordinary) or 1),
        [f"{kind} was heard as {got}: {sentence}" for kind, got, sentence in pairs if kind != got],
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
    judged = read_yaml(JUDGED)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        for file in files:
            found = measure(page, site, queries(file)) if file.suffix == ".yml" else listen(page, sentences(file))
            print(found, f"({file.name})")
            if file.suffix == ".yml" and judged.keys() & (own := queries(file)).keys():
                print(measure(page, site, pooled(own, judged)).numbers(), "(with judged pages)")
            print()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]] or [*SETS])
