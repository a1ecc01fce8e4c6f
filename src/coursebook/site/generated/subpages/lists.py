"""Long lists of questions and long tables: what does not fit on their page goes on, on pages below it."""

import re
from typing import NamedTuple

from .page_weight import fill_sheets, weigh

_SECTION = re.compile(r'<section id="([^"]+)">\n<h2>(.*?)(?:<a class="headerlink"[^>]*>[^<]*</a>)?</h2>\n', re.DOTALL)
_ITEMS = re.compile(r'<ul class="simple">\n((?:<li>(?:(?!<ul|<li>).)*?</li>\n)+)</ul>\n', re.DOTALL)
_ITEM = re.compile(r"<li>.*?</li>\n", re.DOTALL)
_ROWS = re.compile(r"(?<=<tbody>\n)((?:<tr\b.*?</tr>\n)+)(?=</tbody>)", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>\n", re.DOTALL)
_TABLE = re.compile(
    r"<(?:div[^>]*><)?table\b[^>]*>\n(?:<colgroup>.*?</colgroup>\n)?<thead>.*?</thead>\n<tbody>\n", re.DOTALL
)
_CLOSE = re.compile(r"</tbody>\n</table>\n(?:</div>\n)?")
_WORK = re.compile(r"<li id=.*?</li>\n", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
MARK = "<!-- the further pages -->"
"""Where the links to the further pages of a table come."""
FEW, LONG = 6, 16
"""A list of no more than ``FEW`` items stays where it is. On a page that is cut all lists of more than ``LONG`` leave it, so that
an address does not come and go with each item of another list."""


class Moved(NamedTuple):
    """A list that has left its place: the id and the title of its part, how many items, and the HTML."""

    id: str
    title: str
    size: int
    html: str


def cut_lists(body: str, room: int) -> tuple[str, list[Moved]]:
    """The page with ``{id}`` in curly brackets where a list has gone, if it weighs more than ``room``: all long ones, then the longest first.

    The list of the first part stays: it is the most urgent one.
    """
    if weigh(body) <= room:
        return body, []
    sections = list(_SECTION.finditer(body))
    ends = [section.start() for section in sections[2:]] + [len(body)]
    found = []
    for section, end in zip(sections[1:], ends, strict=False):
        items = _ITEMS.search(body, section.end(), end)
        count = len(_ITEM.findall(items[1])) if items else 0
        if items and count > FEW:
            found.append((items, Moved(section[1], _TAG.sub("", section[2]).strip(), count, items[0])))
    moved = []
    for items, list_ in sorted(found, key=lambda one: -one[1].size):
        if list_.size <= LONG and weigh(body) <= room:
            break
        body = body.replace(items[0], f"{{{list_.id}}}\n", 1)
        moved.append(list_)
    order = {section[1]: at for at, section in enumerate(sections)}
    return body, sorted(moved, key=lambda one: order[one.id])


def cut_rows(body: str, room: int, sheet: int) -> tuple[str, list[str]]:
    """The page with as many rows of its longest table as fit in ``room``, and sheets of the others, each of at most ``sheet`` bytes.

    ``MARK`` stands after the table, for the links to them.
    """
    tables = [(rows, found) for rows in _ROWS.finditer(body) if (found := _ROW.findall(rows[1]))]
    if weigh(body) <= room or not tables:
        return body, []
    rows, all_ = max(tables, key=lambda table: len(table[0][1]))
    head = next((one[0] for one in _TABLE.finditer(body) if one.end() == rows.start()), "")
    close = _CLOSE.match(body, rows.end())
    if not head or not close:
        return body, []

    def with_rows(some: list[str]) -> str:
        return body[: rows.start()] + "".join(some) + close[0] + MARK + body[close.end() :]

    kept = len(all_)
    while kept and weigh(with_rows(all_[:kept])) > room:
        kept -= 1
    rest = fill_sheets(all_[kept:], sheet - weigh(head))
    return with_rows(all_[:kept]), [head + rows_ + close[0] for rows_ in rest]


def sheets_of(works: str, sheet: int) -> list[str]:
    """A list of works as several, each of at most ``sheet`` bytes."""
    return [f'<ul class="simple">\n{some}</ul>\n' for some in fill_sheets(_WORK.findall(works), sheet)]
