"""What the lists for the search name: pages, topics, folders, groups and numbers. The check and the build ask here whether each exists."""

import re
from collections.abc import Collection
from itertools import accumulate
from pathlib import PurePath
from typing import Any, NamedTuple

import yaml

from ..problems import Problem, Rule
from ..suggestions import find_near, suggest
from . import frontmatter
from .frontmatter import Loader

DEEPEST = 100
"""Brackets in brackets that are read: their cost grows with the square, and a list of ours has three."""
IN_YOUR_WORDS = "in-your-words"
"""The page that is made of what readers type; a list may name it as if it were a file."""
_KEYS_ARE_PAGES = ("leads-to", "alone", "needs", "together")
_ITEMS_ARE_PAGES = ("offers", "unless")
_LISTED = re.compile(r"(?m)^(?![ #]|- |$).*")
"""A line of a list of lines that stands at the margin and is no item: the id of a page."""
_ID = re.compile(r"([a-z0-9-]+):\s*")


class _Name(NamedTuple):
    """A name in a list, with its line, which counts from 1."""

    said: str
    line: int


def id_of(docname: str) -> str:
    """The id of the page with a path without its ending, as a list of lines names it."""
    return docname.removesuffix("/index").rpartition("/")[2]


def find_unknown_names(path: PurePath, text: str, docnames: Collection[str], topics: Collection[str]) -> list[Problem]:
    """The groups, pages, topics and folders that the list of words names and that are not there, each with its line.

    :param docnames: the paths of all pages, without ending.
    :param topics: the ids of the topics. A part that is of another kind than it must be is passed over: other checks name it.
    """
    groups: list[_Name] = []
    of_groups: list[_Name] = []
    pages: list[_Name] = []
    needs: list[_Name] = []
    for part, value in _pairs(_compose(path, text)):
        keys = [key for key, _ in _pairs(value)]
        items = [one for _, below in _pairs(value) for one in _items(below)]
        if part.said == "groups":
            groups += keys
        if part.said in _KEYS_ARE_PAGES:
            (needs if part.said == "needs" else pages).extend(keys)
        if part.said == "unless":
            of_groups += keys
        if part.said == "together":
            of_groups += items
        if part.said in _ITEMS_ARE_PAGES:
            pages += items or _items(value)
    known = [one.said for one in groups]
    found = [_no_group(path, name, known) for name in of_groups if name.said not in known]
    there = {*docnames, IN_YOUR_WORDS}
    found += [_no_page(path, name, there) for name in pages if name.said not in there]
    folders = {f"{docname.rpartition('/')[0]}/" for docname in docnames}
    allowed = {*there, *topics, *folders}
    found += [_nothing_needed(path, name, there, topics, folders) for name in needs if name.said not in allowed]
    return sorted(found, key=lambda problem: problem.line)


def find_unknown_ids(path: PurePath, text: str, docnames: Collection[str]) -> list[Problem]:
    """The ids in a list of lines that no page has, each with its line. These lists are long, so YAML reads one only when a line at the margin is no plain id."""
    ids = {id_of(docname) for docname in docnames}
    found = [(plain[1] if (plain := _ID.fullmatch(line[0])) else "") for line in _LISTED.finditer(text)]
    if found and ids.issuperset(found) and not re.match(r"(?:#.*\n|\s*\n)*[ \t]+\S", text):
        return []
    return [
        Problem(path, key.line, Rule.SEARCH_WORDS, f'There is no page "{key.said}".{suggest(key.said, ids)} Write the id of a page.')
        for key, _ in _pairs(_compose(path, text))
        if key.said not in ids
    ]  # fmt: skip


def find_unknown_ways(
    path: PurePath, text: str, docnames: Collection[str], numbers: Collection[str], listed: PurePath
) -> list[Problem]:
    """The pages and numbers that the panels lead to and that are not there, each with its line.

    :param numbers: the ids of the numbers, which are kept in ``listed``.
    """
    found: list[Problem] = []
    for part, panels in _pairs(_compose(path, text)):
        of_panels = [panel for _, panel in _pairs(panels)] if part.said == "panels" else []
        in_languages = [below for panel in of_panels for _, below in _pairs(panel)]
        for panel in (*of_panels, *in_languages):
            said = {key.said: value for key, value in _pairs(panel)}
            if isinstance(page := said.get("page"), yaml.ScalarNode):
                name = _Name(str(page.value).partition("#")[0], page.start_mark.line + 1)
                found += [_no_page(path, name, docnames)] if name.said not in docnames else []
            called = [*reversed(_items(said.get("message"))), *reversed(_items(said.get("call")))]
            for id_, line in {one.said: one.line for one in called if one.said not in numbers}.items():
                message = (
                    f'There is no number "{id_}" in {listed}.{suggest(id_, numbers)} Write its name, or take it out.'
                )
                found.append(Problem(path, line, Rule.SEARCH_WORDS, message))
    return sorted(found, key=lambda problem: problem.line)


def _no_group(path: PurePath, name: _Name, known: list[str]) -> Problem:
    remedy = f"The groups are {', '.join(known)}." if known else 'Write it under "groups:" with its words.'
    message = f'There is no group "{name.said}".{suggest(name.said, known)} {remedy}'
    return Problem(path, name.line, Rule.SEARCH_WORDS, message)


def _no_page(path: PurePath, name: _Name, docnames: Collection[str]) -> Problem:
    message = f'There is no page "{name.said}".{_suggest_page(name.said, docnames)} Write its path without ".md".'
    return Problem(path, name.line, Rule.SEARCH_WORDS, message)


def _nothing_needed(
    path: PurePath, name: _Name, docnames: Collection[str], topics: Collection[str], folders: Collection[str]
) -> Problem:
    if name.said.endswith("/"):
        message = f'There is no folder "{name.said}".{suggest(name.said, folders)} Write the path of a folder of pages, with a slash at its end.'
    elif "/" in name.said:
        return _no_page(path, name, docnames)
    else:
        near = suggest(name.said, topics) or _suggest_page(name.said, docnames)
        message = f'There is no page and no topic "{name.said}".{near} Write the path of a page without ".md", or the id of a topic.'
    return Problem(path, name.line, Rule.SEARCH_WORDS, message)


def _suggest_page(said: str, docnames: Collection[str]) -> str:
    """A sentence that offers the pages whose ids are nearest, or that have the same id elsewhere."""
    by_id = {id_of(docname): docname for docname in sorted(docnames)}
    near = [by_id[one] for one in find_near(id_of(said.removesuffix(".md")), by_id)]
    return f" Did you mean {' or '.join(near)}?" if near else ""


def _compose(path: PurePath, text: str) -> Any:
    """The YAML of a list as nodes with their lines, None when there is none or it cannot be read, or where too many brackets are open to be read soon."""
    depth = accumulate({"[": 1, "{": 1, "]": -1, "}": -1}.get(sign, 0) for sign in text)
    if max(depth, default=0) > DEEPEST:
        return None
    try:
        return yaml.compose(frontmatter.as_yaml(path, text), Loader=Loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _pairs(node: Any) -> list[tuple[_Name, Any]]:
    """The keys of a table with what stands under each; nothing of another kind of node."""
    if not isinstance(node, yaml.MappingNode):
        return []
    return [(_Name(str(key.value), key.start_mark.line + 1), value) for key, value in node.value]


def _items(node: Any) -> list[_Name]:
    """The texts of a list; nothing of another kind of node."""
    if not isinstance(node, yaml.SequenceNode):
        return []
    return [_Name(str(one.value), one.start_mark.line + 1) for one in node.value if isinstance(one, yaml.ScalarNode)]
