"""``together/``: the answers that its address names, on one page. The search leads a letter there, which asks several things at once.

The browser puts them together. The addresses of the answers stand behind "#", so the host never sees which ones were read together.
"""

from collections.abc import Iterator
from html import escape

from sphinx.application import Sphinx

from ...core.language.catalogs import mark_text
from ..builders import is_site
from ..language.translation import translate
from ..theme.asset_digests import locate_script
from . import phrase_index
from .pages import GeneratedPage, generate_page, select_changed

PAGE = "together"
TITLE = mark_text("Several answers on one page")
INTRODUCTION = mark_text(
    "A letter often asks more than one thing. These answers stand below each other, the nearest first. "
    "Open a title to read its page whole, with its sources."
)
EMPTY = mark_text(
    "Open Search, and write as you would in a letter: what happened, who, and what you want to know. "
    "Its first answers can then be read here, together."
)
WITHOUT_SCRIPTS = mark_text("This page needs JavaScript. Without it, find your question by its words:")


def make_pages(app: Sphinx) -> Iterator[GeneratedPage]:
    """The one page, in the course's own theme alone, whose search leads there."""
    if is_site(app.builder) and app.config.html_theme == "coursebook" and app.config.coursebook_search:
        yield from select_changed(app, [generate_page(PAGE, translate(TITLE), _body(app))])


def _body(app: Sphinx) -> str:
    script = locate_script("gather.js", app.config.language or "en")
    words = f'<a href="../{phrase_index.PAGE}/">{translate("In your words, A to Z")}</a>'
    return (
        f"<h1>{translate(TITLE)}</h1>\n<p>{translate(INTRODUCTION)}</p>\n"
        f'<div class="together" data-root="../" data-gather="{escape(script)}" data-empty="{escape(translate(EMPTY))}">\n'
        f"<noscript><p>{translate(WITHOUT_SCRIPTS)} {words}</p></noscript>\n</div>"
    )


def setup(app: Sphinx) -> None:
    """Write the page after all others."""
    app.connect("html-collect-pages", make_pages)
