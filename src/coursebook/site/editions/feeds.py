"""``changes/all.atom`` and one feed for each module: an entry for each section that an edition changed (RFC 4287).

An entry has the permanent address of its section, so a reader who follows a feed meets the text where it is now. Text that
is newer than the last edition has no day yet: it is on the page of changes, and comes into the feeds with the next edition.
"""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

from sphinx.application import Sphinx

from ...core.editions.manifest import Change, ChangeKind
from ..blocks import is_site
from ..domain import course_of
from ..translation import format_day
from ..translation import translate as _
from .changes import ALL, KINDS, Step, steps

ATOM = "http://www.w3.org/2005/Atom"


def write_feeds(app: Sphinx, exception: Exception | None) -> None:
    """Write the feeds when there are editions, and an address that readers know them by."""
    done = [] if exception or not is_site(app.builder) else steps(app)
    if not done or not app.config.html_baseurl:
        return
    names = {ALL: "", **{id_: entry.item.title for id_, entry in course_of(app.env).modules.items()}}
    for name, title in names.items():
        file = Path(app.outdir) / "changes" / f"{name}.atom"
        file.write_bytes(feed(app, name, title, [step.of(name) for step in done]))


def feed(app: Sphinx, name: str, title: str, done: Sequence[Step]) -> bytes:
    """One feed: the editions, the newest first, and in each the sections that it changed."""
    base = app.config.html_baseurl.rstrip("/")
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": app.config.language or "en"})
    page = f"{base}/changes/" if name == ALL else f"{base}/changes/{name}/"
    _add(root, "title", ": ".join(filter(None, (app.config.project, title, _("Changes")))))
    _add(root, "id", page)
    _add(root, "link", rel="alternate", type="text/html", href=page)
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{base}/changes/{name}.atom")
    _add(root, "updated", _time(done[0]))
    _add(_add(root, "author"), "name", app.config.author)
    for step in done:
        address = f"{base}/changes/{step.after.edition}/"
        if step.before is None or not step.changes:
            said = _("Nothing has changed.")
            if step.before is None:
                said = _("The first edition: %(count)s sections.") % {"count": len(step.after.sections)}
            _entry(
                root, step, _("Edition %(number)s") % {"number": step.after.edition}, address, f"{address}#{name}", said
            )
        for change in step.changes:
            title = " ".join(filter(None, (change.record.number, change.record.title)))
            _entry(
                root, step, f"{title}: {_kinds(change)}", f"{base}/id/{change.id}/", f"{address}#{change.id}", _said(app, step, change)
            )  # fmt: skip
    ET.indent(root)
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n").encode()


def _entry(root: ET.Element, step: Step, title: str, link: str, id_: str, said: str) -> None:
    entry = _add(root, "entry")
    _add(entry, "title", title)
    _add(entry, "id", id_)
    _add(entry, "link", rel="alternate", type="text/html", href=link)
    _add(entry, "updated", _time(step))
    _add(entry, "summary", said)


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
        return _("Retired %(when)s. Do not follow the old text: the link says what replaced it.") % {"when": on}
    old = change.before
    was = (
        "; " + _("before: %(title)s") % {"title": f"{old.number} {old.title}".strip()}
        if old and (old.number, old.title) != (change.record.number, change.record.title)
        else ""
    )
    return f"{_kinds(change).capitalize()} {on}{was}."


def setup(app: Sphinx) -> None:
    """Beside the pages of changes."""
    app.connect("build-finished", write_feeds)
