"""``coursebook retire ID [INSTEAD] --why WORDS``: take a page out; what named it names what stands instead, or says it in words.

The lines of its ids in the registry say since when they are gone, why, and what replaces them. All files are written
together or not at all; then the check reads them.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from ...core.arguments import ArgumentParser
from ...core.pages import frontmatter
from ...core.pages.glossary import TAUGHT
from ...core.pages.model import Lesson, Module, Page
from ...core.permalinks import registry
from ...core.permalinks.address_table import address_of
from ...core.permalinks.registry import Permalink, Retirement
from ...core.system_errors import run_command
from ...security.course_files import CourseFiles
from ...security.sources.data.plain_yaml import check_registry
from ...security.sources.data.translated_words import page_of
from ...security.urls import read_hosts
from ..check_reply import check_reply
from ..project import Project
from .change_report import Change, Read, finish
from .lists.orphaned_entries import (
    find_facts_that_go,
    find_pictures_left,
    find_tables_about,
    find_works_left,
    find_works_that_go,
    lists_without,
    name_other_teachers,
    without_rows,
)
from .lists.orphaned_terms import find_terms_that_go, list_taught_on, without_terms
from .lists.search_lists import drop_empty, merge_keys
from .lists.without_page import take_from_list
from .naming import mentions
from .naming.front_lists import drop_items, list_items
from .naming.lost_links import take_links, take_marks, take_section_links, tell_also, tell_lost
from .rename import RefusedError, add_former, find_page, is_published, plan_registry, read_whole
from .translations import find_naming, move_translations


def retire_page(
    project: Project, id_: str, instead: str, why: str
) -> tuple[dict[PurePosixPath, str | None], list[str]]:
    """Each file that changes, with its new text, None for the page's own file; and what is to be read again, by file and line.

    :raises RefusedError: The page is not there, nor what stands instead, or lessons stand in it.
    """
    path = find_page(project, id_)
    page, place = project.pages[path], find_page(project, instead) if instead else None
    if place:
        if place == path:
            raise RefusedError(f'"{id_}" cannot stand instead of itself. Name another page, or none.')
        if type(project.pages[place]) is not type(page):
            raise RefusedError(f'"{instead}" is another kind of page. Name one of the same kind, or none.')
    if isinstance(page, Module) and (inside := [one for one in project.pages if one.parent == path.parent and one != path]):  # fmt: skip
        raise RefusedError(f'{inside[0]} and others stand in "{id_}". Retire or move the lessons first.')
    gone_ids = {section.id: section.level for section in page.sections}
    never = set() if is_published(project, page) else {*gone_ids, *page.formerly}
    if not never and (not why.strip() or not re.fullmatch(r"[^<>{}\\`\n]+", why)):
        raise RefusedError("Say in one plain sentence why it is gone: readers of old links see it.")
    if why.strip() and (wrong := find_wrong_reason(project, why.strip())):
        raise RefusedError(f"The reason would not pass the check. {wrong}")
    texts: dict[PurePosixPath, str] = {}
    terms = find_terms_that_go(project, path, _mark_of(re.escape(page.id)))
    is_listed = bool(instead) and any(mentions.is_in_menu(parsed.text, instead) for parsed in project.parsed.values())
    glossary, tables = project.paths.file("glossary"), find_tables_about(project, path)
    for file, parsed in project.parsed.items():
        if file != path:
            text = mentions.take_from_menu(parsed.text, page.id) if is_listed else parsed.text
            if file == glossary and not instead:
                text = name_other_teachers(project, path, _mark_of(re.escape(page.id)))[0]
            if file == glossary:
                text = without_terms(text, terms)
            if file in tables and not instead:
                text = without_rows(text, page.id)
            texts[file] = _without(text, page.id, page.title, "" if file == place else instead)
            for section in gone_ids:
                texts[file] = _also_without(take_section_links(texts[file], section), section)
    if not never:
        there = place or _find_above(project, path)
        for address in _addresses_of(path, page):
            texts[there] = add_former(texts[there], type(project.pages[there]), address)
    lost = dict[PurePosixPath, list[int]]()
    for file, marked in texts.items():
        texts[file], lost[file] = take_marks(marked)
    changed: dict[PurePosixPath, str | None] = {
        file: text for file, text in texts.items() if text != project.parsed[file].text
    }
    changed[path] = None
    for file in mentions.list_files(project):
        before = mentions.read_text(project.root, file)
        after = before
        if file == project.paths.file("search_synonyms"):
            gone, takes = (one.with_suffix("").as_posix() if one else "" for one in (path, place))
            after = merge_keys(after, gone, takes)
        after = take_from_list(after, id_, instead)
        if file == project.paths.file("search_synonyms") and after != before:
            after = drop_empty(after)
        if after != before:
            changed[file] = after
    changed |= lists_without(project, path, changed, terms)
    changed |= move_translations(project.root, {path: None}, id_, instead)
    today, reason = project.today, why.strip()
    lines = {
        one: Permalink(one, registry.kind_of(page) if level == 1 else "section", "", Retirement(today, reason, instead))
        for one, level in gone_ids.items()
        if one not in never
    }
    for old in page.formerly:
        if not old.startswith("/") and not never:
            lines[old] = Permalink(old, registry.kind_of(page), "", Retirement(today, reason, instead))
    changed |= plan_registry(project, texts, lines, {*never, *terms.values()})
    return changed, [*tell_lost(lost, place), *tell_also(project, texts, gone_ids, instead)]


def _addresses_of(path: PurePosixPath, page: Page) -> list[str]:
    """Where a page is or was, as the front matter of another says it; the registry tells it of questions and modules by their kind."""
    listed = [old for old in page.formerly if old.startswith("/")]
    if not isinstance(page, Lesson):
        return listed
    beside = [path.with_name(f"{old}.md") for old in registry.former_ids(page)]
    return [*listed, *(f"/{address_of(one)}/" for one in (path, *beside))]


def _find_above(project: Project, path: PurePosixPath) -> PurePosixPath:
    """The nearest page above one that goes: of its module, of all modules, the home page."""
    above = (folder / "index.md" for folder in path.parents)
    return next(page for page in above if page in project.parsed and page != path)


def find_wrong_reason(project: Project, why: str) -> str:
    """What the check would say of a reason, which stands in the registry, and on the page that tells that the old one is gone."""
    files = CourseFiles(project.paths)
    hosts = project.root / project.paths.file("hosts")
    known = read_hosts(hosts.read_text(encoding="utf-8-sig")) if hosts.is_file() else frozenset()
    path = PurePosixPath(registry.FILE)
    wrong = [*check_registry(path, " ".join(("a-b", "page", "retired", f"{project.today}:", why)), False, files, known)]
    wrong += check_reply(why, project, needs_source=False)
    return wrong[0].message if wrong else ""


def _without(text: str, id_: str, title: str, instead: str) -> str:
    """A page's text that names what stands instead of a page, or nothing in front matter and lists, and words in prose."""
    name = re.escape(id_)
    yaml, _, _ = frontmatter.split(text)
    if instead and not re.search(rf"(?m)^ *- {re.escape(instead)}:", yaml) and instead not in list_items(yaml, "modules"):  # fmt: skip
        return mentions.rename_in_page(text, id_, instead)
    text = text.replace(yaml, drop_items(yaml, "modules", (id_,)), 1) if yaml else text
    text = _also_without(text, id_)
    if instead:
        return mentions.rename_in_page(text, id_, instead)
    text = _taught_without(text, name)
    text = take_links(text, id_, title)
    return mentions.take_from_menu(text, id_)


