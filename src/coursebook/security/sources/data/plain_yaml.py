"""Lists: front matter, topics, numbers, facts and words as plain YAML without its tricks, and the registry of ids."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

import yaml

from ....core.pages import frontmatter
from ....core.permalinks import registry
from ....core.permalinks.registry_header import is_of_head
from ....core.problems import Problem, Rule
from ... import unicode_check
from ...course_files import CourseFiles
from ...numbers.split_numbers import find_parted_numbers
from ...numbers.telephone import find_shown
from ...numbers.unexplained import is_code
from ...policy import DEEPEST_YAML, LONGEST_VALUE, PLAIN
from ...unlinked_urls import describe_place, find_unknown_place

Parser: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LOST = re.compile(r"[\]}, ]* (#.*)")
"""What YAML takes for a remark after a value: a person who types ``bag #7`` means it as text."""
MOST_GONE = 1_000
"""The ids of a registry that are gone: each has a page of its own."""
_GONE = re.compile(r"^\S+ \S+ (?:retired|withdrawn) ")
TRICKS = "Write plain keys, texts, lists and days."
_DAYS = frozenset({"checked", "expires", "reviewed"})
"""The keys of days: what is none is refused as no day, and is printed nowhere."""
_LIKE_A_DAY = re.compile(r"[\dTZ:.+ -]*")
_DAY_GONE = re.compile(r"(?<= )(?:retired|withdrawn) \d{4}-\d\d-\d\d(?=:| ->)")
"""The day on which a text went, of which the registry judges whether it can be."""


def check_yaml(
    path: PurePosixPath, text: str, files: CourseFiles, first_line: int = 1, hosts: frozenset[str] | None = None
) -> Iterator[Problem]:
    """Whatever is more than keys, texts, lists and days, and each text with markup in it.

    The file is read as a row of events, so that nothing is built of it, however deep or large it claims to be.
    """

    def problem(event: yaml.Event, rule: Rule, message: str) -> Problem:
        return Problem(path, first_line + (event.start_mark.line if event.start_mark else 0), rule, message)

    numbers, words = files.paths.file("numbers"), files.paths.file("search_synonyms")
    text = frontmatter.as_yaml(path, text)
    lines = text.split("\n")
    if first_line > 1:
        for at, line in enumerate(lines, first_line):
            if blank := re.match(r"([\w-]+) +:", line):
                message = f'A blank stands before the colon. Write "{blank[1]}:".'
                yield Problem(path, at, Rule.REFUSED_YAML, message)
            if quoted := re.match(r"""["']([\w-]+)["'] *:""", line):
                message = f'A key has no quotation marks. Write "{quoted[1]}:".'
                yield Problem(path, at, Rule.REFUSED_YAML, message)
            if line.lstrip().startswith("#"):
                message = 'A line that begins with # is no part of a page, and nobody reads it. Take it out; before words of a list, write "  - ".'
                yield Problem(path, at, Rule.REFUSED_YAML, message)
    keys: list[set[str] | None] = []
    expects_key: list[bool] = []
    documents = 0
    key = ""
    values: list[tuple[yaml.Event, str]] = []
    try:
        for event in yaml.parse(text, Loader=Parser):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1 or event.version or event.tags:
                    message = f"Only one list of keys may stand here, without --- or % lines. {TRICKS}"
                    yield problem(event, Rule.REFUSED_YAML, message)
                    return
            if trick := _trick(event):
                yield problem(event, Rule.REFUSED_YAML, f"Here is {trick}. {TRICKS}")
                return
            if isinstance(event, yaml.CollectionEndEvent):
                keys.pop()
                expects_key.pop()
                continue
            if not isinstance(event, yaml.NodeEvent):
                continue
            is_key = bool(keys) and keys[-1] is not None and expects_key[-1]
            if keys and keys[-1] is not None:
                expects_key[-1] = not expects_key[-1]
            if isinstance(event, yaml.CollectionStartEvent):
                if is_key or len(keys) >= DEEPEST_YAML:
                    message = f"More than {DEEPEST_YAML} lists stand in each other here, or a list is a key. {TRICKS}"
                    yield problem(event, Rule.REFUSED_YAML, message)
                    return
                keys.append(set() if isinstance(event, yaml.MappingStartEvent) else None)
                expects_key.append(True)
            elif isinstance(event, yaml.ScalarEvent):
                if found := _LOST.match(_rest(event, lines)):
                    message = f'All after " #" is lost here: "{_short(found[1])}". Put the whole text between quotation marks, or take that part out.'
                    yield problem(event, Rule.REFUSED_YAML, message)
                known = keys[-1] if keys else None
                key = event.value if is_key else key
                if is_key and known is not None:
                    if event.value == "<<" or (event.value in known and (len(keys) > 1 or first_line == 1)):
                        what = (
                            "a key that takes over others" if event.value == "<<" else f'"{event.value}" a second time'
                        )
                        yield problem(event, Rule.REFUSED_YAML, f"Here is {what}. {TRICKS}")
                    known.add(event.value)
                for _, what in unicode_check.find_disallowed(event.value):
                    message = f"Here is a character that cannot be seen or typed, or that looks like another: {what}. Delete it and type the words again."
                    yield problem(event, Rule.ODD_CHARACTER, message)
                    return
                if "\n" in event.value.rstrip("\n"):
                    message = f'"{_short(event.value)}" has a line break in it. Write it as one text.'
                    yield problem(event, Rule.REFUSED_YAML, message)
                if len(event.value) > LONGEST_VALUE:
                    message = f'"{_short(event.value)}" has {len(event.value)} characters; {LONGEST_VALUE} are the most. Shorten it.'
                    yield problem(event, Rule.TOO_LARGE, message)
                if not is_key:
                    values.append((event, event.value))
                if (
                    path != numbers
                    and not _is_judged_elsewhere(key, event.value)
                    and (
                        number := find_shown(
                            event.value, files.paths.known_numbers, is_cell=path == words and is_code(event.value)
                        )
                    )
                ):
                    message = f'"{number}" is a telephone number. Put it into {numbers}; a page prints it from there.'
                    yield problem(event, Rule.NUMBER_IN_TEXT, message)
                if hosts is not None and (named := find_unknown_place(event.value, hosts)):
                    message = describe_place(named, files.paths.file("hosts"))
                    yield problem(event, Rule.REFUSED_LINK, message)
                if not PLAIN.fullmatch(event.value):
                    message = f'"{" ".join(event.value.split())[:60]}" holds one of < > {{ }} \\ `. Write plain words, without markup.'
                    yield problem(event, Rule.REFUSED_YAML, message)
        kind = files.kind_of(path)
        said = [words for _, words in values] if path != numbers and (kind is None or kind.open) else []
        for at, number in islice(find_parted_numbers(said, files.paths.known_numbers), 1):
            message = (
                f'"{number}" is a telephone number, cut over lines. Put it into {numbers}; a page prints it from there.'
            )
            yield problem(values[at][0], Rule.NUMBER_IN_TEXT, message)
    except (yaml.YAMLError, ValueError, RecursionError):
        if first_line == 1 and (wrong := frontmatter.read_pairs(path, text, first_line)[1]):
            yield from wrong  # the lint says it of front matter


