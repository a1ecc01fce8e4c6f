"""What a reader can do after a module or a lesson, and how many minutes it takes, printed under its title."""

from math import ceil

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ...core.language.readability import WORDS_A_MINUTE
from ...core.pages.model import Lesson, Module
from ...nodes import minutes, objectives_box
from ..domain import CourseDomain, course_of
from ..domain_data import Entry
from ..language.translation import translate as _
from ..language.translation import translate_count
from ..node_registration import add_block, get_first_section


def minutes_of(words: int) -> int:
    """Whole minutes for a text, at least one."""
    return max(1, ceil(words / WORDS_A_MINUTE))


def add_objectives_box(app: Sphinx, doctree: nodes.document) -> None:
    """Put the objectives of the front matter under the title."""
    docname = app.env.current_document.docname
    entry = course_of(app.env).pages.get(docname)
    section = get_first_section(doctree)
    if entry is None or section is None or not isinstance(entry.item, (Module, Lesson)):
        return
    box = objectives_box("", title=_("After this you can") if entry.item.objectives else "")
    if entry.item.objectives:
        items = [nodes.list_item("", nodes.paragraph("", _sentence(one))) for one in entry.item.objectives]
        box += nodes.bullet_list("", *items, bullet="-")
    box += minutes("", docname=docname)
    section.insert(1, box)


def fill_minutes(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the minutes, now that the length of every lesson is known."""
    domain = course_of(app.env)
    for place in list(doctree.findall(minutes)):
        entry = domain.pages[place["docname"]]
        place.replace_self(nodes.paragraph("", _time(domain, entry), classes=["minutes"]))


def _time(domain: CourseDomain, entry: Entry) -> str:
    lessons = domain.lessons(entry)
    if not lessons:
        return translate_count(
            "About %(count)s minute to read.", "About %(count)s minutes to read.", minutes_of(entry.words)
        )
    whole = sum(minutes_of(one.words) for one in [entry, *lessons])
    parts = translate_count("%(count)s part", "%(count)s parts", len(lessons))
    said = _("%(parts)s, about %(minutes)s minutes in all. Each part stands alone; you can stop after any of them.")
    if len(lessons) == 1:
        said = _("%(parts)s, about %(minutes)s minutes in all.")
    return said % {"parts": parts, "minutes": whole}


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _visit(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append('<div class="opening">')
    if node["title"]:
        translator.body.append(f'<p class="opening-title">{translator.encode(node["title"])}</p>')


def _depart(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Register the box."""
    add_block(app, objectives_box, _visit, _depart)
    app.connect("doctree-read", add_objectives_box)
    app.connect("doctree-resolved", fill_minutes)
