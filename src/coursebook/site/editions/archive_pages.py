"""``/e/<edition>/``: the stored editions as pages, each with a banner that says what has become of its text.

The text of a page is what was stored. Between its sections stands one line for each, ``<p class="since">``: without
those lines an article is the stored one, byte for byte. The frame around it is today's. ``n/<number>/`` leads to a section
by its number, and ``n/`` lists them all by number and id.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ...core.editions.archive import FOLDER, ArchiveError, archive_name, unpack
from ...core.editions.history import Fate
from ...core.editions.manifest import Manifest, SectionRecord, resolve_section
from ...core.language.catalogs import mark_text
from ...priorities import BuildFinished
from ...reporting import PageError
from ...security.output.html import EDITIONS
from ..builders import is_site
from ..config import get_settings
from ..content_security_policy import POLICY
from ..generated.pages import GeneratedPage, generate_page, select_changed
from ..language.translation import format_day, translate
from ..language.translation import translate as _
from ..language.wording import get_wording, get_words_in_text
from ..theme.asset_digests import THEME
from ..theme.context import make_asset_finder, sheets_of_blocks
from .changes import PAGE
from .edition_manifests import history_of

TEMPLATE = "archived.html"
STAMP = ".buildinfo-edition"
"""What the pages were made from, so that they are made again only when it changes; it is not published."""
SAID = {
    Fate.SAME: "",
    Fate.CHANGED: mark_text("has changed since"),
    Fate.RETIRED: mark_text("no longer in the course"),
    Fate.WITHDRAWN: mark_text("withdrawn: do not follow"),
}
"""What the list of all sections says of each; an unchanged one needs no words."""
NUMBERED = (
    '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'\">"
    '<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url={href}"></head>'
    '<body><p><a href="{href}">{title}</a></p></body></html>\n'
)


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Write the pages of all stored editions, or those of which anything has changed."""
    builder = app.builder
    if exception or not is_site(builder) or builder.name != "dirhtml":
        return
    out = Path(app.outdir) / EDITIONS
    stored = history_of(app).stored
    for left in set(out.glob("*")) - {out / manifest.edition for manifest in stored} - {out / "index.html"}:
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    for manifest in stored:
        archive = (Path(app.srcdir) / FOLDER / archive_name(manifest.edition)).read_bytes()
        stamp = _stamp(app, manifest, archive)
        target = out / manifest.edition
        if (target / STAMP).is_file() and (target / STAMP).read_text() == stamp:
            continue
        new = out / f".{manifest.edition}-new"
        shutil.rmtree(new, ignore_errors=True)
        try:
            members = unpack(archive, manifest)
        except ArchiveError as error:
            raise PageError(
                f"{FOLDER / archive_name(manifest.edition)}: This archive is not what its manifest says: {error}."
            ) from None
        for name, content in {**_pages(app, manifest, members), STAMP: stamp.encode()}.items():
            file = new / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        shutil.rmtree(target, ignore_errors=True)
        new.rename(target)


def _stamp(app: Sphinx, manifest: Manifest, archive: bytes) -> str:
    """The sum of all that the pages of an edition depend on."""
    history = history_of(app)
    fates = [(id_, *history.fate(manifest, id_)) for id_ in manifest.sections]
    now = [(id_, history.live.sections[present_id].page) for id_, _fate, present_id in fates if present_id]
    files = [file.read_bytes() for file in (THEME / TEMPLATE, *sorted((THEME / "static").iterdir()), Path(__file__))]
    config = (get_settings(app), app.config.project, app.config.language, app.config.html_baseurl, app.config.copyright)
    parts = [archive, *files, repr((fates, now, config, sorted(history.live.pages))).encode()]
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _pages(app: Sphinx, manifest: Manifest, members: dict[str, bytes]) -> dict[str, bytes]:
    """All files of ``/e/<edition>/``."""
    by_page: dict[str, dict[str, SectionRecord]] = {}
    for id_, record in manifest.sections.items():
        by_page.setdefault(record.page, {})[id_] = record
    files = {}
    for name, content in members.items():
        if name.endswith("index.html"):
            address = name.removesuffix("index.html").rstrip("/")
            content = _page(app, manifest, address, content.decode(), by_page.get(address, {}))
        files[name] = content
    files["n/index.html"] = _contents(app, manifest)
    for id_, record in manifest.sections.items():
        if record.number:
            title = escape(f"{record.number} {record.title}")
            href = f"../../{record.page}/#{id_}" if record.page else f"../../#{id_}"
            page = NUMBERED.format(language=app.config.language or "en", title=title, href=escape(href))
            files[f"n/{record.number}/index.html"] = page.encode()
    return files


def _page(app: Sphinx, manifest: Manifest, address: str, article: str, sections: dict[str, SectionRecord]) -> bytes:
    """One archived page."""
    root = _root(address)
    withdrawn = 0
    for id_ in sections:
        fate, now = history_of(app).fate(manifest, id_)
        withdrawn += fate is Fate.WITHDRAWN
        article = _with_line(article, id_, _since(app, fate, id_, now, root))
    title = next((one for one in sections if sections[one].level == 1), "")
    return _framed(
        app, manifest, address, manifest.pages[address].title, article, _current(app, title, address), withdrawn
    )


