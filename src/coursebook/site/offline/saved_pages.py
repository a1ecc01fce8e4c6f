"""What a reader may keep on the phone: ``offline.js``, the service worker, and ``offline.json``, the sets of pages.

Both lie at the top of the site, because a worker answers for its own folder alone; so it works below any path. Pages load
neither. ``keep.js`` asks for them after a tap.
"""

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ...core.language.catalogs import mark_text
from ...core.pages.model import Lesson, Module
from ...priorities import BuildFinished
from ..builders import is_site
from ..config import get_settings
from ..domain import course_of
from ..emergency.cards import is_card, list_cards
from ..generated.subpages.pages import list_parts, name_of_part

WORKER = "offline.js"
SETS = "offline.json"
SEARCHED = "pagefind"
"""Where the search has its files; the panels are kept with every page, for a cry that is typed without a network."""
CARDS = "cards"
"""The name of the set of the emergency pages."""


def sets_of(app: Sphinx) -> dict[str, list[str]]:
    """The addresses of each set, as seen from the top of the site: the emergency pages, and each module by its id."""
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    address, domain, config = app.builder.get_target_uri, course_of(app.env), get_settings(app)
    found = {CARDS: [card.docname for card in list_cards(app, address)]}
    found[CARDS] += [name for name in config.offline_pages if name in app.env.all_docs and name not in found[CARDS]]
    for id_, module in domain.modules.items():
        found[id_] = [module.docname, *(lesson.docname for lesson in domain.lessons(module))]
    below: dict[str, list[str]] = {}
    for above, part in list_parts(app):
        below.setdefault(above, []).append(name_of_part(above, part))
    return {
        name: [address(one) for page in pages for one in (page, *below.get(page, ()))] for name, pages in found.items()
    }


def set_of(app: Sphinx, pagename: str) -> tuple[str, str]:
    """What a page's button keeps: the name of a set, ``""`` for the page alone, and the words of the button.

    No words: the page has no button.
    """
    if get_settings(app).offline_page not in app.env.all_docs:
        return "", ""
    entry = course_of(app.env).pages.get(pagename)
    if is_card(app, pagename) or pagename == get_settings(app).offline_page:
        return CARDS, mark_text("Keep the emergency pages on this phone")
    match entry and entry.item:
        case None:
            return "", ""
        case Module(id=id_) | Lesson(module=id_):
            return id_, mark_text("Keep this module on this phone")
    return "", mark_text("Keep this page on this phone")


def add_button(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Tell the template what the button of this page keeps."""
    if not is_site(app.builder) or app.config.html_theme != "coursebook":
        return
    name, words = set_of(app, pagename) if doctree else ("", "")
    kept = get_settings(app).offline_page
    context.update(keep_set=name, keep_words=words, is_kept_list=pagename == kept)
    if words:
        context["kept_href"] = app.builder.get_relative_uri(pagename, kept) or "#"


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the worker and the sets."""
    if exception or not is_site(app.builder) or app.config.html_theme != "coursebook":
        return
    kept = get_settings(app).offline_page
    if kept not in app.env.all_docs:
        return
    out = Path(app.outdir)
    worker = (Path(__file__).parent / "worker.js").read_text(encoding="utf-8")
    (out / WORKER).write_text(worker.replace("LIST-PAGE", app.builder.get_target_uri(kept)), encoding="utf-8")
    panels = sorted(f"{SEARCHED}/{file.name}" for file in (out / SEARCHED).glob("cries*.json"))
    sets = {"list": app.builder.get_target_uri(kept), "panels": panels, "sets": sets_of(app)}
    (out / SETS).write_text(json.dumps(sets, separators=(",", ":")), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Before the template is filled, and when all pages are there."""
    app.connect("html-page-context", add_button)
    app.connect("build-finished", write_files, priority=BuildFinished.OFFLINE)