def _rest(event: yaml.Event, lines: list[str]) -> str:
    """What stands in a line after a value."""
    mark = event.end_mark
    return lines[mark.line][mark.column :] if mark and mark.line < len(lines) else ""


def _is_judged_elsewhere(key: str, value: str) -> bool:
    """Whether a value is printed nowhere, and what reads it says better what is wrong: a day, a former address."""
    return (key in _DAYS and bool(_LIKE_A_DAY.fullmatch(value))) or (key == "formerly" and value.startswith("/"))


def _short(text: str) -> str:
    return " ".join(text.split())[:60]


def _trick(event: yaml.Event) -> str:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return "a & or * mark, which stands for another place"
    if tag := getattr(event, "tag", None):
        return f"the type {tag}"
    return ""


def check_registry(
    path: PurePosixPath, text: str, alone: bool, files: CourseFiles, hosts: frozenset[str]
) -> Iterator[Problem]:
    """Lines that are no line of a registry, or hold markup. Not ``alone``, it leaves the form of a line to the lint."""
    gone = 0
    for number, line in enumerate(text.splitlines(), 1):
        gone += bool(_GONE.search(line))
        if gone > MOST_GONE:
            message = f"More than {MOST_GONE} ids are gone here, and each has a page of its own that says so. Say in the pull request why, and those who look after the project raise the bound."
            yield Problem(path, number, Rule.TOO_LARGE, message)
            return
        if line.startswith("#") and not is_of_head(line):
            message = 'This comment is not one of the lines that "make ids" writes at the top. Take it out.'
            yield Problem(path, number, Rule.REFUSED_MARKUP, message)
        elif not line.startswith("#") and not PLAIN.fullmatch(line.replace(" -> ", " ")):
            message = f'"{line[:60]}" holds one of < > {{ }} \\ `. Write plain words, without markup.'
            yield Problem(path, number, Rule.REFUSED_MARKUP, message)
        elif telephone := find_shown(_DAY_GONE.sub("", line), files.paths.known_numbers):
            message = f'"{telephone}" is a telephone number. Put it into {files.paths.file("numbers")}, and give the reason without it.'
            yield Problem(path, number, Rule.NUMBER_IN_TEXT, message)
        elif not line.startswith("#") and (named := find_unknown_place(line, hosts)):
            yield Problem(path, number, Rule.REFUSED_LINK, describe_place(named, files.paths.file("hosts")))
    if alone:
        yield from registry.read(text, path)[1]
