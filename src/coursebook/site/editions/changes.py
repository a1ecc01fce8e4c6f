"""``changes/``: which sections are new, changed, moved or withdrawn, since the last edition and from each to the next.

One page for the text as it is now, one for each edition, one for each module; made from the manifests, kept by nobody.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from ...core.editions.manifest import Change, ChangeKind, Manifest, compare_sections, to_json
from ...core.language.catalogs import mark_text
from ..builders import is_site
from ..domain import course_of
from ..generated.pages import GeneratedPage, generate_page, select_changed
from ..language.translation import format_day
from ..language.translation import translate as _
from .edition_manifests import history_of, sum_input_files
from .feed_names import ALL, belongs_to_feed
from .published_changes import KINDS, render_published_changes

PAGE = "changes/index"
SECTIONS = "changes/sections.json"
INTRODUCTION = mark_text(
    "Which parts of the text are new, changed, moved or withdrawn. The text is frozen once a quarter as an edition, which "
    "is kept for ever and can be cited."
)
NONE = mark_text("No edition has been stored yet. From the first one on, this page says what has changed.")


class Step(NamedTuple):
    """What happened from one manifest to the next; ``before`` is ``None`` for the first edition."""

    before: Manifest | None
    after: Manifest
    changes: Sequence[Change]

    def of(self, name: str) -> "Step":
        """The same for one feed: a module, ``topics/`` and a topic, ``kinds/`` and a kind of page; ``ALL`` is everything."""
        return self._replace(changes=[one for one in self.changes if self._is_of(one, name)])

    def _is_of(self, change: Change, name: str) -> bool:
        new = self.after.pages.get(change.record.page)
        old = self.before and self.before.pages.get((change.before or change.record).page)
        return name == ALL or any(belongs_to_feed(page, name) for page in (old, new) if page)


def list_steps(app: Sphinx) -> list[Step]:
    """What happened from each stored edition to the next, the newest first."""
    stored = history_of(app).stored
    pairs = zip((None, *stored), stored, strict=False)
    return [Step(old, new, list(compare_sections(old, new)) if old else ()) for old, new in pairs][::-1]


def live_step(app: Sphinx) -> Step | None:
    """What happened since the last edition; ``None`` before the first."""
    history = history_of(app)
    return (
        Step(history.last, history.live, list(compare_sections(history.last, history.live))) if history.last else None
    )


def make_pages(app: Sphinx) -> Iterator[GeneratedPage]:
    """The pages."""
    if is_site(app.builder):
        yield from select_changed(app, _pages(app, app.builder))


def _pages(app: Sphinx, builder: StandaloneHTMLBuilder) -> Iterator[GeneratedPage]:
    done, live, modules = list_steps(app), live_step(app), course_of(app.env).modules
    told_by_feeds = bool(done or course_of(app.env).build.published)

    def page(name: str, title: str, body: Iterable[str], feed: str = ALL) -> GeneratedPage:
        href = builder.get_relative_uri(name, "changes/index") + f"{feed}.atom" if app.config.html_baseurl else ""
        told = (
            f'<p><a href="{href}">{_("Follow these changes in a feed reader (Atom)")}</a></p>'
            if href and told_by_feeds
            else ""
        )
        text = "\n".join([f"<h1>{escape(title)}</h1>", told, *body])
        return generate_page(name, title, text, feed=href if told_by_feeds else "")

    def link(name: str, target: str, title: str) -> str:
        return f'<li><a href="{builder.get_relative_uri(name, target)}">{escape(title)}</a></li>'

    body = [f"<p>{_(INTRODUCTION)}</p>", *render_published_changes(app, PAGE)]
    if live is None:
        yield page(PAGE, _("Changes"), [*body, f"<p>{_(NONE)}</p>"])
        return
    body += render_lists(app, PAGE, live)
    body += [f"<h2>{_('From edition to edition')}</h2>\n<ul>"]
    body += [link(PAGE, f"changes/{one.after.edition}/index", _title(app, one)) for one in done]
    body += [f"</ul>\n<h2>{_('By module')}</h2>\n<ul>"]
    body += [link(PAGE, f"changes/{id_}/index", entry.item.title) for id_, entry in modules.items()]
    yield page(PAGE, _("Changes"), [*body, "</ul>"])
    for step in done:
        name = f"changes/{step.after.edition}/index"
        yield page(name, _title(app, step), render_lists(app, name, step, heading=False))
    for id_, entry in modules.items():
        name = f"changes/{id_}/index"
        parts = [line for step in (live, *done) for line in render_lists(app, name, step.of(id_))]
        yield page(name, _("Changes in “%(module)s”") % {"module": entry.item.title}, parts, feed=id_)


def _title(app: Sphinx, step: Step) -> str:
    if step.after.day is None:
        return _("Since the last edition")
    return _("Edition %(number)s, %(day)s") % {"number": step.after.edition, "day": format_day(app, step.after.day)}


def render_lists(app: Sphinx, name: str, step: Step, heading: bool = True) -> Iterator[str]:
    """A list for each kind of change, as HTML."""
    history = history_of(app)
    is_live = step.after is history.live
    assert history.last
    if heading:
        since = _("Since edition %(number)s") % {"number": history.last.edition}
        yield f"<h2>{since if is_live else escape(_title(app, step))}</h2>"
    if step.before is None:
        yield f"<p>{_('The first edition: %(count)s sections.') % {'count': len(step.after.sections)}}</p>"
    elif not step.changes:
        yield f"<p>{_('Nothing has changed.')}</p>"
    for kind in ChangeKind:
        found = [change for change in step.changes if kind in change.kinds]
        if found:
            yield f"<h3>{_(KINDS[kind])}: {len(found)}</h3>\n<ul>"
            for change in found:
                yield f"<li>{_line(app, name, step, change, kind)}</li>"
            yield "</ul>"


def _line(app: Sphinx, name: str, step: Step, change: Change, kind: ChangeKind) -> str:
    title = " ".join(filter(None, (change.record.number, change.record.title)))
    was = ""
    if kind is ChangeKind.RENUMBERED and change.before:
        was = ": " + _("was %(number)s") % {"number": change.before.number or _("without a number")}
    elif kind is ChangeKind.MOVED and change.before:
        was = ": " + _("was at %(place)s") % {"place": f"{change.before.page}/"}
    return f'<a href="{escape(find_address(app, name, step, change))}">{escape(title)}</a>{was}'


def find_address(app: Sphinx, name: str, step: Step, change: Change) -> str:
    """Where the changed text is, as seen from a page: in the edition, or in the live text; its old text if it is gone."""
    builder = app.builder
    manifest = step.before if ChangeKind.RETIRED in change.kinds and step.before else step.after
    folder = "" if manifest is history_of(app).live else f"e/{manifest.edition}/"
    page = f"{folder}{change.record.page}".rstrip("/")
    return builder.get_relative_uri(name, f"{page}/index" if page else "index") + f"#{change.id}"


def write_sections(app: Sphinx, exception: Exception | None) -> None:
    """Write the manifest of the text as it is now: for programs, and for ``make edition``."""
    if exception or not is_site(app.builder):
        return
    manifest = replace(history_of(app).live, sources=sum_input_files(app))
    (Path(app.outdir) / "changes").mkdir(exist_ok=True)
    (Path(app.outdir) / SECTIONS).write_text(to_json(manifest), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Write the pages after all others."""
    app.connect("html-collect-pages", make_pages)
    app.connect("build-finished", write_sections)
