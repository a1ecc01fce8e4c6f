"""Each patch is still needed: without it, upstream does the work that its docstring names. When one of these fails because upstream
has changed, take the patch out.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from coursebook.patches import PATCHES

from ..conftest import CONF
from ..course import question, tiny

COUNTER = Path(__file__).with_name("count_work.py")
WORK = "@article{{{key}, author = {{Doe, Ann}}, title = {{{key}}}, journal = {{J}}, year = {{2020}}, doi = {{10.1000/{key}}}}}\n"
CITED = "A claim. {footcite:p}`one` Another. {footcite:p}`two` And once more. {footcite:p}`one`"

Counts = dict[str, int]


def count_work(folder: Path, left_out: list[str]) -> Counts:
    files = tiny() | {"docs/references.bib": WORK.format(key="one") + WORK.format(key="two")}
    files["docs/hosts.txt"] = "doi.org\n"
    files |= {f"faq/cited-{n}.md": question(f"cited-{n}", f"Why number {n}?", body=CITED) for n in "abcdefgh"}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    settings = CONF | {"bibtex_bibfiles": ["docs/references.bib"], "coursebook_without_patches": left_out}
    done = subprocess.run(
        [sys.executable, "-P", str(COUNTER), str(folder), json.dumps(settings)],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: Counts = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Counts, Counts]:
    """What a build does without any patch, and with all of them."""
    room = tmp_path_factory.mktemp("patches")
    return count_work(room / "without", [*PATCHES]), count_work(room / "with", [])


PAGES = 17
CITATIONS = 24
FAULTS = {
    "remember-plugins": ("pybtex looks for a plug-in again for each citation", CITATIONS, 5),
    "skip-parent-themes": ("the parent themes have handlers for each page", 3, 0),
    "skip-search-index": ("Sphinx writes an index of all words", 1, 0),
    "skip-page-context": ("Sphinx renders small documents for each page", 4 * PAGES, 5),
    "skip-parent-files": ("Sphinx copies megabytes of the parent themes", 4_000_000, 500_000),
    "remember-template-times": ("Sphinx looks at all templates again and again", 4, 1),
    "remember-settings": ("docutils reads its settings for each page", PAGES, 5),
    "remember-works": ("pybtex formats a work for each citation", CITATIONS, 2),
    "forget-only-what-is-known": ("Sphinx forgets pages that it never read", PAGES, 2),
    "walk-without-recursion": ("docutils walks by generators in generators", 1000 * PAGES, 0),
    "copy-trees-in-one-walk": ("docutils looks for the document of each node that it copies", 400, 0),
    "remember-parsers": ("MyST makes a parser for each page", PAGES, 1),
    "highlight-only-code": ("Sphinx visits all nodes of pages without code", 10 * PAGES, 0),
    "log-only-what-is-kept": ("Sphinx makes records that nobody keeps", 5 * PAGES, 0),
    "collect-less": ("Python looks for garbage again and again", 3 * PAGES, 10),
}
"""Of each patch, what upstream does; how often it must still be seen without any patch, and at most with all of them."""


def test_each_patch_has_its_fault() -> None:
    assert FAULTS.keys() == PATCHES.keys()


@pytest.mark.parametrize("name", FAULTS)
def test_upstream_still_needs_it(name: str, counts: tuple[Counts, Counts]) -> None:
    fault, least, most = FAULTS[name]
    without, with_all = (one.get(name, 0) for one in counts)
    assert counts[0]["pages"] == counts[1]["pages"] == PAGES
    assert without >= least, f"{fault}: no more. Take the patch {name} out."
    assert with_all <= most, f"{fault}, although {name} is on."


@pytest.mark.parametrize("name", PATCHES)
def test_each_patch_names_its_issue_and_version(name: str) -> None:
    said = PATCHES[name].__doc__ or ""
    assert re.search(
        r"^    Issue: .*(https://github\.com/[\w.-]+/[\w.-]+/(?:issues|pull)/\d+|o issue (?:of \w+ )?found on \d{4})",
        said,
        re.M,
    )
    assert re.search(r"^    Seen in: .*\d+\.\d+", said, re.M)
