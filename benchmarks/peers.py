"""The same Markdown, built four ways."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent
BUILT = PROJECT / "build" / ".bench"
WORDS = ("index.md", "help-now.md", "modules", "faq", "docs")


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to build the course: its name in the table, the package that makes the pages, and the command."""

    name: str
    package: str
    command: tuple[str, ...]

    @property
    def site(self) -> Path:
        """Where its pages are, once built."""
        return BUILT / self.name


def _sphinx(name: str, theme: str, *changes: str) -> tuple[str, ...]:
    """Sphinx with the settings of ``conf.py``, another theme, and what else must change for it."""
    overrides = [part for change in (f"html_theme={theme}", *changes) for part in ("-D", change)]
    doctrees = str(BUILT / f".doctrees-{name}")
    return (sys.executable, "-m", "sphinx", "-q", "-b", "dirhtml", "-d", doctrees, *overrides, ".", str(BUILT / name))


# The peers keep their own search, so Pagefind's index, which no page of theirs would open, is not made for them.
# Furo does without the book theme's extension, which would add to its pages.
OURS = Peer("Porchlight", "coursebook", _sphinx("Porchlight", "coursebook"))
PEERS = (
    OURS,
    Peer(
        "sphinx-book-theme",
        "sphinx-book-theme",
        _sphinx("sphinx-book-theme", "sphinx_book_theme", "coursebook_search=0"),
    ),
    Peer(
        "furo",
        "furo",
        _sphinx(
            "furo",
            "furo",
            "coursebook_search=0",
            "extensions=myst_parser,sphinx_design,sphinxcontrib.bibtex,coursebook",
        ),
    ),
    Peer(
        "mkdocs-material",
        "mkdocs-material",
        (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", "benchmarks/mkdocs.yml"),
    ),
)


def build() -> None:
    """Build all sites from nothing, two at a time; stop with what the builder said if one fails."""
    shutil.rmtree(BUILT, ignore_errors=True)
    _copy_words(BUILT / "words")
    with ThreadPoolExecutor(2) as two:
        for _ in two.map(_build, PEERS):
            pass


def _copy_words(folder: Path) -> None:
    """MkDocs publishes everything in its folder of pages, so it gets one with nothing else in it."""
    for name in WORDS:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder)


def _build(peer: Peer) -> None:
    """Run its command, and show what it said only if it fails."""
    done = subprocess.run(peer.command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{peer.name} could not be built:\n{done.stdout}{done.stderr}")
