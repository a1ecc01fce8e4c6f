"""A page for each topic: its questions with their short answers. Made from the front matter, kept by nobody."""

from collections.abc import Iterator
from html import escape
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from .domain import course_of
from .lists import questions, shelves, topic_page


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """One page per topic that has questions."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    domain = course_of(app.env)
    for topic in shelves(domain):
        name = topic_page(topic, app.env)
        listed = app.builder.render_partial(questions(app, name, domain.questions_on(topic.id)))["fragment"]
        body = f"<h1>{escape(topic.name)}</h1>\n<p>{escape(topic.holds)}</p>\n{listed}"
        yield name, {"title": topic.name, "body": body}, "page.html"


def setup(app: Sphinx) -> None:
    """Write the pages after all others."""
    app.connect("html-collect-pages", pages)
