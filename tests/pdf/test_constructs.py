"""Every construct of MyST and sphinx-design that the book prints: ``constructs/<name>.md`` and the Typst it becomes.

All of them are printed as one book, so each is also known to pass PDF/UA-1. ``pytest --renew`` writes the Typst anew.
"""

import base64
import re
from collections.abc import Callable
from pathlib import Path

import page
import pytest

from .conftest import Book, make

SNIPPETS = sorted(file.stem for file in (Path(__file__).parent / "constructs").glob("*.md"))
DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC")


@pytest.fixture(scope="module")
def constructs(tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = Path(__file__).parent / "constructs"
    files: dict[str, str | bytes] = {f"{name}.md": (folder / f"{name}.md").read_bytes() for name in SNIPPETS}
    files["index.md"] = "# Constructs\n\n```{toctree}\n" + "\n".join(SNIPPETS) + "\n```\n"
    files["dot.png"] = DOT
    extensions = ["myst_parser", "sphinx_design", "sphinx_book_theme", "coursebook.pdf"]
    made = make(tmp_path_factory.mktemp("constructs"), files, extensions=extensions, numfig=True)
    assert (made.warnings, made.error) == ([], "")
    return made


def test_all_are_accessible(constructs: Book) -> None:
    report = page.validate_pdf(str(constructs.pdf), profile="ua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


@pytest.mark.parametrize("name", SNIPPETS)
def test_construct(constructs: Book, golden: Callable[[str, str], None], name: str) -> None:
    start = constructs.typst.index(f"// @ {name}:2\n")
    following = re.compile(rf"\n// @ (?!{name}:)|\n#book-index").search(constructs.typst, start)
    assert following
    text = constructs.typst[start : following.start()].strip() + "\n"
    golden(f"{name}.typ", re.sub(r"\n{2,}", "\n\n", text))
