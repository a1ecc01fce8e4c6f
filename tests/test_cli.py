"""``coursebook`` on the command line: help that writes nothing, any folder of a course, a new course that builds."""

import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from datetime import date
from pathlib import Path

import pytest

from coursebook.cli import COMMANDS
from coursebook.commands.build import TARGETS
from coursebook.commands.quickstart import list_languages, write_course

from .forked import ready

PROJECT = Path(__file__).parent.parent
SOURCE = PROJECT / "src" / "coursebook"


def start(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a Python of its own."""
    command = [sys.executable, "-P", "-m", "coursebook", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=200)


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return ready().run(["coursebook", *words], folder)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in COMMANDS), ["--version"]], ids=" ".join)
def test_help_says_something_and_writes_nothing(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('extensions = ["coursebook"]\n')
    before = files(tmp_path)
    said = (start if words in (["--help"], ["check", "--help"]) else run)(tmp_path, *words)
    assert said.returncode == 0, said.stderr
    assert re.search(r"usage: coursebook|^coursebook \d", said.stdout)
    assert words[0] not in COMMANDS or "\nFor example:\n  coursebook " in said.stdout
    assert files(tmp_path) == before


def test_help_of_a_build_names_each_target(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('extensions = ["coursebook"]\n')
    said = run(tmp_path, "build", "--help").stdout
    assert [name for name in TARGETS if not re.search(rf"^  {name} +[a-z]+ [a-z]+", said, re.MULTILINE)] == []
    assert "e-book" in said


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f"rmdir {gone}; exec {sys.executable} -P -m coursebook check"
    said = subprocess.run(["sh", "-c", command], cwd=gone, capture_output=True, text=True, check=False)
    told = "The folder that you are in is gone. Go to the folder of your course (cd), then start again.\n"
    assert (said.returncode, said.stderr) == (2, told)


def test_help_names_each_command(tmp_path: Path) -> None:
    said = run(tmp_path, "--help").stdout
    assert [name for name in COMMANDS if not re.search(rf"^  {name} ", said, re.MULTILINE)] == []


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join)
@pytest.mark.parametrize(
    ("language", "usage", "english"),
    [
        (
            "de",
            "Aufruf: coursebook",
            re.compile(
                r"\b(?:the|and|usage|options|of a|what|show|its-id|COMMAND|OLD|NEW|WORDS|INSTEAD|TARGET|FOLDER|KIND|PATH|TITLE|WORK)\b"
            ),
        ),
        (
            "es",
            "uso: coursebook",
            re.compile(
                r"\b(?:the|and|usage|options|of a|what|show|its-id|COMMAND|OLD|NEW|WORDS|INSTEAD|TARGET|FOLDER|KIND|PATH|TITLE|WORK)\b"
            ),
        ),
    ],
)
def test_help_speaks_the_language_of_the_course(
    language: str, usage: str, english: re.Pattern[str], words: list[str], tmp_path: Path
) -> None:
    (tmp_path / "conf.py").write_text(f'extensions = ["coursebook"]\nlanguage = "{language}"\n')
    said = run(tmp_path, *words).stdout
    assert said.startswith(usage)
    assert english.findall(said) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "--nope"], "coursebook check: Fehler: unbekannte Angaben: --nope"),
        (["check", "gone.md"], "coursebook check: Fehler: gone.md gibt es in diesem Projekt nicht"),
        (["release"], "coursebook release: Fehler: diese Angaben fehlen: --tests"),
        (["serve", "--port", "x"], "coursebook serve: Fehler: Argument --port: 'x' ist kein Wert der Art int"),
        (["serve"], "build/html: die Website ist noch nicht gebaut. Bauen Sie sie zuerst: coursebook build html"),
    ],
)
def test_a_wrong_call_is_told_in_the_language_of_the_course(words: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('extensions = ["coursebook"]\nlanguage = "de"\n')
    ended = run(tmp_path, *words)
    assert (ended.returncode, ended.stderr.splitlines()[-1]) == (2, said)


def test_outside_of_a_course_the_terminal_says_the_language(tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-m", "coursebook", "--help"]
    spoken = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "de_DE.UTF-8"}
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=os.environ | spoken)
    assert ended.stdout.startswith("Aufruf: coursebook")


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        (["edition"], "usage: coursebook edition [-h]\n"),
        (["pdf"], "usage: coursebook pdf [-h] [ID ...]\n"),
        (["fix"], "usage: coursebook fix [-h] [--format FORMAT] [PATH ...]\n"),
        (["new", "question"], "usage: coursebook new question [-h]\n"),
        (["new", "source"], "usage: coursebook new source [-h] [--lookup] [--register ADDRESS] [WORK]\n"),
    ],
)
def test_each_command_says_its_own_usage(words: list[str], usage: str, tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('extensions = ["coursebook"]\n')
    assert run(tmp_path, *words, "--help").stdout.startswith(usage)


def test_a_folder_that_is_taken_is_told_in_the_language_of_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken/note.txt").write_text("")
    command = [sys.executable, "-P", "-m", "coursebook", "quickstart", "taken"]
    spoken = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "de_DE.UTF-8"}
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=os.environ | spoken)
    assert (ended.returncode, ended.stderr) == (
        1,
        "taken: Hier ist schon etwas. Nennen Sie einen Ordner, der neu oder leer ist.\n",
    )


def test_a_wrong_address_shows_the_page_that_the_course_has_for_it(tmp_path: Path) -> None:
    site = tmp_path / "build/html"
    site.mkdir(parents=True)
    (tmp_path / "conf.py").write_text('extensions = ["coursebook"]\n')
    (site / "index.html").write_text("Home")
    (site / "404.html").write_text("Not here")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-P", "-m", "coursebook", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout and "Open http" in server.stdout.readline()
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/no-such-page/")
        assert (missing.value.code, missing.value.read()) == (404, b"Not here")
        missing.value.close()
        server.terminate()


def test_outside_a_course_it_says_what_to_do(tmp_path: Path) -> None:
    said = run(tmp_path, "check")
    assert said.returncode == 2
    assert said.stderr == (
        f"{tmp_path}: no course is here: no conf.py in this folder or above it. Go into a course, or make one: "
        "coursebook quickstart my-course\n"
    )


def test_a_word_that_is_no_command(tmp_path: Path) -> None:
    said = run(tmp_path, "biuld")
    assert said.returncode == 2
    assert "invalid choice: 'biuld'" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_site_that_is_not_built_cannot_be_served(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('extensions = ["coursebook"]\n')
    said = run(tmp_path, "serve")
    assert (said.returncode, said.stderr) == (
        2,
        "build/html: the site is not built yet. Build it first: coursebook build html\n",
    )


@pytest.mark.parametrize("language", list_languages())
def test_a_new_course_passes_its_check_and_builds(language: str, tmp_path: Path) -> None:
    made = run(tmp_path, "quickstart", "mine", "--language", language, "--title", "Bread")
    assert made.returncode == 0, made.stderr
    inside = tmp_path / "mine" / "faq"
    checked = run(inside, "check")
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stdout
    built = run(inside, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    course = tmp_path / "mine"
    name_a_source = (course / "build/html/faq/name-a-source/index.html").read_text(encoding="utf-8")
    assert "{footcite:p}`myst2024`" in re.sub(r"<[^>]+>", "", name_a_source)  # shown as it is typed
    home = (course / "build/html/index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in home
    assert "<h1>Bread" in home
    assert (course / "build/book.pdf").read_bytes().startswith(b"%PDF")
    assert run(inside, "ids").returncode == 0
    assert run(inside, "check").stdout == ""
    modules = list((course / "modules").glob("*/index.md"))
    questions = [page for page in (course / "faq").glob("*.md") if page.name != "index.md"]
    assert (len(modules), len(questions)) == (2, 3)
    for command in re.findall(r"^coursebook (\w+)", (course / "README.md").read_text(encoding="utf-8"), re.MULTILINE):
        assert command in COMMANDS


NOT_THERE = {"cries", "search-meaning", "search-quality", "test"}
"""What a new course has no data for: examples of cries, and tests of its own."""


def targets(makefile: Path) -> set[str]:
    lines = re.findall(r"^([a-z -]+):(?![=:])", makefile.read_text(encoding="utf-8"), re.MULTILINE)
    return {target for line in lines for target in line.split()}


@pytest.mark.parametrize("language", list_languages())
def test_each_task_that_a_message_names_is_in_the_makefile_of_a_new_course(language: str) -> None:
    ours = targets(PROJECT / "Makefile")
    named = {
        task
        for file in SOURCE.rglob("*.py")
        for task in re.findall(r"\bmake ([a-z]+(?:-[a-z]+)?)\b", file.read_text(encoding="utf-8"))
    }
    assert {"ids", "fix", "check", "edition"} <= named & ours
    assert (named & ours) - NOT_THERE - targets(SOURCE / "templates/quickstart" / language / "makefile.txt") == set()


def test_our_tasks_call_the_command_where_it_has_one() -> None:
    """What else is run are reports and pages for those who look after the project."""
    text = "".join((PROJECT / name).read_text(encoding="utf-8") for name in ("Makefile", ".pre-commit-config.yaml"))
    run = set(re.findall(r"(?:-m |run,)coursebook\.([\w.]+)", text))
    assert run == {"lint.reports.readability", "lint.guide", "search.distress_training.train"}
    assert set(re.findall(r"(?:-m |run,)coursebook ([a-z]+)", text)) <= set(COMMANDS)


def test_the_tasks_of_a_new_course_call_the_command(tmp_path: Path) -> None:
    write_course(tmp_path / "mine", "en", "", date(2031, 5, 6))
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    (bin_ / "coursebook").write_text('#!/bin/sh\nprintf "%s|" "$@"\n')
    (bin_ / "coursebook").chmod(0o755)

    def make(*words: str) -> str:
        said = subprocess.run(
            ["make", "--no-print-directory", *words], cwd=tmp_path / "mine", capture_output=True, text=True, check=True,
            env=os.environ | {"PATH": f"{bin_}:{os.environ['PATH']}"},
        )  # fmt: skip
        return said.stdout

    assert make("ids") == "ids|"
    assert make() == "build|"
    assert make("pdf") == "build|pdf|"
    assert make("new-question") == "new|question|"
    assert make("new-source", "WORK=10.1/x", "LOOKUP=yes") == "new|source|10.1/x|--lookup|"
    assert make("rename", "OLD=an-id", "NEW=another-id") == "rename|an-id|another-id|"
    assert make("retire", "ID=an-id", "WHY=It is old.") == "retire|an-id|--why|It is old.|"


def test_quickstart_touches_nothing_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("mine")
    said = run(tmp_path, "quickstart", "mine")
    assert (said.returncode, said.stderr) == (
        1,
        "mine: there is something here already. Name a folder that is new or empty.\n",
    )
    assert files(tmp_path) == {"mine", "mine/notes.txt"}


def test_quickstart_where_nothing_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = run(tmp_path, "quickstart", "file/mine")
    assert said.returncode == 1
    assert said.stderr.startswith("file/mine: ") and "Traceback" not in said.stderr


def test_the_day_of_a_new_course_is_the_day_it_is_made(tmp_path: Path) -> None:
    written = write_course(tmp_path / "mine", "en", "", date(2031, 5, 6))
    pages = [file for file in written if file.suffix == ".md" and file.name != "README.md"]
    assert pages
    assert all("checked: 2031-05-06" in file.read_text(encoding="utf-8") for file in pages)
    assert os.path.lexists(tmp_path / "mine/.gitignore")
