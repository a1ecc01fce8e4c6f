"""A page for each topic: its questions with their short answers. Made from the front matter in each build."""

from collections.abc import Iterator
from html import escape

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ..builders import is_site
from ..domain import course_of
from ..editions.feed_names import feed_of
from ..language.translation import translate as _
from ..markup.listings import build_question_list, list_topics_with_questions, split_sheets, topic_page
from .pages import GeneratedPage, generate_page, select_changed


def make_pages(app: Sphinx) -> Iterator[GeneratedPage]:
    """A page per topic that has questions, and further ones when there are many."""
    if is_site(app.builder):
        yield from select_changed(app, _pages(app, app.builder))


def _pages(app: Sphinx, builder: StandaloneHTMLBuilder) -> Iterator[GeneratedPage]:
    domain = course_of(app.env)
    for topic in list_topics_with_questions(domain):
        for number, found in enumerate(split_sheets(domain, topic), 1):
            name = topic_page(topic, app.env, number)
            title = topic.name if number == 1 else f"{topic.name}, page {number}"
            listed = builder.render_partial(build_question_list(app, name, found))["fragment"]
            body = f"<h1>{escape(title)}</h1>\n<p>{escape(topic.holds)}</p>\n{listed}"
            if feed := feed_of(app, name):
                feed = builder.get_relative_uri(name, "changes/index") + feed.removeprefix("changes/")
                body += f'\n<p><a href="{feed}">{_("Tell me when this changes (Atom feed)")}</a></p>'
            yield generate_page(name, title, body, feed=feed)


def setup(app: Sphinx) -> None:
    """Write the pages after all others."""
    app.connect("html-collect-pages", make_pages)
