"""A list without a page that goes: what stands instead takes its place, unless it has one already."""

import re
from collections.abc import Collection

from ..naming import mentions

_IN_BRACKETS = re.compile(r"\[[^\[\]]*\]")
"""What stands in brackets, on one line or on several. Each character is read once, however many brackets have no end."""


def take_from_list(text: str, id_: str, instead: str) -> str:
    """A list without a page: what stands instead takes its place, unless it has one already."""
    if id_ not in text:
        return text
    name = re.escape(id_)
    text = _IN_BRACKETS.sub(lambda found: _in_brackets(found[0], id_, instead) if id_ in found[0] else found[0], text)
    block = re.search(rf"(?m)^{name}:[^\n]*\n(?:[ \t].*\n)*", text)
    target = re.search(rf"(?m)^{re.escape(instead)}:[^\n]*\n(?:[ \t].*\n)*", text) if instead else None
    if block and instead and not target:
        text = mentions.edit_list(text, id_, lambda _: instead)
    elif block and target:
        items = block[0].split("\n", 1)[1]
        text = text.replace(target[0], target[0] + items, 1).replace(block[0], "", 1)
    elif block:
        text = text.replace(block[0], "", 1)
    there = {line.strip() for line in text.split("\n")} if instead else set()
    return re.sub(rf"(?m)^ *- (?:[\w/-]+/)?{name}(?:/index)?(?:\.md)?(?::.*)?\n", lambda line: _one_item(line, id_, instead, there), text)  # fmt: skip


def _in_brackets(listed: str, id_: str, instead: str) -> str:
    """A list in brackets in which no item is a page or its file any more; an item that only holds the id among other words stays."""
    items = listed[1:-1].split(",")
    named = [one for one in items if _id_of(one) == id_]
    if not named:
        return listed
    if instead and instead not in map(_id_of, items):
        whole = re.compile(rf"(?<![\w-]){re.escape(id_)}(?![\w-])")
        return f"[{','.join(whole.sub(instead, one) if one in named else one for one in items)}]"
    return f"[{', '.join(one.strip() for one in items if one.strip() and one not in named)}]"


def _id_of(item: str) -> str:
    """The id of the page that an item of a list names, by itself or by its file."""
    return item.strip().strip("\"'").removesuffix(".md").removesuffix("/index").rpartition("/")[2]


def _one_item(line: re.Match[str], id_: str, instead: str, there: Collection[str]) -> str:
    """An item of a list, or none when nothing stands instead or it has an item already."""
    new = re.sub(rf"{re.escape(id_)}(?=$|[/.:\s])", instead, line[0]) if instead else ""
    return "" if new.strip() in there else new
