"""A book is the thing under test: ``book({"index.md": "…"})`` prints a tiny project and returns what came out."""

import io
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sphinx.application import Sphinx
from sphinx.errors import SphinxError

from ..conftest import COLORS, CONF, clean_docutils
from .course_files import COURSE, PLAN
from .reading import Reading

PLAIN = {
    "extensions": ["myst_parser", "sphinx_design", "coursebook.pdf"],
    "project": "Tiny",
    "language": "en",
    "myst_enable_extensions": [
        "attrs_block",
        "attrs_inline",
        "colon_fence",
        "deflist",
        "fieldlist",
        "strikethrough",
        "tasklist",
    ],
    "myst_url_schemes": ["http", "https", "mailto", "tel"],
    "suppress_warnings": ["myst.strikethrough"],
    "exclude_patterns": ["_build"],
}


@dataclass
class Book:
    """A finished build: the PDF, the Typst text, the warnings, and the error that stopped it, if one did."""

    pdf: Path
    typst: str
    warnings: list[str]
    error: str
    app: Sphinx

    def read(self) -> Reading:
        """The PDF, open for reading."""
        assert not self.error, self.error
        return Reading(self.pdf)


MakeBook = Callable[..., Book]


def make(source: Path, files: Mapping[str, str | bytes], strict: bool = False, **conf: Any) -> Book:
    """Write the files and print them. ``strict`` makes warnings errors, as ``make`` does."""
    for name, content in {"conf.py": "", **files}.items():
        file = source / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    warnings, error = io.StringIO(), ""
    out, doctrees = source / "_build" / "pdf", source / "_build" / "doctrees"
    with clean_docutils(source):
        app = Sphinx(
            source, source, out, doctrees, "typstpdf", confoverrides={**deepcopy(PLAIN), **conf},
            status=io.StringIO(), warning=warnings, warningiserror=strict,
        )  # fmt: skip
        try:
            app.build()
        except (SphinxError, SystemExit) as stopped:
            problem = stopped if isinstance(stopped, SphinxError) else stopped.__cause__
            assert isinstance(problem, SphinxError)
            error = f"{problem.category}: {problem}"
    said = COLORS.sub("", warnings.getvalue()).replace(f"{source}/", "").splitlines()
    main = doctrees / "book" / "main.typ"
    typst = main.read_text(encoding="utf-8") if main.exists() else ""
    return Book(
        out / f"{app.config.coursebook_pdf_basename}.pdf", typst, [line for line in said if line.strip()], error, app
    )


@pytest.fixture
def book(tmp_path: Path) -> MakeBook:
    """Print a project of a few files; called again, it prints the changed files on top."""
    return lambda files, **more: make(tmp_path / "project", files, **more)


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A small course with everything that a book has, printed once for all tests that only read it."""
    made = make(tmp_path_factory.mktemp("course"), COURSE, **{**CONF, **PLAN, "coursebook_policy": False})
    assert (made.warnings, made.error) == ([], "")
    return made


@pytest.fixture(scope="session")
def reading(course: Book) -> Reading:
    """The small course's book, open for reading."""
    return course.read()
