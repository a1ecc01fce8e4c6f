"""The build of the live preview: one builder that keeps what it has read, and what it warns of, page by page."""

import os
import re
import shutil
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from stat import S_ISDIR
from typing import NamedTuple, TextIO, cast

from sphinx.application import Sphinx
from sphinx.util.docutils import patch_docutils

from ..commands.incremental import BUILT, DOCTREES, may_go_on, read_state
from ..core.folder_seal import is_sealed, remove_unsealed, seal_folder
from ..core.problems import limit_problems
from ..core.project import read_paths
from ..core.terminal_text import make_printable, on_one_line
from ..security.course_files import read_course_files
from ..security.sources.check import check_sources
from ..security.terminal_stream import Printable
from .duplicate_ids import HELD, TOLD, find_doubled_within, translate

SETTINGS = {"coursebook_search": False, "coursebook_policy": True}
_WARNING = re.compile(
    r"(?P<path>[^\s:][^:\n]*\.\w+)(?::(?P<line>\d+))?: (?:WARNING|ERROR|SEVERE|CRITICAL): (?P<words>.+)"
)
_KIND = re.compile(r" \[[a-z]+\.[\w.-]+\]$")
"""The name that Sphinx has for a kind of warning, behind its words."""
_COLORS = re.compile(r"\x1b\[[\d;]*m")


@dataclass
class Built:
    """How long a build took, and what it says: of each file its lines and sentences, and of no file in particular."""

    seconds: float = 0.0
    warnings: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    failure: str = ""


class _Heard:
    """Standard error that is also kept."""

    def __init__(self, source: Path) -> None:
        self.lines: list[str] = []
        self._source = source
        self._shown = Printable(sys.stderr)

    def write(self, text: str) -> int:
        """Show a text on the terminal, and keep it; of what we have words for in ours."""
        text = translate(_COLORS.sub("", text), self._source)
        self.lines += text.splitlines()
        self._shown.write("".join(_as_the_check(line, self._source) for line in text.splitlines(keepends=True)))
        return len(text)

    def flush(self) -> None:
        """As of any stream."""
        self._shown.flush()

    def isatty(self) -> bool:
        """No terminal, so that nobody sends it colors."""
        return False


def _as_the_check(line: str, source: Path) -> str:
    """A line of the build as the check writes its own: the place below the course, and the words."""
    warning = _read_warning(line, source)
    return f"{warning}\n" if warning else line


class _Warning(NamedTuple):
    """A warning of the build: the file, its place below the course, the line and the words."""

    path: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.words}"


def _read_warning(line: str, source: Path) -> _Warning | None:
    """What a line of the build warns of; None where it is none."""
    if not (found := _WARNING.match(line)):
        return None
    return _Warning(found["path"].removeprefix(f"{source}/"), int(found["line"] or 1), _KIND.sub("", found["words"]))


_kept: dict[str, tuple[Sphinx, _Heard]] = {}
"""The builder of this process, with all that it has read."""
_seen: dict[str, tuple[int, int, int]] = {}
"""Time, size and place on the disk of each file that the source check has let through."""
_warned: dict[str, list[tuple[int, str]]] = {}
"""What the builds have said of each file, until it is read or written again."""
_touched: set[str] = set()
"""The files that the build at hand has read or written."""


