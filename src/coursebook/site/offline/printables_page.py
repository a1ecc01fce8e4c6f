"""``paper/``: the files to print, each with its size and pages, and on each page of the course the link to its own.

The files are made before the site by the builder ``printables``, which leaves its record beside the folder of the site.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from babel.numbers import format_decimal
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ...core.language.catalogs import mark_text
from ...core.pages.model import Lesson, Module, Page, Question
from ...priorities import PageContext
from ..builders import is_site
from ..config import get_settings
from ..domain import course_of
from ..generated.pages import GeneratedPage, generate_page, select_changed
from ..language.translation import translate, translate_count
from ..theme.navigation import Link

PAGE = "paper"
TITLE = mark_text("As a PDF")
HAND_OUT = ("hand-out", mark_text("Make a hand-out"))
"""The name and title of the page that makes hand-outs."""
BUILT = ".printables"
"""The folder of the builder ``printables``, beside that of the site."""
RECORD = "printables.json"
UNBROKEN = "\u00a0"
"""A blank at which no line ends: the size of a file is read in one piece."""
READ = ("book", "booklet")
INTRODUCTION = mark_text(
    "Files to print, to send, or to read without a network. Letter is the paper size of the US; A4 that of most other "
    "countries. The pages have the same numbers on both. All files can be read aloud by a screen reader. "
    "A worksheet can be filled in on a computer or a phone; what you type stays in your copy."
)


def record(app: Sphinx) -> list[dict[str, Any]]:
    """What stands in the list of files to print; nothing without one."""
    file = Path(app.outdir).parent / BUILT / RECORD
    if not get_settings(app).printables or not file.is_file():
        return []
    found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return found


def file_of(app: Sphinx, docname: str) -> str:
    """The id of the file that holds a page: a worksheet's own, a lesson's module, a question's topic; ``""`` for none."""
    entry = course_of(app.env).pages.get(docname)
    if entry and type(entry.item) is Page and not entry.item.emergency and docname != app.config.root_doc:
        return _holding(app, docname, entry.item.id)
    known: dict[str, str] = {one["holds"]: one["id"] for one in printables_of(app) if one["holds"]}
    match entry and entry.item:
        case Module(id=id_):
            return known.get(f"module:{id_}", "")
        case Lesson(id=id_, module=module):
            return known.get(f"worksheet:{id_}") or known.get(f"module:{module}", "")
        case Question(topics=topics) if topics:
            return known.get(f"topic:{topics[0]}", "")
    return ""


def _holding(app: Sphinx, docname: str, id_: str) -> str:
    """The file with the id of a page, or the first one that is read, not shown or hung up, and holds the page whole."""
    files = [one for one in printables_of(app) if docname in one["pages_in_it"]]
    own = [one["id"] for one in files if one["id"] == id_]
    read = [one["id"] for one in files if one["form"] in READ]
    return next(iter([*own, *read]), "")


def printables_of(app: Sphinx) -> list[dict[str, Any]]:
    """The record, read once for a build."""
    build = course_of(app.env).build
    if build.printables is None:
        build.printables = record(app)
    return build.printables


def make_pages(app: Sphinx) -> Iterator[GeneratedPage]:
    """The one page."""
    if is_site(app.builder) and (found := printables_of(app)):
        epub = next((Path(app.outdir).parent / BUILT).glob("*.epub"), None)
        yield from select_changed(app, [generate_page(PAGE, translate(TITLE), "\n".join(_body(app, found, epub)))])


def _body(app: Sphinx, found: list[dict[str, Any]], epub: Path | None) -> Iterator[str]:
    hand_out = translate("Make a hand-out of up to ten pages")
    yield f'<h1>{translate(TITLE)}</h1>\n<p>{translate(INTRODUCTION)}</p>\n<p><a href="../hand-out/">{hand_out}</a></p>'
    for group, files in groupby(found, key=lambda one: one["group"]):
        yield f'<h2>{escape(group)}</h2>\n<ul class="printables">'
        for one in files:
            said = one["about"] if not one["holds"] else ""
            if epub and one["form"] == "book" and not one["holds"]:
                whole, where = (
                    translate("All of it, as an EPUB"),
                    translate("For a phone or an e-reader, without a network."),
                )
                weight = _bytes(app, epub.stat().st_size)
                yield f'<li><strong>{whole}</strong> {where} <a href="{epub.name}">EPUB, {weight}</a></li>'
                epub = None
            pages = translate_count("%(count)s page", "%(count)s pages", one["pages"]).replace(" ", UNBROKEN)
            yield f"<li><strong>{escape(one['title'])}</strong> {escape(said)} <span>{pages}:</span> {_links(app, one)}</li>"
        yield "</ul>"


def _links(app: Sphinx, one: dict[str, Any]) -> str:
    sizes = (("", translate("Letter")), ("-a4", "A4"))
    links = [
        f'<a href="{escape(one["id"])}{tail}.pdf">{size},{UNBROKEN}{_bytes(app, weight)}<span class="hidden">, {escape(one["title"])}</span></a>'
        for (tail, size), weight in zip(sizes, one["bytes"], strict=True)
    ]
    return " · ".join(links)


def _bytes(app: Sphinx, number: int) -> str:
    if number < 1e6:
        return f"{max(1, round(number / 1000))}{UNBROKEN}KB"
    return f"{format_decimal(number / 1e6, '0.0', (app.config.language or 'en').replace('-', '_'))}{UNBROKEN}MB"


def add_link(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Give the template the address of the page's own file, or of the printables on the home page."""
    root = context.get("root", "")
    if not printables_of(app) or "menu" not in context:
        return
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    more = Link(translate(TITLE), app.builder.get_relative_uri(pagename, PAGE), pagename == PAGE)
    context["menu"] = replace(context["menu"], handbook=(*context["menu"].handbook, more))
    if file := file_of(app, pagename):
        context["paper"] = f"{root}{PAGE}/{file}.pdf"
    elif pagename == app.config.root_doc:
        context["paper"] = f"{root}{PAGE}/"


def copy_files(app: Sphinx, exception: Exception | None) -> None:
    """Put the files beside their page, and take away what is no longer in the list of files to print."""
    if exception or not is_site(app.builder) or not (found := printables_of(app)):
        return
    built, out = Path(app.outdir).parent / BUILT, Path(app.outdir) / PAGE
    out.mkdir(exist_ok=True)
    names = {f"{one['id']}{tail}" for one in found for tail in (".pdf", "-a4.pdf")}
    names |= {file.name for file in built.glob("*.epub")}
    for name in names:
        source, target = built / name, out / name
        if not target.is_file() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            shutil.copyfile(source, target)
    for file in (*out.glob("*.pdf"), *out.glob("*.epub")):
        if file.name not in names:
            file.unlink()


def setup(app: Sphinx) -> None:
    """Write the page after all others, and the link into each."""
    app.connect("html-collect-pages", make_pages)
    app.connect("html-page-context", add_link, priority=PageContext.PRINTABLES)
    app.connect("build-finished", copy_files)
