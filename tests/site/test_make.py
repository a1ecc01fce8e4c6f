"""What ``make`` does with a good and a bad page, through the Makefile itself."""

import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ..course import question
from ..lint.good_course import good

PROJECT = Path(__file__).parents[2]
CONF = """\
project = "Tiny"
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "sphinx_book_theme", "coursebook"]
exclude_patterns = ["build", ".venv"]
primary_domain = "course"
html_theme = "coursebook"
html_use_index = False
bibtex_bibfiles = ["docs/references.bib"]
bibtex_default_style = "coursebook"
"""
CITED = "Ask. {footcite:p}`sordo2017`"
LOST = "other/a-lost-page.md"
"""A page where the check looks for none, and Sphinx finds it in no menu: it warns of it, which stops a build."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A tiny project with the real Makefile and the environment of these tests."""
    (tmp_path / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)
    for name, text in {**good(), "conf.py": CONF, "requirements/build.txt": "", "pyproject.toml": ""}.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    for name in ("requirements/build.txt", "pyproject.toml"):
        os.utime(tmp_path / name, (0, 0))  # older than the environment, so that make installs nothing
    shutil.copy(PROJECT / "Makefile", tmp_path)
    return tmp_path


def make(project: Path, *tasks: str) -> subprocess.CompletedProcess[str]:
    outer = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")  # these tests may themselves run under make
    environment = {name: value for name, value in os.environ.items() if name not in outer}
    return subprocess.run(
        ["make", *tasks], cwd=project, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


def everything(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_bad_page_leaves_the_last_good_site(project: Path) -> None:
    first = make(project, "html")
    assert first.returncode == 0, first.stderr
    good = everything(project / "build/html")
    assert "faq/sick-after-dose/index.html" in good

    page = project / "faq/sick-after-dose.md"
    page.write_text(question("sick-after-dose", topics="medicin"))
    unknown = make(project, "html")
    assert unknown.returncode != 0
    assert "faq/sick-after-dose.md:2: There is no topic" in unknown.stdout
    assert everything(project / "build/html") == good

    page.write_text(question("sick-after-dose", answer="Few causes.", body=CITED))
    lost = project / LOST
    lost.parent.mkdir()
    lost.write_text("---\nchecked: 2026-11-23\n---\n\n(a-lost-page)=\n# A lost page\n\nText.\n")
    checked = make(project, "check")
    assert checked.returncode == 0, checked.stdout  # so what follows is said by Sphinx alone, when it writes the page
    for attempt in ("first", "second"):
        broken = make(project, "html")
        assert broken.returncode != 0, attempt
        assert "a-lost-page.md: WARNING: document isn't included in any toctree" in broken.stderr, attempt
        assert "Traceback" not in broken.stderr
        assert everything(project / "build/html") == good

    lost.unlink()
    fixed = make(project, "html")
    assert fixed.returncode == 0, fixed.stderr
    assert "Few causes." in (project / "build/html/faq/sick-after-dose/index.html").read_text()


def test_nothing_changed_does_nothing(project: Path) -> None:
    first = make(project, "html")
    assert first.returncode == 0, first.stderr
    again = make(project, "html")
    assert (again.returncode, again.stdout, again.stderr) == (0, "make: Nothing to be done for 'html'.\n", "")


def test_help_names_every_task(project: Path) -> None:
    shown = make(project, "help").stdout
    for task in (
        "make html",
        "make pdf",
        "make live",
        "make serve",
        "make check",
        "make test",
        "make clean",
        "make help",
    ):
        assert task in shown
    assert "make new-source WORK=its-doi" in shown and "a hand-out, without the site" in shown
    assert "build html" not in make(project, "-n", "pdf", "PAGES=an-id").stdout


def stop(project: Path, task: str, until: str) -> str:
    """What a terminal shows of a task that somebody stops with Ctrl+C as soon as it has said some words."""
    outer = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    environment = {name: value for name, value in os.environ.items() if name not in outer}
    process, terminal = pty.fork()
    if process == 0:
        signal.signal(
            signal.SIGINT, signal.SIG_DFL
        )  # a job in the background of a shell ignores it, and what it starts, too
        os.chdir(project)
        os.execvpe("make", ["make", task], environment)
    shown, stopped = b"", False
    with os.fdopen(terminal, "r+b", buffering=0) as screen:
        while True:
            assert select.select([screen], [], [], 60)[0], shown.decode()
            try:
                more = screen.read(4096)
            except OSError:  # how Linux says that a terminal is closed
                break
            if not more:
                break
            shown += more
            if not stopped and until.encode() in shown:
                stopped = True
                if (
                    task == "live"
                ):  # in the first moment the server's loop is not there yet, and it ends with words of its own
                    time.sleep(0.5)
                screen.write(b"\x03")
    os.waitpid(process, 0)
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("task", "until", "end"),
    [
        ("new-question", "What do readers ask?", "Stopped. Nothing was written.\n"),
        ("new-source", "Which work?", "Stopped. Nothing was written.\n"),
        ("live", "Open http://127.0.0.1:8000", "Stopped.\n"),
    ],
)
def test_ctrl_c_ends_with_one_sentence(task: str, until: str, end: str, project: Path) -> None:
    """Neither a traceback nor the "Error 130" of make."""
    said = stop(project, task, until).partition("^C")[2]
    assert said.lstrip("\n") == end
