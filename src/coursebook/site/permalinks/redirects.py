"""``/id/<id>/`` for every id that was ever published, the pages that say what is gone, and redirects at former addresses.

All are static and need no script. An identifier is not an address: a page may move, its ``/id/`` does not.
"""

import json
import os
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ...core.page_parser import day
from ...core.permalinks.registry import Permalink, former_ids, own_id, resolve
from ..config import layout
from ..domain import RETIRED, CourseDomain, course_of
from ..theme.generated_pages import Made, changed, made

FOLDER = "id"
MOST_BYTES = 500
NOUNS = {"term": "word in the glossary"}
"""What the kinds are called, where the kind itself is no plain word."""


def redirect(language: str, title: str, address: str) -> bytes:
    """A page that leads on at once, with a link for browsers that do not follow; a long title is cut to keep it small."""
    href = escape(address)
    while True:
        words = escape(title)
        page = (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{words}</title>\n'
            f'<meta http-equiv="refresh" content="0; url={href}">\n<p><a href="{href}">{words}</a></p>\n</html>\n'
        ).encode()
        if len(page) <= MOST_BYTES or len(title) < 2:
            return page
        title = f"{title[:-2].rstrip()}…"


class Redirects:
    """Every page of a build that only leads on: where it lies, and where it leads."""

    def __init__(self, app: Sphinx) -> None:
        assert isinstance(app.builder, StandaloneHTMLBuilder)
        self.builder = app.builder
        self.domain = course_of(app.env)
        self.layout = layout(app)
        self.language = app.config.language
        self.taken = {app.builder.get_target_uri(name).strip("/") for name in app.env.found_docs}

    def target(self, id_: str) -> tuple[str, str]:
        """The address from the top of the site, and the words, of what an id leads to; ``""`` when it leads nowhere."""
        line = resolve(self.domain.permalinks, id_)
        if line and line.retired:
            return self.builder.get_target_uri(f"{RETIRED}/{line.id}"), _gone(line)
        place = self.domain.places.get(line.id if line else id_)
        if place is None:
            return "", ""
        return self.builder.get_target_uri(place.docname) + (f"#{place.anchor}" if place.anchor else ""), place.title

    def pages(self) -> Iterator[tuple[str, str, str]]:
        """Of each, the folder, the address that it leads to and its words, those in ``id/`` first."""
        folders = {f"{FOLDER}/{id_}": id_ for id_ in sorted({*self.domain.places, *self.domain.permalinks})}
        former = sorted(self._former_addresses().items())
        for folder, id_ in (folders | {folder: id_ for folder, id_ in former if folder not in self.taken}).items():
            address, title = self.target(id_)
            if title:
                yield folder, "../" * (folder.count("/") + 1) + address, title

    def _former_addresses(self) -> dict[str, str]:
        """Folders where a page was, each with an id that leads to what is there now."""
        found: dict[str, str] = {}
        for line in self.domain.permalinks.values():
            if line.leads_to or line.retired:
                if line.kind == "question":
                    found[f"{self.layout.questions}/{line.id}"] = line.id
                elif line.kind == "module":
                    found[f"{self.layout.modules}/{line.id}"] = line.id
        for docname, entry in self.domain.pages.items():
            parent = docname.removesuffix("/index").rpartition("/")[0]
            found |= {f"{parent}/{old}".strip("/"): old for old in former_ids(entry.item)}
            for old in (old.strip("/") for old in entry.item.formerly if old.startswith("/")):
                gone = self.domain.permalinks.get(old.rpartition("/")[2])
                found[old] = gone.id if gone and gone.retired else own_id(entry.item)
        return found


def write_redirects(app: Sphinx, exception: Exception | None) -> None:
    """Write what is new or changed, and remove the ids that were never released."""
    if exception or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    redirects = Redirects(app)
    written = Path(app.doctreedir) / "redirects.json"
    before = json.loads(written.read_text(encoding="utf-8")) if written.is_file() else {}
    now = {folder: [redirects.language, title, address] for folder, address, title in redirects.pages()}
    for folder, shown in now.items():
        path = f"{app.outdir}/{folder}/index.html"
        if before.get(folder) != shown or not os.path.exists(path):  # noqa: PTH110 -- thousands, and pathlib is slow
            file = Path(path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(redirect(*shown))
    for left in (Path(app.outdir) / FOLDER).glob("*"):
        if f"{FOLDER}/{left.name}" not in now:
            shutil.rmtree(left)
    written.write_text(json.dumps(now), encoding="utf-8")


def gone_pages(app: Sphinx) -> Iterator[Made]:
    """A page for each retired id: since when it is gone, why, and what replaced it."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    domain, builder = course_of(app.env), app.builder
    gone = [line for line in domain.permalinks.values() if line.retired]
    yield from changed(app, (made(f"{RETIRED}/{line.id}", _gone(line), _body(builder, domain, line)) for line in gone))


def _gone(line: Permalink) -> str:
    assert line.retired
    return f"{'Withdrawn: do not follow' if line.retired.withdrawn else 'No longer here'}: {line.id}"


def _body(builder: StandaloneHTMLBuilder, domain: CourseDomain, line: Permalink) -> str:
    gone = line.retired
    assert gone
    noun = NOUNS.get(line.kind, line.kind)
    warning = (
        '<div class="admonition danger"><p class="admonition-title">Withdrawn: do not follow</p>'
        "<p>If you have the old text, on paper or in a note, do not act on it. It could hurt someone.</p></div>\n"
    )
    replacement = "Nothing has replaced it."
    after = resolve(domain.permalinks, gone.successor)
    if place := domain.places.get(after.id if after else gone.successor):
        href = builder.get_relative_uri(f"{RETIRED}/{line.id}", place.docname)
        anchor = f"#{place.anchor}" if place.anchor else ""
        replacement = f'Read instead: <a href="{escape(href + anchor)}">{escape(place.title)}</a>.'
    head = "This text was withdrawn" if gone.withdrawn else f"This {noun} is no longer here"
    return (
        f"<h1>{head}</h1>\n{warning if gone.withdrawn else ''}<p>{replacement}</p>\n"
        f"<p>Since {day(gone.day)} this site no longer has the {noun} with the permanent id <code>{line.id}</code>. "
        f"Why: {escape(gone.reason)}</p>\n"
    )


def setup(app: Sphinx) -> None:
    """After all pages."""
    app.connect("html-collect-pages", gone_pages)
    app.connect("build-finished", write_redirects)
