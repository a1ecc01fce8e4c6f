"""What needs no judgment, done: missing ids, the order of keys, blanks at line ends, curly marks, words with one right answer,
bold openings as a list, and the pages that are made from the code or a list.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from ..core.pages.frontmatter import read_pairs
from ..core.pages.frontmatter_keys import KEYS
from ..core.pages.parser import read_file
from ..core.permalinks import registry
from ..core.problems import Problem
from ..security.unicode_check import pasted_to_plain
from .caching.cache import Cache
from .ids import list_taken, missing_ids, with_ids
from .page import ParsedPage
from .project import Project
from .rules.layout.run_in_headings import with_run_in_lists
from .rules.lists.generated_pages import render_generated
from .rules.wording.formatting import CURLY, KEY
from .rules.wording.inclusive_language import find_loaded_words
from .writing.atomic_write import write_atomically


def fix(project: Project, only: Iterable[PurePosixPath] = (), cache: Cache | None = None) -> list[PurePosixPath]:
    """Fix the pages of a project, or those in ``only``; return the files that were changed.

    A file is written whole or not at all. ``cache`` knows the pages in which there was nothing to fix.
    """
    wanted = set(only)
    text = read_file(project.root / registry.FILE, registry.FILE)[0] if (project.root / registry.FILE).is_file() else ""
    registered, problems = registry.read(text)
    taken = list_taken(registered, (page.text for page in project.parsed.values()))
    is_named = registry.is_readable(problems)  # which ids are gone for good cannot be told else
    changed = []
    by_machine = render_generated(project)
    for path, page in project.parsed.items():
        if path in by_machine:
            if page.text != by_machine[path] and (not wanted or path in wanted):
                write_atomically(project.root / path, by_machine[path])
                changed.append(path)
            continue
        if (wanted and path not in wanted) or (cache and _is_fixed(page, project, cache)):
            continue
        fixed_text = fix_text(page, project)
        if is_named:
            fixed_text = with_ids(fixed_text, missing_ids(path, fixed_text, project.paths.layout, taken))
        if fixed_text != page.text:
            write_atomically(project.root / path, fixed_text)
            changed.append(path)
    return changed


def _is_fixed(page: ParsedPage, project: Project, cache: Cache) -> bool:
    """Whether nothing in a page is to be fixed, and no heading lacks its id: its own text and the lists of the course tell."""

    def find() -> tuple[list[Problem], dict[str, dict[str, str]], bool]:
        is_same = fix_text(page, project) == page.text
        return [], {}, is_same and not missing_ids(page.path, page.text, project.paths.layout, set())

    return bool(cache.recall("fixed", page.path, page.text.encode(), find, {})[1])


def fix_text(page: ParsedPage, project: Project) -> str:
    """The text of a page after all that can be fixed without judgment."""
    text = pasted_to_plain(page.text)
    for curly, straight in CURLY.items() if page.is_english else ():
        text = text.replace(curly, straight)
    text = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    text = text if text.endswith("\n") else f"{text}\n"
    text = _in_order(replace(page, text=text))
    if page.is_for_readers:
        body = replace(page, text=text).body.lstrip("\n")
        text = text.removesuffix(body) + with_run_in_lists(body)
    return _one_right_answer(replace(page, text=text), project)


def _in_order(page: ParsedPage) -> str:
    """The keys in the order of the handbook; a front matter that is not plain keys is left as it is."""
    order = list(KEYS[page.kind])
    lines = page.yaml.split("\n")
    starts = [number for number, line in enumerate(lines) if KEY.match(line)]
    found, problems = read_pairs(page.path, page.yaml, 0)
    names = [name for name, _, _ in found]
    if problems or len(set(names)) != len(names) or len(starts) != len(names) or not set(names) <= set(order):
        return page.text
    if starts[:1] != [0]:
        return page.text  # a comment or a blank line before the first key belongs to nobody
    parts = {name: lines[start:end] for name, start, end in zip(names, starts, [*starts[1:], len(lines)], strict=True)}
    right = "\n".join(line for name in sorted(names, key=order.index) for line in parts[name])
    return page.text.replace(page.yaml, right, 1)


def _one_right_answer(page: ParsedPage, project: Project) -> str:
    text = page.text
    for start, found, word in reversed(find_loaded_words(page, project)):
        if right := word.swap.get(found.lower()):
            right = right[0].upper() + right[1:] if found[0].isupper() else right
            text = text[:start] + right + text[start + len(found) :]
    return text
