"""What of a page is code and what is a box, as the parser takes it: lines that only look like a fence hide nothing from a rule."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ..markdown.parser import make_parser

DEEPEST = 12
"""How many boxes in each other are looked into; the source check allows fewer."""
_LOOKS = re.compile(r"^[ \t>]*(?:(?:[-*+:]|\d{1,9}[.)])[ \t>]+)*(`{3,}|~{3,}|:{3,})(.*)$", re.MULTILINE)
_PLAIN = re.compile(r"(?:`{3}|:{3,})(?:\{[a-z:-]+\}[^`\n]*)?")


def blank_code(body: str) -> str:
    """The text with each block of code blanked out, its line ends kept."""
    if "```" not in body and "~~~" not in body:
        return body
    code, _ = _find(body)
    return _blank(body, code)


def keep_boxes(body: str) -> str:
    """The text without code, in which each line that looks like the fence of a box is one."""
    if not _LOOKS.search(body):
        return body
    code, boxes = _find(body)
    lines = body.split("\n")
    looks = {body.count("\n", 0, found.start(1)) for found in _LOOKS.finditer(body)} if boxes is not None else set()
    for at in looks - (boxes or set()):
        lines[at] = re.sub(r"[`~:]{3,}", " ", lines[at])
    return _blank("\n".join(lines), code)


def _blank(body: str, lines: frozenset[int]) -> str:
    if not lines:
        return body
    return "\n".join(" " * len(line) if at in lines else line for at, line in enumerate(body.split("\n")))


@lru_cache(maxsize=4)
def _find(body: str) -> tuple[frozenset[int], set[int] | None]:
    """The lines of code, from 0, and those that begin or end a box; None when each line that looks so does."""
    if _is_usual(body):
        return frozenset(), None
    code: set[int] = set()
    boxes: set[int] = set()
    for kind, first, last in _iterate(body, 0, 0):
        if kind == "code":
            code.update(range(first, last))
        else:
            boxes.update((first, last - 1))
    return frozenset(code), boxes


def _is_usual(body: str) -> bool:
    """Whether the fences are boxes at the edge of the page, of three ticks or of colons, one after the other and each with an end."""
    opened: list[str] = []
    for found in _LOOKS.finditer(body):
        if not _PLAIN.fullmatch(found[0]):
            return False
        if found[2]:
            if opened and (found[1][0] == "`" or opened[-1][0] == "`" or len(found[1]) >= len(opened[-1])):
                return False
            opened.append(found[1])
        elif not opened or opened.pop() != found[1]:
            return False
    return not opened


def _iterate(text: str, start: int, depth: int) -> Iterator[tuple[str, int, int]]:
    """Code and boxes, with their first line and the one behind their last; boxes are read inside, too."""
    md = make_parser()
    tokens: list[Any] = []
    md.block.parse(text.replace("\0", "\N{REPLACEMENT CHARACTER}"), md, {}, tokens)
    for token in tokens:
        if token.type not in ("fence", "colon_fence") or not token.map:
            continue
        first, last = (start + line for line in token.map)
        if token.type == "fence" and not token.info.strip().startswith("{"):
            yield "code", first, last
        else:
            yield "box", first, last
            if depth < DEEPEST:
                yield from _iterate(token.content, first + 1, depth + 1)
