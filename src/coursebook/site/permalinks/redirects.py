"""``/id/<id>/`` for every id that was ever published, the pages that say what is gone, and redirects at former addresses.

All are static and need no script. An identifier is not an address: a page may move, its ``/id/`` does not.
"""

import json
import os
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ...core.citations import FILES
from ...core.language.dates import format_date
from ...core.permalinks.registry import Permalink, former_ids, own_id, resolve
from ..builders import is_site
from ..config import get_layout
from ..domain import RETIRED, CourseDomain, course_of
from ..generated.pages import GeneratedPage, generate_page, select_changed
from ..language.translation import translate as _
from ..theme.open_graph import picture_address

FOLDER = "id"
MOST_BYTES = 500


def redirect(language: str, title: str, address: str, picture: str = "") -> bytes:
    """A page that leads on at once, with a link for browsers that do not follow; a long title is cut to keep it small.

    A messenger makes its card of the page's title and ``picture``, the full address of one.
    """
    shown = f'<meta property="og:image" content="{escape(picture)}">\n' if picture else ""
    href = escape(address)
    while True:
        words = escape(title)
        page = (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{words}</title>\n{shown}'
            f'<meta http-equiv="refresh" content="0; url={href}">\n<p><a href="{href}">{words}</a></p>\n</html>\n'
        ).encode()
        if len(page) <= MOST_BYTES or len(title) < 2:
            return page
        title = f"{title[:-2].rstrip()}…"


class Redirect(NamedTuple):
    """A page that only leads on: its folder, the address that it leads to as seen from there, and the words of that."""

    folder: str
    address: str
    title: str


class Redirects:
    """Every page of a build that only leads on: where it lies, and where it leads."""

    def __init__(self, app: Sphinx) -> None:
        assert isinstance(app.builder, StandaloneHTMLBuilder)
        self.builder = app.builder
        self.domain = course_of(app.env)
        self.layout = get_layout(app)
        self.language = app.config.language
        self.picture = picture_address(app)
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

    def pages(self) -> Iterator[Redirect]:
        """All of them, those in ``id/`` first."""
        folders = {f"{FOLDER}/{id_}": id_ for id_ in sorted({*self.domain.places, *self.domain.permalinks})}
        former = sorted(self._former_addresses().items())
        for folder, id_ in (folders | {folder: id_ for folder, id_ in former if folder not in self.taken}).items():
            address, title = self.target(id_)
            if title:
                yield Redirect(folder, "../" * (folder.count("/") + 1) + address, title)

    def list_former_ids(self) -> Iterator[str]:
        """The ids that nothing has any more: they lead elsewhere, or say what is gone."""
        for id_ in self.domain.permalinks:
            line = resolve(self.domain.permalinks, id_)
            if line and (line.retired or line.id != id_):
                yield id_

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


def remove_citations(folder: str, id_: str) -> None:
    """Remove what an earlier build wrote to cite an id, as it would be cited by words that are elsewhere or gone."""
    for kind in FILES:
        Path(f"{folder}/{id_}.{kind}").unlink(missing_ok=True)


def write_redirects(app: Sphinx, exception: Exception | None) -> None:
    """Write what is new or changed, and remove the ids that were never released."""
    if exception or not is_site(app.builder):
        return
    redirects = Redirects(app)
    written = Path(app.doctreedir) / "redirects.json"
    before = json.loads(written.read_text(encoding="utf-8")) if written.is_file() else {}
    now = {
        folder: [redirects.language, title, address, redirects.picture] for folder, address, title in redirects.pages()
    }
    for folder, shown in now.items():
        path = f"{app.outdir}/{folder}/index.html"
        if before.get(folder) != shown or not os.path.exists(path):  # noqa: PTH110 -- thousands, and pathlib is slow
            file = Path(path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(redirect(*shown))
    for left in (Path(app.outdir) / FOLDER).glob("*"):
        if f"{FOLDER}/{left.name}" not in now:
            shutil.rmtree(left)
    for id_ in redirects.list_former_ids():
        remove_citations(f"{app.outdir}/{FOLDER}/{id_}", id_)
    written.write_text(json.dumps(now), encoding="utf-8")


def gone_pages(app: Sphinx) -> Iterator[GeneratedPage]:
    """A page for each retired id: since when it is gone, why, and what replaced it."""
    if not is_site(app.builder):
        return
    domain, builder = course_of(app.env), app.builder
    gone = [line for line in domain.permalinks.values() if line.retired]
    yield from select_changed(
        app,
        (
            generate_page(f"{RETIRED}/{line.id}", _gone(line), _body(builder, domain, line, app.config.language))
            for line in gone
        ),
    )


def _gone(line: Permalink) -> str:
    assert line.retired
    return f"{_('Withdrawn: do not follow') if line.retired.withdrawn else _('No longer here')}: {line.id}"


def _body(builder: StandaloneHTMLBuilder, domain: CourseDomain, line: Permalink, language: str) -> str:
    gone = line.retired
    assert gone
    danger = _("If you have the old text, on paper or in a note, do not act on it. It could hurt someone.")
    warning = (
        f'<div class="admonition danger"><p class="admonition-title">{_("Withdrawn: do not follow")}</p>'
        f"<p>{danger}</p></div>\n"
    )
    replacement = _("Nothing has replaced it.")
    after = resolve(domain.permalinks, gone.successor)
    if place := domain.places.get(after.id if after else gone.successor):
        href = builder.get_relative_uri(f"{RETIRED}/{line.id}", place.docname)
        anchor = f"#{place.anchor}" if place.anchor else ""
        end = "" if place.title.endswith((".", "?", "!", "…")) else "."
        replacement = f'{_("Read instead:")} <a href="{escape(href + anchor)}">{escape(place.title)}</a>{end}'
    head = _("This text was withdrawn") if gone.withdrawn else _("This text is no longer here")
    since = _("Since %(day)s this site no longer has the text with the permanent id %(id)s. Why: %(reason)s")
    said = since % {
        "day": format_date(gone.day, language),
        "id": f"<code>{line.id}</code>",
        "reason": escape(gone.reason),
    }
    return f"<h1>{head}</h1>\n{warning if gone.withdrawn else ''}<p>{replacement}</p>\n<p>{said}</p>\n"


def setup(app: Sphinx) -> None:
    """After all pages."""
    app.connect("html-collect-pages", gone_pages)
    app.connect("build-finished", write_redirects)
