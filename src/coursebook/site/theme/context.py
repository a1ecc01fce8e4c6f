"""What the page template is given."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ...core.distress.model import has_panels
from ...core.language.catalogs import translator_to
from ...core.pages.model import Module, Page, Question
from ...priorities import PageContext
from ..builders import is_site
from ..config import get_settings
from ..content_security_policy import POLICY
from ..domain import course_of
from ..editions.feed_names import feed_of
from ..emergency.cards import is_card, language_of, language_of_frame, list_cards
from ..emergency.search_numbers import list_search_numbers
from ..generated import not_found, phrase_index
from ..generated.subpages.pages import note_parts
from ..generated.subpages.split_page import cut_page
from ..generated.subpages.terms import lead_to_terms
from ..language.translation import translate
from ..language.wording import get_wording, get_words_in_text
from .asset_digests import THEME, compute_digests, digest_of, digests_in
from .navigation import find_near_questions, list_crumbs, menu, turn
from .open_graph import build_card
from .page_contents import add_contents, parts_of
from .responsive_tables import label_cells, mark_long_words

BLOCKS = {
    "pygments.css": ('class="highlight',),
    "sphinx-design.min.css": ('class="sd-',),
    "blocks.css": (
        *(f'class="{name}"' for name in ("letters", "phrases")),
        *(f'class="{name} admonition"' for name in ("aloud", "slide")),
        *('class="margin', 'class="progress', "field-list", "<pre", 'class="paths', 'class="simple paths'),
        'class="hand-out"',
        'class="together"',
        'class="long ',
        'class="sd-tab-set',
    ),
    "ask.css": ('class="ask"',),
    "handout.css": ('class="hand-out"',),
}
"""Style sheets beside the theme's own, and the texts in a page of which one asks for them."""
SCRIPTS = {
    "ask.js": 'class="ask"',
    "handout.js": 'class="hand-out"',
    "letter.js": 'class="letter"',
    "together.js": 'class="together"',
}
"""Scripts of single pages, and the text in a page that asks for them."""
TAG = re.compile(r"<[^>]+>")


UNSEEN = re.compile(
    r'<span class="fn-bracket">[\[\]]</span>'
    r'| brackets(?:(?<=<aside class="footnote brackets)|(?<=class="footnote-list brackets)|(?<=class="footnote-reference brackets))(?=")'
    r'| class="reference (?:internal|external)"| class="row-(?:odd|even)"| class="head"'
    r'|<span class="(?:xref )?std std-(?:term|doc|ref)">([^<]*)</span>|<span><span class="xref myst">([^<]*)</span></span>'
    r"|<span>(?<=><span>)([^<]*)</span>(?=</a>)"
)
"""What docutils and Sphinx write around links, numbers, notes and rows for browsers and sheets that are not ours. Each part begins with a letter of its own, so that Python skips what cannot be one."""
HEADER_LINK = re.compile(r'<a class="headerlink"[^>]*>[^<]*</a>')
"""The mark that links to a heading; an emergency card does without."""
UNSEEN_ON_CARDS = re.compile(r'(?<=<ol class=")arabic simple ')
"""What docutils and Sphinx write for sheets that an emergency card does not load."""
HEAVY = (
    "<table",
    "<h3",
    "<figure",
    "<blockquote",
    "<pre",
    'class="admonition',
    'class="self-check',
    'class="write-in',
    "sd-",
)
"""What the sheet of the emergency cards has no style for."""


