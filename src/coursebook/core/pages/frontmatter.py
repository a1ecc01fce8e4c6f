"""The YAML between the two ``---`` lines of a page, with the line of each key.

MyST and docutils are never shown the front matter: docutils reads some of its keys as prose, and MyST lets a page
change the settings of its own build.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import PurePath
from typing import Any, NamedTuple

import yaml

from ..problems import Problem, Rule
from .quoted_yaml import LISTS, find_empty_items, find_open_quotes, quote_texts
from .yaml_mistakes import find_mistake

Loader: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""It makes texts, lists and tables, and of ``no``, ``112`` and ``2026-11-28`` the text that stands there."""
WORDS = "search-lines"
"""The list of what people type, for each page, or the folder of such lists: each line is text."""

ID = re.compile(r"(?!.{101})[a-z][a-z0-9]*(-[a-z0-9]+){1,5}")
"""An id becomes a folder of the site, and no disk has room for a name of 256 letters."""
ID_FORM = "two to six lower-case words joined by hyphens, such as how-to-begin-today"
ID_OR_WORD = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
"""Python would also take 20261123 and 2026-W48-1."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the front matter: how to read its value, and whether a page must have it.

    ``read`` gets the YAML value and returns what the model holds; it raises ``ValueError`` with what to write instead.
    """

    read: Callable[[Any], Any]
    required: bool
    meaning: str


def read_date(value: object) -> date:
    """A day, written as year-month-day."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise ValueError("Write a day as year-month-day, such as 2026-11-23.")


def read_sentence(value: object) -> str:
    """One line of text."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise ValueError("Write one sentence after the colon.")


