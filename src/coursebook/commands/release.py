"""``python -P -m coursebook.commands.release``: all that a release is, in order, with a list of what is done and what is left by hand.

It looks whether a release can be made, checks and builds, runs the tests, stores the edition, reads its archive back, builds
again, and opens what people will cite. It stops at the first thing that is wrong and says what to do; the edition is
stored only when everything before it was right. It commits nothing, tags nothing and sends nothing.
"""

import html
import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from ..core.arguments import ArgumentParser, find_language
from ..core.editions.archive import FOLDER, archive_name, compute_sha256, manifest_name, read_editions, unpack
from ..core.editions.manifest import ChangeKind, Manifest, compare_sections
from ..core.language.dates import format_date
from ..core.language.messages import translate_message
from ..core.permalinks.safe_git import ask_git
from ..core.project import read_settings
from ..core.terminal_text import make_printable
from ..settings.check import check_settings
from ..site.editions.create import EditionError, check_number
from . import build

NUMBER, DAY = "coursebook_edition", "coursebook_edition_date"
SINCE = re.compile(r'<p class="since[^>]*>.*?</p>\n')
"""The lines that a page of an edition has beside the stored text."""
TARGET = re.compile(r'content="0; url=\.\./\.\./([^"#]*)#([^"]*)"')
BACK = f"Take the edition back: git checkout -- {FOLDER}; git clean -fd {FOLDER}. Then report it."


class ReleaseError(Exception):
    """Why there is no release, and what to do."""


def prepare(project: Path) -> tuple[str, date]:
    """The number and the day of the edition to be released.

    :raises ReleaseError: it has none, or one that cannot be; or work is left that is not committed.
    """
    if wrong := check_settings(project / "conf.py"):
        raise ReleaseError("\n".join(wrong))
    said = read_settings((project / "conf.py").read_text(encoding="utf-8-sig"))
    number, written = str(said.get(NUMBER) or ""), str(said.get(DAY) or "")
    try:
        day = date.fromisoformat(written) if written else None
    except ValueError:
        raise ReleaseError(
            f'conf.py: {DAY} is "{make_printable(written)}". Write the day as year, month and day, such as "2026-12-21".'
        ) from None
    stored, problems = read_editions(project / FOLDER, FOLDER)
    if problems:
        raise ReleaseError("\n".join(map(str, problems)))
    try:
        check_number(number, day, stored, find_language(project))
    except EditionError as error:
        raise ReleaseError(str(error)) from None
    assert day
    if day > date.today():
        raise ReleaseError(
            f"conf.py: The day of edition {number}, {format_date(day, find_language(project))}, has not come yet. Wait for it, or write today's day."
        )
    if left := list_uncommitted(project):
        listed = ", ".join(left[:3]) + (f" and {len(left) - 3} more" if len(left) > 3 else "")
        raise ReleaseError(
            f"{listed}: Not committed yet. An edition is made of what is committed: commit this, or put it away with git stash -u."
        )
    return number, day


def list_uncommitted(project: Path) -> list[str]:
    """The files that git knows as changed or new, ``[]`` for a folder without git."""
    try:
        asked = ask_git(project, "status", "--porcelain", "-z")
    except FileNotFoundError:
        return []
    return [make_printable(line[3:]) for line in os.fsdecode(asked.stdout).split("\0") if line[2:3] == " "]


def read_back(project: Path, number: str) -> tuple[Manifest, Manifest | None, str]:
    """Compare the stored archive with its manifest and with the built pages; the edition, the one before, and what was found.

    :raises ReleaseError: something in it is not as it was built, or what is cited does not open.
    """
    stored, problems = read_editions(project / FOLDER, FOLDER)
    if problems:
        raise ReleaseError("\n".join([*map(str, problems), BACK]))
    edition = next(one for one in stored if one.edition == number)
    before = stored[stored.index(edition) - 1] if stored.index(edition) else None
    site = project / build.SITE / "e" / number
    members = unpack((project / FOLDER / archive_name(number)).read_bytes(), edition)
    for name, content in members.items():
        shown = site / name
        page = shown.read_text(encoding="utf-8") if shown.is_file() and name.endswith(".html") else ""
        article = re.search(r"<article>.*</article>", page, re.DOTALL)
        same = SINCE.sub("", article[0]).encode() == content if article else _is_same(shown, content)
        if not same:
            raise ReleaseError(f"e/{number}/{name}: This page is not the stored one. {BACK}")
    numbered = [(one.number, id_) for id_, one in edition.sections.items() if one.number]
    for section, id_ in numbered:
        if not _opens(site, section, id_):
            raise ReleaseError(f"e/{number}/n/{section}/: This does not lead to the section {id_}. {BACK}")
    count = sum(name.endswith(".html") for name in members)
    return edition, before, f"{count} pages and {len(edition.sections)} sections as built, {len(numbered)} numbers open"


