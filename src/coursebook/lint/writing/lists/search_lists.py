"""What the list of words for the search names by its path, when a page gets another path or goes: each part has it as a key, or as an item."""

import re
from collections.abc import Iterator

_PART = re.compile(r"([\w-]+):")
_WORDS = re.compile(r" *\[([^\[\]]*)\] *")


def rename_paths(text: str, old: str, new: str) -> str:
    """A list in which the path of a page or of a folder of pages is another one.

    :param old: the path without ending, such as ``faq/sick-tonight``; ``new`` likewise.
    """
    return re.sub(rf"(?<![\w./-]){re.escape(old)}(?=/[a-z0-9/-]*[\s:,\]}}#\"']|[\s:,\]}}#\"']|$)", new, text)


def merge_keys(text: str, old: str, new: str) -> str:
    """A list in which a page has no key of its own any more: the words under it are those of the page that stands instead.

    Where that page has a key in the same part already, its words get those that it lacks; ``new`` is ``""`` when none stands instead.
    """
    lines = text.splitlines(keepends=True)
    keys = {(part, path): at for at, part, path in _keys(lines)}
    for at, part, path in reversed([*_keys(lines)]):
        if path != old:
            continue
        target = keys.get((part, new)) if new else None
        if new and target is None:
            lines[at] = rename_paths(lines[at], old, new)
            continue
        if target is not None and part != "together":
            lines[target] = _joined(lines[target], lines[at])
        end = at + 1
        while end < len(lines) and _depth(lines[end]) > _depth(lines[at]):
            end += 1
        lines[at:end] = [""] * (end - at)
    return "".join(lines)


def drop_empty(text: str) -> str:
    """A list without the keys under which nothing stands any more."""
    kept: list[str] = []
    below = ""
    for line in reversed(text.splitlines(keepends=True)):
        is_remark = not line.strip() or line.lstrip().startswith("#")
        is_item = below.lstrip().startswith("- ") and _depth(below) == _depth(line)
        if not is_remark and re.fullmatch(r"[^#]*:\s*", line) and _depth(below) <= _depth(line) and not is_item:
            continue
        below = below if is_remark else line
        kept.append(line)
    return "".join(reversed(kept))


def _keys(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """The place of each key below a part, with that part and the key."""
    part = ""
    for at, line in enumerate(lines):
        if found := _PART.match(line):
            part = found[1]
        elif found := re.match(r"[ \t]+[\"']?([\w./-]+)[\"']?:(?=\s)", line):
            yield at, part, found[1]


def _joined(line: str, other: str) -> str:
    """The line of a key with the words of another one that it lacks; unchanged where one of the two is written over several lines."""
    key, _, words = line.rstrip().partition(":")
    here, there = _WORDS.fullmatch(words), _WORDS.fullmatch(other.rstrip().partition(":")[2])
    if not here or not there:
        return line
    known = [one.strip() for one in here[1].split(",") if one.strip()]
    more = [one.strip() for one in there[1].split(",") if one.strip()]
    return f"{key}: [{', '.join(dict.fromkeys([*known, *more]))}]\n"


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
