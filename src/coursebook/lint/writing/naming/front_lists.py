"""Lists of ids in front matter, however they are laid out: in brackets on one line or on several, or an item a line."""

import re
from collections.abc import Collection

import yaml


def has_key(front: str, key: str) -> bool:
    """Whether front matter has a key."""
    return re.search(rf"(?m)^{re.escape(key)}:", front) is not None


def list_items(front: str, key: str) -> list[str]:
    """The items of a key's list; none without it, or where it holds no list."""
    found = _find_list(front, key)
    return [str(item.value) for item in found[1].value] if found else []


def add_item(front: str, key: str, item: str) -> str:
    """Front matter whose key, under which a list or nothing stands, has one item more."""
    if not (found := _find_list(front, key)):
        return re.sub(rf"(?m)^{re.escape(key)}:[ \t]*$", lambda line: f"{line[0].rstrip()} [{item}]", front)
    begin, listed = found
    if listed.flow_style:
        at = listed.value[-1].end_mark.index if listed.value else listed.start_mark.index + 1
        more = f", {item}" if listed.value else item
    else:
        at = listed.start_mark.index
        more = f"- {item}\n{' ' * listed.start_mark.column}"
    return front[: begin + at] + more + front[begin + at :]


def drop_items(front: str, key: str, gone: Collection[str]) -> str:
    """Front matter whose key's list has some items no longer; with none left it is ``[]``."""
    found = _find_list(front, key)
    if not found or not any(item.value in gone for item in found[1].value):
        return front
    begin, listed = found
    start, end = begin + listed.start_mark.index, begin + listed.end_mark.index
    kept = [item for item in listed.value if item.value not in gone]
    if not kept:
        rest = front[end:] if listed.flow_style else f"\n{front[end:].lstrip()}".rstrip("\n")
        return f"{front[: front.index(':', begin) + 1]} []{rest}"
    if listed.flow_style:
        return f"{front[:start]}[{', '.join(item.value for item in kept)}]{front[end:]}"
    lines, first = front.split("\n"), front.count("\n", 0, begin)
    ends = [item.start_mark.line for item in listed.value[1:]]
    ends.append(ends[-1] + 1 if ends else 0)
    for item, below in reversed([*zip(listed.value, ends, strict=True)]):
        if item.value in gone:
            last = max(below, item.start_mark.line + 1)
            del lines[first + item.start_mark.line : first + last]
    return "\n".join(lines)


def _find_list(front: str, key: str) -> tuple[int, yaml.SequenceNode] | None:
    """Where a key's lines begin, and the list that they hold; its marks count from there."""
    lines = re.search(rf"(?m)^{re.escape(key)}:.*(?:\n(?![A-Za-z][\w-]*:).*)*", front)
    root = yaml.compose(lines[0], Loader=yaml.BaseLoader) if lines else None
    if lines and isinstance(root, yaml.MappingNode) and isinstance(root.value[0][1], yaml.SequenceNode):
        return lines.start(), root.value[0][1]
    return None