def add_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the template the menu, the way up, the style sheets that this page needs, and its description."""
    if app.config.html_theme != "coursebook" or not is_site(app.builder):
        return
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)

    config = get_settings(app)
    is_missing = pagename == not_found.PAGE

    def href(target: str) -> str:
        if is_missing:
            return not_found.base_path(app) + builder.get_target_uri(target)
        return builder.get_relative_uri(pagename, target) or "#"

    entry = course_of(app.env).pages.get(pagename)
    before, after = turn(app, pagename, href)
    body = lead_to_terms(app, pagename, UNSEEN.sub(_words, context.get("body", "")))
    if doctree:
        body, parts = cut_page(app, pagename, app.env.titles[pagename].astext(), body)
        note_parts(app, pagename, parts)
    body = mark_long_words(label_cells(body))
    if is_card(app, pagename):
        body = UNSEEN_ON_CARDS.sub(_words, HEADER_LINK.sub("", body))
    elif pagename != app.config.root_doc:
        body = add_contents(body, parts_of(app, pagename), translate("On this page"))
    about = describe_page(entry.item if entry else None)
    address = "" if is_missing else context.get("pageurl") or ""
    course_language, framed_in = app.config.language or "en", language_of_frame(app, pagename)
    is_foreign = framed_in != course_language  # a card, which then is the page to which its own frame leads for help
    card_page = pagename if is_foreign else config.emergency_page
    context.update(
        body=body,
        pageurl=address,
        unlisted=is_missing,
        searched_for=not_found.places_of(app, f"lost.js{compute_digests(course_language)['lost.js']}")
        if is_missing
        else (),
        open_graph=build_card(app, unescape(TAG.sub("", context.get("title", ""))), about, address),
        scripts_here=[script for script, mark in SCRIPTS.items() if mark in body],
        menu=menu(app, pagename, href),
        crumbs=list_crumbs(app, pagename, href),
        before=before,
        after=after,
        questions_near=find_near_questions(app, pagename, href),
        urgent=list_search_numbers(app),
        emergency=href(card_page) if card_page in app.env.all_docs else "",
        _=(is_foreign and translator_to(framed_in)) or translate,
        emergency_link=get_wording(app, "emergency_link", framed_in),
        emergency_words=get_words_in_text(app, "emergency_link", framed_in),
        emergency_line=get_wording(app, "emergency_line", framed_in),
        is_emergency=pagename == card_page,
        home=href(app.config.root_doc),
        course_href=href(f"{config.modules}/index"),
        words_href=href(phrase_index.PAGE),
        questions_href=href(f"{config.questions}/index"),
        description=about,
        kind=kind_of(app, pagename),
        is_searchable=app.config.coursebook_search,
        hears_cries=has_panels(Path(app.srcdir) / app.config.coursebook_search_distress),
        feed=context.get("feed")
        or (f"{_root(href(app.config.root_doc))}{feed}" if (feed := feed_of(app, pagename)) else ""),
        language=language_of(app, pagename),
        language_of_frame=framed_in,
        course_language=course_language,
        emergency_pages=list_cards(app, href),
        edit=f"{config.repository_url}/edit/main/{app.env.doc2path(pagename, False)}"
        if config.repository_url and doctree
        else "",
        asset=make_asset_finder(app, _root(href(app.config.root_doc)), framed_in if is_foreign else ""),
        policy=POLICY,
        leave=config.quick_exit_url,
        privacy=href(config.privacy_page) if config.privacy_page in app.env.all_docs else "",
        sheets=sheets_of(body, is_card(app, pagename)),
        root=_root(href(app.config.root_doc)),
    )


def _words(found: re.Match[str]) -> str:
    return next((words for words in found.groups() if words), "")


def kind_of(app: Sphinx, pagename: str) -> str:
    """What a page is, for its style: "question", "lesson", "emergency"."""
    entry = course_of(app.env).pages.get(pagename)
    return "emergency" if is_card(app, pagename) else type(entry.item).__name__.lower() if entry else ""


def sheets_of(body: str, card: bool) -> list[str]:
    """The style sheets of a page: the site's, or that of the emergency cards, which is less; and those of its blocks."""
    whole = not card or any(mark in body for mark in HEAVY)
    return [*["coursebook.css"] * whole, *["card.css"] * card, *sheets_of_blocks(body)]


def sheets_of_blocks(body: str) -> list[str]:
    """The style sheets that single blocks of a text need."""
    return [sheet for sheet, marks in BLOCKS.items() if any(mark in body for mark in marks)]


def describe_page(page: Page | None) -> str:
    """The sentence that search engines and previews show: a question's answer, a module's summary."""
    match page:
        case Question(answer=text) | Module(summary=text):
            return text
    return ""


def _root(home: str) -> str:
    return "./" if home == "#" else home


def make_asset_finder(app: Sphinx, root: str, language: str = "") -> Callable[[str], str]:
    """The address of a static file, from a page whose root is ``root``, with a mark of its content, so that it may be cached for ever.

    ``language`` is that of the scripts, where it is another than the course's.
    """
    known, out = compute_digests(app.config.language or "en"), Path(app.outdir)
    spoken = digests_in(language) if language else {}

    def asset(name: str) -> str:
        if name in spoken:
            return f"{root}_static/{''.join(spoken[name])}"
        return f"{root}_static/{name}{known.get(name) or digest_of(out / '_static' / name)}"

    return asset


def setup(app: Sphinx) -> None:
    """Register the theme and its context."""
    app.add_html_theme("coursebook", str(THEME))
    app.connect("html-page-context", add_context, priority=PageContext.OURS)
