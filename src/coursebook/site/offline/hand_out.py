"""``hand-out/``: a counselor ticks up to ten pages and prints them as one. The browser puts them together.

Nothing is sent or stored. The list of pages lies beside the page as ``pages.json``, for its script.
"""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from ...core.language.catalogs import mark_text
from ..builders import is_site
from ..config import get_settings
from ..domain import course_of
from ..generated.pages import GeneratedPage, generate_page, select_changed
from ..language.translation import translate
from ..theme.asset_digests import locate_script
from . import printables_page
from .printables_page import HAND_OUT, printables_of

PAGE, TITLE = HAND_OUT
INTRODUCTION = mark_text(
    "For counselors and groups. Tick up to ten pages. They become one clean print, with the emergency page first. "
    "Everything happens in your browser: nothing is sent, and nothing is stored."
)
WITHOUT_CARD = mark_text(
    "For counselors and groups. Tick up to ten pages. They become one clean print. "
    "Everything happens in your browser: nothing is sent, and nothing is stored."
)
"""The same where a course has no emergency page."""
WITHOUT_SCRIPTS = mark_text("This page needs JavaScript. Without it, take a file from this list:")


def make_pages(app: Sphinx) -> Iterator[GeneratedPage]:
    """The one page."""
    if is_site(app.builder) and printables_of(app):
        yield from select_changed(app, [generate_page(PAGE, translate(TITLE), _body(app))])


def _body(app: Sphinx) -> str:
    card = get_settings(app).emergency_page
    first = f"{card}/" if card in app.env.all_docs else ""
    gather = locate_script("gather.js", app.config.language or "en")
    printables = f'<a href="../{printables_page.PAGE}/">{translate(printables_page.TITLE)}</a>'
    return (
        f"<h1>{translate(TITLE)}</h1>\n<p>{translate(INTRODUCTION if first else WITHOUT_CARD)}</p>\n"
        f'<div class="hand-out" data-pages="pages.json" data-root="../" data-gather="{gather}" data-first="{escape(first)}">\n'
        f"<noscript><p>{translate(WITHOUT_SCRIPTS)} {printables}</p></noscript>\n</div>"
    )


def list_groups(app: Sphinx) -> list[dict[str, Any]]:
    """The pages that can be ticked: those of each module, then the questions by topic; with their addresses."""
    domain = course_of(app.env)

    def listed(title: str, entries: list[Any]) -> dict[str, Any]:
        return {
            "title": title,
            "pages": [[f"{one.docname.removesuffix('/index')}/", one.item.title] for one in entries],
        }

    found = [listed(module.item.title, [module, *domain.lessons(module)]) for module in domain.modules.values()]
    for topic in domain.topics:
        own = [one for one in domain.questions_on(topic.id) if one.item.topics[0] == topic.id]
        if own:
            found.append(listed(topic.name, own))
    return found


def write_list(app: Sphinx, exception: Exception | None) -> None:
    """Write the list beside the page."""
    if exception or not is_site(app.builder) or not printables_of(app):
        return
    file = Path(app.outdir) / PAGE / "pages.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(list_groups(app), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Write the page after all others."""
    app.connect("html-collect-pages", make_pages)
    app.connect("build-finished", write_list)
