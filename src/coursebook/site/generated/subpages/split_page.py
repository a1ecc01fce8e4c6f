"""A page that would weigh too much, and the pages below it that hold what it is then without.

It is cut when its HTML is known, and by that alone: neither the book nor the search nor the editions' sums know of it. First the
sources leave it; an emergency card, which must open on the worst line, is always without them. A glossary and the list of works have a page for each letter; of a page of the handbook long lists and tables
go on, on pages below it. What cannot be cut stays, and ``tests/content/test_weight.py`` names it.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from sphinx.application import Sphinx

from ....core.pages.model import Lesson, Module, Question
from ...config import get_settings
from ...domain import course_of
from ...emergency.cards import is_card
from ...language.translation import translate as _
from .letters import Letter, cut_terms, cut_works, label_of
from .links import move_links
from .lists import MARK, cut_lists, cut_rows, sheets_of
from .page_weight import room_for, weigh
from .sources import FOLDER, Cut, cut_sources, sources_for, without_sources
from .terms import list_lettered

LIST_OF_WORKS = 20_000
"""The bytes of a list of works from which on it has a page for each letter."""


MORE = 300
"""The bytes of the links to further pages, and of what says where one is."""


class Part(NamedTuple):
    """A page below another: its folder there, its title, and its HTML after the title."""

    folder: str
    title: str
    body: str


def cut_page(app: Sphinx, pagename: str, title: str, body: str) -> tuple[str, list[Part]]:
    """The HTML of a page as it is shown, and the pages below it; the same and none where it is light enough."""
    if pagename not in app.env.all_docs or pagename in get_settings(app).unlisted_pages:
        return body, []
    entry = course_of(app.env).pages.get(pagename)
    in_course = bool(entry and isinstance(entry.item, Module | Lesson | Question))
    room = room_for(bool(entry and isinstance(entry.item, Module | Lesson)))
    if pagename in list_lettered(app) and (found := cut_terms(body)):
        return _by_letter(title, body, found)
    card = is_card(app, pagename)
    if weigh(body) <= room and not card:
        return body, []
    if weigh(body) > LIST_OF_WORKS and not in_course and (found := cut_works(body)):
        return _works(title, found)
    parts: list[Part] = []
    if f"{pagename.removesuffix('/index')}/{FOLDER}" not in app.env.all_docs and (
        cut := cut_sources(body, room_for(False))
    ):
        body = cut.body
        parts += _list_sheets("", title, cut)
    if in_course or card:
        return body, parts
    body, moved = cut_lists(body, room)
    for one in moved:
        label = _("All %(count)s questions: %(topic)s") % {"count": one.size, "topic": one.title}
        folder = one.id.removeprefix(f"{entry.item.id}-") if entry else one.id
        body = body.replace(f"{{{one.id}}}", f'<p><a href="{folder}/">{label}</a></p>')
        parts.append(Part(folder, one.title, move_links(one.html)))
    body, sheets = cut_rows(body, room - MORE, room_for(False) - MORE)
    names = [(n, _("%(title)s, page %(number)s") % {"title": title, "number": n}) for n in range(2, len(sheets) + 2)]
    ways = "".join(f'<li><a href="{n}/">{escape(name)}</a></li>' for n, name in names)
    body = body.replace(MARK, f"<ul>{ways}</ul>\n")
    parts += [Part(str(n), name, move_links(sheet)) for (n, name), sheet in zip(names, sheets, strict=True)]
    return _find_again(body, parts)


def _by_letter(title: str, body: str, found: tuple[str, str, list[Letter]]) -> tuple[str, list[Part]]:
    before, after, letters = found
    parts = []
    for one in letters:
        shown, name = move_links(one.html + sources_for(one.html, body)), f"{title}: {label_of(one.letter)}"
        cut = cut_sources(shown, room_for(False)) if weigh(shown) > room_for(False) else None
        parts.append(Part(one.letter, name, cut.body if cut else shown))
        if cut:
            parts += _list_sheets(f"{one.letter}/", name, cut)
    return without_sources(before + after), parts


def _list_sheets(above: str, title: str, cut: Cut) -> Iterator[Part]:
    """The pages of a list of sources: ``above`` is the folder of the page that it has left."""
    name = f"{_('Sources')}: {title}"
    for n, (folder, sheet) in enumerate(cut.sheets, 1):
        shown = name if n == 1 else _("%(title)s, page %(number)s") % {"title": name, "number": n}
        yield Part(above + folder, shown, sheet)


def _works(title: str, found: tuple[str, str, list[Letter]]) -> tuple[str, list[Part]]:
    """The works of each letter, on several pages where they are many; links to all of those in the place of the list."""
    before, after, letters = found
    parts = []
    for one in letters:
        for n, sheet in enumerate(sheets_of(one.html, room_for(False) - MORE), 1):
            number = f"-{n}" if n > 1 else ""
            label = label_of(one.letter) + (f" {n}" if n > 1 else "")
            parts.append(Part(one.letter + number, f"{title}: {label}", move_links(sheet)))
    links = " ".join(f'<a href="{one.folder}/">{one.title.rpartition(": ")[2]}</a>' for one in parts)
    return f'{before}<nav class="letters" aria-label="{_("Letters")}">{links}</nav>\n{after}', parts


def _find_again(body: str, parts: list[Part]) -> tuple[str, list[Part]]:
    """The links of the list of sources lead to where the sentences stand now."""
    places = {
        id_: part.folder
        for part in parts
        if not part.folder.startswith(FOLDER)
        for id_ in re.findall(r' id="(id\d+)"', part.body)
    }

    def way(link: re.Match[str]) -> str:
        return f'href="{link[1]}{places[link[2]]}/#{link[2]}"' if link[2] in places else link[0]

    return body, [part._replace(body=re.sub(r'href="((?:\.\./)+)#(id\d+)"', way, part.body)) for part in parts]