def _also_without(text: str, id_: str) -> str:
    """A page's text without the line under ``also`` that leads to an id."""
    yaml, _, _ = frontmatter.split(text)
    front = re.sub(rf"(?m)^( *)- {re.escape(id_)}:.*\n?(?:\1 +.*\n?)*", "", yaml) if id_ in yaml else yaml
    return text.replace(yaml, front, 1) if front != yaml else text


def _taught_without(text: str, name: str) -> str:
    """A glossary in which no term says that it is taught on a page that goes: the line goes, or what it says of that page."""
    one = _mark_of(name)
    text = re.sub(rf"(?m)^[ \t]*:{re.escape(TAUGHT)}:[ \t]*{one}[ \t]*\n", "", text)
    return re.sub(rf"(?m)^([ \t]*:{re.escape(TAUGHT)}:.*?)(?:, {one}|{one}, )", r"\1", text)


def _mark_of(name: str) -> str:
    """The pattern of a mark or link that leads to a page."""
    return rf"(?:\{{(?:question|module)\}}`(?:[^`<]*<{name}>|{name})`|\[[^\[\]]*\]\((?:[^()\s#]*/)?{name}(?:/index)?\.md(?:#[^()]*)?\))"


def main(words: Sequence[str] | None = None) -> int:
    """Retire; 0 when it is done and brought nothing to fix, 1 when it did or was refused."""
    parser = ArgumentParser(
        prog="coursebook retire",
        description=__doc__,
        example='coursebook retire sick-tonight sick-after-dose --why "Both pages said the same."',
    )
    parser.add_argument("id", metavar="ID", nargs="?", default="", help="the page that goes")
    parser.add_argument("instead", metavar="INSTEAD", nargs="?", default="", help="the page that says it now")
    parser.add_argument("--why", default="", metavar="WORDS", help="one sentence for readers of old links")
    wish = parser.parse_args(words)
    root, said, read_again = Path.cwd(), list[str](), list[str]()

    def plan(read: Read) -> dict[PurePosixPath, str | None]:
        if not wish.id:
            raise RefusedError('Which page goes? Write: make retire ID=its-id INSTEAD=another-id WHY="Why."')
        why = wish.why or ("Another page says it now." if wish.instead else "")
        project = read()
        path = find_page(project, wish.id)
        leads = _mark_of(re.escape(wish.id))
        terms = find_terms_that_go(project, path, leads)
        pictures, left = find_pictures_left(project, path), find_works_left(project, path, terms)
        never = "It was never published, so nothing of it stays."
        if pictures or left:
            never = "It was never published, so nothing of its address stays."
        said.append(
            (
                f'Its old address says why, and leads to "{wish.instead}".'
                if wish.instead
                else "Its old address says why."
            )
            if is_published(project, project.pages[path])
            else never
        )
        if works := find_works_that_go(project, path, terms):
            said.append(
                f"Taken out of {project.paths.file('references')} with it, because no other page cites it: {', '.join(works)}."
            )
        if left:
            said.append(
                f"No page cites these works now: {', '.join(left)}. Take out of {project.paths.file('references')} what nobody needs, each from its line with @ down to its closing bracket."
            )
        if facts := find_facts_that_go(project, path):
            said.append(
                f"Taken out of {project.paths.file('facts')} with it, because no other page prints it: {', '.join(facts)}."
            )
        glossary = project.paths.file("glossary")
        if terms:
            said.append(
                f"Taken out of {glossary} with it, because no other page marks it and it was never published: {', '.join(terms)}."
            )
        if wish.instead and glossary in project.parsed:
            taught = [one for one in list_taught_on(project.parsed[glossary].text, leads) if one not in terms]
            if taught:
                said.append(
                    f'{glossary} says that "{wish.instead}" teaches these words now, so that page must explain them: {", ".join(taught)}.'
                )
        elif glossary in project.parsed:
            for term, role in name_other_teachers(project, path, leads)[1].items():
                said.append(f'"{term}" is taught in {role} now, as {glossary} says; look whether that is right.')
        for file in find_tables_about(project, path):
            said.append(
                f'Rows of {file} that were about it name "{wish.instead}" now; look whether that page says the same.'
                if wish.instead
                else f"Taken out of {file} with it: each row about it. Where a sentence counts the rows, write the new number."
            )
        naming = [] if wish.instead else find_naming(project.root, wish.id)
        if naming := [one for one in naming if page_of(one) != path]:
            said.append(
                f"These translations named it, and their sentences are other ones now; translate them again: {', '.join(map(str, naming))}."
            )
        if pictures:
            said.append(f"No other page shows these pictures; delete what nobody needs: {', '.join(pictures)}.")
        changed, again = retire_page(project, wish.id, wish.instead, why)
        read_again.extend(again)
        return changed

    def done() -> str:
        return "\n".join([f'Done: "{wish.id}" is gone. {" ".join(said)}', *read_again])

    return finish(Change(root, read_whole, RefusedError), plan, done)


if __name__ == "__main__":
    sys.exit(run_command(main))
