"""Tables that become lists on a phone: each cell knows the heading of its column.

The style sheet shows the heading before the cell where columns would be too narrow to hold a word.
"""

import re
from html import escape, unescape
from itertools import count

TABLE = re.compile(r"<table\b[^>]*>.*?</table>", re.DOTALL)
HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
CELL = re.compile(r"<td\b(?=[^>]*>(?P<text>.*?)</td>)", re.DOTALL)
LONG = re.compile(r"[^\s<>-]{25,}")
"""A word that would make its column as wide as itself."""
BARE = re.compile(r"[\d.,%\s]*")
TAG = re.compile(r"<[^>]+>")


def mark_long_words(body: str) -> str:
    """The HTML of a page in which a table has the class ``long`` when a word in it is too long for a column."""
    return TABLE.sub(lambda table: _marked(table[0]), body)


def _marked(table: str) -> str:
    return table.replace('class="', 'class="long ', 1) if LONG.search(TAG.sub(" ", table)) else table


def label_cells(body: str) -> str:
    """The HTML of a page in which each cell of a table with headings has the one of its column as ``data-label``.

    The first cell of a row needs none, unless it is a bare number, because it names the row; nor do the cells of a table
    of two columns.
    """
    return TABLE.sub(_labeled, body)


def _labeled(table: re.Match[str]) -> str:
    head = HEAD.search(table[0])
    if not head or "span=" in table[0] or table[0].count("<table") > 1:
        return table[0]
    headings = [unescape(TAG.sub("", text)).strip() for text in HEADING.findall(head[0])]
    if len(headings) < 3:
        return table[0]

    def row(found: re.Match[str]) -> str:
        place = count()

        def cell(start: re.Match[str]) -> str:
            at = next(place)
            named = at > 0 or BARE.fullmatch(TAG.sub("", start["text"]))
            label = headings[at] if named and at < len(headings) else ""
            return f'{start[0]} data-label="{escape(label)}"' if label else start[0]

        return CELL.sub(cell, found[0])

    return table[0][: head.end()] + ROW.sub(row, table[0][head.end() :])
