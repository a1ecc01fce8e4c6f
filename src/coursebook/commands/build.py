"""``coursebook build [TARGET]``: build the site and the book, or one target alone.

Each command first reads the sources (the source check), holds the lock of the build folder, and builds with the policy on,
whatever the settings say. What goes wrong is said in one line, without a traceback, and the last good site stays.
"""

import fcntl
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, cast

from sphinx.application import Sphinx
from sphinx.util.console import nocolor
from sphinx.util.docutils import docutils_namespace, patch_docutils

from ..core.arguments import ArgumentParser
from ..core.data.printables.reader import PrintablesError, name_parts
from ..core.folder_seal import remove_unsealed, seal_folder
from ..core.language.messages import translate_message
from ..core.problems import limit_problems
from ..core.project import read_paths
from ..core.terminal_text import make_printable
from ..extras import advise, is_installed
from ..lint.caching.cache import Cache
from ..lint.caching.processes import count_processors
from ..lint.caching.source_check import find_refused_for_build
from ..lint.check import count_to_fix, look
from ..lint.output.page_count import clear_count
from ..lint.project import pages_of
from ..reporting import WarningsError
from ..security.forbidden_files import check_tree
from ..security.output.publish import publish
from ..security.terminal_stream import Printable
from ..security.urls import read_hosts
from ..settings.check import check_settings
from ..site.editions.create import main as freeze
from ..site.editions.fetch_published import FetchError, fetch
from ..site.offline.zip_copy import write_copy
from .failures import FAULT, UNTOUCHED, BuildError, explain, machine_in, tell_old_site, tell_site
from .incremental import BUILT as BUILT
from .incremental import DOCTREES as DOCTREES
from .incremental import FOLDER as FOLDER
from .incremental import finish, forget_if_changed, gone_addresses, is_current, prepare, read_state

SITE, BOOK, LINKS, PRINTABLES, EPUB = (FOLDER / name for name in ("html", ".book", ".links", ".printables", ".epub"))
COPY = FOLDER / "site.zip"
LAST = 253_402_300_799
"""The last second of the year 9999, the last that a file can be dated with."""
NO_SETTINGS = os.devnull
"""Where docutils looks for ``docutils.conf``: a folder that cannot be, so that no file of the project changes how it reads."""
FORCED: dict[str, Any] = {"coursebook_policy": True}
"""Settings that no page, no ``conf.py`` and no command can change here."""


@contextmanager
def hold_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of a build folder; a second build is told so and touches nothing. A killed build holds no lock."""
    folder.mkdir(exist_ok=True)
    with (folder / ".lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildError(
                f"{folder.name}: Another build is at work in this folder. Wait until it has ended, then start again."
            ) from None
        yield


def refuse_sources(project: Path) -> None:
    """The source check over the whole project: what it refuses is not built by any command."""
    if problems := find_refused_for_build(project):
        raise BuildError(
            "\n".join(make_printable(f"{one}") for one in limit_problems(problems, read_paths(project).language))
        )


def run_sphinx(
    project: Path, builder: str, out: Path, doctrees: Path = DOCTREES, strict: bool = True, part: str = ""
) -> Sphinx:
    """Build with Sphinx, with warnings as errors if ``strict``. Raises ``BuildError`` with all that was said.

    A build that fails forgets what it read: Sphinx would not warn of the same page twice. So does one on pages that others left.
    """
    if builder in ("typstpdf", "printables") and not is_installed("pdf"):
        raise BuildError(advise("pdf"))
    said = io.StringIO()
    wanted: dict[str, Any] = {"coursebook_pdf_only": part} if builder == "typstpdf" else {}
    nocolor()
    remove_unsealed(project, project / doctrees)
    try:
        with patch_docutils(NO_SETTINGS), docutils_namespace():
            app = Sphinx(
                project, project, project / out, project / doctrees, builder,
                confoverrides=wanted | FORCED, status=None, warning=cast(TextIO, Printable(said)), warningiserror=strict,
                parallel=count_processors(),
            )  # fmt: skip
            app.build()
    except BaseException as problem:
        if isinstance(problem, WarningsError) or isinstance(problem.__cause__, WarningsError):
            sys.stderr.write(translate_message(said.getvalue(), read_paths(project).language))
        (project / doctrees / "environment.pickle").unlink(missing_ok=True)
        raise
    if app.statuscode and strict:
        (project / doctrees / "environment.pickle").unlink(missing_ok=True)
        raise BuildError(machine_in(said.getvalue()) or said.getvalue().rstrip())
    sys.stderr.write(said.getvalue())
    seal_folder(project, project / doctrees)
    return app


def check_date() -> None:
    """``SOURCE_DATE_EPOCH``, which dates what is built: empty, it is as if it were not there.

    :raises BuildError: it is no number of seconds.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        os.environ.pop("SOURCE_DATE_EPOCH", None)
    elif not given.isdecimal() or int(given) > LAST:
        raise BuildError(
            f'SOURCE_DATE_EPOCH is "{make_printable(given[:40])}". Write seconds since 1970, such as 1764000000, or take it away: '
            "unset SOURCE_DATE_EPOCH"
        )


