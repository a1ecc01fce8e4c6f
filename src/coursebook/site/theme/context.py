"""What the page template is given."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ...core.model import Module, Page, Question
from ..config import settings
from ..domain import course_of
from ..headers import POLICY
from . import phrase_index
from .assets import THEME, mark, marks
from .navigation import crumbs, menu, turn

BLOCKS = {
    "pygments.css": 'class="highlight',
    "sphinx-design.min.css": 'class="sd-',
}
"""Style sheets of others, and the text in a page that asks for them."""


def add_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the template the menu, the way up, the style sheets that this page needs, and its description."""
    if app.config.html_theme != "coursebook":
        return
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)

    def href(target: str) -> str:
        return builder.get_relative_uri(pagename, target) or "#"

    config = settings(app)
    entry = course_of(app.env).pages.get(pagename)
    before, after = turn(app, pagename, href)
    body = context.get("body", "")
    context.update(
        menu=menu(app, pagename, href),
        crumbs=crumbs(app, pagename, href),
        before=before,
        after=after,
        emergency=href(config.emergency),
        is_emergency=pagename == config.emergency,
        home=href(app.config.root_doc),
        course_href=href(f"{config.modules}/index"),
        words_href=href(phrase_index.PAGE),
        questions_href=href(f"{config.questions}/index"),
        description=description(entry.item if entry else None),
        kind=type(entry.item).__name__.lower() if entry else "",
        edit=f"{config.repository}/edit/main/{app.env.doc2path(pagename, False)}"
        if config.repository and doctree
        else "",
        asset=assets(_root(href(app.config.root_doc)), Path(app.outdir)),
        policy=POLICY,
        leave=config.leave,
        privacy=href(config.privacy) if config.privacy in app.env.all_docs else "",
        sheets=[sheet for sheet, mark in BLOCKS.items() if mark in body],
        root=_root(href(app.config.root_doc)),
    )


def description(page: Page | None) -> str:
    """The sentence that search engines and previews show: a question's answer, a module's summary."""
    match page:
        case Question(answer=text) | Module(summary=text):
            return text
    return ""


def _root(home: str) -> str:
    return "./" if home == "#" else home


def assets(root: str, out: Path) -> Callable[[str], str]:
    """The address of a static file, from a page whose root is ``root``, with a mark of its content, so that it may be cached for ever."""
    known = marks()

    def asset(name: str) -> str:
        return f"{root}_static/{name}{known.get(name) or mark(out / '_static' / name)}"

    return asset


def setup(app: Sphinx) -> None:
    """Register the theme and its context."""
    app.add_html_theme("coursebook", str(THEME))
    app.connect("html-page-context", add_context, priority=900)
