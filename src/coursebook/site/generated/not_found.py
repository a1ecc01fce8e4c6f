"""``404.html``: what a host shows for an address that is not there, at any depth.

Its addresses begin at the top of the host, with the path of ``html_baseurl`` before them, because nobody knows how deep the
wrong address is. Where the site lies elsewhere (a mirror, a preview), ``lost.js`` sets them right: the page looks for that file
in several places. The numbers stand in it as they are, so they are there even where its style sheet is not.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ...core.language.catalogs import mark_text
from ..builders import is_site
from ..config import get_settings
from ..emergency.search_numbers import list_search_numbers
from ..language.translation import translate
from ..language.wording import get_wording
from . import phrase_index
from .pages import GeneratedPage

PAGE = "404"
TITLE = mark_text("This page is not here")


def base_path(app: Sphinx) -> str:
    """The path below which the site lies on its host, with a slash at both ends; ``/`` when it is not known."""
    path = urlsplit(str(app.config.html_baseurl)).path.strip("/")
    return f"/{path}/" if path else "/"


def places_of(app: Sphinx, script: str) -> list[str]:
    """Where the page looks for a script of the theme, given with its mark: below the path of the settings, at the top of the host, and beside and above the wrong address."""
    return list(dict.fromkeys(f"{place}_static/{script}" for place in (base_path(app), "/", "", "../", "../../")))


def make_pages(app: Sphinx) -> Iterator[GeneratedPage]:
    """Write the one page; there is none that Sphinx would have to write."""
    builder = app.builder
    if is_site(builder) and app.config.html_theme == "coursebook":
        context = {"title": translate(TITLE), "body": _body(app, builder)}
        builder.handle_page(PAGE, context, "page.html", outfilename=Path(app.outdir) / "404.html")
    yield from ()


def _body(app: Sphinx, builder: StandaloneHTMLBuilder) -> str:
    config, base = get_settings(app), base_path(app)
    calls = "".join(
        f'<li><strong><a href="{escape(number["href"])}">{escape(number["text"])}</a></strong></li>'
        for number in list_search_numbers(app)
    )
    ways = [
        (app.config.root_doc, translate("%(project)s, from the beginning") % {"project": app.config.project}),
        (f"{config.questions}/index", translate("Questions by topic")),
        (f"{config.modules}/index", translate("The course")),
        (phrase_index.PAGE, translate("In your words, A to Z")),
    ]
    known = [way for way in ways if way[0] in app.env.all_docs or way[0] == phrase_index.PAGE]
    links = "".join(
        f'<li><a href="{base}{builder.get_target_uri(name)}">{escape(text)}</a></li>' for name, text in known
    )
    if config.emergency_page in app.env.all_docs:
        emergency = f"{base}{builder.get_target_uri(config.emergency_page)}"
        calls = (
            f'<li><strong><a href="{emergency}">{escape(get_wording(app, "emergency_link"))}</a></strong></li>{calls}'
        )
    lost = translate(
        "The address may be old, or a letter of it is missing. Nothing is lost: what you look for is likely still here."
    )
    urgent = f'<h2>{translate("In danger now?")}</h2>\n<ul class="paths">{calls}</ul>\n' if calls else ""
    shorter = translate(
        "If a link here leads nowhere, shorten the address in your browser, up to the name of the site."
    )
    return (
        f"<h1>{translate(TITLE)}</h1>\n<p>{lost}</p>\n{urgent}<h2>{translate('Find the page')}</h2>\n"
        f"<p>{translate('Look for it at the top of this page, or go on from here.')}</p>\n<ul>{links}</ul>\n<p>{shorter}</p>"
    )


def setup(app: Sphinx) -> None:
    """Write the page with the others that no file stands for."""
    app.connect("html-collect-pages", make_pages)
