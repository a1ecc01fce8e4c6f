"""The pages below others: noted when the page above is written, by whatever process, and written after all others."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ....reporting import PageError
from ...builders import is_site
from ..pages import GeneratedPage, generate_page, select_changed
from .split_page import Part

_WRITTEN = "parts-written.json"


def _folder(app: Sphinx) -> Path:
    return Path(app.doctreedir) / "parts"


def note_parts(app: Sphinx, pagename: str, parts: list[Part]) -> None:
    """Keep what is to stand below a page, for ``make_pages``."""
    file = _folder(app) / f"{pagename.replace('/', '+')}.json"
    if parts:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(parts), encoding="utf-8")
    else:
        file.unlink(missing_ok=True)


def list_parts(app: Sphinx) -> Iterator[tuple[str, Part]]:
    """Each page below another: the name of the page above, and the part."""
    for file in sorted(_folder(app).glob("*.json")):
        above = file.stem.replace("+", "/")
        if above in app.env.all_docs:
            for part in json.loads(file.read_text(encoding="utf-8")):
                yield above, Part(*part)


def name_of_part(above: str, part: Part) -> str:
    """The name of the page of a part."""
    return f"{above.removesuffix('/index')}/{part.folder}"


def make_pages(app: Sphinx) -> Iterator[GeneratedPage]:
    """The pages; one that is no longer wanted goes."""
    builder = app.builder
    if not is_site(builder):
        return
    assert isinstance(builder, StandaloneHTMLBuilder)
    found: dict[str, Part] = {}
    for above, part in list_parts(app):
        name = name_of_part(above, part)
        if name in app.env.all_docs or name in found:
            file: object = app.env.doc2path(above, False)
            other: object = app.env.doc2path(name, False) if name in app.env.all_docs else "another part of it"
            raise PageError(
                f"{file}:1: A part of this page would lie at /{name}/, which is the address of {other}. Rename one of the two."
            )
        found[name] = part
    file = Path(app.doctreedir) / _WRITTEN
    before = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else []
    for name in set(before) - set(found) - app.env.all_docs.keys():
        Path(builder.get_output_path(name)).unlink(missing_ok=True)
    if found or before:
        file.write_text(json.dumps(sorted(found)), encoding="utf-8")
    pages = (
        generate_page(name, part.title, f"<h1>{escape(part.title)}</h1>\n{part.body}")
        for name, part in sorted(found.items())
    )
    yield from select_changed(app, pages)


def setup(app: Sphinx) -> None:
    """Write the pages after all others."""
    app.connect("html-collect-pages", make_pages)
