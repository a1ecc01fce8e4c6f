"""``coursebook rename OLD NEW``: give a page another id; its old one still works, and all that names it follows.

All files are written together or not at all; then the check reads them.
"""

import re
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from ...core.arguments import ArgumentParser
from ...core.pages import frontmatter
from ...core.pages.frontmatter import ID, ID_FORM
from ...core.pages.frontmatter_keys import KEYS
from ...core.pages.model import Lesson, Module, Page, Question
from ...core.pages.parser import read_page
from ...core.permalinks import registry
from ...core.permalinks.address_table import address_of
from ...core.problems import Problem, Rule
from ...core.project import SETTINGS
from ...core.suggestions import suggest
from ...core.system_errors import run_command
from ..caching.cache import Cache
from ..caching.source_check import find_refused
from ..ids import update_registry
from ..project import Project, read_project
from ..rules.wording.formatting import KEY
from .change_report import Change, Read, finish
from .lists.search_lists import rename_paths
from .naming import mentions
from .naming.front_lists import add_item, drop_items, has_key, list_items
from .naming.mentions import ENDINGS
from .translations import move_translations


class RefusedError(Exception):
    """The files cannot be changed; the message says why."""


def read_whole(root: Path, cache: Cache) -> tuple[Project, list[Problem]]:
    """The course in a folder, of which every page can be read, and what is wrong with it otherwise.

    :raises RefusedError: A page is broken, and what names another page in it would be missed.
    """
    if refused := find_refused(root, cache):
        raise RefusedError(f"{refused[0]}\nMend this first; then all that names the page can be found.")
    project, problems = read_project(root, date.today())
    broken = [path for path in project.files if path not in project.pages]
    if first := next((problem for problem in problems if problem.path in broken), None):
        raise RefusedError(f"{first}\nMend this first; then all that names the page can be found.")
    return project, problems


def find_page(project: Project, id_: str) -> PurePosixPath:
    """The file of the page with an id.

    :raises RefusedError: There is none, or it may not be moved.
    """
    kinds = (Question, Module, Lesson)
    found = next((path for path, page in project.pages.items() if type(page) in kinds and page.id == id_), None)
    if found is None and id_ in project.former:
        raise RefusedError(f'"{id_}" is called "{project.former[id_]}" now. Write that id.')
    if found is None and id_ in project.ids:
        raise RefusedError(
            f'"{id_}" is no question, lesson or module. It is in {project.ids[id_]}: change it there by hand.'
        )
    if found is None:
        known = [page.id for page in project.pages.values() if type(page) in kinds]
        raise RefusedError(f'There is no page "{id_}".{suggest(id_, known)}')
    return found


def rename_page(project: Project, old: str, new: str, is_back: bool) -> dict[PurePosixPath, str | None]:
    """Each file that changes, with its new text; None for a file that goes.

    :param is_back: as ``is_unpublished_way_back`` says.
    :raises RefusedError: The page is not there, or the new id cannot be used.
    """
    path = find_page(project, old)
    if not is_back:
        _refuse_id(project, new)
    settings = project.root / SETTINGS
    if settings.is_file() and re.search(rf"(?<![\w-]){re.escape(old)}(?![\w-])", settings.read_text("utf-8-sig")):
        raise RefusedError(f"{SETTINGS} names {old}. Those who look after the project change it there first.")
    kind, is_draft = project.paths.layout.kind(path), not is_published(project, project.pages[path])
    there = path.parent.parent / new / path.name if kind is Module else path.with_name(f"{new}.md")
    parts = {
        one: new + one.removeprefix(old) for one in mentions.list_named_after(project.pages[path], old) if is_draft
    }
    for one in parts.values():
        _refuse_id(project, one)
    texts: dict[PurePosixPath, str] = {}
    moved: dict[PurePosixPath, PurePosixPath] = {path: there}
    for file, page in project.parsed.items():
        text = mentions.rename_sections(mentions.rename_in_page(page.text, old, new), parts)
        if file == path:
            text = text.replace(f"({old})=\n", f"({new})=\n", 1)
            text = take_former(text, (old, new)) if is_back else text if is_draft else add_former(text, kind, old)
        elif kind is Module and file.is_relative_to(path.parent):
            moved[file] = there.parent / file.relative_to(path.parent)
            if is_published(project, project.pages[file]):
                text = _keep_address(project, file, moved[file], text, is_back)
        texts[moved.get(file, file)] = text
    changed: dict[PurePosixPath, str | None] = {
        file: text for file, text in texts.items() if file not in project.parsed or text != project.parsed[file].text
    }
    changed |= {file: None for file in project.parsed if file not in texts}
    places = (path.parent, there.parent) if kind is Module else (path.with_suffix(""), there.with_suffix(""))
    for file in mentions.list_files(project):
        before = mentions.read_text(project.root, file)
        after = mentions.rename_sections_in_list(mentions.rename_in_list(before, old, new), parts)
        if (after := rename_paths(after, *(place.as_posix() for place in places))) != before:
            changed[file] = after
    changed |= move_translations(project.root, moved, old, new)
    changed |= plan_registry(project, texts, {}, (old, *parts) if is_draft else (), (old, new) if is_back else None)
    return changed


