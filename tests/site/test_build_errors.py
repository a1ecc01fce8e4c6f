"""Why a build stopped: the file that caused it, or a fault of the program; no address of memory, no blame for ``conf.py``."""

import errno
from pathlib import Path

from pybtex.scanner import Scanner, TokenRequired
from sphinx.errors import ExtensionError

from coursebook.commands.failures import explain, tell_old_site, tell_site


def test_an_error_in_a_step_of_the_build(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    cause = RecursionError("maximum recursion depth exceeded in <function x at 0x7f08cdd5c680>")
    said = explain(ExtensionError("Handler <function x at 0x7f> for event 'y' threw an exception", cause), tmp_path)
    assert said == (
        "RecursionError: maximum recursion depth exceeded in <function x> This is a fault of the program, not of your text. "
        "Nothing was published. Report it with the file build/fault.txt."
    )
    assert "RecursionError" in (tmp_path / "build/fault.txt").read_text()


def test_a_list_of_works_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    scanner = Scanner("@misc{a\n b c", str(tmp_path / "docs/references.bib"))
    scanner.lineno = 2
    cause = TokenRequired("a comma", scanner)
    said = explain(ExtensionError("Handler <function x at 0x7f> for event 'y' threw an exception", cause), tmp_path)
    assert said.startswith("docs/references.bib:2: ") and "conf.py" not in said and "0x7f" not in said


def test_a_page_that_goes_away_meanwhile(tmp_path: Path) -> None:
    """Somebody gives a page another name while the site is made: that is no fault of the program, and nothing to report."""
    cause = FileNotFoundError(errno.ENOENT, "No such file or directory", str(tmp_path / "faq/x.md"))
    said = explain(ExtensionError("Handler <function x at 0x7f> for event 'y' threw an exception", cause), tmp_path)
    start = "faq/x.md: This file went away while the site was made, by a new name or another program. Start again."
    assert said == f"{start} The last good site is untouched."
    made = FileNotFoundError(errno.ENOENT, "No such file or directory", str(tmp_path / "build/x.txt"))
    assert "fault of the program" in explain(made, tmp_path)


def test_where_no_site_was_built_none_is_said_to_stay(tmp_path: Path) -> None:
    said = explain(OSError(errno.ENOSPC, "No space left"), tmp_path)
    assert tell_site(said, tmp_path).endswith(" No site was built yet.")
    assert tell_old_site(tmp_path) == "No site was built. To see your pages meanwhile: make live"
    (tmp_path / "build/html").mkdir(parents=True)
    (tmp_path / "build/html/index.html").touch()
    assert tell_site(said, tmp_path) == said and said.endswith("The last good site is untouched.")
    assert "the one before stays as it was" in tell_old_site(tmp_path)
