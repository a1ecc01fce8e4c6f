"""Which feeds there are: everything, each module, each topic and each kind of page."""

from collections.abc import Mapping

from sphinx.application import Sphinx

from ...core.editions.manifest import PageRecord
from ...core.language.catalogs import mark_text
from ..domain import course_of
from ..language.translation import translate as _
from ..markup.listings import list_topics_with_questions, topic_page

ALL = "all"
"""The feed of everything; the others have the names of modules, ``topics/`` and a topic, ``kinds/`` and a kind of page."""
KINDS_OF_PAGE = {
    "question": mark_text("Questions"), "lesson": mark_text("Lessons"), "module": mark_text("Modules"), "page": mark_text("Other pages"),
}  # fmt: skip


def has_feeds(app: Sphinx) -> bool:
    """Whether the site has feeds: something to compare its text with, and an address that readers know it by."""
    build = course_of(app.env).build
    return bool(app.config.html_baseurl and (build.editions or build.published))


def feed_of(app: Sphinx, pagename: str) -> str:
    """The feed of the index of a module or of a topic, from the root of the site; ``""`` for other pages."""
    if not has_feeds(app):
        return ""
    entry = course_of(app.env).modules.get(pagename.split("/")[-2]) if pagename.count("/") else None
    if entry and entry.docname == pagename:
        return f"changes/{entry.item.id}.atom"
    topics = list_topics_with_questions(course_of(app.env))
    return next((f"changes/topics/{one.id}.atom" for one in topics if topic_page(one, app.env) == pagename), "")


def list_feeds(app: Sphinx) -> Mapping[str, str]:
    """All feeds: names, such as ``topics/clinic``, with their titles."""
    domain = course_of(app.env)
    return {
        ALL: "",
        **{id_: entry.item.title for id_, entry in domain.modules.items()},
        **{f"topics/{topic.id}": topic.name for topic in list_topics_with_questions(domain)},
        **{f"kinds/{kind}": _(title) for kind, title in KINDS_OF_PAGE.items()},
    }


def belongs_to_feed(page: PageRecord, name: str) -> bool:
    """Whether a page belongs to a feed."""
    folder, _slash, id_ = name.rpartition("/")
    return name == ALL or id_ in {"": page.modules, "topics": page.topics, "kinds": (page.kind,)}[folder]
