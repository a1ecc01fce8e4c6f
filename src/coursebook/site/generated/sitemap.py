"""``sitemap.xml`` and ``robots.txt``: the addresses of all pages for readers, with the day on which each was last checked.

sphinx-sitemap lists the pages that a build has written, which in a build after a small change is not all of them.
"""

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ..builders import is_site
from ..config import get_settings
from ..domain import course_of
from ..markup.listings import list_topics_with_questions, split_sheets, topic_page
from .phrase_index import PAGE
from .subpages.pages import list_parts, name_of_part
from .subpages.sources import FOLDER

FILE = "sitemap.xml"


def list_addresses(app: Sphinx, builder: StandaloneHTMLBuilder) -> Iterator[tuple[str, str]]:
    """The full address and the day, or ``""``, of each page that a reader may want to find."""
    domain, base = course_of(app.env), str(app.config.html_baseurl).rstrip("/")
    builders = set(get_settings(app).unlisted_pages)
    for name in sorted(app.env.found_docs - builders):
        entry = domain.pages.get(name)
        yield f"{base}/{builder.get_target_uri(name)}", f"{entry.item.checked:%Y-%m-%d}" if entry else ""
    for topic in list_topics_with_questions(domain):
        for number in range(len(split_sheets(domain, topic))):
            yield f"{base}/{builder.get_target_uri(topic_page(topic, app.env, number + 1))}", ""
    for above, part in list_parts(app):
        if FOLDER not in part.folder.split("/"):
            yield f"{base}/{builder.get_target_uri(name_of_part(above, part))}", ""
    if domain.wordings or any(entry.item.asked for entry in domain.questions.values()):
        yield f"{base}/{builder.get_target_uri(PAGE)}", ""


def write_sitemap(app: Sphinx, exception: Exception | None) -> None:
    """Write both files beside the pages of a site that knows its address."""
    builder = app.builder
    if exception or not is_site(builder) or not app.config.html_baseurl:
        return
    lines = [
        f"<url><loc>{escape(address)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for address, day in list_addresses(app, builder)
    ]
    out, base = Path(app.outdir), str(app.config.html_baseurl).rstrip("/")
    (out / FILE).write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{''.join(lines)}</urlset>\n",
        encoding="utf-8",
    )
    (out / "robots.txt").write_text(f"User-agent: *\nDisallow:\n\nSitemap: {base}/{FILE}\n", encoding="utf-8")


def setup(app: Sphinx) -> None:
    """When all pages are there."""
    app.connect("build-finished", write_sitemap)