def build_html(project: Path, _: str = "") -> None:
    """Look for mistakes, build the site, read it once more, and put it in the place of the last one."""
    begun = "Building the site: many minutes for a large course from nothing. Ctrl+C leaves the last site as it was."
    _say(project, begun)
    _say(project, "Looking for mistakes in all pages.")
    problems, left = look(project, cache=Cache(project))
    paths = read_paths(project)
    for problem in limit_problems(problems, paths.language):
        print(make_printable(str(problem)))
    if wrong := sum(problem.rule.stops for problem in problems):
        said = (count_to_fix(wrong, left), tell_old_site(project))
        raise BuildError(" ".join(translate_message(one, paths.language) for one in said))
    state = read_state(project)
    prepare(project, state, (BUILT, DOCTREES))
    if (project / paths.file("printables")).is_file():
        _say(project, "Making the files to print and the e-book.")
        run_sphinx(project, "printables", PRINTABLES)
        shutil.rmtree(project / EPUB, ignore_errors=True)  # what lies there would be taken into the book
        app = run_sphinx(project, "epub", EPUB)
        name = f"{app.config.coursebook_pdf_basename}.epub"
        new = project / PRINTABLES / f".{name}.new"
        new.write_bytes((project / EPUB / f"{app.config.epub_basename}.epub").read_bytes())
        new.replace(project / PRINTABLES / name)
    _say(project, "Making the pages of the site.")
    run_sphinx(project, "dirhtml", BUILT)
    _say(project, "Reading once more what was made.")
    listed = project / paths.file("hosts")
    hosts = read_hosts(listed.read_text(encoding="utf-8-sig")) if listed.is_file() else None
    for address in gone_addresses(project / SITE, project / BUILT):
        note = f'Note: /{address}/ is gone. If a page moved from there, write "formerly: [/{address}/]" in its front matter.'
        _say(project, note)
    if harmful := publish(project / BUILT, project / SITE, hosts, paths.known_numbers):
        raise BuildError("\n".join(map(make_printable, harmful)))
    finish(project, state)
    _say(project, f"The site is built: {SITE}/index.html")


def _say(project: Path, step: str) -> None:
    """Say what is done now, as it begins, in the language of the course: nobody waits before a terminal that says nothing."""
    print(translate_message(step, read_paths(project).language), flush=True)


def refuse_ids(project: Path, part: str) -> None:
    """Refuse a hand-out of pages that are not there, before a build begins: one that fails forgets what it read."""
    paths = read_paths(project)
    pages = {paths.layout.id(page): page.as_posix() for page in pages_of(project, paths)}
    pages.pop("index", None)
    try:
        name_parts(part.split(), pages)
    except PrintablesError as error:
        raise BuildError(f"The hand-out was not made: {error}") from None


def build_book(project: Path, part: str = "") -> None:
    """Build the book, or the hand-out of the pages ``part``, ids with spaces between, and put it in the place of the last one."""
    refuse_sources(project)
    refuse_ids(project, part)
    forget_if_changed(project)
    alone = "Making the hand-out. The first time all pages are read for it: a minute or more for a large course."
    _say(project, alone if part else "Making the book. A large course takes some minutes.")
    app = run_sphinx(project, "typstpdf", BOOK, part=part)
    ids = part.split()
    tail = "" if not ids else f"-{ids[0]}" if len(ids) == 1 else "-hand-out"
    name = f"{app.config.coursebook_pdf_basename}{tail}.pdf"
    new = project / FOLDER / f".{name}.new"
    new.write_bytes((project / BOOK / name).read_bytes())
    new.replace(project / FOLDER / name)
    _say(project, f"The hand-out: {FOLDER / name}" if part else f"The book: {FOLDER / name}")


