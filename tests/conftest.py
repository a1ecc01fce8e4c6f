"""A build is the thing under test: ``build({"index.md": "…"})`` makes a tiny course and returns what came out."""

import gc
import io
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sphinx.domains.python  # its labels keep the language that is on when it is first loaded
import sphinx.locale
from playwright.sync_api import Browser, sync_playwright
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from .browser import ADVICE, SWITCHES, find
from .quick_builds import build_quickly

MEMORY, ROOM = Path("/dev/shm"), 4_000_000_000
"""Where Linux keeps files in memory, and the bytes that must be free there for the courses that tests write and build."""
if "PYTEST_DEBUG_TEMPROOT" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ["PYTEST_DEBUG_TEMPROOT"] = os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None
build_quickly()
gc.set_threshold(
    40_000, 20, 100
)  # thousands of tests, and all of Sphinx, are looked through again and again for garbage
logging.disable(logging.INFO)  # a thousand records of each build, which nobody reads
PROJECT = Path(__file__).parent.parent
COLORS = re.compile(r"\x1b\[[\d;]*m")
CONF = {
    "extensions": ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "sphinx_book_theme", "coursebook"],
    "project": "Tiny",
    "html_theme": "coursebook",
    "primary_domain": "course",
    "nitpicky": True,
    "html_use_index": False,
    "myst_enable_extensions": ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"],
    "bibtex_bibfiles": [],
    "bibtex_default_style": "coursebook",
    "exclude_patterns": ["_build"],
    "coursebook_search": False,
    "coursebook_quick_exit_url": "https://www.weather.gov/",
    # As every command builds. A test that shows that more works than our own pages may use says so.
    "coursebook_policy": True,
    # The parent themes append to these; Sphinx's own defaults would carry that into the next build of this process.
    "templates_path": [],
    "html_static_path": [],
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the golden files anew; then read the difference")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first: the workers, each of which takes a file at a time, then end at nearly the same time."""
    long = {item.path for item in items if item.get_closest_marker("long")}
    items.sort(key=lambda item: item.path not in long)


def pytest_collection_finish() -> None:
    """What is loaded by now stays, so nobody looks for garbage in it."""
    gc.collect()
    gc.freeze()


@dataclass
class Site:
    """A finished build: its files, its warnings, and the error that stopped it, if one did."""

    source: Path
    out: Path
    warnings: list[str]
    error: str
    app: Any = None

    def html(self, page: str) -> str:
        """The HTML of a page, ``""`` being the home page."""
        return (self.out / page / "index.html").read_text(encoding="utf-8")

    def article(self, page: str) -> str:
        """What a page says, without the frame around it."""
        found = re.search(r"<article[^>]*>(.*)</article>", self.html(page), re.DOTALL)
        assert found
        return found[1]


Build = Callable[..., Site]


@contextmanager
def clean_docutils(source: Path) -> Iterator[None]:
    sphinx.locale.translators.clear()  # else a build in this process inherits the translations of the one before
    with patch_docutils(str(source)), docutils_namespace():
        yield


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Write the files, build them, and return the site. Called again, it builds the changed files on top."""
    return builder(tmp_path)


def builder(room: Path) -> Build:
    """The same for a folder that several tests share."""

    def run(
        files: Mapping[str, str | bytes],
        *,
        builder: str = "dirhtml",
        jobs: int = 1,
        where: str = "project",
        fresh: bool = False,
        **conf: Any,
    ) -> Site:
        source = room / where
        for name, text in files.items():
            file = source / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        warnings, error, app = io.StringIO(), "", None
        with clean_docutils(source):
            try:
                app = Sphinx(
                    source, None, source / "_build" / builder, source / "_build" / "doctrees", builder,
                    confoverrides={**deepcopy(CONF), **conf}, status=io.StringIO(), warning=warnings,
                    freshenv=fresh, parallel=jobs,
                )  # fmt: skip
                app.build()
            except (SphinxError, SystemExit) as stopped:
                problem = stopped if isinstance(stopped, SphinxError) else stopped.__cause__
                assert isinstance(problem, SphinxError)
                error = f"{problem.category}: {problem}"
        lines = COLORS.sub("", warnings.getvalue()).replace(f"{source}/", "").splitlines()
        return Site(source, source / "_build" / builder, [line for line in lines if line.strip()], error, app)

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name beside the test; ``pytest --renew`` writes it."""

    def compare(name: str, text: str) -> None:
        file = request.path.parent / "golden" / name
        if request.config.getoption("--renew"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests; each has a context of its own, which knows nothing of the others."""
    path = find()
    assert path, ADVICE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()