def _is_same(file: Path, content: bytes) -> bool:
    return file.is_file() and file.read_bytes() == content


def _opens(site: Path, section: str, id_: str) -> bool:
    leads = site / "n" / section / "index.html"
    found = TARGET.search(leads.read_text(encoding="utf-8")) if leads.is_file() else None
    if not found or html.unescape(found[2]) != id_:
        return False
    page = site / html.unescape(found[1]) / "index.html"
    return page.is_file() and f'id="{id_}"' in page.read_text(encoding="utf-8")


def tag_text(project: Path, edition: Manifest, before: Manifest | None) -> str:
    """What the tag says: the edition, how much is in it, what changed, and the sums of its files."""
    assert edition.day
    lines = [f"Edition {edition.edition}, {format_date(edition.day, find_language(project))}", ""]
    lines.append(f"{len(edition.pages)} pages, {len(edition.sections)} sections.")
    if before:
        kinds = Counter(kind for change in compare_sections(before, edition) for kind in change.kinds)
        told = (
            ", ".join(f"{kinds[kind]} {kind.value.lower()}" for kind in ChangeKind if kinds[kind]) or "nothing changed"
        )
        lines.append(f"Sections since edition {before.edition}: {told}.")
    else:
        lines.append("The first edition.")
    names = (archive_name(edition.edition), manifest_name(edition.edition))
    lines += ["", *(f"{compute_sha256((project / FOLDER / name).read_bytes())}  {FOLDER}/{name}" for name in names)]
    return "\n".join(lines) + "\n"


def by_hand(number: str, text: Path) -> str:
    """What is left for a person, in order."""
    return f"""
By hand, in this order:
[ ] Look at build/html/e/{number}/ in a browser: make serve, then /e/{number}/n/
[ ] git switch -c edition-{number}; git add {FOLDER}; git commit -m "Edition {number}"
[ ] Send the branch for review. The review looks that in {FOLDER} files only came, and that SHA256SUMS has two lines more.
[ ] When it is merged and published: git switch main; git pull; git tag -a edition-{number} -F {text}; git push origin edition-{number}
[ ] Open /e/{number}/n/ on the public site, and one citation of "Cite this part". It names edition {number} now.
[ ] Keep a copy of {FOLDER} where nobody of the project can write."""


def release(project: Path, tests: str) -> None:
    """Make a release. ``tests`` is the command that tests everything.

    :raises ReleaseError: it stops there, and the text says what to do.
    """
    number, day = prepare(project)
    tell = partial(translate_message, language=find_language(project))
    print(tell(f"Release of edition {number}, {format_date(day, find_language(project))}"))
    _tick(tell("The number is new, the day has come, and nothing is left uncommitted"))
    for command, done in (
        ("html", "The pages are checked; site, files to print and e-book are built"),
        ("pdf", "The book is built"),
    ):
        _build(project, command, "Nothing was stored. Fix that, then start again.")
        _tick(tell(done))
    if subprocess.run(shlex.split(tests), cwd=project, check=False).returncode:
        raise ReleaseError(
            f"The tests are not green ({tests}). Nothing was stored. Fix what they name, then start again."
        )
    _tick(tell(f"The tests are green ({tests})"))
    if left := list_uncommitted(project):
        raise ReleaseError(
            f"{left[0]}: This changed during the tests. Nothing was stored. Commit it, then start again."
        )
    _build(project, "edition", "Nothing was stored. Fix that, then start again.")
    _tick(tell(f"The edition is stored in {FOLDER}"))
    _build(project, "html", BACK)
    edition, before, found = read_back(project, number)
    _tick(tell(f"The archive was read back: {found}"))
    text = build.FOLDER / f"release-{number}.txt"
    (project / text).write_text(tell(tag_text(project, edition, before)), encoding="utf-8")
    _tick(tell(f"The text of the tag is written: {text}"))
    print(tell(by_hand(number, text)))


def _build(project: Path, command: str, otherwise: str) -> None:
    if build.run(command, project):
        raise ReleaseError(otherwise)


def _tick(words: str) -> None:
    print(f"[x] {words}", flush=True)


def main(words: Sequence[str] | None = None) -> int:
    """Make a release of the course in this folder; 0 when all is done that a machine can do."""
    parser = ArgumentParser(
        prog="coursebook release",
        description="Make an edition, with everything that belongs to it.",
        example='coursebook release --tests "make test"',
    )
    parser.add_argument(
        "--tests", required=True, metavar="COMMAND", help='the command that tests everything, such as "make test"'
    )
    given = parser.parse_args(words)
    tell = partial(translate_message, language=find_language(Path.cwd()))
    try:
        release(Path.cwd(), given.tests)
    except ReleaseError as problem:
        print(tell(f"[ ] No release.\n{problem}"), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(tell("Stopped. Start again when you want: make release"), file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
