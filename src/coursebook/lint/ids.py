"""``coursebook ids``: give every heading that has none its permanent id, and note all ids in ``permalinks.txt``.

It adds and sorts. It takes an id away only when no page has it and it was never published. Nothing is written when a file cannot be read.
"""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ..core.arguments import ArgumentParser
from ..core.editions.archive import FOLDER
from ..core.language.messages import translate_message
from ..core.pages import frontmatter, outline
from ..core.pages.model import Page
from ..core.pages.parser import MAX_ID_LEVEL, Layout, new_id, read_file, read_page
from ..core.permalinks import registry
from ..core.permalinks.cited_ids import read_known_from
from ..core.permalinks.registry import Permalink, Registry
from ..core.plain_file import is_plain_file
from ..core.problems import Problem, Rule, limit_problems
from ..core.project import Paths, read_paths
from ..core.system_errors import run_command
from .caching.cache import Cache
from .caching.source_check import find_refused
from .check import Course
from .permanent_ids import check_registry
from .project import pages_of
from .writing.atomic_write import write_atomically

HIDES_HEADINGS = (Rule.OPEN_MARK, Rule.MERGE_MARKS)
"""What hides headings, so that their ids would seem to be gone."""


def missing_ids(path: PurePosixPath, text: str, layout: Layout, taken: set[str]) -> dict[int, str]:
    """The lines of the headings without an id, and an id for each that is not ``taken``, to which they are added."""
    sections = outline.read(frontmatter.split(text)[1]).sections
    title = next((section for section in sections if section.level == 1), None)
    found: dict[int, str] = {}
    for section in sections if title else ():
        if section.level <= MAX_ID_LEVEL and not section.id and section.title:
            assert title
            wanted = id_ = new_id(path, section, title, layout)
            number = 2
            while id_ in taken and section is not title:  # a page is called as its file is
                id_, number = f"{wanted}-{number}", number + 1
            taken.add(id_)
            found[section.line] = id_
            if section is title:
                title = replace(title, id=id_)
    return found


def list_taken(registered: Registry, texts: Iterable[str]) -> set[str]:
    """The ids that no heading may be given: those on a page, and those that lead elsewhere or were retired.

    One that is in the registry and on no page was taken off its heading, which gets it back.
    """
    taken = {id_ for id_, entry in registered.items() if entry.leads_to or entry.retired}
    for text in texts:
        body = frontmatter.split(text)[1]
        taken |= {section.id for section in (*outline.read(body).sections, *outline.list_terms(body))}
    return taken


def with_ids(text: str, ids: Mapping[int, str]) -> str:
    """A page's text with an id on the line before each heading; its line ends stay as they are."""
    end = "\r" if "\r\n" in text else ""
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if number in ids:
            lines += [end] if lines and lines[-1].strip() else []
            lines.append(f"({ids[number]})={end}")
        lines.append(line)
    return "\n".join(lines)


def update_registry(registered: Registry, pages: Mapping[PurePosixPath, Page]) -> dict[str, Permalink]:
    """The registry with all ids of the pages, and with every former id leading straight to its present one."""
    places = registry.collect_published(pages)
    registered = {id_: Permalink(id_, place.kind) for id_, place in places.items()} | dict(registered)
    registered = registry.with_former(registered, pages.values())
    return {id_: _straight(registered, entry) for id_, entry in registered.items()}


def drop_drafts(registered: Registry, pages: Mapping[PurePosixPath, Page], project: Path) -> Registry:
    """The registry without the ids that are on no page and were never published, as of a draft that was thrown away."""
    gone = {id_ for id_, entry in registered.items() if not (entry.leads_to or entry.retired)}
    gone -= registry.collect_published(pages).keys() | {old for page in pages.values() for old in page.formerly}
    known = read_known_from(project, project / FOLDER) if gone else None
    return registered if known is None else {id_: entry for id_, entry in registered.items() if id_ not in gone - known}


def _straight(registered: Registry, entry: Permalink) -> Permalink:
    if entry.leads_to:
        return replace(entry, leads_to=registry.find_chain_end(registered, entry.leads_to) or entry.leads_to)
    if entry.retired and entry.retired.successor:
        last = registry.find_chain_end(registered, entry.retired.successor)
        return replace(entry, retired=replace(entry.retired, successor=last or entry.retired.successor))
    return entry


