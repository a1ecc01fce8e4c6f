"""New, amended or reviewed, with the year: in the line at a page's end, and under a heading that it does not hold for.

It follows from the front matter and the stored editions (``core/editions/history.py``); nobody writes it.
"""

from collections.abc import Callable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...core.editions.history import History, Status
from ...core.pages.model import Page
from ...nodes import page_status
from ..domain import course_of
from ..emergency.cards import translator_of_frame
from .changes import PAGE
from .edition_manifests import compare_editions, entry_of, history_of


def status_of(app: Sphinx, id_: str) -> Status | None:
    """The status of the section with a permanent id; ``str()`` of it is what to print, ``.changed`` the day."""
    record = history_of(app).live.sections.get(id_)
    return history_of(app).status(id_, entry_of(app, record.page).item) if record else None


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the status, now that all pages and the editions are known."""
    entry = course_of(app.env).pages.get(docname)
    if entry is None:
        return
    history, speak = history_of(app), translator_of_frame(app, docname)
    for line in doctree.findall(nodes.paragraph):
        if not isinstance(line.parent, page_status):
            continue
        if status := history.page_status(entry.item):
            words: nodes.Node = nodes.Text(_sentence(format_label(status, speak)))
            if app.builder.format == "html":
                words = nodes.reference("", "", words, refuri=app.builder.get_relative_uri(docname, PAGE))
            line.insert(0, [words, nodes.Text(". ")])
    telling = history.telling(entry.item)
    for section in doctree.findall(nodes.section) if telling else ():
        for id_ in telling.keys() & set(section["ids"]):
            said = f"{_sentence(format_section_status(telling[id_], speak))}."
            section.insert(1, nodes.paragraph("", said, classes=["page-status"]))


def format_label(status: Status, _: Callable[[str], str]) -> str:
    """New, amended or reviewed, with the year, in the words that ``_`` finds."""
    if status.reviewed and status.counts:
        return _("reviewed %(year)s") % {"year": status.reviewed.year}
    if status.changed:
        return _("amended %(year)s") % {"year": status.changed.year}
    return _("new %(year)s") % {"year": status.since.year}


def format_section_status(status: Status, _: Callable[[str], str]) -> str:
    """The label, and a review that came before the present words or may have."""
    if status.reviewed and not status.counts:
        late = _("page reviewed %(year)s") % {"year": status.reviewed.year}
        return f"{format_label(status, _)}, {late}"
    return format_label(status, _)


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]


def outdated_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages whose status is not what it was when they were written, because an edition was stored."""
    history = compare_editions(app)
    domain = course_of(env)
    now = {docname: _shown(history, entry.item) for docname, entry in domain.pages.items()}
    before, domain.data["statuses"] = domain.data["statuses"], now
    return [docname for docname, shown in now.items() if before.get(docname, shown) != shown]


def _shown(history: History, page: Page) -> tuple[str, ...]:
    return (str(history.page_status(page)), *(f"{id_} {status}" for id_, status in history.telling(page).items()))


def setup(app: Sphinx) -> None:
    """After the line is in the page."""
    app.connect("env-updated", outdated_pages)
    app.connect("doctree-resolved", fill)
