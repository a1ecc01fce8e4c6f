"""``changes/all.atom`` and a feed for each module, topic and kind of page: an entry for each section that changed (RFC 4287).

Feeds tell what each publication changed since the one before (``core/editions/published.py``), and what each edition
changed that no publication has told. An entry has the permanent address of its section, so a reader who follows a feed meets the
text where it is now. Text that is newer than what is published has no day yet, and comes into the feeds when it is published.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx

from ...core.editions.manifest import Change, ChangeKind
from ...core.editions.published import LOG, Published, Told, log_text
from ..builders import is_site
from ..domain import course_of
from ..language.translation import format_day
from ..language.translation import translate as _
from .changes import Step, list_steps
from .edition_manifests import record_of
from .feed_names import ALL, belongs_to_feed, has_feeds, list_feeds
from .published_changes import KINDS, title_of

ATOM = "http://www.w3.org/2005/Atom"


MOST = 60
"""The changes between publications that a feed tells, the newest."""


def write_feeds(app: Sphinx, exception: Exception | None) -> None:
    """Write the feeds and the log that the next publication goes on from."""
    if exception or not is_site(app.builder):
        return
    record = record_of(app)
    folder = Path(app.outdir) / "changes"
    for old in folder.rglob("*.atom"):
        old.unlink()
    folder.mkdir(exist_ok=True)
    (folder / LOG).unlink(missing_ok=True)
    if record:
        (folder / LOG).write_text(log_text(record), encoding="utf-8")
    if not has_feeds(app):
        return
    done = list_steps(app)
    for name, title in list_feeds(app).items():
        file = folder / f"{name}.atom"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(render_feed(app, name, title, [step.of(name) for step in done], record))


def render_feed(app: Sphinx, name: str, title: str, done: Sequence[Step], record: Published | None) -> bytes:
    """One feed: publications and editions, the newest first, and in each the sections that it changed."""
    base = app.config.html_baseurl.rstrip("/")
    told = [one for one in record.told if belongs_to_feed(one.page, name)] if record else []
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": app.config.language or "en"})
    page = f"{base}/changes/" if name == ALL else f"{base}/changes/{name}/"
    shown = page if name in course_of(app.env).modules and done else f"{base}/changes/"
    _add(root, "title", ": ".join(filter(None, (app.config.project, title, _("Changes")))))
    _add(root, "id", page)
    _add(root, "link", rel="alternate", type="text/html", href=shown)
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{base}/changes/{name}.atom")
    days = [*(one.when for one in told), *map(_time, done)]
    _add(root, "updated", max(days, default=record.since if record else ""))
    _add(_add(root, "author"), "name", app.config.author)
    entries = [*_published(app, told[:MOST]), *_editions(app, name, done, told)]
    for entry in sorted(entries, key=lambda one: one.when, reverse=True):
        _add_entry(root, entry)
    ET.indent(root)
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n").encode()


class FeedEntry(NamedTuple):
    """What a feed says of one change; ``when`` is a time as RFC 3339 writes it, ``link`` and ``id`` are addresses."""

    when: str
    title: str
    link: str
    id: str
    summary: str


def _published(app: Sphinx, told: Sequence[Told]) -> Iterator[FeedEntry]:
    base = app.config.html_baseurl.rstrip("/")
    for one in told:
        kind = ChangeKind(one.what)
        on = _("on %(day)s") % {"day": format_day(app, datetime.fromisoformat(one.when).date())}
        said = _retired(on) if kind is ChangeKind.RETIRED else f"{_(KINDS[kind])} {on}."
        id_ = f"{base}/changes/#{one.id}-{one.when.replace(':', '')}"
        yield FeedEntry(one.when, title_of(one), f"{base}/id/{one.id}/", id_, said)


def _editions(app: Sphinx, name: str, done: Sequence[Step], told: Sequence[Told]) -> Iterator[FeedEntry]:
    base = app.config.html_baseurl.rstrip("/")
    known = {(one.id, one.text) for one in told}
    for step in done:
        address = f"{base}/changes/{step.after.edition}/"
        if step.before is None or not step.changes:
            said = _("Nothing has changed.")
            if step.before is None:
                said = _("The first edition: %(count)s sections.") % {"count": len(step.after.sections)}
            title = _("Edition %(number)s") % {"number": step.after.edition}
            yield FeedEntry(_time(step), title, address, f"{address}#{name}", said)
        for change in step.changes:
            if (change.id, "" if ChangeKind.RETIRED in change.kinds else change.record.text) in known:
                continue
            title = " ".join(filter(None, (change.record.number, change.record.title)))
            yield FeedEntry(
                _time(step),
                f"{title}: {_kinds(change)}",
                f"{base}/id/{change.id}/",
                f"{address}#{change.id}",
                _said(app, step, change),
            )


def _add_entry(root: ET.Element, said: FeedEntry) -> None:
    entry = _add(root, "entry")
    _add(entry, "title", said.title)
    _add(entry, "id", said.id)
    _add(entry, "link", rel="alternate", type="text/html", href=said.link)
    _add(entry, "updated", said.when)
    _add(entry, "summary", said.summary)


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    child.text = text or None
    return child


def _time(step: Step) -> str:
    assert step.after.day
    return f"{step.after.day.isoformat()}T00:00:00Z"


def _kinds(change: Change) -> str:
    return ", ".join(_(KINDS[kind]).lower() for kind in change.kinds)


def _said(app: Sphinx, step: Step, change: Change) -> str:
    assert step.after.day
    on = _("in edition %(number)s, %(day)s") % {"number": step.after.edition, "day": format_day(app, step.after.day)}
    if ChangeKind.RETIRED in change.kinds:
        return _retired(on)
    old = change.before
    was = (
        "; " + _("before: %(title)s") % {"title": f"{old.number} {old.title}".strip()}
        if old and (old.number, old.title) != (change.record.number, change.record.title)
        else ""
    )
    return f"{_kinds(change).capitalize()} {on}{was}."


def _retired(when: str) -> str:
    return _("Retired %(when)s. Do not follow the old text: the link says what replaced it.") % {"when": when}


def setup(app: Sphinx) -> None:
    """Beside the pages of changes."""
    app.connect("build-finished", write_feeds)
