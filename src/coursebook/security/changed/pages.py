"""A page held against the page of the base: numbers and parts that are gone from it, and a review that nobody may have made."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ...core import facts, frontmatter
from ...core.page_parser import read_page
from ...core.problems import Problem, Rule
from ...core.project import Paths
from ..sources.markdown_parser import parser

PINNED = ("emergency", "crisis-line", "crisis-text-line", "poison-control")
"""The numbers that a frightened person calls. To change one is a change of the world, made with a change of the code."""
PROTECTED = ("index.md", "help-now.md", "ayuda-ahora.md")
_UNSEEN = re.compile(r"^[ \t]*%.*$|\]\([^)\n]*\)", re.MULTILINE)
"""Comments, and where a link leads: a reader sees neither."""


def protected_pages(paths: Paths) -> frozenset[PurePosixPath]:
    """The pages on which no change of text may take one of the pinned numbers away."""
    return frozenset(map(PurePosixPath, (*PROTECTED, f"{paths.emergency}.md")))


def text_of(folder: Path, path: PurePosixPath) -> str:
    """The text of a file, ``""`` without one: the source check has judged what a change brings."""
    file = folder / path
    if file.is_symlink() or not file.is_file():
        return ""
    return file.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


class Part(NamedTuple):
    """A part of a page: its line, the pinned numbers that it names, and its words."""

    line: int
    numbers: list[str]
    text: str


def judge(base: Path, change: Path, path: PurePosixPath, paths: Paths) -> tuple[list[Problem], list[str]]:
    """Of a page that differs: what is refused, if the page is protected, and what is shown to who reads the change."""
    said = {
        id_: fact.say
        for id_, fact in facts.read_numbers(paths.file("numbers"), text_of(base, paths.file("numbers")))[0].items()
    }
    pinned = {id_: said[id_] for id_ in PINNED if id_ in said}
    before, after = (_parts(text_of(folder, path), pinned) for folder in (base, change))
    look = [
        f"{path}: it says that {review} reviewed it. Ask them."
        for review in [new_review(base, change, path, paths)]
        if review
    ]
    if path not in protected_pages(paths):
        was, now = ([id_ for part in parts.values() for id_ in part.numbers] for parts in (before, after))
        lost = ", ".join(said[id_] for id_ in _lost(was, now))
        look += [f"{path}: it named {lost}, and not as often now, or in another place. Read it."] if lost else []
        return [], look
    for name, part in before.items():
        if name in after and after[name].text.split() != part.text.split():
            where = f'the part "{name}"' if name else "what stands above its title"
            look.append(f"{path}: {where} is not as it was. Read it aloud.")
    return list(_refused(path, before, after, pinned)), look


def new_review(base: Path, change: Path, path: PurePosixPath, paths: Paths) -> str:
    """Who reviewed a page, and when, as the change says and the base does not; ``""`` when it says nothing new."""
    old, new = (read_page(path, text_of(folder, path), paths.layout)[0] for folder in (base, change))
    if not new or not (new.reviewed or new.by) or (old and (old.reviewed, old.by) == (new.reviewed, new.by)):
        return ""
    return f"{', '.join(new.by) or 'somebody'}, on {new.reviewed or 'no day'},"


def _refused(
    path: PurePosixPath,
    before: Mapping[str, Part],
    after: Mapping[str, Part],
    pinned: Mapping[str, str],
) -> Iterator[Problem]:
    for part, (_, was, words) in before.items():
        line, now, still = after.get(part, Part(1, [], ""))
        if not was and _says_something(words) and not _says_something(still):
            message = f'The part "{part}" is gone, and no change of text may take a part out of this page. Bring it back; its words may be others.'
            yield Problem(path, line, Rule.LOST_NUMBER, message)
        if lost := _lost(was, now):
            numbers = ", ".join(f"{pinned[id_]} ({{number}}`{id_}`)" for id_ in lost)
            order = ", ".join(pinned[id_] for id_ in was)
            where = f'The part "{part}"' if part else "This page"
            message = (
                f"{where} named {order}, in this order, and no change of text may take one of them away or put another in "
                f"its place. Bring back {numbers}."
            )
            yield Problem(path, line, Rule.LOST_NUMBER, message)


def _says_something(text: str) -> bool:
    """Whether a part has more than a heading."""
    return any(line.strip() and not line.startswith("#") for line in text.split("\n"))


def _lost(was: list[str], now: list[str]) -> list[str]:
    """The numbers that are named less often than before, or else those that changed places."""
    less = Counter(was) - Counter(now)
    if less:
        return [id_ for id_ in dict.fromkeys(was) if less[id_]]
    rest = iter(now)
    return next(([id_] for id_ in was if id_ not in rest), [])


def _parts(text: str, pinned: Mapping[str, str]) -> dict[str, Part]:
    """The parts of a page by their ids, as the parser sees them: an id in a block of code begins none."""
    _, body, _ = frontmatter.split(text)
    lines = body.split("\n")
    names = "|".join(map(re.escape, pinned))
    digits = "|".join(re.escape(say) for say in pinned.values())
    named = re.compile(rf"\{{number\}}`({names})`|(?<![\w/`-])({digits})(?![\w/-])")
    by_digits = {say: id_ for id_, say in reversed([*pinned.items()])}  # a number in digits is the call, not the text
    targets = [token for token in parser().parse(body) if token.type == "myst_target" and token.level == 0]
    starts = [("", 0), *((token.content, token.map[0]) for token in targets if token.map)]
    ends = [*(start for _, start in starts[1:]), len(lines)]
    found = {}
    for (name, start), end in zip(starts, ends, strict=True):
        shown = _UNSEEN.sub(lambda part: "]" if part[0].startswith("]") else "", "\n".join(lines[start:end]))
        numbers = [match[1] or by_digits[match[2]] for match in named.finditer(shown)] if pinned else []
        found[name] = Part(start + 1, numbers, "\n".join(lines[start + 1 : end] if name else lines[start:end]))
    return found
