"""Which pages show what another page says, so that they are written again when it changes, and no others.

Sphinx writes a page again when its own file changes. A list, a link that prints a title and a module's minutes depend on other
files; each page's share of those is remembered and compared.
"""

from collections.abc import Hashable, Sequence

from docutils import nodes
from sphinx.addnodes import pending_xref, toctree
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from ..core.pages.model import Lesson, Module
from ..nodes import backlinks, page_list
from ..priorities import DoctreeRead
from .additions.backlinks import find_linked
from .domain import CourseDomain, course_of
from .domain_data import Entry
from .emergency.search_numbers import list_search_numbers
from .markup.listings import list_topics_with_questions
from .theme import navigation
from .theme.asset_digests import compute_digests


def note_needs(app: Sphinx, doctree: nodes.document) -> None:
    """Remember what a page shows of others: titles it links to, and its lists."""
    needs: set[tuple[str, str]] = set()
    for xref in doctree.findall(pending_xref):
        if xref.get("refdomain") == CourseDomain.name:
            needs.add((xref["reftype"], xref["reftarget"]))
    for place in doctree.findall(page_list):
        needs.add((place["of"], f"{place.get('topic', '')}/{place.get('module', '')}/{place.get('moment', '')}"))
    for _ in doctree.findall(backlinks):
        needs.add(("backlinks", ""))
    known = app.env.metadata[app.env.current_document.docname]
    known["coursebook_needs"] = tuple(sorted(needs))
    known["coursebook_hides"] = all(one.get("hidden") for one in doctree.findall(toctree))


def let_hidden_toctrees_rest(app: Sphinx, builder: Builder) -> None:
    """Sphinx writes a page again when a page of its toctree changes; one that shows none of its toctrees need not be."""
    env = app.env
    hiding = {name for name, known in env.metadata.items() if known.get("coursebook_hides")}
    course_of(env).build.files_to_rebuild = env.files_to_rebuild
    env.files_to_rebuild = {name: above - hiding for name, above in env.files_to_rebuild.items()}


def restore_files_to_rebuild(app: Sphinx, exception: Exception | None) -> None:
    """Sphinx tells by the same table which pages stand in no toctree."""
    if not hasattr(app, "env"):
        return
    build = course_of(app.env).build
    if build.files_to_rebuild is not None:
        app.env.files_to_rebuild, build.files_to_rebuild = build.files_to_rebuild, None


def outdated_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages whose share of other pages is not what it was when they were written."""
    domain = course_of(env)
    menu = (
        navigation.compute_menu_key(domain),
        tuple(compute_digests(app.config.language or "en").items()),
        repr(list_search_numbers(app)),
    )
    now = {
        docname: (
            menu,
            _share(domain, docname, env.metadata[docname].get("coursebook_needs", ())),
            tuple((line.id, line.leads_to) for line in domain.former_ids(docname)),
        )
        for docname in env.found_docs
    }
    before = domain.data["shown"]
    domain.data["shown"] = now
    return [docname for docname, share in now.items() if before.get(docname, share) != share]


def _share(domain: CourseDomain, docname: str, needs: tuple[tuple[str, str], ...]) -> Hashable:
    share: list[Hashable] = []
    entry = domain.pages.get(docname)
    if entry and isinstance(entry.item, (Module, Lesson)):
        module = navigation.module_of(domain, docname)
        share.append(
            (
                tuple((one.docname, one.words, one.item.title) for one in domain.lessons(module)),
                bool(domain.questions_about(module.item.id)),
            )
            if module
            else ()
        )
    for kind, what in needs:
        match kind:
            case "question" | "module":
                found = domain.find(kind, what)
                share.append(found and (found.docname, found.item.title))
            case "backlinks" if entry:
                share.append(_titles(find_linked(domain, entry)))
            case "modules":
                share.append(tuple((one.docname, one.item.title, one.item.summary) for one in domain.modules.values()))
            case "progress":
                parts = [(one, *domain.lessons(one)) for one in domain.modules.values()]
                share.append(tuple(_titles(list(part)) for part in parts))
            case "topics":
                share.append(
                    tuple((topic, len(domain.questions_on(topic.id))) for topic in list_topics_with_questions(domain))
                )
            case "questions":
                share.append(_questions(domain, *what.split("/")))
    return tuple(share)


def _questions(domain: CourseDomain, topic: str, module: str, moment: str) -> Hashable:
    if moment:
        return _titles(domain.questions_in(moment))
    if topic or module:
        found = domain.questions_on(topic) if topic else domain.questions_about(module)
        return tuple((one.docname, one.item.title, one.item.answer) for one in found)
    return tuple((topic, _titles(domain.questions_on(topic.id))) for topic in list_topics_with_questions(domain))


def _titles(entries: Sequence[Entry]) -> Hashable:
    return tuple((one.docname, one.item.title) for one in entries)


def setup(app: Sphinx) -> None:
    """Compare after everything is read."""
    app.connect("doctree-read", note_needs, priority=DoctreeRead.DEPENDENCIES)
    app.connect("env-updated", outdated_pages)
    app.connect("write-started", let_hidden_toctrees_rest)
    app.connect("build-finished", restore_files_to_rebuild)