def pack_site(project: Path, _: str = "") -> None:
    """Pack the site as one file, for a device without a network; what is there of it is built again first when a file has changed."""
    refuse_sources(project)
    if not is_current(project) or not (project / SITE / "index.html").is_file():
        _say(project, "The site is older than its pages, or there is none: it is built first.")
        build_html(project)
    try:
        count = write_copy(project / SITE, project / COPY)
    except ValueError as problem:
        raise BuildError(str(problem)) from None
    _say(project, f"The site as one file: {COPY} ({count} files). Unpack it, and open index.html.")


def open_links(project: Path, _: str = "") -> None:
    """Open every link to other places, and print those that do not open."""
    refuse_sources(project)
    forget_if_changed(project)
    run_sphinx(project, "linkcheck", LINKS, strict=False)
    lines = (project / LINKS / "output.txt").read_text(encoding="utf-8").splitlines()
    if broken := [line for line in lines if "[broken]" in line or "[timeout]" in line]:
        print("\n".join(map(make_printable, broken)))
        raise BuildError(f"{len(broken)} links do not open.")


def store_edition(project: Path, _: str = "") -> None:
    """Store the built site as an edition."""
    refuse_sources(project)
    if code := freeze(project):
        raise SystemExit(code)


def fetch_published(project: Path, _: str = "") -> None:
    """Fetch what the public site says of its text."""
    try:
        print(fetch(project, read_paths(project).address))
    except FetchError as problem:
        raise BuildError(str(problem)) from None


TARGETS: Mapping[str, tuple[str, Callable[[Path, str], None]]] = {
    "html": (
        f"check the pages, then build the site into {SITE}; where the course has a list of files to print, these and the e-book too",
        build_html,
    ),
    "pdf": ("build the whole course as one book to print, a PDF", build_book),
    "part": ("build a hand-out, a PDF of the pages whose ids follow in quotes", build_book),
    "zip": (f"pack the site into {COPY}, to be read without a network; an old one is built again first", pack_site),
    "links": ("open every link to other places, and print those that do not open; this needs a network", open_links),
    "edition": ("store the site that is built as an edition, for good", store_edition),
    "published": (
        "fetch what the public site says of its text, so that the next build can tell what it changes",
        fetch_published,
    ),
}
"""What can be built: the words of its help, and what builds it."""


def run(command: str, project: Path, part: str = "") -> int:
    """Build one of ``TARGETS``; 0 when it is done, 1 when something is to be fixed. It prints what."""
    os.environ["PYTHONSAFEPATH"] = "1"  # also for the programs that a build starts, such as Pagefind
    try:
        if strange := check_tree(project):
            raise BuildError("\n".join(map(str, strange)))
        with hold_lock(project / FOLDER):
            (project / FAULT).unlink(missing_ok=True)  # of a build before
            check_date()
            if wrong := check_settings(project / "conf.py"):
                raise BuildError("\n".join(wrong))
            TARGETS[command][1](project, part)
    except BaseException as problem:  # a library that is not written in Python may end with one that is no Exception
        clear_count()
        stopped = isinstance(problem, KeyboardInterrupt)
        if said := tell_site(f"Stopped. {UNTOUCHED}" if stopped else explain(problem, project), project):
            print(translate_message(said, read_paths(project).language), file=sys.stderr)
        if stopped:
            return 130
        return problem.code if isinstance(problem, SystemExit) and isinstance(problem.code, int) else 1
    return 0


def main(words: Sequence[str] | None = None) -> int:
    """Build what the words of the command line name."""
    parser = ArgumentParser(
        prog="coursebook build",
        description=__doc__,
        choices={name: about for name, (about, _) in TARGETS.items()},
        example="coursebook build html",
    )
    parser.add_argument(
        "command", choices=TARGETS, metavar="TARGET", help="one of those below; without one, html and then pdf"
    )
    parser.add_argument("part", nargs="?", default="", metavar="IDS", help="the ids of pages, in quotes, for part")
    given = parser.parse_args(words)
    if (given.command == "part") != bool(given.part):
        parser.error("part needs the ids of pages, such as part throws-up-tonight; nothing else has one")
    return run(given.command, Path.cwd(), given.part)


if __name__ == "__main__":
    sys.exit(main())
