"""The one way to build: the source check first, the policy on, one build at a time, and a reason in one line when the machine fails."""

import fcntl
import os
import pickle
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from zipfile import ZipFile

import pytest

from coursebook.patches import PATCHES
from coursebook.security.forbidden_files import check_tree
from coursebook.settings.check import LISTS, OTHERS
from coursebook.site.config import SiteConfig

from ..conftest import Build
from ..course import HELP, question, tiny
from ..forked import ready
from .test_make import CONF, everything, make, project  # noqa: F401

CHOSEN = ("yaml.py", "docutils.py", "babel.py", "json.py", "sphinx/__init__.py", "coursebook/__init__.py", "sitecustomize.py",
          "usercustomize.py", "myst_parser.py", "argparse.py", "pybtex.py", "pagefind.py", "typst.py", "faq/yaml.py")  # fmt: skip
ABROAD = "```{csv-table}\n:url: file:///etc/hostname\n```\n"
REFUSES = "The box {csv-table} is not one that a page may have."


def command(folder: Path, *words: str, **more: object) -> subprocess.CompletedProcess[str]:
    """Run the command; in a Python of its own when ``more`` says how it begins, such as its environment."""
    if not more:
        return ready().run(["coursebook.commands.build", *words], folder)
    return subprocess.run(
        [sys.executable, "-P", "-m", "coursebook.commands.build", *words],
        cwd=folder, capture_output=True, text=True, check=False, timeout=120, **more,  # type: ignore[call-overload]
    )  # fmt: skip


def test_a_copy_builds_what_a_new_python_builds(project: Path) -> None:  # noqa: F811
    """Most tests build in a copy of a process that has built before: it gives the same words, files and hash of all settings."""
    started = command(project, "html", env=os.environ)
    assert (started.returncode, started.stderr) == (0, "")
    one = everything(project / "build")
    shutil.rmtree(project / "build")
    copied = command(project, "html")
    assert (copied.stdout, copied.stderr) == (started.stdout, "")
    two = everything(project / "build")
    assert ".site/.buildinfo" in one and one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name] and "/.doctrees/" not in f"/{name}"] == []
    assert started.stdout.startswith("Building the site: ") and "\nMaking the pages of the site.\n" in started.stdout
    built_first = "The site is older than its pages, or there is none: it is built first.\n"
    assert built_first not in command(project, "zip").stdout
    (project / "help-now.md").write_text(HELP.replace("Call 911.", "Call 911 first."))
    assert command(project, "zip").stdout.startswith(built_first)
    with ZipFile(project / "build/site.zip") as packed:
        assert b"Call 911 first." in packed.read(next(name for name in packed.namelist() if "help-now" in name))


@pytest.mark.parametrize("task", ["html", "pdf", "part help-now", "links", "edition"])
def test_no_command_builds_what_the_source_check_refuses(task: str, project: Path) -> None:  # noqa: F811
    (project / "help-now.md").write_text(f"{HELP}\n{ABROAD}")
    done = command(project, *task.split())
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "help-now.md:10: " in done.stdout + done.stderr and "{csv-table}" in done.stdout + done.stderr
    assert not [file for file in (project / "build").rglob("*") if file.name not in (".lock", ".check.json")]


def test_the_policy_cannot_be_switched_off(project: Path) -> None:  # noqa: F811
    (project / "conf.py").write_text(
        CONF
        + 'coursebook_policy = False\nmyst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist", "dollarmath"]\n'
    )
    (project / "help-now.md").write_text(
        f"{HELP}\n$$\nx\n$$\n"
    )  # the source check lets it pass as text, the doctree check sees what it became
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


class Taken:
    """What an unpickled file may do: here it leaves a mark."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("taken",)


@pytest.mark.parametrize("name", ["build/.doctrees/environment.pickle", "faq/docutils.conf"])
def test_no_command_reads_what_came_below_the_folders_of_tools(name: str, project: Path) -> None:  # noqa: F811
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_bytes(pickle.dumps(Taken()))
    (project / "conf.py").write_text('import os\nos.mkdir("taken")\n')
    for words in (["init", "--quiet"], ["add", "--force", name]):
        subprocess.run(["git", *words], cwd=project, check=True, capture_output=True)
    shown = name if name[:5].casefold() != "build" else name.partition("/")[0]
    for words in (["commands.build", "html"], ["commands.build", "edition"], ["lint"]):
        done = ready().run([f"coursebook.{words[0]}", *words[1:]], project)
        said = (done.stdout + done.stderr).splitlines()
        assert done.returncode == 1 and said[0].startswith(f"{shown}:1: ") and "[refused-file]" in said[0], said
    if name.startswith("build"):  # before make runs a program of .venv
        made = make(project, "check")
        assert made.returncode == 2 and f"{name} came with this project, and what lies there is run." in made.stderr
    assert not (project / "taken").exists()


def test_what_the_reader_built_is_no_gift(project: Path) -> None:  # noqa: F811
    """Files that git does not track are the reader's own, and a file that is gone is none."""
    (project / "build").mkdir()
    (project / "build/x").write_text("")
    subprocess.run(["git", "init", "--quiet"], cwd=project, check=True)
    assert check_tree(project) == []
    subprocess.run(["git", "add", "build/x"], cwd=project, check=True)
    assert [problem.path.as_posix() for problem in check_tree(project)] == ["build"]
    (project / "build/x").unlink()
    assert check_tree(project) == []


