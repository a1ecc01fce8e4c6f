"""The words of an emergency in the list of words for the search: no change of text can make the search deaf to them."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from ....core.language.query_words import fold_typed
from ....core.pages import frontmatter
from ....core.pages.glossary import SAID, list_entries, list_wordings
from ....core.problems import Problem, Rule
from ....core.project import Paths

LISTS = ("means", "leads-to", "alone", "defining", "needs", "groups", "together", "unless")
"""The parts that hold a list for each word or page; the others are lists themselves."""
PARTS = (*LISTS, "little", "offers")
Parts = Mapping[str, tuple[int, Any]]
"""Each part of the list with its line and what it holds."""


def check_search_words(path: PurePosixPath, text: str, pinned: Mapping[str, str], paths: Paths) -> Iterator[Problem]:
    """A part of another kind, and a pinned word that is muted or leads nowhere.

    ``pinned`` gives for each thing that people type the words of our pages that it stands for, as the list of pinned words says.
    """
    pins, help_ = paths.file("pinned_words"), paths.emergency_page
    parts: dict[str, tuple[int, Any]] = {}
    found, wrong = frontmatter.read_pairs(path, text, first_line=1)
    if wrong:
        yield from wrong
        return
    for name, line, value in found:
        parts[name] = line, value
        if name not in PARTS:
            message = f'"{name[:40]}" is not a part of this list. There are {", ".join(PARTS)}.'
            yield Problem(path, line, Rule.REFUSED_YAML, message)
        elif not (_lists(value) if name in LISTS else _texts(value)):
            message = f'"{name}" must hold lists of texts. Write [one, two].'
            yield Problem(path, line, Rule.REFUSED_YAML, message)
            return
    line, means = parts.get("means", (1, {}))
    first: dict[str, str] = {}
    for words in means:
        if (other := first.setdefault(fold_typed(words), words)) != words:
            message = f'"{words[:40]}" and "{other[:40]}" under means are one to the search, which reads no marks. Make one line of the two.'
            yield Problem(path, line, Rule.REFUSED_YAML, message)
    kept: dict[str, set[str]] = {}
    for words, list_ in means.items():
        kept.setdefault(fold_typed(words), set()).update(map(fold_typed, list_))
    for typed, words in pinned.items():
        if typed not in kept.get(words, ()):
            message = (
                f'"{typed}" is gone from "{words}" under means. People in an emergency type it. Bring it back; '
                f"the words that must stay are in {pins}."
            )
            yield Problem(path, line, Rule.REFUSED_YAML, message)
    yield from _muted(path, parts, pinned, help_)
    yield from _led_away(path, parts, pinned, paths)


def _muted(path: PurePosixPath, parts: Parts, pinned: Mapping[str, str], help_: str) -> Iterator[Problem]:
    """Words of an emergency that the search would not listen to, and an emergency page that it would not show."""
    line, little = parts.get("little", (1, []))
    needed = {*pinned, *pinned.values(), *(word for typed in pinned.values() for word in typed.split())}
    for word in little:
        if fold_typed(word) in needed or needed & set(fold_typed(word).split()):
            message = f'"{word[:40]}" cannot be a little word: the search would not listen to it in an emergency. Take it out.'
            yield Problem(path, line, Rule.REFUSED_YAML, message)
    line, offers = parts.get("offers", (1, []))
    if pinned and "offers" in parts and help_ not in offers:
        message = f'"{help_}" is gone from offers. Somebody whose words find nothing may need it. Bring it back.'
        yield Problem(path, line, Rule.REFUSED_YAML, message)
    line, needs = parts.get("needs", (1, {}))
    if pinned and help_ in needs:
        message = f'"{help_}" cannot be under needs: the search would put it behind other pages. Take it out.'
        yield Problem(path, line, Rule.REFUSED_YAML, message)
    line, unless = parts.get("unless", (1, {}))
    if pinned and any(help_ in pages for pages in unless.values()):
        message = f'"{help_}" cannot be under unless: the search would put it behind other pages. Take it out.'
        yield Problem(path, line, Rule.REFUSED_YAML, message)


def _led_away(path: PurePosixPath, parts: Parts, pinned: Mapping[str, str], paths: Paths) -> Iterator[Problem]:
    """Words of an emergency that stand for something else, or lead to another page."""
    pins, help_ = paths.file("pinned_words"), paths.emergency_page
    urgent = find_urgent(pinned)
    for part in ("means", "leads-to", "alone", "groups"):
        line, lists = parts.get(part, (1, {}))
        for key, typed in lists.items():
            for text in typed if key != help_ or part not in ("leads-to", "alone") else ():
                word = urgent(text)
                if word and not (part == "means" and pinned.get(fold_typed(text)) == fold_typed(key)):
                    message = (
                        f'"{text[:40]}" under "{key[:40]}" ({part}) has "{word}" in it, which people type in an emergency. '
                        f"It may stand only where {pins} says, and under leads-to of {help_}. Take it out."
                    )
                    yield Problem(path, line, Rule.REFUSED_YAML, message)


def check_wordings(path: PurePosixPath, text: str, pinned: Mapping[str, str], pins: PurePosixPath) -> Iterator[Problem]:
    """Words of an emergency that an entry of the glossary takes for itself: the search would lead to it, too."""
    for at, said, entry in list_wordings(text) if pinned and SAID in text.casefold() else ():
        typed = fold_typed(said)
        meant = pinned.get(typed, typed if typed in pinned.values() else "")
        if meant and not set(meant.split()) & set(fold_typed(entry).split()):
            message = (
                f'"{said[:40]}" cannot be what people say for "{entry[:40]}": in an emergency they type it, and it means '
                f"{meant} ({pins}). Take it out."
            )
            yield Problem(path, at + 1, Rule.REFUSED_YAML, message)


def check_terms(path: PurePosixPath, text: str, pinned: Mapping[str, str], pins: PurePosixPath) -> Iterator[Problem]:
    """A term of the glossary that people type in an emergency for something else: the search would lead to it, too."""
    for name, _ in list_entries(text) if pinned and "{glossary}" in text else ():
        typed = fold_typed(name)
        if typed in pinned and typed not in pinned.values():
            message = f'"{name[:40]}" cannot be a term: in an emergency people type it, and it means {pinned[typed]} ({pins}). Write it under ":people say:" of that term.'
            line = next((at for at, one in enumerate(text.split("\n"), 1) if one.strip() == name), 1)
            yield Problem(path, line, Rule.REFUSED_YAML, message)


def find_urgent(pinned: Mapping[str, str]) -> Callable[[str], str]:
    """What gives the first words of an emergency in a text, ``""`` without any."""
    phrases = "|".join(map(re.escape, sorted({*pinned, *pinned.values()}, key=len, reverse=True)))
    pattern = re.compile(rf"(?<!\S)(?:{phrases})(?!\S)") if phrases else None

    def find(text: str) -> str:
        found = pattern.search(fold_typed(text)) if pattern else None
        return found[0] if found else ""

    return find


def read_pinned_words(text: str) -> dict[str, str]:
    """What people type, and the words of our pages that it stands for: on each line ``typed = words``."""
    lines = (line.partition("#")[0].partition("=") for line in text.split("\n"))
    return {fold_typed(typed): fold_typed(words) for typed, equals, words in lines if equals}


def _lists(value: object) -> bool:
    return isinstance(value, dict) and _texts(list(value)) and all(map(_texts, value.values()))


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)
