"""A list without a page that goes: what stands instead takes its place, unless it has one already."""

import re
from collections.abc import Collection

from .. import mentions

_ITEM = re.compile(r"\[(?P<ids>[a-z0-9,/\s-]*)\]")
_LINE = re.compile(r"[^\n\[\]]*(?:\[[^\[\]]*\]?[^\n\[\]]*|\][^\n\[\]]*)*(?:\n|\Z)")
"""A line, with what else stands in a bracket that ends on a later one. Each character is read once, however many brackets have no end."""
_BRACKETS = re.compile(r"\[[^\[\]]*\]")


def drop_from_brackets(line: str, id_: str) -> str:
    """A line with a list in brackets, without an id."""

    def without(found: re.Match[str]) -> str:
        items = [one.strip() for one in found["ids"].split(",") if one.strip()]
        kept = [one for one in items if one.removesuffix("/index").rpartition("/")[2] != id_]
        return found[0] if kept == items else f"[{', '.join(kept)}]"

    return _ITEM.sub(without, line)


def take_from_list(text: str, id_: str, instead: str) -> str:
    """A list without a page: what stands instead takes its place, unless it has one already."""
    name = re.escape(id_)
    named = re.compile(rf"(?<![\w-]){name}(?![\w-])")

    def without(line: re.Match[str]) -> str:
        found = id_ in line[0] and any(named.search(one) for one in _BRACKETS.findall(line[0]))
        return _in_brackets(line[0], id_, instead) if found else line[0]

    text = _LINE.sub(without, text)
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


def _in_brackets(line: str, id_: str, instead: str) -> str:
    if instead and not re.search(rf"(?<![\w-]){re.escape(instead)}(?![\w-])", line):
        return re.sub(rf"(?<![\w-]){re.escape(id_)}(?![\w-])", instead, line)
    return drop_from_brackets(line, id_)


def _one_item(line: re.Match[str], id_: str, instead: str, there: Collection[str]) -> str:
    """An item of a list, or none when nothing stands instead or it has an item already."""
    new = re.sub(rf"{re.escape(id_)}(?=$|[/.:\s])", instead, line[0]) if instead else ""
    return "" if new.strip() in there else new