def test_docutils_reads_no_settings_of_the_folder(project: Path) -> None:  # noqa: F811
    """Also where git tracks none, as in a folder that came as an archive."""
    (project / "docutils.conf").write_text("[general]\nnothing: [\n")
    done = command(project, "html")
    assert (done.returncode, done.stdout, (project / "build").exists()) == (1, "", False)
    assert done.stderr.startswith("docutils.conf:1: Programs read or run a file of this name without being asked")


def test_a_name_that_make_cannot_read_is_named(project: Path) -> None:  # noqa: F811
    for name in ("docs/x:y.md", "docs/x y%.md", "docs/x;touch taken;.md", "faq/a$(touch taken).md"):
        (project / name).write_text(HELP)
        for task in ("check", "html"):
            done = make(project, task)
            assert done.returncode == 2 and f"{name}:1: " in done.stdout and "[refused-file]" in done.stdout, (
                name,
                done.stdout,
                done.stderr,
            )
        (project / name).unlink()
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
    CONF + "coursebook_extra_menu_pages = 5\n": 'conf.py:9: The setting coursebook_extra_menu_pages cannot be 5. Write a list of texts, such as ["docs/about"].\n',
    CONF
    + 'coursebook_without_patches = ["skip-all"]\n': 'conf.py:9: "skip-all" is no patch to leave out. Write names of these: '
    + ", ".join(PATCHES)
    + ".\n",
    CONF + 'coursebook_policy = "no"\n': "conf.py:9: The setting coursebook_policy cannot be 'no'. Write True or False.\n",
    CONF + "coursebook_pdf_documents = []\n": "conf.py:9: The setting coursebook_pdf_documents cannot be []. Write names with values in braces, {…}.\n",
    'extensions = ["coursebook",\n  "sphinx_nowhere"]\n': 'conf.py:2: The extension "sphinx_nowhere" is not installed. Take it out, or add its package to requirements/build.in.\n',
    CONF + 'html_theme = "nowhere"\n': None,
}  # fmt: skip


@pytest.mark.parametrize("text", SETTINGS)
def test_a_wrong_setting_is_one_line(text: str, project: Path) -> None:  # noqa: F811
    (project / "conf.py").write_text(text)
    done = command(project, "html")
    assert done.returncode == 1
    assert done.stderr == SETTINGS[text] or (SETTINGS[text] is None and done.stderr.startswith("conf.py: "))
    assert len(done.stderr.splitlines()) == 1 and "Traceback" not in done.stderr


def test_a_setting_that_the_check_knows_is_said_by_the_check(project: Path) -> None:  # noqa: F811
    (project / "conf.py").write_text(CONF + 'coursebook_edition = "x"\n')
    done = command(project, "html")
    assert (done.returncode, done.stderr) == (
        1,
        "1 to fix. The rest is looked at when this is fixed. No site was built. To see your pages meanwhile: make live\n",
    )
    *_, line = done.stdout.splitlines()
    assert line.startswith(
        'conf.py:9: coursebook_edition is "x". Write the year, a point and the quarter, such as "2026.4".'
    )


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
    known = {f"coursebook_{name}" for name in [*(field.name for field in fields(SiteConfig)), *OTHERS, *LISTS]}
    assert registered == known


def test_a_warning_of_the_book_is_shown(project: Path) -> None:  # noqa: F811
    """In the language of the course; what an earlier fault has left there is gone."""
    (project / "conf.py").write_text(f'{CONF}language = "de"\n', encoding="utf-8")
    with (project / "faq/sick-after-dose.md").open("a", encoding="utf-8") as page:
        page.write("\n{term}`nowhere`\n")
    fault = project / "build/fault.txt"
    fault.parent.mkdir(exist_ok=True)
    fault.write_text("Traceback", encoding="utf-8")
    done = command(project, "pdf")
    assert done.returncode and not fault.exists()
    assert "Es gab Warnungen, also wurde nichts ersetzt. Beheben Sie sie, und bauen Sie noch einmal.\n" in done.stderr
    assert "Dieser Begriff steht nicht im Glossar: 'nowhere'" in done.stderr, done.stderr


@pytest.mark.parametrize("task", ["html", "pdf"])
def test_an_option_of_the_book_is_told_before_a_build(task: str, project: Path) -> None:  # noqa: F811
    (project / "conf.py").write_text(f'{CONF}\ncoursebook_pdf_options = {{"paper": "A4x"}}\n', encoding="utf-8")
    one_line(command(project, task), ': coursebook_pdf_options: The option "paper" is "A4x". Write a name of Typst')
    assert not (project / "build/book.pdf").exists()


def test_a_course_with_translations_is_built_again_and_again(project: Path) -> None:  # noqa: F811
    """What Sphinx makes of a translation lies below build/, so that the next check refuses nothing; a new text is shown, and no old one."""
    (project / "conf.py").write_text(f'{CONF}language = "es"\n')
    texts = project / "locales/es/LC_MESSAGES"
    texts.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    there = {file for file in project.rglob("*") if "build" not in file.parts}
    for words in ("Ayuda ahora", "Ayuda ya"):
        (texts / "help-now.po").write_text(f'{head}msgid "Help now"\nmsgstr "{words}"\n')
        for task in ("html", "html", "part help-now"):
            done = command(project, *task.split())
            assert (done.returncode, done.stderr) == (0, ""), (words, task)
        assert f"{words}<" in (project / "build/html/help-now/index.html").read_text(encoding="utf-8")
    (texts / "help-now.po").unlink()
    assert command(project, "html").returncode == 0
    assert "Help now<" in (project / "build/html/help-now/index.html").read_text(encoding="utf-8")
    now = {file for file in project.rglob("*") if file.relative_to(project).parts[0] not in ("build", "pages")}
    assert now - there == set()
