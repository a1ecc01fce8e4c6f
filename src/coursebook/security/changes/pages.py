"""A page held against the page of the base: numbers and parts that are gone from it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

from ...core.data import facts
from ...core.pages import frontmatter
from ...core.problems import Problem, Rule
from ...core.project import Paths
from ..sources.markdown.parser import make_parser
from ..sources.markdown.visible_numbers import list_calling_numbers, list_shown_numbers
from ..sources.numbers_file import read_pins

T = TypeVar("T")


def pinned_ids(base: Path, paths: Paths) -> frozenset[str]:
    """The numbers that no change of text may touch: those that the base pins, or prints with its search box.

    Only keepers change that list, and the setting ``coursebook_search_numbers``.
    """
    return frozenset({*paths.search_numbers, *read_pins(text_of(base, paths.file("pinned_numbers")))})


def protected_pages(paths: Paths) -> frozenset[PurePosixPath]:
    """The pages on which no change of text may take one of the pinned numbers away."""
    return frozenset(map(PurePosixPath, (f"{name}.md" for name in paths.tops)))


def find_page_showing(base: Path, change: Path, picture: PurePosixPath, paths: Paths) -> str:
    """The first of these pages that shows a picture, before or after a change; ``""`` when none does."""
    pages = sorted(protected_pages(paths))
    found = (str(page) for page in pages for folder in (base, change) if picture.name in text_of(folder, page))
    return next(found, "")


def text_of(folder: Path, path: PurePosixPath) -> str:
    """The text of a file, ``""`` without one: the source check has judged what a change brings."""
    file = folder / path
    if file.is_symlink() or not file.is_file():
        return ""
    return file.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


def read_both(
    read: Callable[[PurePosixPath, str], tuple[T, object]], base: Path, change: Path, listed: PurePosixPath
) -> tuple[T, T]:
    """What a list holds in the base and in the change."""
    return read(listed, text_of(base, listed))[0], read(listed, text_of(change, listed))[0]


class Part(NamedTuple):
    """A part of a page: its line, the pinned numbers that it names, its words, and which numbers a touch and a button call."""

    line: int
    numbers: list[str]
    text: str
    touch: Sequence[str] = ()
    buttons: Sequence[str] = ()


def judge(base: Path, change: Path, path: PurePosixPath, paths: Paths) -> tuple[list[Problem], list[str]]:
    """Of a page that differs: what is refused, if the page is protected, and what is shown to who reads the change."""
    said = {
        id_: fact.say
        for id_, fact in facts.read_numbers(paths.file("numbers"), text_of(base, paths.file("numbers")))[0].items()
    }
    pins = pinned_ids(base, paths)
    pinned = {id_: words for id_, words in said.items() if id_ in pins}
    before, after = (_parts(text_of(folder, path), pinned) for folder in (base, change))
    look: list[str] = []
    if path not in protected_pages(paths):
        was, now = ([id_ for part in parts.values() for id_ in part.numbers] for parts in (before, after))
        lost = ", ".join(said[id_] for id_ in _lost(was, now))
        look += [f"{path}: it named {lost}, and not as often now, or in another place. Read it."] if lost else []
        was, now = ([id_ for part in parts.values() for id_ in part.touch] for parts in (before, after))
        plain = ", ".join(said[id_] for id_ in Counter(was) - Counter(now))
        look += [f"{path}: a touch called {plain}, and not as often now. Try it."] if plain and not lost else []
        return [], look
    for name, part in before.items():
        if name in after and lines_of(after[name].text) != lines_of(part.text):
            where = f'the part "{name}"' if name else "what stands above its title"
            look.append(f"{path}: {where} is not as it was. Read it aloud.")
    look += [f'{path}: the part "{name}" is new. Read it aloud.' for name in after if name not in before]
    order = [name for name in after if name in before]
    if order != [name for name in before if name in after]:
        look.append(
            f"{path}: its parts stand in another order: {', '.join(filter(None, order))}. Read it from its beginning."
        )
    refused = [*_refused_card(base, change, path, paths), *_refused(path, before, after, pinned)]
    return refused, [*look, *_front_matter(base, change, path)]


CARD = ("emergency", "language")
"""The keys of front matter that make a page an emergency card, and say for whom."""


def _refused_card(base: Path, change: Path, path: PurePosixPath, paths: Paths) -> Iterator[Problem]:
    for key, was, now, line in _changed_keys(base, change, path):
        if key in CARD:
            message = f'"{key}" was {was or "not there"} and is {now or "not there"}: this page would be another card, or none. Write it again as it was.'
            yield Problem(path, line, Rule.LOST_NUMBER, message)


def _front_matter(base: Path, change: Path, path: PurePosixPath) -> Iterator[str]:
    for key, was, now, _ in _changed_keys(base, change, path):
        if key not in (*CARD, "reviewed", "by"):  # who reviewed a page is asked about already
            yield f'{path}: in its front matter, "{key}" was {was or "not there"} and is {now or "not there"}.'


def _changed_keys(base: Path, change: Path, path: PurePosixPath) -> Iterator[tuple[str, str, str, int]]:
    """Each key of the front matter that differs: its name, what it was and is, and its line."""
    found = [
        {
            key: (f"{value}", line)
            for key, line, value in frontmatter.read_pairs(path, frontmatter.split(text_of(folder, path))[0], 2)[0]
        }
        for folder in (base, change)
    ]
    for key in dict.fromkeys([*found[0], *found[1]]):
        (was, _), (now, line) = (one.get(key, ("", 1)) for one in found)
        if was != now:
            yield key, was, now, line


def is_another_card(base: Path, change: Path, path: PurePosixPath) -> bool:
    """Whether a page becomes an emergency card, is one no more, or is one for others."""
    keys = {key for key, *_ in _changed_keys(base, change, path)}
    cards = [_is_card(text_of(folder, path)) for folder in (base, change)]
    return "emergency" in keys or ("language" in keys and any(cards))


def has_other_steps(base: Path, change: Path, path: PurePosixPath, paths: Paths) -> bool:
    """Whether any word below the front matter of an emergency page differs: of a card, in any language, or of the page that every page links to."""
    was, now = (text_of(folder, path) for folder in (base, change))
    is_one = path == PurePosixPath(f"{paths.emergency_page}.md") or _is_card(was) or _is_card(now)
    return is_one and frontmatter.split(was)[1].split() != frontmatter.split(now)[1].split()


def _is_card(text: str) -> bool:
    return any(
        key == "emergency"
        for key, _, _ in frontmatter.read_pairs(PurePosixPath("page.md"), frontmatter.split(text)[0], 2)[0]
    )


def _refused(
    path: PurePosixPath,
    before: Mapping[str, Part],
    after: Mapping[str, Part],
    pinned: Mapping[str, str],
) -> Iterator[Problem]:
    for part, (_, was, words, touch, buttons) in before.items():
        line, now, still, touch_now, buttons_now = after.get(part, Part(1, [], ""))
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
        elif less := Counter(touch) - Counter(touch_now) or Counter(buttons) - Counter(buttons_now):
            where = f'The part "{part}"' if part else "This page"
            again = ", ".join(f"{pinned[id_]} ({{number}}`{id_}`)" for id_ in less)
            message = (
                f"{where} called {again} at one touch, and no change of text may make plain digits or a smaller link of it. "
                "Write it again as it was, in its list under {.calls} if it stood in one."
            )
            yield Problem(path, line, Rule.LOST_NUMBER, message)


def lines_of(text: str) -> list[str]:
    """What stands on each line: a blank at its beginning, or an empty line, can make another thing of the same words."""
    return [line.rstrip() for line in text.strip().split("\n")]


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
    shown = [(line, id_) for line, id_ in list_shown_numbers(body, pinned) if id_ in pinned]
    calling = [number for number in list_calling_numbers(body) if number.id in pinned]
    targets = [token for token in make_parser().parse(body) if token.type == "myst_target" and token.level == 0]
    starts = [("", 0), *((token.content, token.map[0]) for token in targets if token.map)]
    ends = [*(start for _, start in starts[1:]), len(lines)]
    found = {}
    for (name, start), end in zip(starts, ends, strict=True):
        numbers = [id_ for line, id_ in shown if start <= line < end]
        said = "\n".join(lines[start + 1 : end] if name else lines[start:end])
        touch = [number for number in calling if start <= number.line < end]
        buttons = [number.id for number in touch if number.is_button]
        found[name] = Part(start + 1, numbers, said, [number.id for number in touch], buttons)
    return found
