"""Tables that the search reads: their parts are of the kind that it expects, with the line of the one that is not."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from ....core.data.printables import reader as printables
from ....core.distress.model import read_learned
from ....core.language.query_words import NEAR_WORDS, fold_typed
from ....core.pages import frontmatter
from ....core.problems import Problem, Rule
from ....core.project import LEARNED, PANELS, Paths
from ...policy import NAME

_TEXTS = ("title", "text", "page", "page-title")
_LISTS = ("call", "message", "without", "before")
_WORDS = ("alike", "spoken")
"""Lists of words: those that count as one, and those that tell a language."""
_PLACE = re.compile(rf"(?:{NAME}/){{1,3}}(?:{NAME}|\*)\.(?:md|yml)")
"""A list from which ordinary sentences are taken."""
_OTHER_LISTS = ("ordinary-lists", "not-ordinary")


def check_table(path: PurePosixPath, text: str, paths: Paths) -> Iterator[Problem]:
    """What is of another kind than the search expects."""
    found, wrong = frontmatter.read_pairs(path, text, first_line=1)
    yield from wrong
    names = [name for name, _, _ in found]
    if path.name == PANELS and not wrong and (missing := {"panels", "alike"} - {*names}):
        message = f'"{min(missing)}" is gone from this list, and the search needs it. Bring it back.'
        yield Problem(path, 1, Rule.REFUSED_YAML, message)
    for name, line, value in found:
        if path.name == PANELS and name == "panels":
            languages = {
                code for key, _, words in found if key == "spoken" and isinstance(words, dict) for code in words
            }
            yield from _panels(path, line, value, languages)
        elif path.name == PANELS and name not in (*_WORDS, *_OTHER_LISTS):
            message = (
                f'"{name[:40]}" is not a part of this list. There are {", ".join(("panels", *_WORDS, *_OTHER_LISTS))}.'
            )
            yield Problem(path, line, Rule.REFUSED_YAML, message)
        elif not (_is_table_of_texts(value) if name in _WORDS else _are_texts(value)):
            form = "a list of words for each name" if name in _WORDS else "a list of texts"
            yield Problem(path, line, Rule.REFUSED_YAML, f'"{name[:40]}" must hold {form}. Write [one, two].')
        elif path.name == PANELS and name == "alike":
            yield from _alike(path, line, value)
        elif path.name == PANELS and name == "ordinary-lists":
            typed = {paths.file("search_queries"), paths.more_lines / "*.yml", PurePosixPath(paths.questions, "*.md")}
            for place in value:
                within = PurePosixPath(place)
                if not _PLACE.fullmatch(place) or not typed & {within, within.parent / f"*{within.suffix}"}:
                    message = f'"{place[:40]}" is no list of what people type. Write {paths.file("search_queries")}, {paths.more_lines}/*.yml or {paths.questions}/*.md.'
                    yield Problem(path, line, Rule.REFUSED_YAML, message)


def _alike(path: PurePosixPath, line: int, groups: Mapping[str, list[str]]) -> Iterator[Problem]:
    """A word in two groups: the search would take the last, whatever was learned with the first."""
    first: dict[str, str] = {}
    for group, words in groups.items():
        for word in words:
            if (other := first.setdefault(fold_typed(word), group)) != group:
                message = f'"{word[:40]}" stands under "{other[:40]}" and under "{group[:40]}" in alike. A word counts as one thing only: take it out of one of the two.'
                yield Problem(path, line, Rule.REFUSED_YAML, message)


def _panels(path: PurePosixPath, line: int, value: object, languages: set[str]) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield Problem(
            path, line, Rule.REFUSED_YAML, '"panels" must be a table: the name of a kind, and its lines below.'
        )
        return
    if not value:
        yield Problem(
            path, line, Rule.REFUSED_YAML, '"panels" has no panel, and no cry for help would be heard. Bring them back.'
        )
    for kind, panel in value.items():
        fields = panel if isinstance(panel, dict) else {}
        texts = all(isinstance(fields.get(name), str) and fields[name].strip() for name in _TEXTS)
        lists = all(_are_texts(fields.get(name, [])) for name in _LISTS)
        if not texts or not lists or fields.keys() - {*_TEXTS, *_LISTS, *languages} or not fields.get("call"):
            message = (
                f'The panel "{str(kind)[:40]}" is not whole. It needs {", ".join(_TEXTS)}, each with words, and call: [emergency] '
                "or other names of numbers; message is a list of such names, too, and without and before are lists of kinds."
            )
            yield Problem(path, line, Rule.REFUSED_YAML, message)
        for language in languages & fields.keys():
            own = fields[language] if isinstance(fields[language], dict) else {}
            if own.keys() != {*_TEXTS} or not all(isinstance(text, str) and text.strip() for text in own.values()):
                message = f'The panel "{str(kind)[:40]}" is not whole in the language "{language[:10]}". Write {", ".join(_TEXTS)} there, each with words, and nothing else.'
                yield Problem(path, line, Rule.REFUSED_YAML, message)


def check_printables(path: PurePosixPath, text: str) -> Iterator[Problem]:
    """Files to print whose ids cannot be names of files, and more of them than a course prints."""
    found, wrong = frontmatter.read_pairs(path, text, first_line=1)
    yield from wrong
    if (count := sum(len(files) for _, _, files in found if isinstance(files, list))) > printables.MOST_FILES:
        message = f"There are {count} files to print here; {printables.MOST_FILES} are the most. Take some out."
        yield Problem(path, 1, Rule.TOO_LARGE, message)
        return
    lines = text.split("\n")
    for group, line, files in found:
        if not isinstance(files, list) or not all(isinstance(file, dict) for file in files):
            message = f'"{group[:40]}" holds no files. Write each under it, as "  - id: its-name" with its title and about below.'
            yield Problem(path, line, Rule.REFUSED_YAML, message)
            continue
        for file in files:
            id_, like = file.get("id"), file.get("like")
            said = [
                number for number, one in enumerate(lines, 1) if number > line and isinstance(id_, str) and id_ in one
            ]
            for reason in [printables.wrong_id(id_), printables.wrong_id(like) if like is not None else ""]:
                if reason:
                    yield Problem(path, said[0] if said else line, Rule.REFUSED_YAML, reason)


def check_learned(path: PurePosixPath, text: str, paths: Paths) -> Iterator[Problem]:
    """What a machine has learned, and is not whole: the search would do without it."""
    if path == paths.file("search_related"):
        for number, line in enumerate(text.splitlines(), 1):
            if not line.startswith("#") and not NEAR_WORDS.fullmatch(line):
                message = 'This is not a word with near words such as "sugar glucose:71". Make the list again with: make search-meaning'
                yield Problem(path, number, Rule.BAD_WORD_LIST, message)
                return
    elif path.name == LEARNED:
        try:
            read_learned(text)
        except ValueError as problem:
            yield Problem(path, 1, Rule.BAD_WORD_LIST, f"{problem} Make it again with: make cries")


def _is_table_of_texts(value: object) -> bool:
    return isinstance(value, dict) and all(map(_are_texts, value.values()))


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)