def _keep_address(project: Project, file: PurePosixPath, there: PurePosixPath, text: str, is_back: bool) -> str:
    """The text of a page that moves with its module: where it was and had been still leads to it, and what nobody has seen does not."""
    page = project.pages[file]
    before = [file, *(file.with_name(f"{one}.md") for one in registry.former_ids(page))]
    if is_back:
        return take_former(text, [f"/{address_of(there.parent / one.name)}/" for one in before])
    for one in before:
        if (address := f"/{address_of(one)}/") not in page.formerly:
            text = add_former(text, type(page), address)
    return text


def is_unpublished_way_back(project: Project, old: str, new: str) -> bool:
    """Whether a page gets back the id that it had before, and nobody has seen the one that it has now."""
    if project.former.get(new) != old:
        return False
    return project.known_ids is not None and old not in project.known_ids


def is_published(project: Project, page: Page) -> bool:
    """Whether somebody may have cited a page: one of its ids, or of those that it had, is known."""
    ids = {section.id for section in page.sections} | {page.id, *page.formerly}
    return project.known_ids is None or bool(ids & project.known_ids)


def take_former(text: str, ids: Collection[str]) -> str:
    """A page's text without some ids under ``formerly``, and without that key when nothing is left of it."""
    yaml, _, _ = frontmatter.split(text)
    front = drop_items(yaml, "formerly", ids)
    if front != yaml and not list_items(front, "formerly"):
        front = "\n".join(line for line in front.split("\n") if not line.startswith("formerly:"))
    return text.replace(yaml, front, 1)


def _refuse_id(project: Project, new: str) -> None:
    if not ID.fullmatch(new):
        raise RefusedError(f'"{new}" cannot be an id. Write {ID_FORM}.')
    if owner := project.ids.get(new) or next((path for path, page in project.pages.items() if page.id == new), None):
        raise RefusedError(f'The id "{new}" belongs to {owner}. Choose another.')
    if new in project.former:
        raise RefusedError(f'"{new}" was once the id of "{project.former[new]}" and still leads there. Choose another.')
    lines, _ = registry.read(_registry_text(project))
    if new in lines:
        raise RefusedError(f'"{new}" stands in {registry.FILE}:{lines[new].line}; an id is used once. Choose another.')


def _registry_text(project: Project) -> str:
    file = project.root / registry.FILE
    return file.read_text(encoding="utf-8-sig") if file.is_file() else ""