def build(source: Path, out: Path, doctrees: Path) -> Built:
    """Build what has changed, and say how it went. A builder that fails is not used again.

    Where the source check refuses a file, its lines are printed and nothing is built: what is shown stays.
    """
    start = time.perf_counter()
    if refused := _refused(source):
        print("\n".join(refused), file=sys.stderr)
        return Built(time.perf_counter() - start, _warned)
    failure = ""
    _touched.clear()
    heard = _Heard(source)
    with patch_docutils(os.devnull):  # no docutils.conf of the folder is read
        try:
            app, heard = _kept.pop("app") if _kept else _begun(source, out, doctrees)
            heard.lines.clear()
            app.build()
            seal_folder(source, doctrees)
            app.parallel = 1  # one page, which is what is saved, is sooner built here than in another process
            _kept["app"] = app, heard
        except SystemExit as stopped:  # what is wrong is printed
            (doctrees / "environment.pickle").unlink(missing_ok=True)
            failure = _in_our_words(on_one_line(stopped.__cause__ or stopped), source, heard.lines)
        except Exception as problem:  # whatever it is, the writer fixes it and saves again
            (doctrees / "environment.pickle").unlink(missing_ok=True)
            failure = f"{type(problem).__name__}: {on_one_line(problem)}"
            print(failure, file=sys.stderr)
    for name in _touched:
        _warned.pop(name, None)
    for file, told in _by_file(source, heard.lines).items():
        _warned[file] = [*_warned.get(file, []), *(one for one in told if one not in _warned.get(file, []))]
    return Built(time.perf_counter() - start, _warned, failure)


def _begun(source: Path, out: Path, doctrees: Path) -> tuple[Sphinx, _Heard]:
    _warned.clear()
    heard = _Heard(source)
    _go_on_from_the_site(source, out, doctrees)
    app = Sphinx(
        source, source, out, doctrees, "dirhtml", confoverrides=SETTINGS, status=None, warning=cast(TextIO, heard),
        parallel=os.cpu_count() or 1,
    )  # fmt: skip
    app.connect("source-read", lambda app, name, _: _touched.add(_file(app, name)))
    app.connect("doctree-resolved", lambda app, _, name: _touched.add(_file(app, name)))
    return app, heard


def _go_on_from_the_site(source: Path, out: Path, doctrees: Path) -> None:
    """Take over the pages of the last ``make html``, when nothing has been previewed yet and they are still what would be built."""
    remove_unsealed(source, doctrees)
    if (doctrees / "environment.pickle").exists() or not may_go_on(source, read_state(source)):
        return
    if not is_sealed(source, source / DOCTREES):
        return
    shutil.copytree(source / BUILT, out, dirs_exist_ok=True)
    shutil.copytree(source / DOCTREES, doctrees, dirs_exist_ok=True)


def _file(app: Sphinx, docname: str) -> str:
    return PurePosixPath(app.env.doc2path(docname, False)).as_posix()


def _by_file(source: Path, lines: list[str]) -> Mapping[str, list[tuple[int, str]]]:
    """The warnings of a build, by the file that they name, its place below the course."""
    found: dict[str, list[tuple[int, str]]] = {}
    for line in lines:
        warning = _read_warning(make_printable(line), source)
        if warning and not TOLD.match(warning.words):  # the check says that, and takes it back when it is mended
            found.setdefault(warning.path, []).append((warning.line, warning.words))
    return found


def _in_our_words(failure: str, source: Path, lines: list[str]) -> str:
    """Why nothing was built; of a page into which docutils has written its warning, that warning."""
    warned = (_read_warning(make_printable(line), source) for line in lines)
    said = [str(one) for one in warned if one]
    return " ".join(said) if HELD in failure and said else failure


def _refused(source: Path) -> list[str]:
    """What the source check says: of all files at first and when more than pages has changed, else of the pages that have."""
    now = {}
    for folder in ("", *read_course_files(source)[0].folders):
        for file in (source / folder).rglob("*") if folder else source.glob("*.*"):
            with suppress(FileNotFoundError):  # a file that is written stands under another name for a moment
                about = file.lstat()
                if not S_ISDIR(about.st_mode):
                    now[file.relative_to(source).as_posix()] = (about.st_mtime_ns, about.st_size, about.st_ino)
    changed = [name for name in now.keys() | _seen.keys() if now.get(name) != _seen.get(name)]
    pages = all(name.endswith(".md") for name in changed)
    only = changed if _seen and pages else None
    problems = check_sources(source, only) if changed else []
    problems += find_doubled_within(source, only or ()) if not problems else []
    if any(not os.path.lexists(source / one.path) for one in problems):
        problems = check_sources(source, only)
    _seen.clear()
    if not problems:
        _seen.update(now)
    told = limit_problems(problems, read_paths(source).language) if problems else []
    return [make_printable(str(problem)) for problem in told]