def list_of(what: str, least: int, most: int) -> Callable[[object], tuple[str, ...]]:
    """A reader for a list of ``least`` to ``most`` texts."""

    def read(value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            brackets = f", or in brackets: [{value}]" if isinstance(value, str) and ID_OR_WORD.fullmatch(value) else ""
            raise ValueError(f'Write a list of {what}: each on its own line, after "  - "{brackets}.')
        if not least <= len(value) <= most:
            raise ValueError(f"Write {least} to {most} {what}; there are {len(value)}.")
        told: set[str] = set()
        for one in value:
            if one.strip().casefold() in told:
                raise ValueError(f'"{one.strip()}" stands there twice. Take one of the two out, or write another.')
            told.add(one.strip().casefold())
        return tuple(one.strip() for one in value)

    return read


def list_of_ids(what: str, least: int, most: int, pattern: re.Pattern[str] = ID) -> Callable[[object], tuple[str, ...]]:
    """A reader for a list of ids."""
    read_list = list_of(what, least, most)

    def read(value: object) -> tuple[str, ...]:
        ids = read_list(value)
        for one in ids:
            if not pattern.fullmatch(one):
                parts = [part for part in re.split(r"[;/&+]| and | y | und ", one) if part.strip()]
                if len(parts) > 1 and all(pattern.fullmatch(part.strip()) for part in parts):
                    commas = ", ".join(part.strip() for part in parts)
                    raise ValueError(
                        f'"{one}" cannot be one of the {what}. Write a comma between two of them: {commas}.'
                    )
                meant = "-".join(re.findall(r"[a-z0-9]+", one.lower()))
                remedy = f" Write {meant}." if ID_OR_WORD.fullmatch(meant) else ""
                raise ValueError(
                    f'"{one}" cannot be one of the {what}: an id has lower-case words joined by hyphens.{remedy}'
                )
        return ids

    return read


class Halves(NamedTuple):
    """A file as its YAML (``""`` without front matter), the page with that blanked out, and the number of lines blanked."""

    yaml: str
    body: str
    blanked: int


def split(text: str) -> Halves:
    """Take the front matter of a file apart from its text."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return Halves("", text, 0)
    for end, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            return Halves("\n".join(lines[1:end]), "\n" * (end + 1) + "\n".join(lines[end + 1 :]), end + 1)
    return Halves("\n".join(lines[1:]), "\n" * len(lines), len(lines))


def read(
    path: PurePath, yaml_text: str, keys: Mapping[str, Key], kind: str, first_line: int = 2
) -> tuple[dict[str, Any], dict[str, int], list[Problem]]:
    """The values of the front matter, the line of each key, and what is wrong with it.

    ``kind`` names the kind of page in messages ("question"). ``first_line`` is the file's line of the first line of YAML.
    """
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    found, problems = read_pairs(path, yaml_text, first_line)
    if problems:
        return values, lines, problems
    for line, words in find_open_quotes(yaml_text, first_line):
        message = f'A quotation mark in this line has no other half. Write {words} without any, or "{words}" with one at each end.'
        problems.append(Problem(path, line, Rule.WRONG_TYPE, message))
    for name, line, value in found:
        if name not in keys:
            problems.append(Problem(path, line, Rule.UNKNOWN_KEY, _unknown(name, list(keys), kind)))
        elif name in lines:
            message = f'"{name}" is written twice, first in line {lines[name]}. Keep one of the two.'
            problems.append(Problem(path, line, Rule.UNKNOWN_KEY, message))
        else:
            lines[name] = line
            try:
                if name in LISTS and (empty := list(find_empty_items(yaml_text, first_line))):
                    message = 'Write a hyphen, a blank and words in this line, such as "  - sick after the dose", or take it out.'
                    problems += [Problem(path, line, Rule.WRONG_TYPE, message) for line in empty if line > lines[name]]
                    values[name] = ()
                    continue
                values[name] = keys[name].read(value)
            except ValueError as error:
                is_empty = value in (None, "", [])
                message = (
                    f'"{name}" is empty. {error}' if is_empty else f'"{name}" has a value that it cannot have. {error}'
                )
                problems.append(Problem(path, line, Rule.WRONG_TYPE, message))
    meant = {near for problem in problems for near in _NEAR.findall(problem.message)}
    missing = [name for name, key in keys.items() if key.required and name not in lines and name not in meant]
    if len(missing) > 1 and not found:
        message = (
            f"This {kind} has no front matter. Write --- in line 1, below it {', '.join(f'{name}:' for name in missing)} with what each needs, "
            "and --- again; or copy these lines from a page of its kind, and change what stands behind the colons."
        )
        return values, lines, [*problems, Problem(path, 1, Rule.MISSING_KEY, message)]
    for name, key in keys.items():
        if name in missing:
            message = (
                f'The front matter of this {kind} has no "{name}": {key.meaning}. Add it between the two --- lines.'
            )
            problems.append(Problem(path, 1, Rule.MISSING_KEY, message))
    return values, lines, problems


_NEAR = re.compile(r'Did you mean "([^"]+)"\?')


class Pair(NamedTuple):
    """A key of a YAML mapping, its line in the file, and its value."""

    key: str
    line: int
    value: Any


def read_pairs(path: PurePath, text: str, first_line: int) -> tuple[list[Pair], list[Problem]]:
    """Each key of a YAML mapping with its line and its value, or why there are none."""
    text = as_yaml(path, text)
    try:
        root = yaml.compose(text, Loader=Loader)
        if root is None:
            return [], []
        if not isinstance(root, yaml.MappingNode):
            what = "front matter" if first_line > 1 else "file"
            message = f'The {what} is not a list of keys. Write each as "key: value" on its own line.'
            return [], [Problem(path, first_line, Rule.INVALID_YAML, message)]
        loader = Loader("")
        line = 0
        try:
            found = []
            for key, value in root.value:
                line = key.start_mark.line
                found.append(Pair(str(key.value), first_line + line, loader.construct_object(value, deep=True)))
            return found, []
        except ValueError:
            message = "A value here or just below cannot be read, such as a day that no month has. Write it anew."
            return [], [Problem(path, first_line + line, Rule.INVALID_YAML, message)]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        at, remedy = find_mistake(text.split("\n")) if path.suffix == ".md" else (-1, "")
        if remedy:
            return [], [Problem(path, first_line + at, Rule.INVALID_YAML, f"The front matter cannot be read. {remedy}")]
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        what = getattr(error, "problem", None) or "a value cannot be read"
        message = (
            f"The {'front matter' if first_line > 1 else 'file'} is not valid YAML here or just above: {what}. "
            'Write "key: value", lists with "  - " before each item, and put a text that holds a colon in "quotation marks".'
        )
        return [], [Problem(path, line, Rule.INVALID_YAML, message)]


def load(path: PurePath, text: str) -> Any:
    """A YAML file as texts, lists and tables.

    :raises yaml.YAMLError: it is none.
    """
    return yaml.load(as_yaml(path, text), Loader=Loader)


def as_yaml(path: PurePath, text: str) -> str:
    """Front matter or a list with families' words put between quotation marks, for any reader of YAML."""
    lines = holds_lines(path)
    return quote_texts(text, lines) if path.suffix == ".md" or lines else text


def holds_lines(path: PurePath) -> bool:
    """Whether a file is a list of what people type, for each page."""
    return path.suffix == ".yml" and WORDS in (path.stem, path.parent.name)


def find_frame(path: PurePath, text: str) -> Iterator[Problem]:
    """Front matter that never ends, or that no ``---`` line begins: then the whole page would be taken for it, or none."""
    lines = text.split("\n")
    if re.match(r"(?:`{3,}|~{3,})", lines[0]) and len(lines) > 1 and lines[1].rstrip() == "---":
        message = f"The front matter does not begin with --- in line 1. Take {lines[0].strip()} out, and the ticks that end it."
        yield Problem(path, 1, Rule.INVALID_YAML, message)
        return
    if lines[0].rstrip() == "---":
        if not any(line.rstrip() in ("---", "...") for line in lines[1:]):
            near = next((n for n, line in enumerate(lines[1:], 2) if re.fullmatch(r"[-–—=_*]{1,9}\s*", line)), 0)
            line = near or next((n for n, line in enumerate(lines[1:], 2) if not line.strip()), 1)
            message = "The front matter, which begins in line 1, never ends. Write --- on a line of its own after its last key."
            yield Problem(path, line, Rule.INVALID_YAML, message)
        return
    first = next((n for n, line in enumerate(lines, 1) if line.strip()), 1)
    if re.fullmatch(r"-+\s*|–+\s*|—+\s*", lines[first - 1]) or re.match(
        r"(?:asked|checked|topics|objectives|summary):", lines[first - 1]
    ):
        message = "The front matter does not begin with --- in line 1. Write --- as the first line of the file, without blanks."
        yield Problem(path, first, Rule.INVALID_YAML, message)


def _unknown(name: str, known: Sequence[str], kind: str) -> str:
    near = get_close_matches(name, known)
    guess = f'Did you mean "{near[0]}"? ' if near else ""
    return f'"{name}" is not a key of a {kind}. {guess}A {kind} has the keys {", ".join(known)}.'