class _Read(NamedTuple):
    """The pages and the registry of a course, as a change of it needs them, and what cannot be read."""

    texts: dict[PurePosixPath, str]
    before: str
    registered: registry.Registry
    unreadable: list[Problem]


def _read(project: Path, paths: Paths) -> _Read:
    texts: dict[PurePosixPath, str] = {}
    unreadable: list[Problem] = []
    for path in (*pages_of(project, paths), registry.FILE):
        if path == registry.FILE and os.path.lexists(project / path) and not is_plain_file(project, path):
            message = "This is a link to another place, or no file at all. Put the file itself here."
            unreadable.append(Problem(path, 1, Rule.REFUSED_FILE, message))
        elif path != registry.FILE or (project / path).is_file():
            texts[path], problems = read_file(project / path, path)
            unreadable += problems
    before = texts.pop(registry.FILE, "")
    registered, problems = registry.read(before)
    unreadable += [] if registry.is_readable(problems) else problems
    cache = Cache(project)
    told = find_refused(project, cache)
    cache.save(is_part=True)
    unreadable += [problem for problem in told if problem.rule in HIDES_HEADINGS]
    return _Read(texts, before, registered, unreadable)


def update_file(course: Course) -> bool:
    """Write the lines that the registry lacks, where all can be read and no heading lacks its id; whether it changed.

    A registry that the source check refuses stays as it is: a person sees what stands in it, and takes it out.
    """
    project, pages, root = course.project, course.project.pages, course.project.root
    is_hidden = any(problem.rule in HIDES_HEADINGS or problem.path == registry.FILE for problem in course.refused)
    if is_hidden or len(pages) < len(project.files) or not is_plain_file(root, registry.FILE):
        return False
    before, unreadable = read_file(root / registry.FILE, registry.FILE)
    registered, problems = registry.read(before)
    if unreadable or not registry.is_readable(problems):
        return False
    after = registry.write(update_registry(drop_drafts(registered, pages, root), pages), project.paths.language)
    if after != before:
        write_atomically(root / registry.FILE, after)
    return after != before


def main(words: Sequence[str] | None = None) -> int:
    """Write what is missing, say how much that was, and what is left for a person to decide."""
    ArgumentParser(prog="coursebook ids", description=__doc__, example="coursebook ids").parse_args(words)
    project = Path.cwd()
    paths = read_paths(project)
    layout = paths.layout
    texts, before, registered, unreadable = _read(project, paths)
    if unreadable:
        return _say(unreadable, "Nothing was written.", paths.language)

    taken = list_taken(registered, texts.values())
    added = {path: missing_ids(path, text, layout, taken) for path, text in texts.items()}
    pages = {}
    for path, text in texts.items():
        page, _ = read_page(path, with_ids(text, added[path]), layout)
        if page:
            pages[path] = page
    kept = drop_drafts(registered, pages, project) if len(pages) == len(texts) else registered
    after = registry.write(update_registry(kept, pages), paths.language)

    for path, ids in added.items():
        if ids:
            write_atomically(project / path, with_ids((project / path).read_bytes().decode("utf-8"), ids))
    if after != before:
        write_atomically(project / registry.FILE, after)
    headings, files = sum(map(len, added.values())), sum(map(bool, added.values()))
    written, _ = registry.read(after)
    lines = len(
        set(after.splitlines())
        - set(before.splitlines())
        - {line for line in after.splitlines() if line.startswith("#")}
    )
    fewer = len(registered) - len(kept) if kept is not registered else 0
    one, more = "1 line of what was never published taken out.", f"{fewer} lines of what was never published taken out."
    dropped = f" {one if fewer == 1 else more}" if fewer > 0 else ""
    said = (
        f"{_count(headings, 'id')} written into {_count(files, 'page')}, {_count(lines, 'line')} into {registry.FILE}, "
        f"which has {len(written)} ids.{dropped}"
    )
    return _say(check_registry(project, pages, len(pages) == len(texts)), said, paths.language)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _say(problems: list[Problem], summary: str, language: str) -> int:
    for problem in limit_problems(problems, language):
        print(problem)
    print(translate_message(summary, language), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(run_command(main))