def plan_registry(
    project: Project,
    texts: Mapping[PurePosixPath, str],
    gone: Mapping[str, registry.Permalink],
    never: Collection[str] = (),
    back: tuple[str, str] | None = None,
) -> dict[PurePosixPath, str | None]:
    """The registry, when the course has one, for the new texts of all pages and the lines of what is gone; ids that were ``never``
    published leave none.

    :param back: the id that a page had, which was never published, and the one that it gets back.
    """
    before = _registry_text(project)
    if not before:
        return {}
    lines, problems = registry.read(before)
    if not registry.is_readable(problems):
        raise RefusedError(f"{problems[0]}\nMend this first.")
    gone_for_good = {*never, *(back or ())}
    lines = {
        id_: _led_back(entry, *back) if back else entry for id_, entry in lines.items() if id_ not in gone_for_good
    }
    pages: dict[PurePosixPath, Page] = {}
    for path, text in texts.items():
        page, problems = read_page(path, text, project.paths.layout)
        if page:
            pages[path] = page
        elif broken := next((one for one in problems if one.rule is Rule.INVALID_YAML), None):
            raise RefusedError(
                f"{path}:1: Its front matter could not be read after the change. Write each list there on one line, in brackets, then do this again. {broken.message}"
            )
    after = registry.write(update_registry({**lines, **gone}, pages), project.paths.language)
    return {registry.FILE: after} if after != before else {}


def _led_back(entry: registry.Permalink, old: str, new: str) -> registry.Permalink:
    """A line that leads to an id, or to one of its parts, when the id is as it was before."""

    def back(id_: str) -> str:
        return new + id_.removeprefix(old) if id_ == old or id_.startswith(f"{old}-") else id_

    retired = entry.retired and replace(entry.retired, successor=back(entry.retired.successor))
    return replace(entry, leads_to=back(entry.leads_to), retired=retired)


def add_former(text: str, kind: type[Page], old: str) -> str:
    """A page's text with an id or an address more under ``formerly``, which stands in its place among the keys."""
    yaml, _, _ = frontmatter.split(text)
    lines = yaml.rstrip("\n").split("\n")
    order = list(KEYS[kind])
    keys = [(found[1], number) for number, line in enumerate(lines) for found in [KEY.match(line)] if found]
    if not has_key(yaml, "formerly"):
        after = order.index("formerly")
        place = next((number for key, number in keys if key in order and order.index(key) > after), len(lines))
        lines.insert(place, f"formerly: [{old}]")
    else:
        return text.replace(yaml, add_item(yaml, "formerly", old), 1)
    return text.replace(yaml, "\n".join(lines) + ("\n" if yaml.endswith("\n") else ""), 1)


def main(words: Sequence[str] | None = None) -> int:
    """Rename; 0 when it is done and brought nothing to fix, 1 when it did or was refused."""
    parser = ArgumentParser(
        prog="coursebook rename", description=__doc__, example="coursebook rename sick-tonight sick-after-dose"
    )
    parser.add_argument("old", metavar="OLD", nargs="?", default="", help="the id that the page has")
    parser.add_argument("new", metavar="NEW", nargs="?", default="", help="the id that it gets")
    wish = parser.parse_args(words)
    root = Path.cwd()

    said = list[str]()

    def plan(read: Read) -> dict[PurePosixPath, str | None]:
        if not wish.old and not wish.new:
            raise RefusedError("Which page is to get another id? Write: make rename OLD=its-id NEW=another-id.")
        if not wish.old:
            raise RefusedError(f"Which page is to get another id? Write: make rename OLD=its-id NEW={wish.new}.")
        if not wish.new:
            raise RefusedError(f'Which id is "{wish.old}" to get? Write: make rename OLD={wish.old} NEW=another-id.')
        project = read()
        is_back = is_unpublished_way_back(project, wish.old, wish.new)
        changed = rename_page(project, wish.old, wish.new, is_back)
        if is_back:
            said.append(
                f'Renamed: "{wish.old}" is called "{wish.new}" again. Nobody has seen the other, so nothing of it stays.'
            )
        elif is_published(project, project.pages[find_page(project, wish.old)]):
            said.append(f'Renamed: "{wish.old}" is called "{wish.new}" now. Its old address still works.')
            if parts := mentions.list_named_after(project.pages[find_page(project, wish.old)], wish.old):
                said[-1] += (
                    f"\nThe ids of its parts stay, such as {parts[0]}: links that others have made lead to them."
                )
        else:
            said.append(
                f'Renamed: "{wish.old}" is called "{wish.new}" now. It was never published, so nothing of its old address stays.'
            )
        return changed

    def done() -> str:
        return said[-1]

    return finish(Change(root, read_whole, RefusedError), plan, done, ENDINGS, (wish.old, wish.new))


if __name__ == "__main__":
    sys.exit(run_command(main))
