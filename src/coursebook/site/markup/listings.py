"""``{question-list}``, ``{module-list}``, ``{topic-list}`` and ``{progress-sheet}``: filled when all pages are read, and kept fresh."""

from collections.abc import Iterable

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from ...core.pages import cross_page_checks
from ...core.pages.model import Question, Topic
from ...nodes import page_list
from ...reporting import warn
from ..additions import backlinks
from ..domain import CourseDomain, course_of
from ..domain_data import Entry
from ..language.translation import translate as _
from ..language.translation import translate_count


class QuestionListDirective(SphinxDirective):
    """All questions by topic, or those of one topic, one module or one moment."""

    option_spec = dict.fromkeys(cross_page_checks.LISTED_BY, directives.unchanged_required)

    def run(self) -> list[nodes.Node]:
        """Leave the place of the list."""
        narrowed = {**dict.fromkeys(cross_page_checks.LISTED_BY, ""), **self.options}
        place = page_list("", of="questions", docname=self.env.docname, **narrowed)
        return [_located(self, place)]


class ModuleListDirective(SphinxDirective):
    """The modules in their order, each with its summary."""

    def run(self) -> list[nodes.Node]:
        """Leave the place of the list."""
        return [_located(self, page_list("", of="modules", docname=self.env.docname))]


class TopicListDirective(SphinxDirective):
    """The topics that have questions, each with their number."""

    def run(self) -> list[nodes.Node]:
        """Leave the place of the list."""
        return [_located(self, page_list("", of="topics", docname=self.env.docname))]


class ProgressSheetDirective(SphinxDirective):
    """Every module with its lessons, each with a box to tick on paper."""

    def run(self) -> list[nodes.Node]:
        """Leave the place of the sheet."""
        return [_located(self, page_list("", of="progress", docname=self.env.docname))]


def _located(directive: SphinxDirective, place: page_list) -> page_list:
    directive.set_source_info(place)
    return place


SHEET = 36
"""The questions on one page of a topic."""


def topic_page(topic: Topic, env: BuildEnvironment, sheet: int = 1) -> str:
    """The page name of a topic, or of a further sheet of it."""
    return f"{env.config.coursebook_questions}/topic/{topic.id}" + (f"/{sheet}" if sheet > 1 else "")


def split_sheets(domain: CourseDomain, topic: Topic) -> list[list[Entry[Question]]]:
    """The questions on a topic, cut into pages."""
    found = domain.questions_on(topic.id)
    return [found[at : at + SHEET] for at in range(0, len(found), SHEET)]


def list_topics_with_questions(domain: CourseDomain) -> list[Topic]:
    """The topics that have questions."""
    return [topic for topic in domain.topics if domain.questions_on(topic.id)]


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace each place by its list."""
    domain = course_of(app.env)
    for place in list(doctree.findall(page_list)):
        match place["of"]:
            case "modules":
                content: list[nodes.Node] = [build_module_list(app, docname, domain)]
            case "topics":
                content = [build_topic_list(app, docname, domain)]
            case "progress":
                content = build_progress(app, docname, domain)
            case _:
                content = _questions(app, docname, domain, place)
        place.replace_self(content)


def build_module_list(app: Sphinx, docname: str, domain: CourseDomain) -> nodes.Node:
    """A numbered list of the modules."""
    items = []
    for entry in domain.modules.values():
        link = backlinks.make_link(app, docname, entry.docname, entry.item.title)
        items.append(
            nodes.list_item(
                "", nodes.paragraph("", "", nodes.strong("", "", link)), nodes.paragraph("", entry.item.summary)
            )
        )
    return nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".", classes=["modules"])


def build_progress(app: Sphinx, docname: str, domain: CourseDomain) -> list[nodes.Node]:
    """The title of each module, and the list of its lessons."""
    content: list[nodes.Node] = []
    for entry in domain.modules.values():
        title = backlinks.make_link(app, docname, entry.docname, entry.item.title)
        lessons = backlinks.make_links(app, docname, domain.lessons(entry))
        lessons["classes"].append("progress")
        content += [nodes.paragraph("", "", nodes.strong("", "", title)), *([lessons] if lessons.children else [])]
    return content


def build_topic_list(app: Sphinx, docname: str, domain: CourseDomain) -> nodes.Node:
    """A list of the topics that have questions."""
    items = []
    for topic in list_topics_with_questions(domain):
        count = len(domain.questions_on(topic.id))
        number = f" ({translate_count('%(count)s question', '%(count)s questions', count)})"
        link = backlinks.make_link(app, docname, topic_page(topic, app.env), topic.name)
        items.append(
            nodes.list_item("", nodes.paragraph("", "", link, nodes.Text(number)), nodes.paragraph("", topic.holds))
        )
    return nodes.bullet_list("", *items, bullet="-", classes=["topics"])


def build_question_list(app: Sphinx, docname: str, entries: Iterable[Entry[Question]]) -> nodes.Node:
    """A list of questions, each with its short answer."""
    items = []
    for entry in entries:
        link = backlinks.make_link(app, docname, entry.docname, entry.item.title)
        items.append(
            nodes.list_item(
                "", nodes.paragraph("", "", nodes.strong("", "", link)), nodes.paragraph("", entry.item.answer)
            )
        )
    return nodes.bullet_list("", *items, bullet="-", classes=["questions"])


def _questions(app: Sphinx, docname: str, domain: CourseDomain, place: page_list) -> list[nodes.Node]:
    if topic_id := _known(place, "topic", [topic.id for topic in domain.topics]):
        return [build_question_list(app, docname, domain.questions_on(topic_id))]
    if module_id := _known(place, "module", list(domain.modules)):
        return [build_question_list(app, docname, domain.questions_about(module_id))]
    if moment_id := _known(place, "moment", domain.moments):
        return [backlinks.make_links(app, docname, domain.questions_in(moment_id))]
    content: list[nodes.Node] = []
    for topic in list_topics_with_questions(domain):
        link = backlinks.make_link(app, docname, topic_page(topic, app.env), topic.name)
        content.append(nodes.paragraph("", "", nodes.strong("", "", link), classes=["topic-name"]))
        found = domain.questions_on(topic.id)
        content.append(backlinks.make_links(app, docname, found[: backlinks.MOST]))
        if len(found) > backlinks.MOST:
            all_ = backlinks.make_link(
                app,
                docname,
                topic_page(topic, app.env),
                _("All %(count)s questions: %(topic)s") % {"count": len(found), "topic": topic.name},
            )
            content.append(nodes.paragraph("", "", all_))
    return content


def _known(place: page_list, kind: str, known: list[str]) -> str:
    """What a list is of, "" when it is not of this kind. What does not exist is told."""
    id_: str = place[kind]
    if id_ and (wrong := cross_page_checks.find_unknown(kind, id_, known)):
        warn(*wrong, place)
    return id_


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_node(page_list)
    app.add_directive("question-list", QuestionListDirective)
    app.add_directive("module-list", ModuleListDirective)
    app.add_directive("topic-list", TopicListDirective)
    app.add_directive("progress-sheet", ProgressSheetDirective)
    app.connect("doctree-resolved", fill)
