"""``conf.py``, before Sphinx reads it: one line with file, line and remedy, where Sphinx would print a report."""

import contextlib
import importlib.util
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple

from .. import patches
from ..core.data.book_options import NAME, find_wrong_options
from ..core.project import FILES, FOLDERS, Paths, read_settings
from ..core.project import LISTS as CHECKED_LISTS
from ..core.terminal_text import make_printable, on_one_line
from ..site.config import SiteConfig

BACK = "Fix it, or bring the file back: git restore conf.py"


class Setting(NamedTuple):
    """A setting that is not of the site: an example of its kind, and what it says."""

    example: object
    says: str


OTHERS: Mapping[str, Setting] = {
    "search": Setting(True, "Whether the site has a search. It needs the extra ``search``."),
    "wording": Setting({}, "What the machine says on pages, in words of your own."),
    "pdf_basename": Setting("book", "The name of the PDF, without ``.pdf``."),
    "pdf_only": Setting("", "One page that is printed alone; ``coursebook pdf its-id`` sets it."),
    "pdf_options": Setting({}, "How the book looks, and what its first page says."),
    "pdf_documents": Setting({}, "Which page opens the book, and which are its parts."),
    "without_patches": Setting(
        (),
        "What we change in other packages and you want unchanged; names of the functions in ``patches/``, such as skip-search-index.",
    ),
}
LISTS = tuple(name for name in FILES if name != "references")
"""The settings that name a list of the course; where the sources are, ``bibtex_bibfiles`` says."""
KINDS = {str: 'text in quotes, such as "docs"', bool: "True or False", tuple: 'a list of texts, such as ["docs/about"]', dict: "names with values in braces, {…}"}  # fmt: skip


def check_settings(file: Path) -> list[str]:
    """What is wrong with the settings, a line for each thing; they are run, as Sphinx runs them."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ["conf.py:1: The settings are missing. Start in the project's folder, or: git restore conf.py"]
    except UnicodeDecodeError:
        return [f"conf.py:1: This file is not UTF-8 text. {BACK}"]
    values: dict[str, Any] = {"__file__": str(file.resolve()), "__name__": "conf"}
    try:
        code = compile(text, str(file), "exec", dont_inherit=True)
        with contextlib.chdir(file.parent):
            exec(code, values)
    except (SyntaxError, ValueError) as error:
        return [
            f"conf.py:{getattr(error, 'lineno', 1) or 1}: Python cannot read this line: {on_one_line(getattr(error, 'msg', error))}. {BACK}"
        ]
    except (Exception, SystemExit) as error:
        line = _line_of(error, str(file))
        return [f"conf.py:{line}: {type(error).__name__}: {on_one_line(error)}. {BACK}"]
    wrong = [*_wrong(values), *_worked_out(values, read_settings(text))]
    return [make_printable(f"conf.py:{_line(text, name)}: {message}") for name, message in wrong]


def _worked_out(values: Mapping[str, Any], written: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The places of a course that are not written as plain text: the checks do not run ``conf.py`` and would look elsewhere."""
    places = [f"coursebook_{name}" for name in (*FOLDERS, *CHECKED_LISTS, *(name for name, _ in Paths().all_files()))]
    for name in (*places, "bibtex_bibfiles"):
        if name in values and values[name] != written.get(name) and isinstance(values[name], (str, list)):
            said = f'"{values[name]}"' if isinstance(values[name], str) else f"{values[name]}"
            yield (
                name,
                f"The setting {name} is worked out here. Write it as one text in quotes, {said[:60]}, so that the checks can read it.",
            )


def _wrong(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    known = {f"coursebook_{field.name}": field.default for field in fields(SiteConfig)}
    known |= {f"coursebook_{name}": setting.example for name, setting in OTHERS.items()}
    known |= {f"coursebook_{name}": "" for name in LISTS}
    for name, value in values.items():
        if name.startswith("coursebook_") and name not in known:
            yield name, f'"{name}" is no setting of the course. Write one of: {", ".join(sorted(known))}.'
        elif name in known and not _fits(value, known[name]):
            yield name, f"The setting {name} cannot be {ascii(value)[:60]}. Write {KINDS[type(known[name])]}."
    if isinstance(options := values.get(NAME), dict):
        yield from find_wrong_options(options)
    left_out = values.get(patches.SETTING, ())
    if _fits(left_out, ()) and (said := patches.describe_unknown(left_out)):
        yield patches.SETTING, said
    extensions = values.get("extensions", [])
    if not isinstance(extensions, list) or not all(isinstance(name, str) for name in extensions):
        yield "extensions", 'extensions is not a list of names. Write one, such as extensions = ["coursebook"].'
        return
    for name in extensions:
        if not _importable(name):
            yield (
                name,
                f'The extension "{name[:60]}" is not installed. Take it out, or add its package to requirements/build.in.',
            )


def _fits(value: object, example: object) -> bool:
    if isinstance(example, tuple):
        return isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value)
    return type(value) is type(example)


def _importable(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError, AttributeError):
        return False


def _line(text: str, name: str) -> int:
    """The line that writes a setting or names an extension."""
    form = re.compile(rf"^{re.escape(name)}\b|[\"']{re.escape(name)}[\"']")
    return next((number for number, line in enumerate(text.splitlines(), 1) if form.search(line)), 1)


def _line_of(error: BaseException, file: str) -> int:
    line, trace = 1, error.__traceback__
    while trace:
        if os.fspath(trace.tb_frame.f_code.co_filename) == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
