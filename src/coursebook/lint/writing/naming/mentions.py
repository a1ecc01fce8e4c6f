"""Where the files of a course name a page by its id: roles, links, lists of pages, front matter, and lists of ids."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from ....core.pages import frontmatter
from ....core.pages.model import Page
from ....core.project import LEARNED, SEEN
from ...project import Project

FRONT = ("modules", "also")
"""The keys of front matter that name pages."""
TOCTREE = re.compile(r"^(?P<fence>`{3,}|:{3,})\{toctree\}\n.*?^(?P=fence)$", re.MULTILINE | re.DOTALL)
ENDINGS = (".yml", ".txt")
NOT_LISTS = ("permalinks.txt", "near-words.txt", LEARNED, SEEN)
"""The registry has its own grammar; the others are made by a machine."""


SEALED = "sealed"
"""The folder of tests whose lists stay as they were when they were sealed, byte for byte."""


def list_files(project: Project) -> Iterator[PurePosixPath]:
    """The lists of a course and of its tests that may name pages, and nothing that is made or stored."""
    for folder in (project.paths.questions, project.paths.handbook, "tests"):
        for file in sorted((project.root / folder).rglob("*")):
            path = PurePosixPath(file.relative_to(project.root).as_posix())
            if SEALED in path.parts:
                continue
            wanted = ENDINGS if folder != "tests" else ENDINGS[:1]
            if file.suffix in wanted and file.name not in NOT_LISTS and file.is_file() and not file.is_symlink():
                yield path


def rename_in_page(text: str, old: str, new: str) -> str:
    """A page's text with each mention of one page's id turned into another."""
    name = re.escape(old)
    yaml, _, _ = frontmatter.split(text)
    front = _front_matter(yaml, name, new)
    head = text.replace(yaml, front, 1) if yaml else text
    found = re.sub(rf"(\{{(?:question|module)\}}`(?:[^`<]*<)?){name}(?=>?`)", rf"\g<1>{new}", head)
    found = re.sub(rf"(\]\((?:[^)\s#]*/)?){name}(?=\.md[)#\s]|/[^)\s]*\.md[)#\s])", rf"\g<1>{new}", found)
    found = re.sub(rf"(\]\(#){name}(?=\))", rf"\g<1>{new}", found)
    found = re.sub(rf"(?m)^(:(?:module|question|page): *){name}$", rf"\g<1>{new}", found)
    return TOCTREE.sub(lambda tree: re.sub(rf"(?m)^((?:.*<)?(?:[\w./-]+/)?){name}(?=(?:/index)?(?:\.md)?>?$)", rf"\g<1>{new}", tree[0]), found)  # fmt: skip


def _front_matter(yaml: str, name: str, new: str) -> str:
    lines, key = [], ""
    for line in yaml.split("\n"):
        found = re.match(r"([\w-]+):", line)
        key = found[1] if found else key
        lines.append(re.sub(rf"(?<![\w-]){name}(?![\w-])", new, line, count=1) if key in FRONT else line)
    return "\n".join(lines)


def _in_menu(id_: str) -> str:
    """The pattern of a line of a menu that names a page."""
    return rf"(?m)^(?:.*<)?(?:[\w./-]+/)?{re.escape(id_)}(?:/index)?(?:\.md)?>?\n"


def is_in_menu(text: str, id_: str) -> bool:
    """Whether a menu of a page names another."""
    return any(re.search(_in_menu(id_), tree[0]) for tree in TOCTREE.finditer(text))


def take_from_menu(text: str, id_: str) -> str:
    """A page's text whose menus no longer name another."""
    return TOCTREE.sub(lambda tree: re.sub(_in_menu(id_), "", tree[0]), text)


def rename_in_list(text: str, old: str, new: str) -> str:
    """A list with each mention of one page's id, or of its file, turned into another."""
    return edit_list(text, old, lambda _: new)


def edit_list(text: str, old: str, change: Callable[[str], str]) -> str:
    """A list with each line that names a page, as a key, an item, a value, one of [several], or a file, changed."""
    name = re.escape(old)
    kinds = (
        rf"^{name}(?=:)",
        rf"(?<=- ){name}(?=\s*$|:)",
        rf"(?<=: ){name}(?=\s*$)",
        rf"(?P<listed>(?<=[\[ ]){name}(?=[,\]]))",
        rf"(?<=[ /]){name}(?=(?:/index)?\.md(?![\w-]))",
        rf"(?<=[ /]){name}(?=/[a-z0-9-]+\.md(?![\w-]))",
        rf"^{name}(?=(?:/[a-z0-9-]+)?\.md:)",
    )
    pattern = re.compile("|".join(kinds), re.MULTILINE)
    brackets = [found.start() for found in re.finditer(r"[\[\]]", text)]

    def changed(found: re.Match[str]) -> str:
        behind = bisect_left(brackets, found.end())
        is_named = found["listed"] is None or (behind < len(brackets) and text[brackets[behind]] == "]")
        return change(found[0]) if is_named else found[0]

    return pattern.sub(changed, text)


def list_named_after(page: Page, old: str) -> list[str]:
    """The ids of a page's parts that begin with an id of the page and a hyphen."""
    return [section.id for section in page.sections if section.id.startswith(f"{old}-")]


def rename_sections(text: str, ids: Mapping[str, str]) -> str:
    """A page's text with the ids of parts turned into others, where a part has them and wherever something leads there."""
    for old, new in ids.items():
        if old in text:
            text = rename_in_page(text, old, new)
            text = re.sub(rf"(?m)^\({re.escape(old)}\)=$", f"({new})=", text)
            text = re.sub(rf"(\]\([^)\s#]*#){re.escape(old)}(?=\))", rf"\g<1>{new}", text)
    return text


def rename_sections_in_list(text: str, ids: Mapping[str, str]) -> str:
    """A list with the ids of parts turned into others."""
    for old, new in ids.items():
        text = rename_in_list(text, old, new) if old in text else text
    return text


def read_text(root: Path, path: PurePosixPath) -> str:
    """A list as it stands on the disk, its line ends as they are."""
    return (root / path).read_bytes().decode("utf-8")
