"""The generators of ``make bench``: each builds the same words with its own settings as they come."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent
NODE = PROJECT / ".node-bench" / "node_modules"
SPHINX = (sys.executable, "-m", "sphinx", "-q", "-b", "dirhtml")
STOCK = 'project = "Course"\nextensions = ["myst_parser"]\nhtml_theme = "sphinx_book_theme"\nmyst_heading_anchors = 2\n'
HUGO = (
    'title = "Course"\ndisableKinds = ["taxonomy", "rss"]\n[markup.goldmark.renderHooks.link]\nuseEmbedded = "always"\n'
)
PLAIN_TEMPLATE = "<!DOCTYPE html><title>{{ .Title }}</title><main>{{ .Content }}</main>"
VITEPRESS = (
    'export default { title: "Course", ignoreDeadLinks: true, themeConfig: { search: { provider: "local" } } }\n'
)
MYST = "version: 1\nproject:\n  title: Course\nsite:\n  title: Course\n"


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator: the package that names its version, its dialect of the corpus, what it needs besides, its command,
    where it writes, and the largest N that it is asked for. ``fails`` when it ends with an error after its work.
    """

    name: str
    package: str
    dialect: str
    prepare: Callable[[Path], None]
    command: Callable[[Path], tuple[str, ...]]
    out: Callable[[Path], Path]
    most: int = 10_000
    fails: bool = False


def beside(folder: Path) -> Path:
    """The folder for what is built from ``folder``."""
    return folder.with_name(f"{folder.name}-out")


def trees(folder: Path) -> Path:
    """The folder for Sphinx's own files."""
    return folder.with_name(f"{folder.name}-trees")


def _sphinx(folder: Path) -> tuple[str, ...]:
    return (*SPHINX, "-d", str(trees(folder)), str(folder), str(beside(folder)))


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _course(folder: Path) -> None:
    """Its ids are in the registry, as those of a real course are."""
    subprocess.run([sys.executable, "-m", "coursebook.lint.ids"], cwd=folder, check=True, capture_output=True)


def _stock(folder: Path) -> None:
    (folder / "conf.py").write_text(STOCK, encoding="utf-8")
    tree = "\n```{toctree}\n:hidden:\n\n%s\n```\n"
    for name, names in {"index": "help-now\nmodules/index\nfaq/index\ndocs/glossary\ndocs/references",
                        "faq/index": ":glob:\n\n*", "modules/index": ":glob:\n\n*/*"}.items():  # fmt: skip
        with (folder / f"{name}.md").open("a", encoding="utf-8") as file:
            file.write((tree % names).replace(":hidden:\n\n:glob:", ":hidden:\n:glob:"))


def _mkdocs(theme: str) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        text = f"site_name: Course\ndocs_dir: {folder.name}\nsite_dir: {beside(folder).name}\n{theme}"
        (folder.parent / f"{folder.name}.yml").write_text(text, encoding="utf-8")

    return prepare


def _hugo(folder: Path) -> None:
    pages = folder.with_name(f"{folder.name}-pages")
    folder.rename(pages)
    folder.mkdir()
    pages.rename(folder / "content")
    (folder / "hugo.toml").write_text(HUGO, encoding="utf-8")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(PLAIN_TEMPLATE, encoding="utf-8")
    for index in (folder / "content").rglob("index.md"):
        index.rename(index.with_name("_index.md"))


def _vitepress(folder: Path) -> None:
    (folder / ".vitepress").mkdir()
    (folder / ".vitepress" / "config.mjs").write_text(VITEPRESS, encoding="utf-8")
    (folder / "node_modules").symlink_to(NODE)


def _myst(folder: Path) -> None:
    (folder / "myst.yml").write_text(MYST, encoding="utf-8")


OURS = "Porchlight"
GENERATORS = (
    Generator(OURS, "sphinx", "course", _course, _sphinx, beside),
    Generator("sphinx-book-theme", "sphinx-book-theme", "plain", _stock, _sphinx, beside, most=500),
    Generator("mystmd", "mystmd", "plain", _myst,
              lambda folder: (str(NODE / ".bin" / "myst"), "build", "--site"),
              lambda folder: folder / "_build", most=1_000, fails=True),
    Generator("mkdocs-material", "mkdocs-material", "plain", _mkdocs("theme: {name: material, font: false}\n"),
              lambda folder: (sys.executable, "-m", "mkdocs", "build", "-q", "-f", f"{folder}.yml"), beside, most=1_000),
    Generator("VitePress", "vitepress", "plain", _vitepress,
              lambda folder: (str(NODE / ".bin" / "vitepress"), "build", str(folder), "--outDir", str(beside(folder))),
              beside, most=1_000),
    Generator("Zensical", "zensical", "plain", _mkdocs("theme: {font: false}\n"),
              lambda folder: (_tool("zensical"), "build", "-f", f"{folder}.yml"), beside, most=1_000),
    Generator("Hugo", "hugo", "plain", _hugo,
              lambda folder: (_tool("hugo"), "--quiet", "-s", str(folder), "-d", str(beside(folder))), beside),
)  # fmt: skip
"""mystmd fetches its theme from the network, so only its own work is measured: reading and resolving, no pages.

At 10,000 questions mkdocs-material and Zensical would write a menu of all of them into each page, some 35 GB, and mystmd
and VitePress would need more than 14 GB of memory.
"""
