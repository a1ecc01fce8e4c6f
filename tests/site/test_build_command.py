"""The one way to build: gate one first, the policy on, one build at a time, and a reason in one line when the machine fails."""

import fcntl
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from coursebook.settings_check import OTHERS
from coursebook.site.config import SiteConfig

from ..conftest import Build
from ..course import HELP, question, tiny
from .test_make import CONF, everything, make, project  # noqa: F401

CHOSEN = ("yaml.py", "docutils.py", "babel.py", "json.py", "sphinx/__init__.py", "coursebook/__init__.py", "sitecustomize.py",
          "usercustomize.py", "myst_parser.py", "argparse.py", "pybtex.py", "pagefind.py", "typst.py", "faq/yaml.py")  # fmt: skip
ABROAD = "```{csv-table}\n:url: file:///etc/hostname\n```\n"
REFUSES = "The box {csv-table} is not one that a page may have."


def command(folder: Path, *words: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "coursebook.build", *words],
        cwd=folder, capture_output=True, text=True, check=False, timeout=120, **more,  # type: ignore[call-overload]
    )  # fmt: skip


@pytest.mark.parametrize("task", ["html", "pdf", "part help-now", "links", "edition"])
def test_no_command_builds_what_gate_one_refuses(task: str, project: Path) -> None:  # noqa: F811
    (project / "help-now.md").write_text(f"{HELP}\n{ABROAD}")
    done = command(project, *task.split())
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "help-now.md:10: " in done.stdout + done.stderr and "{csv-table}" in done.stdout + done.stderr
    assert not [file for file in (project / "build").rglob("*") if file.name != ".lock"]


def test_the_policy_cannot_be_switched_off(project: Path) -> None:  # noqa: F811
    (project / "conf.py").write_text(CONF + 'coursebook_policy = False\nmyst_enable_extensions = ["dollarmath"]\n')
    (project / "help-now.md").write_text(
        f"{HELP}\n$$\nx\n$$\n"
    )  # gate one lets it pass as text, gate two sees what it became
    done = command(project, "html")
    assert done.returncode != 0 and not (project / "build/html").exists()
    assert 'help-now.md:10: The page holds "math_block", which no page may have. [refused-markup]\n' in done.stderr


def test_make_reads_no_module_of_the_change(project: Path) -> None:  # noqa: F811
    for name in CHOSEN:
        if "/" not in name or not name.startswith("faq"):
            (project / name).parent.mkdir(exist_ok=True)
            (project / name).write_text('import pathlib\npathlib.Path("taken").touch()\nraise SystemExit("TAKEN")\n')
    for task in ("check", "html", "reading"):
        done = make(project, task)
        assert (done.returncode, "TAKEN" in done.stdout + done.stderr) == (0, False), (task, done.stdout, done.stderr)
    assert not (project / "taken").exists()


def test_each_python_of_the_makefile_reads_no_module_from_here() -> None:
    lines = (Path(__file__).parents[2] / "Makefile").read_text().splitlines()
    calls = [
        line
        for line in lines
        if ("/python " in line or "$(PYTHON) " in line) and not line.startswith("\t@test -x $(BIN)/python ||")
    ]
    assert len(calls) > 5
    for line in calls:
        assert " -P " in line or line.endswith("/python -P") or " -I " in line or "$(FROM_HERE)" in line, line


SETTINGS = {
    "project = \n": "conf.py:1: Python cannot read this line: invalid syntax. Fix it, or bring the file back: git restore conf.py\n",
    "a = 1\nb = nothing\n": "conf.py:2: NameError: name 'nothing' is not defined. Fix it, or bring the file back: git restore conf.py\n",
    CONF + "coursebook_extra_menu_pages = 5\n": 'conf.py:9: coursebook_extra_menu_pages is 5. Write a list of texts, such as ["docs/about"].\n',
    CONF + 'coursebook_policy = "no"\n': "conf.py:9: coursebook_policy is 'no'. Write True or False.\n",
    CONF + "coursebook_pdf_documents = []\n": "conf.py:9: coursebook_pdf_documents is []. Write names with values in braces, {…}.\n",
    'extensions = ["coursebook",\n  "sphinx_nowhere"]\n': 'conf.py:2: The extension "sphinx_nowhere" is not installed. Take it out, or add its package to requirements/build.in.\n',
    CONF + 'html_theme = "nowhere"\n': None,
    CONF + 'coursebook_edition = "x"\n': 'conf.py: coursebook_edition is "x". Write the year, a point and the quarter, such as "2026.4".\n',
}  # fmt: skip


@pytest.mark.parametrize("text", SETTINGS)
def test_a_wrong_setting_is_one_line(text: str, project: Path) -> None:  # noqa: F811
    (project / "conf.py").write_text(text)
    done = command(project, "html")
    assert done.returncode == 1
    assert done.stderr == SETTINGS[text] or (SETTINGS[text] is None and done.stderr.startswith("conf.py: "))
    assert len(done.stderr.splitlines()) == 1 and "Traceback" not in done.stderr


def test_two_builds_at_once(project: Path) -> None:  # noqa: F811
    (project / "build").mkdir()
    with (project / "build/.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        second = command(project, "html")
    says = "build: Another build is at work in this folder. Wait until it has ended, then start again.\n"
    assert (second.returncode, second.stdout, second.stderr) == (1, "", says)


@pytest.fixture
def built(project: Path) -> Iterator[tuple[Path, dict[str, bytes]]]:  # noqa: F811
    """A project with a good site, and one page changed since."""
    assert command(project, "html").returncode == 0
    good = everything(project / "build/html")
    page = question("sick-after-dose", answer="Few causes.", body="Ask. {footcite:p}`sordo2017`")
    (project / "faq/sick-after-dose.md").write_text(page)
    yield project, good
    subprocess.run(["chmod", "-R", "u+w", project], check=False)


def one_line(done: subprocess.CompletedProcess[str], reason: str) -> None:
    assert done.returncode == 1, (done.stdout, done.stderr)
    assert reason in done.stderr.splitlines()[0], done.stderr
    assert len(done.stderr.splitlines()) == 1 and "Traceback" not in done.stdout + done.stderr, done.stderr


@pytest.mark.parametrize("most", [0, 4_000, 12_000, 40_000])
def test_no_room_for_a_file(most: int, built: tuple[Path, dict[str, bytes]]) -> None:
    project, good = built  # noqa: F811
    (project / "build/.doctrees/environment.pickle").unlink()
    done = command(project, "html", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
    one_line(done, "A file grew larger than this machine allows.")
    assert everything(project / "build/html") == good


def test_a_forged_line_of_a_page_stays_text(project: Path) -> None:  # noqa: F811
    (project / "faq" / "a\n::error::forged\x1b[31m.md").write_text(HELP)
    (project / "::error::forged.md").write_text(HELP)
    for task in ("check", "html"):
        done = make(project, task)
        said = done.stdout + done.stderr
        assert done.returncode != 0
        assert not [line for line in said.splitlines() if line.lstrip().startswith("::")], said
        assert "\x1b" not in said


def test_every_setting_of_the_course_is_known(build: Build) -> None:
    registered = {name for name in build(tiny()).app.config.values if name.startswith("coursebook_")}
    known = {f"coursebook_{name}" for name in [*(field.name for field in fields(SiteConfig)), *OTHERS]}
    assert registered == known
