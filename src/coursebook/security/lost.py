"""What a change takes away from the words of a page: a number for an emergency that it named, or that changed places."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from ..core import facts, frontmatter
from ..core.problems import Problem, Rule

NUMBERS = PurePosixPath("docs/numbers.yml")
PINNED = ("emergency", "crisis-line", "poison-control")
"""The numbers that a frightened person calls. To change one is a change of the world, made with a change of the code."""
PROTECTED = frozenset(map(PurePosixPath, ("help-now.md", "index.md")))
"""The pages on which no change of text may take one of them away."""
_PART = re.compile(r"^\(([A-Za-z][\w.-]*)\)=[ \t]*$", re.MULTILINE)
_UNSEEN = re.compile(r"^[ \t]*%.*$|\]\([^)\n]*\)", re.MULTILINE)
"""Comments, and where a link leads: a reader sees neither."""


def text_of(folder: Path, path: PurePosixPath) -> str:
    """The text of a file, ``""`` without one: the source check has judged what a change brings."""
    file = folder / path
    if file.is_symlink() or not file.is_file():
        return ""
    return file.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


def lost_numbers(base: Path, change: Path, path: PurePosixPath) -> tuple[list[Problem], list[str]]:
    """Of a page that differs: what is refused, if the page is protected, and what is shown to who reads the change."""
    said = {id_: fact.say for id_, fact in facts.read_numbers(NUMBERS, text_of(base, NUMBERS))[0].items()}
    pinned = {id_: said[id_] for id_ in PINNED if id_ in said}
    before, after = (_parts(text_of(folder, path), pinned) for folder in (base, change))
    if path not in PROTECTED:
        was, now = ([id_ for _, ids in parts.values() for id_ in ids] for parts in (before, after))
        lost = ", ".join(said[id_] for id_ in _lost(was, now))
        return [], [f"{path}: it named {lost}, and not as often now, or in another place. Read it."] if lost else []
    return list(_refused(path, before, after, pinned)), []


def _refused(
    path: PurePosixPath,
    before: Mapping[str, tuple[int, list[str]]],
    after: Mapping[str, tuple[int, list[str]]],
    pinned: Mapping[str, str],
) -> Iterator[Problem]:
    for part, (_, was) in before.items():
        line, now = after.get(part, (1, []))
        if lost := _lost(was, now):
            numbers = ", ".join(f"{pinned[id_]} ({{number}}`{id_}`)" for id_ in lost)
            order = ", ".join(pinned[id_] for id_ in was)
            where = f'The part "{part}"' if part else "This page"
            message = (
                f"{where} named {order}, in this order, and no change of text may take one of them away or put another in "
                f"its place. Bring back {numbers}."
            )
            yield Problem(path, line, Rule.LOST_NUMBER, message)


def _lost(was: list[str], now: list[str]) -> list[str]:
    """The numbers that are named less often than before, or else those that changed places."""
    less = Counter(was) - Counter(now)
    if less:
        return [id_ for id_ in dict.fromkeys(was) if less[id_]]
    rest = iter(now)
    return next(([id_] for id_ in was if id_ not in rest), [])


def _parts(text: str, pinned: Mapping[str, str]) -> dict[str, tuple[int, list[str]]]:
    """For each part of a page, by its id, its line and the pinned numbers that it names, as a role or in digits."""
    _, body, _ = frontmatter.split(text)
    body = _UNSEEN.sub(lambda found: "]" if found[0].startswith("]") else "", body)
    names = "|".join(map(re.escape, pinned))
    digits = "|".join(re.escape(say) for say in pinned.values())
    named = re.compile(rf"\{{number\}}`({names})`|(?<![\w/`-])({digits})(?![\w/-])")
    by_digits = {say: id_ for id_, say in pinned.items()}
    starts = [("", 0), *((found[1], found.start()) for found in _PART.finditer(body))]
    ends = [*(start for _, start in starts[1:]), len(body)]
    return {
        part: (
            body.count("\n", 0, start) + 1,
            [found[1] or by_digits[found[2]] for found in named.finditer(body, start, end)] if pinned else [],
        )
        for (part, start), end in zip(starts, ends, strict=True)
    }
