"""How to cite each part of a reader's page: a closed box at its end, and files for reference managers beside ``/id/<id>/``.

The boxes exist in the web pages only. They are put in when a page is written, so that neither the book, nor the search,
nor the minutes know of them. Handbook pages (``docs/``) have no boxes: they are about the project. A course without
``coursebook_edition`` or ``html_baseurl`` has none at all: its text has no name or no address that would last.
"""

import json
import os
from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from ...core.citations import FILES, STYLES, Cited, Words, format_citation
from ...core.editions.history import Status
from ...nodes import cite_box
from ..builders import is_site
from ..config import get_settings
from ..domain import course_of
from ..editions.edition_manifests import history_of
from ..editions.section_status import format_section_status, status_of
from ..emergency.cards import is_card, lang_of_frame, lang_of_works, language_of, translator_of_frame
from ..language import translation
from ..node_registration import add_block
from ..permalinks.redirects import FOLDER

LINES = "lines.json"
MAX_ID_LEVEL = 3
"""Headings below this level have no permanent id."""


def list_cited(app: Sphinx, docname: str) -> Iterator[Cited]:
    """What can be cited of a page, in order, the page itself first. Titles are as the page shows them.

    It is cited by the last stored edition, or by the day alone before there is any. A page has changed since when any
    of its parts has.
    """
    config, entry = get_settings(app), course_of(app.env).pages.get(docname)
    if entry is None or not config.edition or not app.config.html_baseurl:
        return
    history = history_of(app)
    edition, released = "", date.fromisoformat(config.edition_date)
    if history.last and history.last.day:
        edition, released = history.last.edition, history.last.day
    permanent = {section.id for section in entry.item.sections if section.level <= MAX_ID_LEVEL}
    title_id = next((section.id for section in entry.item.sections if section.level == 1), "")
    numbers = app.env.toc_secnumbers.get(docname, {})
    translate = translation.translate
    words = Words(
        app.config.language or "en",
        translate("Text of %(day)s"),
        translate("Edition %(edition)s of %(day)s"),
        translate("Working text of %(day)s, after edition %(edition)s"),
        translate("section %(number)s"),
        translate("Section %(number)s"),
        translate("Available from:"),
    )
    page = ""
    for reference in app.env.tocs[docname].findall(nodes.reference):
        anchor, title = reference["anchorname"], reference.astext()
        id_ = anchor[1:] or title_id
        if id_ not in permanent:
            continue
        parts = [id_] if page else permanent & history.live.sections.keys()
        yield Cited(
            id=id_,
            title=title,
            page=page,
            book=app.config.project,
            authors=(app.config.author,),
            number=".".join(map(str, numbers.get(anchor) or ())),
            edition=edition,
            released=released,
            changed=max(
                (_day(history.status(one, entry.item)) for one in parts if history.is_fresh(one)), default=None
            ),
            url=f"{app.config.html_baseurl.rstrip('/')}/{FOLDER}/{id_}/",
            words=words,
        )
        page = page or title


def _day(status: Status) -> date:
    return status.changed or status.since


def is_cited(app: Sphinx, docname: str) -> bool:
    """Whether a page is one of the course, the questions or the emergency page."""
    config = get_settings(app)
    return is_card(app, docname) or docname.startswith((f"{config.modules}/", f"{config.questions}/"))


def add_boxes(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """A box at the end of each section, before its first subsection; the page's own at the end of the page.

    An emergency card has that one alone: nothing may stand between two steps. Its other parts have their files all the same.
    """
    if not is_site(app.builder) or not is_cited(app, docname):
        return
    here = app.builder.get_target_uri(docname)
    write_lines(app, here, docname)
    known = {cited.id: cited for cited in list_cited(app, docname)}
    for one in known.values():
        write_files(f"{app.outdir}/{FOLDER}/{one.id}", one)
    if is_card(app, docname):
        known = {id_: one for id_, one in known.items() if not one.page}
    translate = translator_of_frame(app, docname)
    label = {False: translate("Cite this page"), True: translate("Cite this part")}
    for section in doctree.findall(nodes.section):
        cited = known.get(section["ids"][0])
        if cited is None:
            continue
        status = status_of(app, cited.id)
        box = cite_box(
            "",
            lang=lang_of_frame(app, docname),
            works=lang_of_works(app, docname),
            label=label[bool(cited.page)],
            name=translate("Section %(number)s") % {"number": cited.number} if cited.number else translate("Link"),
            files=translate("Files"),
            cited=cited,
            status=format_section_status(status, translate) if status else "",
            folder=relative_uri(here, f"{FOLDER}/{cited.id}/"),
        )
        inner = [at for at, child in enumerate(section) if isinstance(child, nodes.section)]
        section.insert(inner[0] if inner and cited.page else len(section), box)


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    """Closing tags that HTML does not ask for are left out: there are six boxes on a page, and an old phone pays."""
    cited, folder = node["cited"], node["folder"]
    status = f"<p>{escape(node['status'][0].upper() + node['status'][1:])}." if node["status"] else ""
    rows = [(node["name"], "", f'<a href="{folder}">{escape(cited.url)}</a>')]
    rows += [(style, node["works"], escape(format_citation(cited, style), quote=False)) for style in STYLES]
    files = " ".join(f'<a href="{folder}{cited.id}.{kind}" download>.{kind}</a>' for kind in FILES)
    rows.append((node["files"], "", files))
    shown = "".join(f"<dt>{dt}<dd{lang}>{dd}" for dt, lang, dd in rows)
    translator.body.append(
        f'<details class="cite"{node["lang"]}><summary>{node["label"]}</summary>{status}<dl>{shown}</dl></details>\n'
    )
    raise nodes.SkipNode


def add_meta(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """The page's ``citation_*`` tags, by which Zotero and Google Scholar know it (Highwire's names)."""
    cited = next(list_cited(app, pagename), None) if doctree else None
    context["citation"] = cited and {
        "title": cited.title,
        "author": "; ".join(cited.authors),
        "publication_date": f"{cited.issued:%Y/%m/%d}",
        "inbook_title": cited.book,
        "public_url": cited.url,
        "language": language_of(app, pagename),
    }


def write_files(folder: str, cited: Cited) -> None:
    """The files of a section are written with its page, because they say what its box says.

    There are three for each section of the course: ``pathlib`` would take longer than the disk. The folder is removed
    with the id (``permalinks.py``).
    """
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    for kind, make in FILES.items():
        with open(f"{folder}/{cited.id}.{kind}", "w", encoding="utf-8", newline="") as file:  # noqa: PTH123
            file.write(make(cited))


def write_lines(app: Sphinx, here: str, docname: str) -> None:
    """The line of the source at which each section begins, beside the page.

    ``copy.js`` fetches it when a box is opened, and adds to the box the link that suggests a change of that section. In the page
    itself a link for each section would cost every reader what few want.
    """
    entry = course_of(app.env).pages.get(docname)
    if entry and get_settings(app).repository_url:
        folder = f"{app.outdir}/{here}"
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        with open(f"{folder}{LINES}", "w", encoding="utf-8") as file:  # noqa: PTH123
            json.dump({section.id: section.line for section in entry.item.sections if section.id}, file)


def setup(app: Sphinx) -> None:
    """Fill the pages as they are written, and write the files beside them."""
    add_block(app, cite_box, _visit, _visit)
    app.connect("doctree-resolved", add_boxes)
    app.connect("html-page-context", add_meta)
