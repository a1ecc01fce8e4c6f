"""What the publications of the last months changed, as a list on the page of changes, with the feeds that tell it."""

from collections.abc import Iterator
from datetime import datetime
from html import escape
from itertools import groupby

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ...core.editions.manifest import ChangeKind
from ...core.editions.published import Told
from ...core.language.catalogs import mark_text
from ..language.translation import format_day
from ..language.translation import translate as _
from .edition_manifests import record_of
from .feed_names import ALL, has_feeds, list_feeds

SHOWN = 60
"""The changes that the page lists, the newest."""
KINDS = {
    ChangeKind.NEW: mark_text("New"), ChangeKind.CHANGED: mark_text("Changed"), ChangeKind.MOVED: mark_text("Moved"),
    ChangeKind.RENUMBERED: mark_text("Renumbered"), ChangeKind.RETIRED: mark_text("Retired"),
}  # fmt: skip
"""What each kind of change is called."""


def render_published_changes(app: Sphinx, name: str) -> Iterator[str]:
    """The list for the page ``name``, as HTML; nothing when the published site is not known."""
    record = record_of(app)
    if record is None:
        return
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    root = app.builder.get_relative_uri(name, app.config.root_doc)
    yield f"<h2>{_('Published lately')}</h2>"
    if not record.told:
        yield f"<p>{_('Nothing has changed.')}</p>"
    for when, told in groupby(record.told[:SHOWN], key=lambda one: one.when):
        day = format_day(app, datetime.fromisoformat(when).date())
        yield f"<h3>{escape(day)}</h3>\n<ul>"
        yield from (f'<li><a href="{root}id/{one.id}/">{escape(title_of(one))}</a></li>' for one in told)
        yield "</ul>"
    if has_feeds(app):
        yield f"<h3>{_('Tell me when this changes (Atom feed)')}</h3>\n<ul>"
        href = app.builder.get_relative_uri(name, "changes/index")
        for feed, title in list_feeds(app).items():
            yield f'<li><a href="{href}{feed}.atom">{escape(title or _("Everything")) if feed == ALL else escape(title)}</a></li>'
        yield "</ul>"


def title_of(told: Told) -> str:
    """The heading of a changed section, with its page and what happened to it."""
    heading = " ".join(filter(None, (told.number, told.title)))
    where = f" ({told.page.title})" if told.title != told.page.title else ""
    return f"{heading}{where}: {_(KINDS[ChangeKind(told.what)]).lower()}"
