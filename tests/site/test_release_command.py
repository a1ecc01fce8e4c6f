"""``make release`` rehearsed on a small course: a list of what is done, an edition that opens, and a stop where it must."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from coursebook.commands.release import ReleaseError, read_back

from .test_make import CONF, everything, make, project  # noqa: F401

RELEASED = 'coursebook_edition = "2025.1"\ncoursebook_edition_date = "2025-03-21"\nhtml_baseurl = "https://example.org/course/"\n'
GREEN = "RELEASE_TESTS=true"
AUTHOR = {f"GIT_{who}_{what}": f"{what}@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env={**os.environ, **AUTHOR})


@pytest.fixture
def course(project: Path) -> Path:  # noqa: F811
    """The small course, all of it committed, with the number and the day of an edition."""
    (project / "conf.py").write_text(CONF + RELEASED)
    (project / ".gitignore").write_text("build\n.venv\n")
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "-m", "A course")
    return project


def ticks(said: str) -> list[str]:
    return re.findall(r"^\[x\] (.*)$", said, re.MULTILINE)


def test_a_release(course: Path) -> None:
    done = make(course, "release", GREEN)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [re.sub(r"\d+", "N", line) for line in ticks(done.stdout)] == [
        "The number is new, the day has come, and nothing is left uncommitted",
        "The pages are checked; site, files to print and e-book are built",
        "The book is built",
        "The tests are green (true)",
        "The edition is stored in editions",
        "The archive was read back: N pages and N sections as built, N numbers open",
        "The text of the tag is written: build/release-N.N.txt",
    ]
    pages, sections, numbers = map(
        int, re.findall(r"back: (\d+) pages and (\d+) sections as built, (\d+)", done.stdout)[0]
    )
    assert min(pages, sections) >= 8 and numbers >= 3
    by_hand = done.stdout.partition("By hand")[2]
    assert by_hand.count("[ ] ") == 6 and "git tag -a edition-2025.1 -F build/release-2025.1.txt" in by_hand

    text = (course / "build/release-2025.1.txt").read_text()
    assert text.startswith("Edition 2025.1, March 21, 2025\n\n") and "The first edition." in text
    sums = text.partition("The first edition.\n\n")[2]
    assert sums == (course / "editions/SHA256SUMS").read_text().replace("  2025", "  editions/2025")
    site = course / "build/html"
    assert "2025.1" in next(site.glob("id/*/*.bib")).read_text(), "it can be cited"
    assert len(list((site / "e/2025.1/n").glob("*/index.html"))) == numbers

    page = site / "e/2025.1/help-now/index.html"
    page.write_text(page.read_text().replace("Call 911.", "Call 912."))
    with pytest.raises(ReleaseError, match=r"^e/2025\.1/help-now/index\.html: This page is not the stored one\. Take"):
        read_back(course, "2025.1")

    stored = everything(course / "editions")
    again = make(course, "release", GREEN)
    assert again.returncode != 0 and "conf.py: Edition 2025.1 exists already" in again.stderr
    assert everything(course / "editions") == stored


@pytest.mark.parametrize(
    ("conf", "new", "said"),
    [
        (RELEASED, "faq/note.txt", "[ ] No release.\nfaq/note.txt: Not committed yet. An edition is made of what is committed"),
        ("", "", "conf.py: The coming edition has no number or no day. Write both"),
        (RELEASED.replace("2025", "9025"), "", "The day of edition 9025.1, March 21, 9025, has not come yet."),
        (RELEASED.replace("03-21", "March"), "", 'conf.py: coursebook_edition_date is "2025-March". Write the day as year'),
    ],
    ids=["not committed", "no number", "not yet", "no day"],
)  # fmt: skip
def test_what_is_not_ready_is_said_before_anything_is_done(conf: str, new: str, said: str, course: Path) -> None:
    if conf != RELEASED:
        (course / "conf.py").write_text(CONF + conf)
        git(course, "commit", "--quiet", "-a", "-m", "Other settings")
    if new:
        (course / new).write_text("A note.\n")
    stopped = make(course, "release", GREEN)
    assert stopped.returncode != 0 and said in stopped.stderr and "Traceback" not in stopped.stderr
    assert not (course / "build").exists() and not (course / "editions").exists()


def test_red_tests_store_nothing(course: Path) -> None:
    stopped = make(course, "release", "RELEASE_TESTS=false")
    assert stopped.returncode != 0
    assert (
        "[ ] No release.\nThe tests are not green (false). Nothing was stored. Fix what they name, then start again."
        in stopped.stderr
    )
    assert ticks(stopped.stdout)[-1] == "The book is built" and not (course / "editions").exists()