def _with_line(article: str, id_: str, line: str) -> str:
    """The article with a line under the heading of a section."""
    heading = article.index("</h", article.index(f'<section id="{id_}"'))
    at = article.index("\n", heading) + 1
    return article[:at] + line + article[at:]


def _since(app: Sphinx, fate: Fate, id_: str, now: str, root: str) -> str:
    """The line of a section: what has become of its text, and where it is now."""
    if fate is Fate.WITHDRAWN:
        return f'<p class="since withdrawn"><strong>{_("Withdrawn: do not follow.")}</strong> <a href="{root}id/{id_}/">{_("What replaced it")}</a></p>\n'
    if fate is Fate.RETIRED:
        return f'<p class="since changed"><strong>{_("No longer in the course.")}</strong> <a href="{root}id/{id_}/">{_("What replaced it")}</a></p>\n'
    page = history_of(app).live.sections[now].page
    href = f"{root}{page}/#{now}" if page else f"{root}#{now}"
    if fate is Fate.SAME:
        return f'<p class="since">{_("Has not changed since.")} <a href="{href}">{_("Current text")}</a></p>\n'
    return f'<p class="since changed"><strong>{_("Has changed since.")}</strong> <a href="{href}">{_("Read the current text")}</a></p>\n'


def _current(app: Sphinx, id_: str, address: str) -> str:
    """The present address of an archived page, from the root: its title's, that of its list, or of its id."""
    live = history_of(app).live
    if id_:
        now = resolve_section(id_, live)
        page = live.sections[now].page if now else f"id/{id_}"
    else:
        page = address
    return f"{page}/" if page else ""


def _contents(app: Sphinx, manifest: Manifest) -> bytes:
    """``n/``: all sections by number, page and id, each a place that a citation can lead to."""
    rows = sorted(
        manifest.sections.items(),
        key=lambda pair: (not pair[1].number, _by_number(pair[1].number), pair[1].page, pair[1].level),
    )
    lines = []
    for id_, record in rows:
        href = f"../{record.page}/#{id_}" if record.page else f"../#{id_}"
        fate, _now = history_of(app).fate(manifest, id_)
        said = f"{id_} {_(SAID[fate]) if SAID[fate] else ''}".rstrip()
        lines.append(
            f'<li id="{id_}">{record.number} <a href="{href}">{escape(record.title)}</a> <small>{said}</small></li>'
        )
    title = _("All sections of edition %(number)s") % {"number": manifest.edition}
    body = f'<article>\n<h1>{title}</h1>\n<ul class="all-sections">\n' + "\n".join(lines) + "\n</ul>\n</article>"
    return _framed(app, manifest, "n", title, body, "", 0)


def _by_number(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part)


def _framed(
    app: Sphinx, manifest: Manifest, address: str, title: str, article: str, current: str, withdrawn: int
) -> bytes:
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder) and manifest.day
    config, root = get_settings(app), _root(address)
    live = app.config.html_baseurl.rstrip("/")
    context: dict[str, Any] = {
        "language": app.config.language, "project": app.config.project, "copyright": app.config.copyright,
        "policy": POLICY, "leave": config.quick_exit_url, "root": root,
        "emergency": f"{root}{config.emergency_page}/" if config.emergency_page in app.env.all_docs else "",
        "_": translate, "emergency_link": get_wording(app, "emergency_link"), "emergency_words": get_words_in_text(app, "emergency_link"), "emergency_line": get_wording(app, "emergency_line"),
        "edition": manifest.edition, "day": format_day(app, manifest.day), "title": title, "article": article,
        "withdrawn": withdrawn, "current": root + current, "canonical": f"{live}/{current}" if live else "",
        "contents": f"{root}{EDITIONS}/{manifest.edition}/n/", "changes": f"{root}{PAGE.removesuffix('index')}",
        "asset": make_asset_finder(app, root), "sheets": sheets_of_blocks(article),
    }  # fmt: skip
    return str(builder.templates.render(TEMPLATE, context)).encode()


def _root(address: str) -> str:
    """The way from a page of an edition to the root of the site."""
    return "../" * (2 + len(address.split("/") if address else ()))


def make_index(app: Sphinx) -> Iterator[GeneratedPage]:
    """``/e/``: the editions, when there are any."""
    stored = history_of(app).stored
    builder = app.builder
    if not stored or not is_site(builder):
        return
    href: Callable[[str], str] = lambda name: builder.get_relative_uri("e/index", f"{name}/index")  # noqa: E731
    lines = [
        f'<li><a href="{href(f"e/{one.edition}")}">{_("Edition %(number)s") % {"number": one.edition}}</a>, {one.day and format_day(app, one.day)}: '
        f'<a href="{href(f"e/{one.edition}/n")}">{_("all sections")}</a>, <a href="{href(f"changes/{one.edition}")}">{_("what changed")}</a></li>'
        for one in reversed(stored)
    ]
    text = _(
        "Each edition is the whole text as it was on one day. It is kept for ever, so that it can be cited. Do not act on it: read the current text."
    )
    body = f"<h1>{_('Editions')}</h1>\n<p>{text}</p>\n<ul>\n" + "\n".join(lines) + "\n</ul>"
    yield from select_changed(app, [generate_page("e/index", _("Editions"), body)])


def setup(app: Sphinx) -> None:
    """Before the headers, which name all folders."""
    app.connect("html-collect-pages", make_index)
    app.connect("build-finished", publish, priority=BuildFinished.ARCHIVES)
