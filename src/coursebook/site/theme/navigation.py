"""The menu and the way up from a page: the course and the current module, the topics, never every question.

sphinx-book-theme writes the whole toctree into each page, so that build time and page weight grow with the square of
the number of pages (pydata-sphinx-theme issues 364 and 381). This menu has the same size on every page.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from sphinx.application import Sphinx

from ...core.language.catalogs import mark_text
from ...core.pages.model import Lesson, Module, Question
from ..config import get_settings
from ..domain import CourseDomain, course_of
from ..domain_data import Entry
from ..language.wording import get_wording
from ..markup.listings import list_topics_with_questions, split_sheets, topic_page

NEXT_MODULE, NEXT_LESSON = mark_text("Next module"), mark_text("Next lesson")


@dataclass(frozen=True, slots=True)
class Link:
    """One line of the menu. ``here`` marks the current page, ``number`` is its chapter's, ``label`` says what it leads to."""

    title: str
    href: str
    here: bool = False
    number: str = ""
    parts: tuple["Link", ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """What the menu shows on one page."""

    course: tuple[Link, ...]
    topics: tuple[Link, ...]
    handbook: tuple[Link, ...]


def number_of(app: Sphinx, docname: str) -> str:
    """The section number of a page, "8.4", or ``""``."""
    return ".".join(str(part) for part in app.env.toc_secnumbers.get(docname, {}).get("", ()))


def menu(app: Sphinx, page: str, href: Callable[[str], str]) -> Menu:
    """The menu of a page. ``href`` gives the address of a page as seen from this one.

    The emergency page has only the ways to the lists: it must be there first, and nobody looks round in it.
    """
    if page == get_settings(app).emergency_page:
        return Menu((), (), ())
    domain = course_of(app.env)
    env = app.env
    current = module_of(domain, page)

    def link(docname: str, title: str, parts: tuple[Link, ...] = ()) -> Link:
        return Link(title, href(docname), docname == page, number_of(app, docname), parts)

    course = []
    for entry in domain.modules.values():
        lessons = domain.lessons(entry) if current and entry.docname == current.docname else []
        parts = tuple(link(lesson.docname, lesson.item.title) for lesson in lessons)
        course.append(link(entry.docname, entry.item.title, parts))
    topics = tuple(link(topic_page(topic, env), topic.name) for topic in list_topics_with_questions(domain))
    handbook = tuple(
        link(name, env.titles[name].astext()) for name in get_settings(app).extra_menu_pages if name in env.titles
    )
    return Menu(tuple(course), topics, handbook)


def module_of(domain: CourseDomain, page: str) -> Entry | None:
    """The module that a page is, or is a lesson of."""
    entry = domain.pages.get(page)
    match entry and entry.item:
        case Module():
            return entry
        case Lesson(module=module):
            return domain.modules.get(module)
    return None


def list_crumbs(app: Sphinx, page: str, href: Callable[[str], str]) -> list[Link]:
    """The way up from a page: its module and the course, or its topic and the questions."""
    domain = course_of(app.env)
    config = get_settings(app)
    entry = domain.pages.get(page)
    if page.startswith(f"{config.questions}/topic/"):
        return [_crumb(app, f"{config.questions}/index", href)]
    folder = page.rpartition("/")[0]
    if entry is None and page not in app.env.all_docs:
        return [_crumb(app, name, href) for name in (folder, f"{folder}/index") if name in app.env.all_docs][:1]
    match entry and entry.item:
        case Question() as question:
            first = next((topic for topic in domain.topics if topic.id == question.topics[0]), None)
            above = [Link(first.name, href(topic_page(first, app.env)))] if first else []
            return [_crumb(app, f"{config.questions}/index", href), *above]
        case Lesson():
            module = module_of(domain, page)
            above = [_crumb(app, module.docname, href)] if module else []
            return [_crumb(app, f"{config.modules}/index", href), *above]
        case Module():
            return [_crumb(app, f"{config.modules}/index", href)]
    return []


def _crumb(app: Sphinx, docname: str, href: Callable[[str], str]) -> Link:
    title, known = app.env.titles.get(docname), course_of(app.env).pages.get(docname)
    words = title.astext() if title else known.item.title if known else docname  # a preview has not read all pages yet
    return Link(words, href(docname), number=number_of(app, docname))


def turn(app: Sphinx, page: str, href: Callable[[str], str]) -> tuple[Link | None, Link | None]:
    """The parts of the course before and after a module or a lesson."""
    domain = course_of(app.env)
    if page.startswith(f"{get_settings(app).questions}/topic/"):
        return _sheets_around(app, page, href)
    entry = domain.pages.get(page)
    if entry is None or not isinstance(entry.item, Module | Lesson):
        return None, None
    way = [one for module in domain.modules.values() for one in (module, *domain.lessons(module))]
    names = [one.docname for one in way]
    if page not in names:
        return None, None
    at = names.index(page)
    near = [way[n] if 0 <= n < len(way) else None for n in (at - 1, at + 1)]
    before, after = (
        _step(app, one, word, href) if one else None for one, word in zip(near, ("Before", "Next"), strict=True)
    )
    return before, after


def _step(app: Sphinx, entry: Entry, word: str, href: Callable[[str], str]) -> Link:
    label = word if word == "Before" else NEXT_MODULE if isinstance(entry.item, Module) else NEXT_LESSON
    return Link(entry.item.title, href(entry.docname), number=number_of(app, entry.docname), label=label)


def find_near_questions(app: Sphinx, page: str, href: Callable[[str], str]) -> Link | None:
    """Where the questions are that belong to a lesson, or to the topic of a question."""
    domain = course_of(app.env)
    entry = domain.pages.get(page)
    match entry and entry.item:
        case Question() as question:
            first = next((topic for topic in domain.topics if topic.id == question.topics[0]), None)
            return (
                Link(first.name, href(topic_page(first, app.env)), label=mark_text("More questions")) if first else None
            )
        case Lesson():
            module = module_of(domain, page)
            if module and domain.questions_about(module.item.id):
                address = f"{href(module.docname)}#{module.item.id}-questions"
                return Link(module.item.title, address, label=get_wording(app, "questions_title"))
        case Module() as here if domain.questions_about(here.id):
            return Link(here.title, f"#{here.id}-questions", label=get_wording(app, "questions_title"))
    return None


def _sheets_around(app: Sphinx, page: str, href: Callable[[str], str]) -> tuple[Link | None, Link | None]:
    """The pages of a topic before and after one of them."""
    domain = course_of(app.env)
    for topic in list_topics_with_questions(domain):
        names = [topic_page(topic, app.env, n + 1) for n in range(len(split_sheets(domain, topic)))]
        if page in names:
            at = names.index(page)
            links = [
                Link(
                    f"{topic.name}, page {n + 1}",
                    href(name),
                    label=mark_text("Before") if n < at else mark_text("Next"),
                )
                for n, name in enumerate(names)
            ]
            return links[at - 1] if at else None, links[at + 1] if at + 1 < len(links) else None
    return None, None


def compute_menu_key(domain: CourseDomain) -> Hashable:
    """What every page's menu shows; when it changes, every page is written again."""
    modules = tuple((entry.docname, entry.item.title) for entry in domain.modules.values())
    cards = tuple((entry.docname, entry.item.language) for entry in domain.cards)
    return modules, cards, tuple((topic.id, topic.name) for topic in list_topics_with_questions(domain))
